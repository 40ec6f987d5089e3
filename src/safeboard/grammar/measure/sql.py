"""A pass as one SQL statement: a `sqlglot` tree in no particular dialect, with nothing pasted into text.

The shape, for each pass::

    _rows     the rows that fall in any of the periods
    _link_0   for each row that has linked rows: how many, and the values asked for
    _judged   for each row: its child, dates, category, and yes or no for each part of each measure
    result    periods joined to judged rows: one grouped pass of conditional sums

Names the statement makes up start with an underscore, which no table or column may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce

from sqlglot import exp

from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.counts import NOT_RECORDED
from safeboard.grammar.measure.expressions import Expression
from safeboard.grammar.measure.links import outer_column
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.nodes import (
    Link,
    LinkValue,
    walk,
)
from safeboard.grammar.measure.periods import Period
from safeboard.grammar.measure.planning import Basis, DuringDate, Pass
from safeboard.grammar.measure.translation import Translator, both, column, literal, relation, when


def statement(one: Pass) -> exp.Select:
    """The whole pass as one statement.

    Its columns: period code, category (NULL for no breakdown), then for each measure in turn the
    numerator, the denominator and the excluded.
    """
    names = {link: f"_link_{number}" for number, link in enumerate(one.links())}
    select = _grouped(one).with_("_rows", as_=_rows(one), copy=False)
    for link, name in names.items():
        select = select.with_(name, as_=_linked(one, link), copy=False)
    return select.with_("_judged", as_=_judged(one, names), copy=False)


def _rows(one: Pass) -> exp.Select:
    """The rows that fall in any of the periods, so that nothing else is worked out for the others."""
    translator = Translator({})
    days = [translator.expression(node) for node in one.basis.nodes()]
    first = literal(min(_bound(one.basis, span) for span in one.periods))
    last = literal(max(span.end for span in one.periods))
    table = one.table
    dated = [exp.alias_(day, name) for day, name in zip(days, ("_from", "_until"), strict=False)]
    every = [column(table.name, each.name) for each in table.columns]
    rows = exp.select(*every, *dated).from_(relation(table.relation, table.name))
    return _with_joins(rows, translator).where(_overlap(one.basis, days, first, last))


def _bound(basis: Basis, span: Period) -> date:
    return span.start if isinstance(basis, DuringDate) else span.end


def _overlap(basis: Basis, days: Sequence[exp.Expr], first: exp.Expr, last: exp.Expr) -> exp.Expr:
    """The row belongs: its date from first to last, or open on first."""
    if isinstance(basis, DuringDate):
        return exp.Between(this=days[0].copy(), low=first, high=last)
    unended = exp.Is(this=days[1].copy(), expression=exp.Null())
    ends_later = exp.GT(this=days[1].copy(), expression=first)
    started = exp.LTE(this=days[0].copy(), expression=last)
    return exp.And(this=started, expression=exp.paren(exp.Or(this=unended, expression=ends_later)))


def _linked(one: Pass, link: Link) -> exp.Select:
    """For each row that has linked rows: its key, how many, and the columns the pass reads of the one picked.

    Joined and grouped rather than asked row by row, which engines run fast at any size.
    """
    table = one.table
    translator = Translator({})
    where = [] if link.where is None else [translator.is_true(link.where)]
    wanted = sorted(
        {
            part.column.name
            for node in one.nodes()
            for part in walk(node)
            if isinstance(part, LinkValue) and part.link == link
        }
    )
    pairs = exp.select(
        exp.alias_(column(table.name, table.key), "_key"),
        *(column(link.table, name) for name in wanted),
    )
    if wanted:
        pairs = pairs.select(exp.alias_(_position(link, column(table.name, table.key)), "_position"))
    same = exp.EQ(
        this=column(table.name, outer_column(link, table).name),
        expression=column(link.table, link.same.name),
    )
    pairs = pairs.from_(relation("_rows", table.name))
    pairs = pairs.join(exp.Join(this=relation(link.relation, link.table), on=same))
    pairs = _with_joins(pairs, translator).where(*where)
    picked = exp.EQ(this=column("_pairs", "_position"), expression=literal(1))
    return (
        exp.select(
            column("_pairs", "_key"),
            exp.alias_(exp.Count(this=exp.Star()), "_number"),
            *(
                exp.alias_(
                    exp.Max(this=when(picked.copy(), column("_pairs", name), exp.Null())), name, quoted=True
                )
                for name in wanted
            ),
        )
        .from_(pairs.subquery("_pairs"))
        .group_by(column("_pairs", "_key"))
    )


def _position(link: Link, key: exp.Expr) -> exp.Expr:
    """The place of a linked row among those of its row: by order_by, blanks after all, then by key."""
    descending = link.pick == "last"
    ordering = []
    if link.order_by is not None:
        by = column(link.table, link.order_by.name)
        ordering.append(exp.Ordered(this=by, desc=descending, nulls_first=False))
    ordering.append(exp.Ordered(this=column(link.table, link.key.name), desc=descending))
    return exp.Window(this=exp.RowNumber(), partition_by=[key], order=exp.Order(expressions=ordering))


def _judged(one: Pass, names: Mapping[Link, str]) -> exp.Select:
    """For each row: its child, its dates, its category, and for each measure whether each part counts it."""
    table = one.table
    translator = Translator(names)
    chosen: list[exp.Expr] = [column(table.name, "_from")]
    if not isinstance(one.basis, DuringDate):
        chosen.append(column(table.name, "_until"))
    if table.person is not None:
        chosen.append(exp.alias_(column(table.name, table.person), "_person"))
    if one.category is not None:
        blank = exp.Coalesce(this=translator.expression(one.category), expressions=[literal(NOT_RECORDED)])
        chosen.append(exp.alias_(blank, "_category"))
    for number, measure in enumerate(one.measures):
        for part, condition in _parts(measure, translator).items():
            chosen.append(exp.alias_(condition, f"_{part}_{number}"))
    judged = exp.select(*chosen).from_(relation("_rows", table.name))
    for name in names.values():
        on = exp.EQ(this=column(name, "_key"), expression=column(table.name, table.key))
        judged = judged.join(exp.Join(this=relation(name, name), on=on, side="LEFT"), copy=False)
    return _with_joins(judged, translator)


def _parts(measure: Measure, translator: Translator) -> dict[str, exp.Expr]:
    """For each part yes or no, or the number that the row brings to it."""
    if measure.adds_up:
        return _amounts(measure, translator)

    def true(expression: Expression | Amount | None) -> exp.Expr:
        return translator.is_true(expression.node) if isinstance(expression, Expression) else exp.true()

    base = true(measure.denominator)
    barred = exp.false() if measure.excluded is None else translator.is_true(measure.excluded.node)
    judged = both(base, exp.Not(this=barred.copy()))
    return {
        "counted": both(judged, true(measure.numerator)),
        "judged": judged,
        "excluded": both(base, barred),
    }


def _amounts(measure: Measure, translator: Translator) -> dict[str, exp.Expr]:
    parts = [part for part in (measure.numerator, measure.denominator) if isinstance(part, Amount)]
    meant = [exp.true() if p.where is None else translator.is_true(p.where.node) for p in parts]
    numbers = [translator.expression(part.of.node) for part in parts]
    unknown = reduce(
        lambda one, other: exp.paren(exp.Or(this=one, expression=other)),
        (both(m, exp.Is(this=n, expression=exp.Null())) for m, n in zip(meant, numbers, strict=True)),
    )
    known = exp.Not(this=exp.paren(unknown.copy()))
    brought = [
        when(both(known.copy(), m.copy()), n.copy(), literal(0)) for m, n in zip(meant, numbers, strict=True)
    ]
    return {"counted": brought[0], "judged": brought[-1].copy(), "excluded": unknown}


def _grouped(one: Pass) -> exp.Select:
    code, category = column("_periods", "code"), column("_judged", "_category")
    sums = [
        _how_many(measure, part, column("_judged", f"_{part}_{number}"))
        for number, measure in enumerate(one.measures)
        for part in ("counted", "judged", "excluded")
    ]
    days = [column("_judged", "_from"), column("_judged", "_until")]
    last = column("_periods", "last")
    first = column("_periods", "first") if isinstance(one.basis, DuringDate) else last
    grouping = [code] if one.category is None else [code, category]
    shown = [*grouping] if one.category is not None else [code, exp.Null()]
    return (
        exp.select(*shown, *sums)
        .from_(relation("_judged", "_judged"))
        .join(exp.Join(this=_periods(one.periods), on=_overlap(one.basis, days, first, last)))
        .group_by(*grouping)
    )


def _periods(spans: Sequence[Period]) -> exp.Subquery:
    """The periods with their days: written as texts and cast by column, which is far quicker to write than day by day."""
    written = [(span.code, span.start.isoformat(), span.end.isoformat()) for span in spans]
    code, *days = PERIOD_COLUMNS
    cast = [exp.alias_(exp.cast(column("_spans", day), "DATE"), day) for day in days]
    rows = exp.values(written, alias="_spans", columns=PERIOD_COLUMNS)
    return exp.select(column("_spans", code), *cast).from_(rows).subquery("_periods")


def _how_many(measure: Measure, part: str, condition: exp.Expr) -> exp.Expr:
    if measure.adds_up and part != "excluded":
        return exp.Sum(this=condition)
    if measure.count == "rows":
        return exp.Sum(this=when(condition, literal(1), literal(0)))
    person = column("_judged", "_person")
    people = exp.Count(this=exp.Distinct(expressions=[when(condition, person, exp.Null())]))
    unknown = both(condition, exp.Is(this=person, expression=exp.Null()))
    return exp.Add(this=people, expression=exp.Sum(this=when(unknown, literal(1), literal(0))))


PERIOD_COLUMNS = ("code", "first", "last")


def _with_joins(select: exp.Select, translator: Translator) -> exp.Select:
    return reduce(lambda so_far, join: so_far.join(join, copy=False), translator.joins(), select)
