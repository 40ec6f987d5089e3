"""What an agency counted itself and sends as figures, said once (SYS-54; W22; R-DAT-03).

A figure return is made of grids; a grid asks the same numbers (its parts) for every category of its breakdowns; each
number is a box. The page on which boxes are typed, the Excel form, the CSV, the interface for programs, the checks and
the fact table of a grid are all driven by these declarations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import product

from safeboard.grammar import dates
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.periods import Period, PeriodKind, period
from safeboard.grammar.measure.tables import Field, Table

MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12, PeriodKind.ACADEMIC_YEAR: 12}
MOST_BOXES = 240
FURTHEST = 100_000_000  # no agency of one county counts more in a period; half-days of school come nearest


class Answer(StrEnum):
    """What may be said in a box. Blank is no answer, and never zero."""

    NUMBER = "number"
    NONE = "none"
    NOT_KNOWN = "not known"
    NOT_HELD = "we do not hold this"


@dataclass(frozen=True)
class Dimension:
    """A breakdown: its column, what people call it, and its categories, a code and a title each.

    Every way of splitting needs a place for what is not recorded, so that the categories add up to the whole (W22).
    """

    name: str
    title: str
    categories: Mapping[str, str] = field(hash=False)

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or self.name != self.name.lower():
            raise ValueError(f"The breakdown {self.name!r} must be named by a lower-case Python name.")
        if len(self.categories) < 2:
            raise ValueError(f"The breakdown {self.name!r} needs two categories at least.")
        for code in self.categories:
            if not code.replace("-", "_").isidentifier() or code != code.lower():
                raise ValueError(
                    f"The breakdown {self.name!r}: {code!r} must be lower-case letters, digits, _ or -."
                )
        if len({title.casefold() for title in self.categories.values()}) != len(self.categories):
            raise ValueError(f"The breakdown {self.name!r} has two categories of one title.")


@dataclass(frozen=True, slots=True)
class Part:
    """One number that a grid asks for.

    `help` says who or what counts. `within` names the part that it cannot exceed, as those who came cannot be more
    than the places there were. `at_end` is a number as it stood on the period's last day, not a count over the period.
    """

    name: str
    title: str
    help: str = ""
    within: str = ""
    at_end: bool = False

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or self.name != self.name.lower():
            raise ValueError(f"The part {self.name!r} must be named by a lower-case Python name.")
        if not self.title:
            raise ValueError(f"The part {self.name!r} needs a title: what people read beside the box.")


@dataclass(frozen=True)
class Box:
    """One number of one grid in one combination of categories; `code` names it in files, for every period alike."""

    grid: Grid = field(repr=False)
    part: Part
    categories: tuple[tuple[str, str], ...]

    @cached_property
    def code(self) -> str:
        """Its name in files: ``lado_contacts.contacts`` or ``lado_contacts.contacts.schools.physical``."""
        return ".".join((self.grid.name, self.part.name, *(category for _, category in self.categories)))

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The categories as people read them, in the order of the breakdowns."""
        titles = {each.name: each.categories for each in self.grid.by}
        return tuple(titles[name][category] for name, category in self.categories)

    @property
    def title(self) -> str:
        """What people read beside the box: ``Contacts: Schools, Physical abuse``."""
        return f"{self.part.title}: {', '.join(self.said)}" if self.said else self.part.title


@dataclass(frozen=True)
class Grid:
    """Numbers asked for every category of the same breakdowns; it fills the fact table of its name.

    `counts` says what the numbers are of: small counts of children are hidden, counts of work are not (ADR 0014).
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    by: tuple[Dimension, ...] = ()
    counts: Counts = Counts.CHILDREN

    def __post_init__(self) -> None:
        names = [part.name for part in self.parts] + [by.name for by in self.by]
        if not self.parts or len(set(names)) != len(names):
            raise ValueError(f"The grid {self.name!r} needs parts, and no two columns of one name.")
        for part in self.parts:
            if part.within and part.within not in {each.name for each in self.parts if each is not part}:
                raise ValueError(f"The grid {self.name!r}: {part.name!r} cannot be within {part.within!r}.")
        if len(self.boxes) > MOST_BOXES:
            raise ValueError(f"The grid {self.name!r} has {len(self.boxes)} boxes; nobody fills in so many.")

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Every box, category by category."""
        choices = [[(each.name, code) for code in each.categories] for each in self.by]
        return tuple(Box(self, part, said) for said in product(*choices) for part in self.parts)

    @cached_property
    def table(self) -> Table:
        """The fact table: a row is one agency, period and combination of categories, with a number for each part.

        `ends_on` is the period's last day: ``During(table.ends_on)`` adds up what happened, and
        ``OpenAt(table.ends_on, table.day_after)`` takes what stood on the last day.
        """
        return Table(
            self.name,
            (
                Field("area", Kind.TEXT, nullable=False, title="Authority"),
                Field("ends_on", Kind.DATE, nullable=False, title="Last day of the period"),
                Field("day_after", Kind.DATE, nullable=False, title="Day after the period"),
                Field("agency", Kind.TEXT, nullable=False, title="Agency that counted it"),
                *(Field(each.name, Kind.TEXT, title=each.title) for each in self.by),
                *(Field(each.name, Kind.INTEGER, title=each.title) for each in self.parts),
            ),
            person=None,
        )

    def row(self, over: str, agency: str = "County Council", **said: str | int | None) -> dict[str, object]:
        """One row of the fact table, for worked examples: ``grid.row("2015-16Q1", setting="health", contacts=3)``.

        Raises ValueError for a word that is no breakdown or part of it.
        """
        known = {each.name for each in self.table.columns}
        if unknown := set(said) - known:
            raise ValueError(f"The grid {self.name!r} has no {sorted(unknown)}.")
        ends = period(over).end
        return {
            "key": "/".join((agency, over, *(str(said.get(each.name)) for each in self.by))),
            "area": "825",
            "ends_on": ends,
            "day_after": ends + dt.timedelta(days=1),
            "agency": agency,
            **said,
        }


@dataclass(frozen=True)
class FigureReturn:
    """A return of figures: its grids, how often it is sent, and what it is for.

    `every` is the period of one submission (month, quarter, financial or school year); nothing finer can be counted
    from it, and of a school year no financial year either. `sender` says in words who usually sends it.
    """

    code: str
    title: str
    about: str
    sender: str
    every: PeriodKind
    grids: tuple[Grid, ...]
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [each.name for each in self.grids]
        if not self.grids or len(set(names)) != len(names):
            raise ValueError(f"The return {self.title!r} needs grids, no two of one name.")
        if self.every not in MONTHS:
            raise ValueError(f"The return {self.title!r} cannot be sent every {self.every.value}.")

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """Every box of the return by its code, in the order in which they are asked."""
        return {box.code: box for grid in self.grids for box in grid.boxes}

    @property
    def look_back_months(self) -> int:
        """How many months one submission is about."""
        return MONTHS[self.every]

    def grid(self, name: str) -> Grid:
        """The grid of this name. Raises KeyError if the return has none."""
        for each in self.grids:
            if each.name == name:
                return each
        raise KeyError(f"The return {self.title!r} has no grid {name!r}.")

    def period_ending(self, on: dt.date) -> Period:
        """The period of this return that ends on a day. Raises ValueError where none does."""
        found = self.period_with(on)
        if found.end != on:
            raise ValueError(f"No {self.every.value} ends on {on}: the nearest ends on {found.end}.")
        return found

    def period_with(self, on: dt.date) -> Period:
        """The period of this return in which a day lies."""
        if self.every is PeriodKind.ACADEMIC_YEAR:
            return period(dates.academic_year(on))
        year = period(dates.financial_year(on))
        parts = {PeriodKind.MONTH: year.months, PeriodKind.QUARTER: year.quarters}.get(self.every)
        return next(each for each in (parts() if parts else (year,)) if each.start <= on <= each.end)

    def __iter__(self) -> Iterator[Grid]:
        return iter(self.grids)
