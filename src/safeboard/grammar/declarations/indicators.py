"""Indicators: what is counted, why it matters, who owns it, and the example that proves the meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from safeboard.grammar.declarations.dated import Break, Clock, Version
from safeboard.grammar.declarations.office import Setting
from safeboard.grammar.declarations.populations import CHILDREN, Population
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.periods import period


class Polarity(Enum):
    """Which way is better. *Context* and *band* are never coloured by direction (indicators.md)."""

    HIGH = "high"
    LOW = "low"
    BAND = "band"
    CONTEXT = "context"


class Unit(Enum):
    """How a value is shown: a count, a percentage with both parts, a rate per 10,000 children, shares, or a mean.

    A *share* is a percentage of the whole for each category of its one breakdown. A *mean* is how many of one thing each
    of another has, a *ratio* how often something happened to each, and *points* by how much a rating rose: of all three
    only sums are sent, so nobody can say how far from the truth chance alone has put them, and they have no range.
    """

    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate per 10,000"
    SHARE = "share"
    MEAN = "mean"
    RATIO = "ratio"
    POINTS = "points"

    @property
    def is_mean(self) -> bool:
        """Whether it is one sum over another, without a range."""
        return self in (Unit.MEAN, Unit.RATIO, Unit.POINTS)


FEWEST_FOR_A_MEAN = 10  # as for a percentage: a mean of a handful tells of the handful (R-DAT-03)


@dataclass(frozen=True)
class Example:
    """A worked example: a few rows, a period and the counts that must come out.

    It is the specification, a test on every engine, and part of the indicator's page.
    `rows` maps a table's name to its rows; columns left out of a row are blank. `beside` is what the count that stands
    beside the figure gives over the same rows: numerator and denominator.
    """

    words: str
    period: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    numerator: int
    denominator: int | None = None
    excluded: int = 0
    beside: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        period(self.period)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that the Board set for its own work: beyond it the newest figure needs the Board (R-GOV-02, T5).

    With `by`, every category of that breakdown is judged for itself. `times` is in how many quarters running.
    """

    words: str
    below: float | None = None
    above: float | None = None
    by: str = ""
    times: int = 1

    def __post_init__(self) -> None:
        if (self.below is None) == (self.above is None):
            raise ValueError(f"The limit {self.words!r} is either below or above a value.")

    def is_broken_by(self, value: float) -> bool:
        """Whether a value lies beyond the limit."""
        return value < self.below if self.below is not None else value > (self.above or 0)


# A result is kept under the name of its measure; a database with bounded text refuses a longer one.
LONGEST_NAME = 10


@dataclass(frozen=True)
class Indicator:
    """One measure that the Board watches, said once and read by every page that shows it.

    `measure` says what is counted; the unit says what is shown. A rate divides the numerator by the children
    aged 0 to 17 (R-DAT-01); a percentage always carries both parts. `linked` says in plain words how rows
    are joined and what the data cannot show; `excluded_words` names what could not be judged. `beside` is another
    count of the same thing, shown beside the figure and never instead of it, as a file's own column. `clock` shows
    timeliness by where things begin too. `each_words` follows the number of a mean ("occasions for each child").
    `versions` are its dated definitions: each period is counted and described by the one of its last day (A14).
    `population` is whom a rate or a percentage is out of (A17); a rate without one is of children aged 0 to 17.
    """

    code: str
    title: str
    theme: str
    owner: str
    measure: Measure
    unit: Unit
    polarity: Polarity
    numerator_words: str
    denominator_words: str
    why: str
    linked: str
    source: str
    author: str
    checker: str
    review_on: dt.date
    since: dt.date
    example: Example
    needs: tuple[str, ...]
    excluded_words: str = ""
    look_back_months: int = 0
    benchmark: str = ""
    headline: bool = False
    breaks: tuple[Break, ...] = ()
    target: float | None = None
    target_words: str = ""
    limit: Limit | None = None
    rules: tuple[str, ...] = ()
    beside: Measure | None = None
    beside_words: str = ""
    clock: Clock | None = None
    each_words: str = ""
    fewest: int = FEWEST_FOR_A_MEAN
    versions: tuple[Version, ...] = ()
    population: Population | None = None

    def __post_init__(self) -> None:
        if (self.unit is Unit.PERCENT or self.unit.is_mean) and not self.denominator_words:
            raise ValueError(
                f"{self.code}: a {self.unit.value} needs both parts; say the denominator in words."
            )
        if self.unit.is_mean and (not self.each_words or self.measure.denominator is None):
            raise ValueError(
                f"{self.code}: a mean needs a denominator, and each_words to follow the number, as 'occasions a child'."
            )
        if self.unit is Unit.RATE and self.population is None:
            object.__setattr__(self, "population", CHILDREN)
        self._check_clock()
        self._check_versions()
        if self.unit is Unit.SHARE and len(self.measure.breakdowns) != 1:
            raise ValueError(
                f"{self.code}: a share needs exactly one breakdown, the categories it is split by."
            )
        if self.measure.name != self.code:
            raise ValueError(
                f"{self.code}: its measure is named {self.measure.name!r}; give it the same code."
            )
        if self.measure.table.name not in self.needs:
            raise ValueError(
                f"{self.code}: `needs` must name the tables it counts, first {self.measure.table.name!r}."
            )
        if self.measure.excluded is not None and not self.excluded_words:
            raise ValueError(f"{self.code}: rows are left out; say in excluded_words which and why.")
        if self.beside is not None and (
            not self.beside_words
            or self.beside.table.name != self.measure.table.name
            or not self.beside.name.startswith(f"{self.code}/")
        ):
            raise ValueError(
                f"{self.code}: what stands beside it counts the same table, is named like '{self.code}/own', and "
                "says in beside_words where it comes from."
            )
        names = [self.code, *(each.name for each in (self.beside,) if each is not None)]
        if too_long := [each for each in names if len(each) > LONGEST_NAME]:
            raise ValueError(
                f"{too_long[0]!r} is longer than {LONGEST_NAME} characters, in which results are kept."
            )
        if self.limit is not None and self.limit.by and self.limit.by not in self.measure.breakdowns:
            raise ValueError(f"{self.code}: the limit is by {self.limit.by!r}, which is no breakdown of it.")
        if self.author == self.checker:
            raise ValueError(f"{self.code}: author and checker must be two people.")

    def _check_clock(self) -> None:
        if self.clock is None:
            return
        names = (f"{self.code}/due", f"{self.code}/open")
        if tuple(each.name for each in self.clock.measures()) != names or any(
            each.table.name != self.measure.table.name for each in self.clock.measures()
        ):
            raise ValueError(
                f"{self.code}: its clock counts the same table and is named {' and '.join(names)}."
            )
        if self.unit is not Unit.PERCENT or self.clock.due.denominator is None:
            raise ValueError(f"{self.code}: a clock is for a percentage, and needs both parts.")

    def _check_versions(self) -> None:
        days = [each.since for each in self.versions]
        if not days:
            return
        if days != sorted(set(days)) or days[0] != self.since:
            raise ValueError(
                f"{self.code}: its versions go on from one another, the first since {self.since}."
            )
        for each in self.versions:
            if each.measure is not None and each.measure.name != self.code:
                raise ValueError(f"{self.code}: the measure of a version has the same code.")
        # The line is broken between the last day of one definition and the first of the next, whoever reads `breaks`.
        known, new = self.breaks, (each.as_break() for each in self.versions[1:])
        object.__setattr__(self, "breaks", (*known, *(each for each in new if each not in known)))

    def version_on(self, on: dt.date) -> Version | None:
        """The definition in force on a day; None where the indicator has only ever had one."""
        return next((each for each in reversed(self.versions) if each.since <= on), None)

    def settings(self) -> tuple[Setting, ...]:
        """What a manager may change of it from a day on: target, limit of its flag, owner (pages.md 3.6; ADR 0013)."""
        limit = self.limit
        edge = (limit.below if limit.below is not None else limit.above) if limit else None
        side = "below" if (limit.below is not None if limit else self.polarity is Polarity.HIGH) else "above"
        owner = Setting(
            f"indicator.{self.code}.owner",
            f"{self.code} {self.title}: owner",
            "words",
            self.owner,
            self.source,
        )
        if self.polarity not in (Polarity.HIGH, Polarity.LOW) and limit is None:
            return (owner,)
        percent = self.unit is Unit.PERCENT
        number = partial(
            Setting,
            kind="number",
            source=self.source,
            least=0,
            most=100.0 if percent else None,
            may_be_empty=True,
        )
        return (
            number(
                f"indicator.{self.code}.target",
                f"{self.code} {self.title}: target",
                default=_written(self.target),
                help="Counts for periods that end on or after its day. Leave empty for no target.",
            ),
            number(
                f"indicator.{self.code}.limit",
                f"{self.code} {self.title}: limit",
                default=_written(edge),
                help=f"A figure {side} it needs the Board. Counts for periods that end on or after its day.",
            ),
            owner,
        )


def _written(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
