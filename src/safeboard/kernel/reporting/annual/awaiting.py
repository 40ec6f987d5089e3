"""What a chapter cannot tell yet, and what it waits for: a figure that no return has brought is said to be coming.

A section may name indicators that nobody declares yet (`Section.awaits`); from the day a folder declares one, the
chapter may use it, and nothing has to be changed in the section.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.catalogue import listed
from safeboard.kernel.indicators.disclosure import NO_DATA, breakdown, own_year, read_at_once, series
from safeboard.kernel.indicators.models import Snapshot


@dataclass(frozen=True, slots=True)
class Awaited:
    """A figure that is not there yet, and what brings it."""

    code: str
    title: str
    comes_with: str

    @property
    def words(self) -> str:
        """As it stands in place of the figure."""
        return f"No data yet: comes with {self.comes_with}."


def codes_of(section: Section) -> tuple[str, ...]:
    """The indicators that the sentences of a chapter may use today."""
    return (*section.indicators, *(code for code in section.awaits if code in REGISTRY.indicators))


def awaited(code: str) -> Awaited:
    """What an indicator waits for, declared or not; by the catalogue, else by the source that it names itself."""
    row = next((each for each in listed() if each.code == code), None)
    if code in REGISTRY.indicators:
        declared = REGISTRY.indicators[code]
        return Awaited(code, declared.title, row.comes_with if row else declared.source)
    return Awaited(code, row.title, row.comes_with) if row else Awaited(code, code, "a return of later years")


def awaited_by(section: Section, snapshot: Snapshot, year: str, area: str) -> Iterator[Awaited]:
    """The figures of a chapter that its snapshot holds nothing of, for any part of the year reported on."""
    codes = codes_of(section)
    with read_at_once(snapshot, codes, area):
        there = {code for code in codes if _there(code, snapshot, year, area)}
    for code in (*section.indicators, *section.awaits):
        if code not in there:
            yield awaited(code)


def _there(code: str, snapshot: Snapshot, year: str, area: str) -> bool:
    """Whether there is anything to say of the year or of a part of it: a figure, hidden, or too early."""
    span = period(year)
    # A school measure speaks of the school year that ended in the year.
    parts = [period(own_year(code, year)), span, *span.quarters(), *span.months()]
    if any(each.words != NO_DATA for each in series(snapshot, code, parts, area)):
        return True
    indicator = REGISTRY.indicators[code]
    return indicator.unit is Unit.SHARE and any(
        breakdown(snapshot, code, year, area, by) for by in indicator.measure.breakdowns
    )
