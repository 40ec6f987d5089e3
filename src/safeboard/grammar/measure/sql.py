"""A pass as one SQL statement: a `sqlglot` tree in no particular dialect, with nothing pasted into text.

The shape, for each pass::

    _rows     the rows that fall in any of the periods
    _link_0   for each row that has linked rows: how many, and the values asked for
    _judged   for each row: its child, its days, its categories, and what it brings to each tally
    _monthly  where all months of a row are alike: the tallies added up by month and categories
    _people   where children are counted: each child once for a period, whole and by each category
    result    each period joined to what belongs to it: whole and by each category in one grouped pass

Names the statement makes up start with an underscore, which no table or column may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from sqlglot import exp

from safeboard.grammar.measure.counts import NOT_RECORDED
from safeboard.grammar.measure.linking import linked_rows
from safeboard.grammar.measure.links import outer_column
from safeboard.grammar.measure.nodes import Link, columns_in
from safeboard.grammar.measure.planning import DuringDate, Pass
from safeboard.grammar.measure.spans import NEVER
from safeboard.grammar.measure.tallies import Tally
from safeboard.grammar.measure.totals import (
    by_period,
    child_of,
    counts_people,
    days_of,
    monthly,
    months_add_up,
    numbered,
)
from safeboard.grammar.measure.translation import (
    Translator,
    aliased,
    all_of,
    column,
    is_null,
    literal,
    number_of_month,
    relation,
    when,
    with_query,
)


def statement(one: Pass) -> exp.Select:
    """The whole pass as one statement.

    Its columns: the value counted apart (where there is one), the code of the period, one category for each of the
    pass's, then the tallies. A line fills in at most one category; a line with none is of the whole.
    """
    names = {link: f"_link_{number}" for number, link in enumerate(one.links)}
    if counts_people(one):
        select = numbered(one)
    else:
        select = by_period(one, "_monthly" if months_add_up(one) else "_judged")
    with_query(select, "_rows", _rows(one))
    for link, name in names.items():
        with_query(select, name, linked_rows(one, link))
    with_query(select, "_judged", _judged(one, names))
    if counts_people(one):
        with_query(select, "_people", by_period(one, "_judged"))
    elif months_add_up(one):
        with_query(select, "_monthly", monthly(one))
    return select


def _rows(one: Pass) -> exp.Select:
    """The rows that fall in any of the periods, so that nothing else is worked out for the others."""
    translator = Translator({})
    table = one.table
    days = [translator.expression(node) for node in one.basis.nodes()]
    last = literal(max(span.end for span in one.spans.periods))
    if isinstance(one.basis, DuringDate):
        first = literal(min(span.start for span in one.spans.periods))
        within: exp.Expr = exp.Between(this=days[0], low=first, high=last)
    else:
        days[1] = exp.Coalesce(this=days[1], expressions=[literal(NEVER)])
        first_end = literal(min(span.end for span in one.spans.periods))
        within = all_of([exp.LTE(this=days[0], expression=last), exp.GT(this=days[1], expression=first_end)])
    dated = [aliased(day.copy(), name) for day, name in zip(days, ("_from", "_until"), strict=False)]
    needed = {table.key, one.apart} | {outer_column(link, table).name for link in one.links}
    if counts_people(one):
        needed.add(table.person)
    said = [found for node in one.nodes for found in columns_in(node)]
    needed |= {found.name for found in said if found.table == table.name}
    chosen = [column(table.name, each.name) for each in table.columns if each.name in needed]
    rows = exp.select(*chosen, *dated, copy=False).from_(relation(table.relation, table.name), copy=False)
    return _with_joins(rows, translator).where(within, copy=False)


def _judged(one: Pass, names: Mapping[Link, str]) -> exp.Select:
    """For each row: its days, its child, its categories, and what it brings to each tally."""
    table = one.table
    translator = Translator(names)
    chosen: list[exp.Expr] = []
    if one.apart is not None:
        chosen.append(aliased(column(table.name, one.apart), "_apart"))
    for day, month in days_of(one):
        own = column(table.name, day)
        chosen.append(aliased(number_of_month(own), month) if one.spans.in_months else own)
    if counts_people(one):
        chosen += child_of(one)
    for number, node in enumerate(one.categories):
        said = exp.Coalesce(this=translator.expression(node), expressions=[literal(NOT_RECORDED)])
        chosen.append(aliased(said, f"_category_{number}"))
    for number, tally in enumerate(one.tallies):
        if (brought := _brought(tally, translator)) is not None:
            chosen.append(aliased(brought, f"_tally_{number}"))
    judged = exp.select(*chosen, copy=False).from_(relation("_rows", table.name), copy=False)
    for name in names.values():
        same = [exp.EQ(this=column(name, "_key"), expression=column(table.name, table.key))]
        if one.apart is not None:
            same.append(exp.EQ(this=column(name, "_apart"), expression=column(table.name, one.apart)))
        judged.join(exp.Join(this=relation(name, name), on=all_of(same), side="LEFT"), copy=False)
    return _with_joins(judged, translator)


def _brought(tally: Tally, translator: Translator) -> exp.Expr | None:
    """What a row brings to a tally: yes or no, or a number; None where every row counts."""

    def unknown() -> exp.Expr:
        missing: list[exp.Expr] = [
            all_of([*_yes([where] if where else [], translator), is_null(translator.expression(number))])
            for number, where in dict.fromkeys(tally.known)
        ]
        return reduce(lambda one, other: exp.paren(exp.Or(this=one, expression=other), copy=False), missing)

    if tally.how == "unknown":
        return unknown()
    conditions = _yes(tally.yes, translator)
    if tally.no is not None:
        conditions.append(exp.Not(this=translator.is_true(tally.no)))
    if tally.of is not None:
        known = all_of([*conditions, exp.Not(this=exp.paren(unknown(), copy=False))])
        return when(known, translator.expression(tally.of), literal(0))
    return all_of(conditions) if conditions else None


def _yes(nodes: Sequence[object], translator: Translator) -> list[exp.Expr]:
    return [translator.is_true(node) for node in nodes]  # type: ignore[arg-type]


def _with_joins(select: exp.Select, translator: Translator) -> exp.Select:
    for join in translator.joins():
        select.join(join, copy=False)
    return select
