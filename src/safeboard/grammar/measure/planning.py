"""What has to be read, once: measures that share a table, a period kind and a breakdown go together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
from safeboard.grammar.measure.tables import Table


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


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading of one table: every measure counted in it, for every period, by one breakdown.

    `category` is the breakdown, None for no breakdown.
    """

    table: Table
    basis: Basis
    category: Node | None
    measures: tuple[Measure, ...]
    periods: tuple[Period, ...]

    def nodes(self) -> tuple[Node, ...]:
        """Everything the pass says about a row, besides when it belongs to a period."""
        said = [part.node for measure in self.measures for part in measure.parts()]
        category = () if self.category is None else (self.category,)
        return (*said, *category)

    def links(self) -> tuple[Link, ...]:
        """The links the pass needs, each once however many measures use it."""
        return tuple(dict.fromkeys(link for node in self.nodes() for link in links_in(node)))


def plan(measures: Iterable[Measure], periods: Iterable[Period], by: str | None = None) -> tuple[Pass, ...]:
    """The fewest passes that count these measures over these periods.

    Example: all indicators counted over referrals received, for twelve months, are one pass.
    Raises MeaningError when two measures share a name, two periods a code, or a measure lacks the breakdown.
    """
    wanted = one_of_each(measures)
    spans = tuple(dict.fromkeys(periods))
    groups: dict[tuple[Table, Basis, Node | None], list[Measure]] = {}
    for measure in wanted:
        category = None if by is None else measure.breakdown(by).node
        groups.setdefault((measure.table, _basis(measure), category), []).append(measure)
    if not spans:
        return ()
    return tuple(
        Pass(table, basis, category, tuple(together), spans)
        for (table, basis, category), together in groups.items()
    )


def one_of_each(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The measures without repeats. Raises MeaningError when one name means two things."""
    named: dict[str, Measure] = {}
    for measure in measures:
        if named.setdefault(measure.name, measure) is not measure:
            raise MeaningError(f"Two different measures are called '{measure.name}'. Give each its own code.")
    return tuple(named.values())


def check_tables(measures: Iterable[Measure], held: Iterable[Table]) -> None:
    """Refuse measures over tables or columns an engine does not hold, naming both."""
    tables = {table.relation: table for table in held}
    for measure in measures:
        needed: list[ColumnOf] = [measure.table[measure.table.key].node]
        if measure.table.person is not None:
            needed.append(measure.table[measure.table.person].node)
        for node in (*(e.node for e in measure.expressions()), *timing_nodes(measure.period)):
            needed += columns_in(node)
        for column in needed:
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


def _basis(measure: Measure) -> Basis:
    if isinstance(measure.period, OpenAt):
        return OpenBetween(measure.period.start.node, measure.period.end.node)
    return DuringDate(measure.period.on.node)
