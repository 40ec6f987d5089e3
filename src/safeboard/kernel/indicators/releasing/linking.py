"""Which counts of two indicators are the same count: then hiding one and showing the other hides nothing.

A count is what is counted (its table, its moment, its conditions), over which time, in which category. The base of one
percentage may be another indicator's own count; children on a plan on 31 March are those of the year and of its last
quarter (section 3, point 5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.expressions import EVERY_ROW, Expression
from safeboard.grammar.measure.measures import OpenAt
from safeboard.grammar.measure.periods import Period, PeriodKind, period


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a release: an indicator, a period, and a category of a breakdown or none."""

    code: str
    period: str
    by: str = ""
    category: str = ""

    @property
    def key(self) -> str:
        """Its name in a system."""
        return "|".join((self.code, self.period, self.by, self.category))

    @property
    def words(self) -> str:
        """As people read it: `Who refers, April 2015 to March 2016, police`."""
        indicator = REGISTRY.indicators[self.code]
        said = [indicator.title, period(self.period).words]
        if self.by:
            column = getattr(indicator.measure.breakdowns[self.by].node, "name", "")
            said.append(REGISTRY.label(indicator.measure.table.name, column, self.category))
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts that stand behind a place: its own, and for a percentage the rest and the base."""

    own: str
    rest: str = ""
    base: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """Every one there is."""
        return tuple(each for each in (self.own, self.rest, self.base) if each)


def counted_at(slot: Slot) -> Counted:
    """The names of the counts behind a place, the same wherever the same is counted."""
    indicator = REGISTRY.indicators[slot.code]
    measure = indicator.measure
    conditions = [_meaning(measure.numerator), _meaning(measure.denominator)]
    own = _name(indicator, slot, conditions)
    if indicator.unit is not Unit.PERCENT:
        return Counted(own)
    base = _name(indicator, slot, conditions[1:])
    return Counted(own, f"{base} less {own}", base)


def parts_in_time(total: Slot, slots: Container[Slot]) -> list[list[Slot]]:
    """The quarters and the months that make up a period, where all of them are among these places.

    What stands open on a day does not add up.
    """
    span = period(total.period)
    if isinstance(REGISTRY.indicators[total.code].measure.period, OpenAt) or total.by:
        return []
    found: list[tuple[Period, ...]] = []
    if span.kind is PeriodKind.YEAR:
        found = [span.quarters(), span.months()]
    elif span.kind is PeriodKind.QUARTER:
        found = [span.months()]
    groups = ([Slot(total.code, each.code) for each in parts] for parts in found)
    return [parts for parts in groups if all(each in slots for each in parts)]


def _name(indicator: Indicator, slot: Slot, conditions: list[str]) -> str:
    measure = indicator.measure
    timing, span = measure.period, period(slot.period)
    stock = isinstance(timing, OpenAt)
    said = (
        measure.table.name,
        "on a day" if stock else "over a time",
        *(_meaning(getattr(timing, each)) for each in timing.__slots__ if each != "follow"),
        # A row that is true whatever it says is no condition.
        tuple(sorted({each for each in conditions if each not in ("None", _EVERY)})),
        _meaning(measure.excluded),
        measure.count,
    )
    split = _meaning(measure.breakdowns[slot.by]) if slot.by else ""
    what = hashlib.sha256(repr((said, split)).encode()).hexdigest()[:12]
    return f"{what} {span.end.isoformat() if stock else span.code} {slot.category}".strip()


def _meaning(part: object) -> str:
    return repr(part.node) if isinstance(part, Expression) else repr(part)


_EVERY = repr(EVERY_ROW.node)
