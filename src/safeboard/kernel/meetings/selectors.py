"""What a reader may see of meetings to come and past: papers in, apologies, quorum, agenda, one next step."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import agenda, limits, minutes, papers, standing
from safeboard.kernel.meetings.forecast import Forecast, forecast
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Attendance,
    Holder,
    Meeting,
    Move,
    Paper,
    Presence,
    Seat,
    SeriesKind,
    State,
)
from safeboard.kernel.meetings.papers import PapersIn
from safeboard.kernel.meetings.permissions import (
    AGREE,
    APOLOGISE,
    FOLLOW,
    ITEMS,
    MANAGE,
    MINUTE,
    PAPERS,
    SITTING,
)
from safeboard.kernel.meetings.planning import COMING, OPEN
from safeboard.kernel.meetings.seats import sittings

PAST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting to come: how many papers are in, apologies, quorum."""

    meeting: Meeting
    papers: PapersIn
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the agenda shows it: when it starts, its papers, and what it assembles by itself."""

    item: AgendaItem
    starts: dt.time
    papers: tuple[Paper, ...]
    lines: tuple[standing.Line, ...]
    earlier: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Part one and part two as this reader may see them, and when the last item ends."""

    part_one: tuple[Entry, ...]
    part_two: tuple[Entry, ...]
    ends: dt.time


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next with a meeting."""

    button: str
    href: str


def coming(reader: Reader, on: dt.date) -> list[Coming]:
    """The next meeting of each body this reader follows, soonest first."""
    first: dict[int, Meeting] = {}
    rows = meetings(reader).filter(on__gte=on, state__in=COMING).order_by("on", "starts")
    for meeting in rows:
        first.setdefault(meeting.series_id, meeting)
    return look_at(reader, list(first.values()))


def look_at(reader: Reader, wanted: Sequence[Meeting]) -> list[Coming]:
    """How each of these meetings stands."""
    items: dict[int | None, list[AgendaItem]] = defaultdict(list)
    for item in AgendaItem.visible(reader, ITEMS).filter(meeting__in=wanted, taken_off=False):
        items[item.meeting_id].append(item)
    sheets: dict[int | None, list[Paper]] = defaultdict(list)
    for paper in Paper.visible(reader, PAPERS).filter(item__meeting__in=wanted).select_related("item"):
        sheets[paper.item.meeting_id].append(paper)
    said: dict[int, list[Attendance]] = defaultdict(list)
    for each in Attendance.visible(reader, SITTING).filter(meeting__in=wanted):
        said[each.meeting_id].append(each)
    series = {meeting.series_id for meeting in wanted}
    seats = list(Seat.visible(reader, FOLLOW).filter(series__in=series).select_related("constituency"))
    holders = list(Holder.visible(reader, SITTING).filter(seat__series__in=series))
    return [
        Coming(
            meeting,
            papers.papers_in(items[meeting.pk], sheets[meeting.pk]),
            forecast(
                meeting,
                sittings(
                    (each for each in seats if each.series_id == meeting.series_id), holders, meeting.on
                ),
                said[meeting.pk],
            ),
        )
        for meeting in wanted
    ]


def next_board(reader: Reader, on: dt.date) -> Coming | None:
    """The next Board for the start page (pages.md 2b)."""
    boards = meetings(reader).filter(series__kind=SeriesKind.BOARD, on__gte=on, state__in=COMING)
    found = boards.order_by("on", "starts").first()
    return look_at(reader, [found])[0] if found else None


def meetings(reader: Reader) -> QuerySet[Meeting]:
    """The meetings this reader follows."""
    return Meeting.visible(reader, FOLLOW).select_related("series")


def past(reader: Reader, on: dt.date) -> list[Meeting]:
    """Meetings that were held or cancelled, and those whose day went by; latest first."""
    rows = meetings(reader).exclude(on__gte=on, state__in=COMING)
    return list(rows.order_by("-on", "-starts")[:PAST_SHOWN])


def agenda_of(reader: Reader, meeting: Meeting) -> Agenda:
    """The agenda as this reader may see it, ending with the last item they see.

    An item that is closed to them keeps its time, so that the others start when they do.
    """
    shown = {each.pk: each for each in AgendaItem.visible(reader, ITEMS).filter(meeting=meeting)}
    rows = [each for each in agenda.timed(agenda.whole(meeting), meeting.starts) if each.item.pk in shown]
    manages = may(reader, meeting, MANAGE)
    out = meeting.state not in OPEN and meeting.state != State.CANCELLED
    sheets = Paper.visible(reader, PAPERS).filter(item__in=shown).select_related("item")
    by_item: dict[int, list[Paper]] = defaultdict(list)
    for paper in papers.newest(sheets):
        if manages or (out and not paper.withdrawn):
            by_item[paper.item_id].append(paper)
    newest = {paper.pk for row in by_item.values() for paper in row}
    readable = {(paper.item_id, paper.number) for row in by_item.values() for paper in row}
    older = [each for each in sheets if each.pk not in newest and (each.item_id, each.number) in readable]
    entries = [
        Entry(
            shown[each.item.pk],
            each.starts,
            tuple(by_item[each.item.pk]),
            tuple(standing.lines(each.item, meeting, reader)),
            tuple(paper for paper in older if paper.item_id == each.item.pk),
        )
        for each in rows
    ]
    one = tuple(each for each in entries if not each.item.part_two)
    two = tuple(each for each in entries if each.item.part_two)
    return Agenda(one, two, rows[-1].ends if rows else meeting.starts)


def may(reader: Reader, meeting: Meeting, permission: object) -> bool:
    """Whether this reader may do this to this meeting."""
    return policy.allows(reader, permission, meeting)  # type: ignore[arg-type]


def next_step(reader: Reader, meeting: Meeting, on: dt.date) -> NextStep | None:
    """The one next step: of whoever runs the meeting by its state, of a member their apologies (W26)."""
    manages, writes = may(reader, meeting, MANAGE), may(reader, meeting, MINUTE)
    step: tuple[str, str] | None = None
    if meeting.state in COMING and meeting.on <= on and writes:
        step = ("Take the register", "meeting-register")
    elif meeting.state == State.PLANNED and manages:
        step = ("Make the agenda", "meeting-agenda")
    elif meeting.state == State.AGENDA_SET and manages:
        step = ("Issue the papers", "meeting-issue")
    elif meeting.state == State.PAPERS_ISSUED and manages:
        printed = {"pk": meeting.pk, "kind": "agenda", "format": "pdf"}
        return NextStep("Print the agenda", reverse("meeting-print", kwargs=printed))
    elif meeting.state == State.HELD and writes:
        step = ("Write the minutes", "meeting-minutes")
    elif meeting.state == State.MINUTES_DRAFT and minutes.circulated_at(meeting) is None:
        step = ("Finish and circulate the minutes", "meeting-minutes") if writes else None
    elif meeting.state == State.MINUTES_DRAFT and may(reader, meeting, AGREE):
        step = ("Agree the minutes", "meeting-agree")
    elif meeting.state in COMING and own_seats(reader, meeting):
        step = ("Send apologies", "meeting-apologies")
    return NextStep(step[0], reverse(step[1], kwargs={"pk": meeting.pk})) if step else None


def own_seats(reader: Reader, meeting: Meeting) -> list[Holder]:
    """The seats at this meeting for which this person sits themselves."""
    return [each for each in may_apologise_for(reader, meeting) if each.user_id == reader.user_id]


def may_apologise_for(reader: Reader, meeting: Meeting) -> list[Holder]:
    """The holders for whom this reader may send apologies: themselves; the office, everybody."""
    rows = Holder.visible(reader, APOLOGISE).filter(limits.in_force(meeting.on), deputy=False)
    rows = rows.filter(limits.in_force(meeting.on, "seat__"), seat__series=meeting.series_id)
    return list(rows.select_related("seat__constituency"))


def said_so_far(reader: Reader, meeting: Meeting) -> list[Attendance]:
    """Apologies and deputies announced, by seat."""
    rows = Attendance.visible(reader, SITTING).filter(
        meeting=meeting, presence__in=(Presence.APOLOGIES, Presence.DEPUTY)
    )
    return list(rows.select_related("seat__constituency"))


def own_meetings(reader: Reader) -> list[Meeting]:
    """The meetings of every body in which this person holds a seat or stands in; without a seat, all they follow."""
    mine = Holder.visible(reader, SITTING).filter(user_id=reader.user_id)
    series = set(mine.values_list("seat__series_id", flat=True))
    rows = meetings(reader)
    return list(rows.filter(series__in=series) if series else rows)


def meetings_sheet(rows: Iterable[Meeting]) -> Sheet:
    """Meetings with when, where, how far they are and whether they were quorate."""
    quorate = {True: "Yes", False: "No", None: ""}
    return Sheet(
        "Meetings",
        ("Body", "Day", "Starts", "Ends", "Place", "State", "Quorate"),
        [
            (
                str(each.series),
                each.on,
                f"{each.starts:%H:%M}",
                f"{each.ends:%H:%M}",
                each.place,
                each.get_state_display(),
                quorate[each.quorate],
            )
            for each in rows
        ],
    )


def moves(meeting: Meeting) -> list[Move]:
    """What the meeting became, first things first."""
    return list(meeting.moves.select_related("by"))
