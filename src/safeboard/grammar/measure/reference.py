"""The reference engine: plain Python, one row at a time, written to be read rather than to be fast.

Every other engine must give the same counts; worked examples and property tests hold them to it.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeAlias, assert_never

from safeboard.grammar import dates
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.counts import NOT_RECORDED, Counts, Results
from safeboard.grammar.measure.expressions import Expression
from safeboard.grammar.measure.links import outer_column
from safeboard.grammar.measure.measures import Measure, OpenAt
from safeboard.grammar.measure.nodes import (
    AddDays,
    AddMonths,
    AddWorkingDays,
    AgeInYears,
    And,
    Cell,
    ColumnOf,
    Compare,
    Difference,
    IsIn,
    IsNull,
    Link,
    LinkCount,
    LinkExists,
    LinkValue,
    Literal,
    Node,
    Not,
    Or,
    WorkingDays,
)
from safeboard.grammar.measure.periods import Period
from safeboard.grammar.measure.planning import check_tables, one_of_each
from safeboard.grammar.measure.tables import Rows, Table, check_rows

Row: TypeAlias = Mapping[str, Any]

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class ReferenceEngine:
    """Counts measures over rows held in memory.

    Example::

        engine = ReferenceEngine({referrals: [
            {"key": "r1", "person": "p1", "received_on": date(2015, 5, 1), "source": "school"},
        ]})
        engine.count([rereferrals], [period("2015-16")])
        # {("T1-07", "2015-16", "", ""): Counts(numerator=0, denominator=1, excluded=0)}

    Raises MeaningError when a row is not what its table declares.
    """

    def __init__(self, data: Mapping[Table, Rows]) -> None:
        for table, rows in data.items():
            check_rows(table, rows)
        self._tables = tuple(data)
        self._rows: dict[str, Sequence[Row]] = {table.relation: rows for table, rows in data.items()}
        self._grouped: dict[tuple[str, str], dict[Cell, list[Row]]] = {}

    def count(self, measures: Iterable[Measure], periods: Iterable[Period], by: str | None = None) -> Results:
        """Counts by (measure name, period code, breakdown, category).

        Without `by` every measure and period has an entry, zero when no row falls in it. With `by`
        there is an entry for every category that has a row in the period.
        """
        wanted = one_of_each(measures)
        check_tables(wanted, self._tables)
        spans = tuple(periods)
        results: Results = {}
        for measure in wanted:
            category = None if by is None else measure.breakdown(by)
            for span in spans:
                rows = [row for row in self._rows[measure.table.relation] if self._in(measure, span, row)]
                if category is None:
                    results[measure.name, span.code, "", ""] = self._counts(measure, rows)
                    continue
                split: dict[str, list[Row]] = defaultdict(list)
                for row in rows:
                    named = self._value(category.node, measure.table, row)
                    split[NOT_RECORDED if named is None else named].append(row)
                for name, those in split.items():
                    results[measure.name, span.code, by or "", name] = self._counts(measure, those)
        return results

    def count_every_way(self, measures: Iterable[Measure], periods: Iterable[Period]) -> Results:
        """What `count` gives without a breakdown, and with each breakdown for the measures that have it."""
        wanted, spans = one_of_each(measures), tuple(periods)
        results = self.count(wanted, spans)
        for by in dict.fromkeys(by for measure in wanted for by in measure.breakdowns):
            results.update(self.count([each for each in wanted if by in each.breakdowns], spans, by))
        return results

    def count_apart(
        self, column: str, values: Iterable[str], measures: Iterable[Measure], periods: Iterable[Period]
    ) -> dict[str, Results]:
        """For each value of a column that every table has: what `count_every_way` gives over its own rows alone.

        Example: ``engine.count_apart("area", ["825", "999"], measures, periods)["825"]``.
        """
        wanted, spans = one_of_each(measures), tuple(periods)
        check_tables(wanted, self._tables, column)
        return {
            value: ReferenceEngine(
                {
                    table: [row for row in self._rows[table.relation] if row[column] == value]
                    for table in self._tables
                }
            ).count_every_way(wanted, spans)
            for value in values
        }

    def _in(self, measure: Measure, span: Period, row: Row) -> bool:
        timing = measure.period
        if isinstance(timing, OpenAt):
            start = self._value(timing.start.node, measure.table, row)
            end = self._value(timing.end.node, measure.table, row)
            return start is not None and start <= span.end and (end is None or end > span.end)
        on = self._value(timing.on.node, measure.table, row)
        return on is not None and span.start <= on <= span.end

    def _counts(self, measure: Measure, rows: Sequence[Row]) -> Counts:
        if measure.adds_up:
            return self._added_up(measure, rows)

        def true(expression: Expression | Amount | None, row: Row, otherwise: bool) -> bool:
            if not isinstance(expression, Expression):
                return otherwise
            return self._value(expression.node, measure.table, row) is True

        base = [row for row in rows if true(measure.denominator, row, True)]
        excluded = [row for row in base if true(measure.excluded, row, False)]
        judged = [row for row in base if not true(measure.excluded, row, False)]
        counted = [row for row in judged if true(measure.numerator, row, True)]
        return Counts(
            numerator=_how_many(measure, counted),
            denominator=None if measure.denominator is None else _how_many(measure, judged),
            excluded=_how_many(measure, excluded),
        )

    def _added_up(self, measure: Measure, rows: Sequence[Row]) -> Counts:
        parts = [part for part in (measure.numerator, measure.denominator) if isinstance(part, Amount)]
        totals, unknown = [0] * len(parts), 0
        for row in rows:
            brought = [
                self._value(part.of.node, measure.table, row)
                if part.where is None or self._value(part.where.node, measure.table, row) is True
                else 0
                for part in parts
            ]
            if None in brought:
                unknown += 1
                continue
            totals = [total + number for total, number in zip(totals, brought, strict=True)]
        return Counts(totals[0], None if measure.denominator is None else totals[1], unknown)

    def _value(self, node: Node, table: Table, row: Row) -> Any:
        """The value for one row of the counted table, linked rows found as they are needed."""

        def linked_rows(link: Link) -> list[Row]:
            same = row[outer_column(link, table).name]
            if same is None:
                return []
            candidates = self._rows_with(link.relation, link.same.name).get(same, [])
            return [
                other
                for other in candidates
                if link.where is None
                or evaluate(link.where, {table.name: row, link.table: other}, linked_rows) is True
            ]

        return evaluate(node, {table.name: row}, linked_rows)

    def _rows_with(self, relation: str, column: str) -> dict[Cell, list[Row]]:
        if (relation, column) not in self._grouped:
            grouped: dict[Cell, list[Row]] = defaultdict(list)
            for row in self._rows[relation]:
                grouped[row[column]].append(row)
            self._grouped[relation, column] = grouped
        return self._grouped[relation, column]


def evaluate(node: Node, rows: Mapping[str, Row], linked_rows: Callable[[Link], list[Row]]) -> Any:
    """The value of a node, given the current row of each table; None when it is not known."""

    def known(*nodes: Node) -> tuple[Any, ...] | None:
        values = tuple(evaluate(each, rows, linked_rows) for each in nodes)
        return None if None in values else values

    match node:
        case ColumnOf():
            return rows[node.table][node.name]
        case Literal():
            return node.value
        case Compare():
            pair = known(node.left, node.right)
            return None if pair is None else _OPERATORS[node.operator](*pair)
        case And() | Or():
            answers = {
                evaluate(node.left, rows, linked_rows),
                evaluate(node.right, rows, linked_rows),
            }
            decisive = isinstance(node, Or)
            if decisive in answers:
                return decisive
            return None if None in answers else not decisive
        case Not():
            answer = evaluate(node.of, rows, linked_rows)
            return None if answer is None else not answer
        case IsIn():
            value = evaluate(node.of, rows, linked_rows)
            return None if value is None else value in node.values
        case IsNull():
            return evaluate(node.of, rows, linked_rows) is None
        case Difference():
            pair = known(node.left, node.right)
            if pair is None:
                return None
            between = pair[0] - pair[1]
            return between.days if isinstance(between, timedelta) else between
        case WorkingDays():
            pair = known(node.start, node.stop)
            return None if pair is None else dates.working_days_between(*pair)
        case AddMonths():
            day = evaluate(node.of, rows, linked_rows)
            return None if day is None else dates.add_months(day, node.months)
        case AddDays():
            day = evaluate(node.of, rows, linked_rows)
            return None if day is None else day + timedelta(days=node.days)
        case AddWorkingDays():
            day = evaluate(node.of, rows, linked_rows)
            return None if day is None else dates.add_working_days(day, node.days)
        case AgeInYears():
            pair = known(node.born, node.on)
            return None if pair is None or pair[1] < pair[0] else dates.age_on(*pair)
        case LinkExists():
            return bool(linked_rows(node.link))
        case LinkCount():
            return len(linked_rows(node.link))
        case LinkValue():
            chosen = _chosen(node.link, linked_rows(node.link))
            return None if chosen is None else chosen[node.column.name]
    assert_never(node)


def _chosen(link: Link, rows: list[Row]) -> Row | None:
    """The first or last row by order_by then key; rows that lack order_by only when all of them do."""
    if link.order_by is None or not rows:
        return None
    order_by = link.order_by.name
    ordered = [row for row in rows if row[order_by] is not None]
    if ordered:
        rows = sorted(ordered, key=lambda row: (row[order_by], row[link.key.name]))
    else:
        rows = sorted(rows, key=lambda row: row[link.key.name])
    return rows[0] if link.pick == "first" else rows[-1]


def _how_many(measure: Measure, rows: Sequence[Row]) -> int:
    if measure.count == "rows":
        return len(rows)
    people = [row[measure.table.person or ""] for row in rows]
    return len({person for person in people if person is not None}) + people.count(None)
