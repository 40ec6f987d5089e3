"""A pass as one SQL statement: a `sqlglot` tree in no particular dialect, with nothing pasted into text.

The shape, for each pass::

    _rows     the rows that fall in any of the periods
    _link_0   for each row that has linked rows: how many, and the values asked for
    _judged   for each row: its child, its days, its categories, and what it brings to each tally
    _monthly  where a year is the sum of its months: the tallies added up by month and categories
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
from safeboard.grammar.measure.spans import DAYS, ENDS, MONTHS, NEVER
from safeboard.grammar.measure.tallies import Tally
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
    names = {link: f"_link_{number}" for number, link in enumerate(one.links())}
    adds = _months_add_up(one)
    select = _result(one, "_monthly" if adds else "_judged", adds=adds)
    with_query(select, "_rows", _rows(one))
    for link, name in names.items():
        with_query(select, name, linked_rows(one, link))
    with_query(select, "_judged", _judged(one, names))
    if adds:
        with_query(select, "_monthly", _monthly(one))
    return select


def _months_add_up(one: Pass) -> bool:
    return (
        isinstance(one.basis, DuringDate) and one.spans.in_months and all(each.adds for each in one.tallies())
    )


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
    needed = {table.key, one.apart} | {outer_column(link, table).name for link in one.links()}
    if any(tally.how == "people" for tally in one.tallies()):
        needed.add(table.person)
    said = [found for node in one.nodes() for found in columns_in(node)]
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
    if not isinstance(one.basis, DuringDate):
        chosen += [column(table.name, "_from"), column(table.name, "_until")]
    elif one.spans.in_months:
        chosen.append(aliased(number_of_month(column(table.name, "_from")), "_month"))
    else:
        chosen.append(column(table.name, "_from"))
    if table.person is not None and any(tally.how == "people" for tally in one.tallies()):
        chosen.append(aliased(column(table.name, table.person), "_person"))
    for number, node in enumerate(one.categories):
        said = exp.Coalesce(this=translator.expression(node), expressions=[literal(NOT_RECORDED)])
        chosen.append(aliased(said, f"_category_{number}"))
    for number, tally in enumerate(one.tallies()):
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


def _keys(one: Pass, source: str) -> list[exp.Expr]:
    return [] if one.apart is None else [column(source, "_apart")]


def _categories(one: Pass, source: str) -> list[exp.Expr]:
    return [column(source, f"_category_{number}") for number in range(len(one.categories))]


def _monthly(one: Pass) -> exp.Select:
    """The tallies by month and all categories at once: few lines, whatever the number of rows."""
    by = [*_keys(one, "_judged"), column("_judged", "_month"), *_categories(one, "_judged")]
    sums = [
        aliased(_added_up(one, tally, number), f"_tally_{number}")
        for number, tally in enumerate(one.tallies())
    ]
    chosen = [each.copy() for each in by]
    return (
        exp.select(*chosen, *sums, copy=False)
        .from_(relation("_judged", "_judged"), copy=False)
        .group_by(*by, copy=False)
    )


def _result(one: Pass, source: str, *, adds: bool) -> exp.Select:
    sums = [
        exp.Sum(this=column(source, f"_tally_{number}")) if adds else _added_up(one, tally, number)
        for number, tally in enumerate(one.tallies())
    ]
    name, on = _belongs(one, source)
    code = column(name, "code")
    chosen = [*_keys(one, source), code, *_categories(one, source), *sums]
    select = exp.select(*chosen, copy=False).from_(relation(source, source), copy=False)
    select.join(exp.Join(this=relation(name, name), on=on), copy=False)
    always = [*_keys(one, source), column(name, "code")]
    sets = [always] if one.whole else []
    sets += [[*_copies(always), each] for each in _categories(one, source)]
    if len(sets) == 1:
        return select.group_by(*sets[0], copy=False)
    tuples = [exp.Tuple(expressions=each) for each in sets]
    select.set("group", exp.Group(grouping_sets=[exp.GroupingSets(expressions=tuples)]))
    return select


def _belongs(one: Pass, source: str) -> tuple[str, exp.Expr]:
    """The table of periods to join, and when a row belongs: by its month, by its day, or open on the last day."""
    if not isinstance(one.basis, DuringDate):
        started = exp.LTE(this=column(source, "_from"), expression=column(ENDS, "last"))
        return ENDS, all_of([started, exp.GT(this=column(source, "_until"), expression=column(ENDS, "last"))])
    if one.spans.in_months:
        return MONTHS, exp.EQ(this=column(source, "_month"), expression=column(MONTHS, "month"))
    first, last = column(DAYS, "first"), column(DAYS, "last")
    return DAYS, exp.Between(this=column(source, "_from"), low=first, high=last)


def _added_up(one: Pass, tally: Tally, number: int) -> exp.Expr:
    def brought() -> exp.Expr:
        return column("_judged", f"_tally_{number}")

    if tally.how == "amount":
        return exp.Sum(this=brought())
    every = tally.how != "unknown" and not tally.yes and tally.no is None
    if tally.how != "people":
        return exp.Count(this=exp.Star() if every else when(brought(), literal(1)))

    def person() -> exp.Expr:
        return column("_judged", "_person")

    known = person() if every else when(brought(), person())
    people = exp.Count(this=exp.Distinct(expressions=[known]))
    if not one.table.field(one.table.person or "").nullable:
        return people
    # A child who is not known stands for one of its own.
    conditions = [is_null(person())] if every else [brought(), is_null(person())]
    return exp.Add(this=people, expression=exp.Count(this=when(all_of(conditions), literal(1))))


def _copies(trees: Sequence[exp.Expr]) -> list[exp.Expr]:
    return [each.copy() for each in trees]


def _with_joins(select: exp.Select, translator: Translator) -> exp.Select:
    for join in translator.joins():
        select.join(join, copy=False)
    return select
