"""Attendance by constituency over the last meetings, and against the meetings before (R-GOV-02, SYS-44).

A meeting counts as expected where the constituency had a seat then that was not *not expected*, and as attended where
any of its seats was filled, by its holder or a deputy. So one of four districts satisfies all, and a constituency whose
members have left keeps what its seats attended (anomaly A18). Never a percentage of named persons.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import limits
from safeboard.kernel.meetings.models import Attendance, Constituency, Meeting, Presence, Series
from safeboard.kernel.meetings.permissions import FOLLOW, SITTING
from safeboard.kernel.meetings.register import HELD

CAME = {Presence.ATTENDED, Presence.DEPUTY}


@dataclass(frozen=True, slots=True)
class Mark:
    """One constituency at one meeting."""

    expected: bool
    came: bool
    deputy: bool = False

    @property
    def words(self) -> str:
        """As it stands in the table."""
        if not self.expected:
            return "Not expected"
        return ("Deputy came" if self.deputy else "Came") if self.came else "Nobody came"


@dataclass(frozen=True, slots=True)
class Window:
    """So many meetings in a row: attended of expected, and how many of them by a deputy."""

    came: int = 0
    expected: int = 0
    by_deputy: int = 0

    @property
    def percent(self) -> int | None:
        """Attended of expected in percent, to the nearest whole; None where no meeting was expected."""
        return (200 * self.came + self.expected) // (2 * self.expected) if self.expected else None

    @property
    def words(self) -> str:
        """4 of 5 (80%)."""
        return f"{self.came} of {self.expected} ({self.percent}%)" if self.expected else "None expected"

    def is_below(self, least: float) -> bool:
        """Whether attendance is below this percentage."""
        return self.expected > 0 and self.came * 100 < least * self.expected


@dataclass(frozen=True, slots=True)
class Row:
    """One constituency: these meetings, those before, and every meeting for itself."""

    constituency: Constituency
    now: Window
    before: Window
    marks: tuple[Mark, ...]
    least: float

    @property
    def low_twice(self) -> bool:
        """Below the limit in two windows in a row (R-GOV-02)."""
        return self.now.is_below(self.least) and self.before.is_below(self.least)

    @property
    def nobody(self) -> bool:
        """Nobody came to any of the meetings that were expected (SYS-44)."""
        return self.now.expected > 0 and self.now.came == 0

    @property
    def change(self) -> str:
        """What changed against the meetings before, in words."""
        if self.now.percent is None or self.before.percent is None:
            return "Nothing to compare with"
        if self.now.percent == self.before.percent:
            return f"As before: {self.before.words}"
        return f"{'Up' if self.now.percent > self.before.percent else 'Down'} from {self.before.words}"

    @property
    def flag(self) -> str:
        """What is low about it, in words; empty where nothing is."""
        if self.low_twice:
            return f"Below {self.least:g}% twice in a row"
        if self.nobody:
            return f"Nobody came to the last {self.now.expected}"
        return f"Below {self.least:g}%, once so far" if self.now.is_below(self.least) else ""

    @property
    def needs_chair(self) -> bool:
        """Whether the Chair should speak with them."""
        return self.low_twice or self.nobody


@dataclass(frozen=True, slots=True)
class Attended:
    """The table: the meetings it counts, first one first, those before, and a row a constituency."""

    series: Series
    meetings: tuple[Meeting, ...]
    before: tuple[Meeting, ...]
    rows: tuple[Row, ...]
    least: float


def mark(presences: Collection[str]) -> Mark:
    """What the seats of one constituency come to at one meeting."""
    came = any(each in CAME for each in presences)
    deputy = came and Presence.ATTENDED not in presences
    return Mark(any(each != Presence.NOT_EXPECTED for each in presences), came, deputy)


def window(marks: Iterable[Mark]) -> Window:
    """The marks of several meetings, counted."""
    expected = [each for each in marks if each.expected]
    return Window(sum(each.came for each in expected), len(expected), sum(each.deputy for each in expected))


def table(reader: Reader, series: Series, on: dt.date) -> Attended:
    """Attendance at the last meetings held by this day, with the same number of meetings before."""
    count, least = limits.attendance_meetings(on), limits.attendance_least(on)
    held = list(
        Meeting.visible(reader, FOLLOW)
        .filter(series=series, state__in=HELD, on__lte=on)
        .order_by("-on", "-starts")[: 2 * count]
    )
    now, before = held[:count][::-1], held[count:][::-1]
    found = marks_of(
        Attendance.visible(reader, SITTING).filter(meeting__in=held).select_related("seat__constituency")
    )
    constituencies = sorted({each for each, _ in found}, key=lambda each: (each.order, each.name))
    none = Mark(False, False)
    rows = []
    for each in constituencies:
        marks = tuple(found.get((each, meeting.pk), none) for meeting in now)
        earlier = window(found.get((each, meeting.pk), none) for meeting in before)
        rows.append(Row(each, window(marks), earlier, marks, least))
    return Attended(series, tuple(now), tuple(before), tuple(rows), least)


def marks_of(rows: Iterable[Attendance]) -> dict[tuple[Constituency, int], Mark]:
    """Lines of registers by constituency and meeting."""
    said: dict[tuple[Constituency, int], list[str]] = defaultdict(list)
    for row in rows:
        said[(row.seat.constituency, row.meeting_id)].append(row.presence)
    return {key: mark(presences) for key, presences in said.items()}


def as_sheet(found: Attended) -> Sheet:
    """The table as it leaves for Excel."""
    headings = (
        *HEADINGS,
        *(f"{meeting.on.day} {meeting.on:%B %Y}" for meeting in found.meetings),
    )
    return Sheet(f"Attendance {found.series.code}", headings, [_cells(row) for row in found.rows], NOTES)


NOTES = (
    "Counted by constituency, not by person: a shared place is attended where any of those who share it came.",
    "Deputies count and are shown.",
    "Attendance follows the history of the seats: members who have left stay counted for the meetings of their time.",
)


HEADINGS = (
    "Constituency",
    "Attended",
    "Expected",
    "Percent",
    "By a deputy",
    "Attended before",
    "Expected before",
    "What is low",
)
NO_SHEET = Sheet("Attendance", HEADINGS, (), NOTES)


def _cells(row: Row) -> Sequence[str | int | None]:
    return (
        row.constituency.name,
        row.now.came,
        row.now.expected,
        row.now.percent,
        row.now.by_deputy,
        row.before.came,
        row.before.expected,
        row.flag,
        *(each.words for each in row.marks),
    )
