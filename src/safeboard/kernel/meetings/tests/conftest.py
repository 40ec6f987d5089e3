"""A Board that meets on Thursday 28 April 2016, with seats, holders and readers."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import agenda, items, papers, planning, seats, series
from safeboard.kernel.meetings.models import AgendaItem, Holder, Meeting, Seat, Series
from safeboard.kernel.trail import recorder

SINCE, BOARD_ON = dt.date(2015, 4, 1), dt.date(2016, 4, 28)
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def packed(main: str = "word/document.xml", **parts: bytes | str) -> bytes:
    """A small Office file; parts by name, with `__` for a slash and `_dot_` for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(main, "<document/>")
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return made.getvalue()


@dataclass
class Office:
    """The Board of the tests, its coming meeting, and who runs it."""

    board: Series
    meeting: Meeting
    manager: Reader
    seats: dict[str, Seat]
    holders: dict[str, Holder]

    def fresh(self) -> Meeting:
        """The meeting as it stands."""
        return Meeting.objects.select_related("series").get(pk=self.meeting.pk)

    def item(self, code: str) -> AgendaItem:
        """A standing item of the agenda."""
        return AgendaItem.objects.get(meeting=self.meeting, standing_code=code)

    def built(self) -> Meeting:
        """The meeting with its standing items."""
        agenda.build(meeting=self.fresh(), by=self.manager)
        return self.fresh()

    def issued(self) -> Meeting:
        """The meeting with its agenda set and one paper issued."""
        meeting = self.built()
        self.secret = items.add_item(
            series=self.board,
            meeting=meeting,
            title="A matter of staff",
            purpose="decide",
            part_two=True,
            why="It is about one person.",
            by=self.manager,
        )
        papers.add_paper(
            item=self.item("risks"), title="Risk log", filename="log.pdf", data=PDF, by=self.manager
        )
        papers.add_paper(item=self.secret, title="Staffing", filename="staff.pdf", data=PDF, by=self.manager)
        meeting = planning.set_agenda(meeting=self.fresh(), seen=self.fresh().version, by=self.manager)
        return planning.issue_papers(meeting=meeting, seen=meeting.version, by=self.manager)


@pytest.fixture
def work(db: None) -> Iterator[recorder.UnitOfWork]:
    """A unit of work whose events a test can read."""
    with recorder.recorded(recorder.Doer(actor="test")) as work:
        yield work


@pytest.fixture
def office(people: Any, reader_for: Any) -> Office:
    """The Board with a meeting on 28 April and seats of the council, police, health, districts and a lay member."""
    manager = reader_for("business-manager")
    with recorder.recorded(recorder.Doer(actor="test")):
        board = series.create_series(
            code="BOARD", name="Safeguarding Board", kind="board", since=SINCE, by=manager
        )
        made, holders = {}, {}
        for name, must, persona, kind in (
            ("County Council", True, "team-manager", "member"),
            ("Police", True, "police-board-member", "member"),
            ("Hospital trust", True, "health-board-member", "member"),
            ("District councils", False, None, "member"),
            ("Lay members", False, "lay-member", "lay"),
        ):
            constituency = seats.add_constituency(
                series=board, name=name, statutory=kind != "lay", must_be_there=must, by=manager
            )
            seat = seats.add_seat(
                constituency=constituency, title=f"Post of {name}", kind=kind, since=SINCE, by=manager
            )
            made[name] = seat
            if persona:
                user = people.users[persona]
                holders[name] = seats.appoint(seat=seat, name=user.name, user=user, since=SINCE, by=manager)
        meeting = planning.plan_meetings(series=board, dates=[BOARD_ON], place="County Hall", by=manager)[0]
    return Office(board, meeting, manager, made, holders)
