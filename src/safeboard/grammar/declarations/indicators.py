"""Indicators: what is counted, why it matters, who owns it, and the example that proves the meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.periods import period


class Polarity(Enum):
    """Which way is better. *Context* and *band* are never coloured by direction (indicators.md)."""

    HIGH = "high"
    LOW = "low"
    BAND = "band"
    CONTEXT = "context"


class Unit(Enum):
    """How a value is shown: a count, a percentage with both parts, a rate per 10,000 children, or shares.

    A *share* is a percentage of the whole for each category of its one breakdown.
    """

    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate per 10,000"
    SHARE = "share"


@dataclass(frozen=True)
class Break:
    """A dated change of process or definition: the line is broken there, with the reason (R-DAT-05, A16)."""

    on: dt.date
    until: dt.date | None
    why: str


@dataclass(frozen=True)
class Example:
    """A worked example: a few rows, a period and the counts that must come out.

    It is the specification, a test on every engine, and part of the indicator's page.
    `rows` maps a table's name to its rows; columns left out of a row are blank.
    """

    words: str
    period: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    numerator: int
    denominator: int | None = None
    excluded: int = 0

    def __post_init__(self) -> None:
        period(self.period)


@dataclass(frozen=True)
class Indicator:
    """One measure that the Board watches, said once and read by every page that shows it.

    `measure` says what is counted; the unit says what is shown. A rate divides the numerator by the children
    aged 0 to 17 (R-DAT-01); a percentage always carries both parts. `linked` says in plain words how rows
    are joined and what the data cannot show; `excluded_words` names what could not be judged. `beside` is another
    count of the same thing, shown beside the figure and never instead of it, as a file's own column.
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
    rules: tuple[str, ...] = ()
    beside: Measure | None = None
    beside_words: str = ""

    def __post_init__(self) -> None:
        if self.unit is Unit.PERCENT and not self.denominator_words:
            raise ValueError(f"{self.code}: a percentage needs both parts; say the denominator in words.")
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
        if self.author == self.checker:
            raise ValueError(f"{self.code}: author and checker must be two people.")
