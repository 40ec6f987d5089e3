"""Rules that set the rows of a return beside each other: dates in order, one list against another.

A rule is a declaration: which list it speaks of, which column it points at, what must hold, and the sentence
that its breach is told in. Its example is its specification, its test and part of its page. The checks that a
rule can be made of are here; reading a file and running them is the work of the returns room.

A rule that turns a row back (an error) looks for a contradiction that is there to see. A rule that misses
something is a warning: what is missing may be in another file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from string import Formatter
from typing import Any, Protocol

from safeboard.grammar.dates import add_months

Values = Mapping[str, Any]
Words = dict[str, Any]


class Severity(StrEnum):
    """What a breach does to its row: an error turns it back, a warning keeps it."""

    ERROR = "error"
    WARNING = "warning"


class Line(Protocol):
    """One row of a file as a rule sees it: its values by column name (None where blank) and its place."""

    @property
    def list_name(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def row(self) -> int: ...
    @property
    def values(self) -> Values: ...


@dataclass(frozen=True, slots=True)
class Window:
    """What a file can know: the day it was drawn, and the day its look-back begins."""

    as_at: date
    first_day: date

    def holds(self, day: date | None) -> bool:
        """Whether something of that day must be in the file."""
        return day is not None and self.first_day <= day <= self.as_at


Together = Mapping[str, Sequence[Line]]
Check = Callable[[Line, Together, Window], Words | None]
Test = Callable[[Values], bool]
Pair = Callable[[Values, Values], bool]
When = Callable[[Values, Window], bool]


def always(values: Values, window: Window) -> bool:
    """The rule applies to every row."""
    return True


@dataclass(frozen=True)
class NotBefore:
    """One date of a row is not before another; a blank is before nothing."""

    then: str
    first: str

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        then, first = line.values.get(self.then), line.values.get(self.first)
        return {} if then is not None and first is not None and then < first else None


@dataclass(frozen=True)
class Filled:
    """A column is filled in where a row says something else."""

    column: str
    when: Test

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        return {} if line.values.get(self.column) is None and self.when(line.values) else None


@dataclass(frozen=True)
class Never:
    """What a row must not say, by itself, on the day of its file."""

    says: When

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        return {} if self.says(line.values, window) else None


@dataclass(frozen=True)
class HasRow:
    """The same child has a row in one of some lists that goes with this one; asked only `when` it must be there."""

    among: tuple[str, ...]
    goes_with: Pair
    when: When = always

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        if not self.when(line.values, window):
            return None
        found = any(
            self.goes_with(line.values, other.values)
            for name in self.among
            for other in together.get(name, ())
            if other is not line
        )
        return None if found else {}


@dataclass(frozen=True)
class NoRow:
    """The same child has no row in a list that contradicts this one; the words name the first that does."""

    among: str
    contradicts: Pair
    when: When = always

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        if not self.when(line.values, window):
            return None
        for other in together.get(self.among, ()):
            if other is not line and self.contradicts(line.values, other.values):
                return {"other": other}
        return None


@dataclass(frozen=True)
class Once:
    """Two rows of one list do not overlap; of such a pair the later row is told, the earlier is named.

    A row without an end is open. A row may start on the day another ends, not on the day it starts.
    """

    start: str
    end: Callable[[Values], date | None]

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        own = line.values.get(self.start)
        rows = together.get(line.list_name, ())
        if own is None or len(rows) < 2:
            return None
        for other in rows:
            start = other.values.get(self.start)
            if other is line or start is None:
                continue
            if (start, other.sheet, other.row) >= (own, line.sheet, line.row):
                continue
            end = self.end(other.values)
            if end is None or end > own or start == own:
                return {"other": other}
        return None


@dataclass(frozen=True)
class Alone:
    """A list of how things stand has one row a child; each further row is told, the first is named."""

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        first = together[line.list_name][0]
        return None if line is first else {"other": first}


@dataclass(frozen=True)
class Counted:
    """The file's own count of earlier rows agrees with the rows that are there to be counted.

    Counted are the same child's rows of `among` whose `dated` lies before `by`, and within `months` of it where
    that is said. Some count the row itself, so one more is right too. A file cannot show what came before it
    began: a count that is larger is wrong only where the look-back covers all the months.
    """

    column: str
    among: str
    dated: str
    by: str
    months: int | None = None

    def __call__(self, line: Line, together: Together, window: Window) -> Words | None:
        said, until = line.values.get(self.column), line.values.get(self.by)
        if said is None or until is None:
            return None
        since = date.min if self.months is None else add_months(until, -self.months)
        days = (other.values.get(self.dated) for other in together.get(self.among, ()) if other is not line)
        found = sum(1 for day in days if day is not None and since <= day < until)
        covered = since >= window.first_day
        return {"counted": found} if said < found or (covered and said > found + 1) else None


@dataclass(frozen=True)
class RuleExample:
    """Rows that keep a rule and rows that break it: `rows` by list, `broken` the places (from 1) that break it."""

    words: str
    rows: Mapping[str, Sequence[Values]] = field(hash=False)
    broken: tuple[int, ...]
    as_at: date = date(2016, 3, 31)
    look_back_months: int = 12


@dataclass(frozen=True)
class CrossRule:
    """One rule over the rows of a return.

    `over` is the list whose rows it speaks of, `points_at` the column it points at. `message` is the sentence
    the sender reads after the place; names in braces are columns of the row, `other_...` those of the row it
    is set beside (`other_row`, `other_sheet` its place), `counted` a number found. `joined_by` is the column
    that says which rows belong together. `looks_in` names every other list it reads; where the file has not
    all of them it is not run. A rule that `misses` something is not run on a file that is only a part.
    Raises ValueError where it cannot be right.
    """

    code: str
    title: str
    over: str
    points_at: str
    check: Check
    severity: Severity
    message: str
    example: RuleExample
    looks_in: tuple[str, ...] = ()
    joined_by: str = "child"
    misses: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        if self.misses and self.severity is Severity.ERROR:
            raise ValueError(f"{self.code}: what is missing may be in another file, so it is a warning.")
        if not self.message.endswith((".", "?")):
            raise ValueError(f"{self.code}: the message must be a sentence.")
        rows = self.example.rows.get(self.over, ())
        if not self.example.broken or not set(self.example.broken) <= set(range(1, len(rows) + 1)):
            raise ValueError(f"{self.code}: the example must name rows of {self.over!r} that break it.")
        if len(self.example.broken) == len(rows):
            raise ValueError(f"{self.code}: the example must have a row of {self.over!r} that keeps it.")

    @property
    def fields_named(self) -> tuple[str, ...]:
        """The names in braces that the message fills in."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.message) if name)

    @property
    def lists(self) -> tuple[str, ...]:
        """Every list the rule reads, its own first."""
        return (self.over, *self.looks_in)

    @property
    def reads(self) -> dict[str, frozenset[str]]:
        """The columns that a file must have for the rule to be run: those it points at and its example fills."""
        needed = {
            name: frozenset(key.removesuffix("_precision") for row in self.example.rows[name] for key in row)
            for name in self.lists
            if name in self.example.rows
        }
        return {**needed, self.over: needed[self.over] | {self.points_at, self.joined_by}}
