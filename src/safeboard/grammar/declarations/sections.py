"""Chapters and sections of the annual report, in the order of its outline.

Sentences are written in the reporting room's notation, where `{T1-04 2015-16}` is a number bound to a result.
In a declaration `<year>` stands for the year reported on and `<before>` for the year before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from safeboard.grammar.declarations.office import Sheet
from safeboard.grammar.measure.periods import PeriodKind, period


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """What an earlier printed report said, by meaning, with the claim it makes (anomalies A21 to A24).

    `claim` says it in the notation, so that the checker, not a person, says why it would not pass; `computed` is
    what the results say instead; `note` is what a reader should know beside both.
    """

    year: str
    says: str
    claim: str
    computed: str
    anomaly: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the annual report and what it may be written from.

    `indicators` are the codes that its sentences may use. A new chapter begins with `drafts`, which are neutral,
    and with `carried`: sentences brought over as people wrote them, which must pass the check like any other.
    `phrases` are words with a number in them that no result stands behind, such as a time limit set by law.
    `awaits` are codes of indicators that a later return brings: the chapter says "No data yet: comes with X" until
    some folder declares them, and may use them from then on. `chart` is the one indicator whose chart stands in the
    chapter; `county` lets it use the county's published figures; `made` names parts that the program writes itself
    from what it holds (the reporting room has them).
    """

    code: str
    title: str
    order: int
    owner: str
    indicators: tuple[str, ...]
    drafts: tuple[str, ...]
    carried: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    printed: tuple[PrintedSentence, ...] = ()
    awaits: tuple[str, ...] = ()
    chart: str = ""
    county: bool = False
    made: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.indicators or self.awaits or self.county or self.made):
            raise ValueError(f"Section {self.code!r} names no indicator: nothing could be said in it.")
        if self.chart and self.chart not in self.indicators:
            raise ValueError(f"Section {self.code!r} draws {self.chart}, which is not one of its indicators.")
        both = sorted(set(self.indicators) & set(self.awaits))
        if both:
            raise ValueError(
                f"Section {self.code!r} names {', '.join(both)} among its indicators and as awaited: keep one."
            )

    def drafts_in(self, year: str) -> tuple[str, ...]:
        """The neutral sentences for a financial year. Raises ValueError where the code is not one."""
        return tuple(in_year(each, year) for each in self.drafts)

    def carried_in(self, year: str) -> tuple[str, ...]:
        """The sentences brought over, for a financial year."""
        return tuple(in_year(each, year) for each in self.carried)

    def printed_in(self, year: str) -> tuple[PrintedSentence, ...]:
        """What was printed about this financial year."""
        return tuple(each for each in self.printed if each.year == year)


@dataclass(frozen=True, slots=True)
class Appendix:
    """Tables at the end of the annual report, made from what was recorded: never typed in.

    `tables(ends, reader)` gives them as they stood on the last day of the year reported on.
    """

    code: str
    title: str
    order: int
    tables: Callable[[dt.date, Any], Iterable[Sheet]] = field(compare=False)


def in_year(sentence: str, year: str) -> str:
    """The sentence with `<year>` and `<before>` filled in. Raises ValueError unless `year` is a financial year."""
    over = period(year)
    if over.kind is not PeriodKind.YEAR:
        raise ValueError(
            f"The annual report is of a financial year, as '2015-16'; {year!r} is a {over.kind.value}."
        )
    return sentence.replace("<year>", year).replace("<before>", over.previous().code)
