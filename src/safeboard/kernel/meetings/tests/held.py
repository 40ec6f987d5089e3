"""A small Board with seats of every kind, its meetings and their items, made for tests of what happens at a meeting."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

from safeboard.kernel.meetings import register
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Constituency,
    Holder,
    Meeting,
    Purpose,
    Seat,
    SeatKind,
    Series,
    SeriesKind,
    State,
)

SINCE = dt.date(2014, 4, 1)
FEBRUARY, APRIL = dt.date(2016, 2, 25), dt.date(2016, 4, 14)
# name, statutory, must be there, titles of its seats, whether the agency is police, and who holds it
PLACES = (
    ("Children and families", True, True, ("Director",), None),
    ("Police", True, True, ("Superintendent",), "police-board-member"),
    ("Hospital trust", True, True, ("Chief nurse",), "health-board-member"),
    ("Probation", True, False, ("Head of area",), None),
    ("Districts", True, False, ("North", "East", "South", "West"), None),
    ("Lay members", False, False, ("Lay member",), "lay-member"),
)
CAME, DEPUTY, SORRY, ABSENT, NOT_EXPECTED = "attended", "deputy", "apologies", "absent", "not_expected"


def make_board(people: Any, reader_for: Any) -> SimpleNamespace:
    """The Board: `seats` by title, `meeting(on)` with two items, `take(meeting, North="absent")`, `hold(meeting)`."""
    series = Series.objects.create(code="BOARD", name="The Board", kind=SeriesKind.BOARD, since=SINCE)
    seats: dict[str, Seat] = {}
    holders: dict[str, Holder] = {}
    for order, (name, statutory, must, titles, persona) in enumerate(PLACES):
        constituency = Constituency.objects.create(
            series=series, name=name, statutory=statutory, must_be_there=must, order=order
        )
        for title in titles:
            kind = SeatKind.LAY if "Lay" in title else SeatKind.MEMBER
            agency = people.agencies["police"] if name == "Police" else None
            seat = Seat.objects.create(
                series=series, constituency=constituency, kind=kind, title=title, since=SINCE, agency=agency
            )
            user = people.users[persona] if persona else None
            seats[title] = seat
            holders[title] = Holder.objects.create(
                seat=seat, user=user, name=f"Holder of {title}", since=SINCE
            )
    admin = reader_for("administrator")

    def meeting(on: dt.date = FEBRUARY, **changes: Any) -> Meeting:
        made = Meeting.objects.create(series=series, on=on, state=State.PAPERS_ISSUED, **changes)
        for place, (title, part_two) in enumerate((("Neglect", False), ("A person's case", True)), start=1):
            AgendaItem.objects.create(
                series=series,
                meeting=made,
                place=place,
                title=title,
                purpose=Purpose.DECIDE,
                part_two=part_two,
            )
        return made

    def take(made: Meeting, **changes: str) -> list[int]:
        marks = dict.fromkeys(seats, CAME) | {"East": NOT_EXPECTED, "South": NOT_EXPECTED}
        marks |= {"West": NOT_EXPECTED, **changes}
        lines = [
            register.Line(seats[title], mark, "Assistant" if mark == DEPUTY else "")
            for title, mark in marks.items()
        ]
        return register.save(meeting=made, lines=lines, by=admin)

    def held(on: dt.date = FEBRUARY, **changes: str) -> Meeting:
        made = meeting(on)
        take(made, **changes)
        register.hold(meeting=made, seen=made.version, interests_asked=True, by=admin)
        return made

    return SimpleNamespace(
        series=series, seats=seats, holders=holders, meeting=meeting, take=take, held=held, admin=admin
    )
