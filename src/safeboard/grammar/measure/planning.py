"""What has to be read, once: measures that share a table and the way a row belongs to a period go together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from safeboard.grammar.measure.measures import Measure, OpenAt, timing_nodes
from safeboard.grammar.measure.nodes import (
    ColumnOf,
    Link,
    MeaningError,
    Node,
    columns_in,
    links_in,
)
from safeboard.grammar.measure.periods import Period
from safeboard.grammar.measure.spans import Spans
from safeboard.grammar.measure.tables import Table
from safeboard.grammar.measure.tallies import Tallied, Tally, tallied

EVERY_WAY = "*"
"""Asked of a plan in place of a breakdown: whole, and by each breakdown that a measure has."""


@dataclass(frozen=True, slots=True)
class DuringDate:
    """The row's date falls in the period."""

    on: Node

    def nodes(self) -> tuple[Node, ...]:
        """The one date."""
        return (self.on,)


@dataclass(frozen=True, slots=True)
class OpenBetween:
    """The row is open at the end of the period."""

    start: Node
    end: Node

    def nodes(self) -> tuple[Node, ...]:
        """Start and end."""
        return (self.start, self.end)


Basis: TypeAlias = DuringDate | OpenBetween


@dataclass(frozen=True)
class Pass:
    """One reading of one table: every measure counted in it, for every period, whole and by each of `categories`.

    `apart` names the column whose values are counted apart from each other, as if only their own rows were there.
    """

    table: Table
    basis: Basis
    measures: tuple[Measure, ...]
    spans: Spans
    whole: bool
    categories: tuple[Node, ...]
    apart: str | None = None

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Everything the pass says about a row, besides when it belongs to a period."""
        said = [part.node for measure in self.measures for part in measure.parts()]
        return (*said, *self.categories)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links the pass needs, each once however many measures use it."""
        return tuple(dict.fromkeys(link for node in self.nodes for link in links_in(node)))

    @cached_property
    def tallied(self) -> tuple[Tallied, ...]:
        """What has to be added up for each measure, in their order."""
        return tuple(tallied(measure) for measure in self.measures)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """All that has to be added up, each once, in the order of the statement's columns."""
        return tuple(dict.fromkeys(each for found in self.tallied for each in found.each()))


def plan(
    measures: Iterable[Measure], periods: Iterable[Period], by: str | None = None, apart: str | None = None
) -> tuple[Pass, ...]:
    """The fewest passes that count these measures over these periods: whole, by one breakdown, or `EVERY_WAY`.

    Example: all indicators counted over referrals received, for twelve months, by each breakdown, are one pass.
    Different children are counted in a pass of their own, for a year's are not the sum of its months'.
    Raises MeaningError when two measures share a name, two periods a code, or a measure lacks the breakdown.
    """
    wanted = one_of_each(measures)
    groups: dict[tuple[Table, Basis, bool], list[Measure]] = {}
    for measure in wanted:
        if by is not None and by != EVERY_WAY:
            measure.breakdown(by)
        groups.setdefault((measure.table, _basis(measure), measure.count == "people"), []).append(measure)
    spans = Spans.of(periods)
    if not spans.periods:
        return ()
    return tuple(
        Pass(table, basis, tuple(those), spans, by in (None, EVERY_WAY), _categories(those, by), apart)
        for (table, basis, _), those in groups.items()
    )


def ways(measure: Measure, by: str | None) -> dict[str, Node]:
    """The breakdowns of a measure that are asked for, by name."""
    if by is None:
        return {}
    names = measure.breakdowns if by == EVERY_WAY else (by,)
    return {name: measure.breakdown(name).node for name in names}


def _categories(measures: Iterable[Measure], by: str | None) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(node for measure in measures for node in ways(measure, by).values()))


def one_of_each(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The measures without repeats. Raises MeaningError when one name means two things."""
    named: dict[str, Measure] = {}
    for measure in measures:
        if named.setdefault(measure.name, measure) is not measure:
            raise MeaningError(f"Two different measures are called '{measure.name}'. Give each its own code.")
    return tuple(named.values())


def check_tables(measures: Iterable[Measure], held: Iterable[Table], apart: str | None = None) -> None:
    """Refuse measures over tables or columns an engine does not hold, naming both."""
    tables = {table.relation: table for table in held}
    for measure in measures:
        needed: list[ColumnOf] = [measure.table[measure.table.key].node]
        if measure.table.person is not None:
            needed.append(measure.table[measure.table.person].node)
        for node in (*(e.node for e in measure.expressions()), *timing_nodes(measure.period)):
            needed += columns_in(node)
        for column in dict.fromkeys(needed):
            table = tables.get(column.relation)
            if table is None:
                known = ", ".join(sorted(tables)) or "none"
                raise MeaningError(
                    f"{measure.name} needs the table '{column.relation}', which was not given. "
                    f"The tables given are: {known}."
                )
            if not table.holds(column.relation, column.name, column.kind):
                raise MeaningError(
                    f"{measure.name} needs the column '{column.name}' of '{column.relation}' to be "
                    f"{column.kind.value}; the table given declares no such column."
                )
            if apart is not None:
                table.field(apart)


def _basis(measure: Measure) -> Basis:
    if isinstance(measure.period, OpenAt):
        return OpenBetween(measure.period.start.node, measure.period.end.node)
    return DuringDate(measure.period.on.node)
