"""The rows that belong to each row, as SQL: joined and grouped rather than asked row by row, so fast at any size."""

from __future__ import annotations

from sqlglot import exp

from safeboard.grammar.measure.links import outer_column
from safeboard.grammar.measure.nodes import Link, LinkValue, walk
from safeboard.grammar.measure.planning import Pass
from safeboard.grammar.measure.translation import Translator, aliased, all_of, column, literal, relation, when


def linked_rows(one: Pass, link: Link) -> exp.Select:
    """For each row that has linked rows: its key, how many, and the columns the pass reads of the one picked."""
    table = one.table
    translator = Translator({})
    wanted = _wanted(one, link)
    own = [aliased(column(table.name, table.key), "_key")]
    same = [
        exp.EQ(
            this=column(table.name, outer_column(link, table).name),
            expression=column(link.table, link.same.name),
        )
    ]
    if one.apart is not None:
        own.append(aliased(column(table.name, one.apart), "_apart"))
        same.append(exp.EQ(this=column(table.name, one.apart), expression=column(link.table, one.apart)))
    pairs = exp.select(*own, *(column(link.table, name) for name in wanted), copy=False)
    if wanted and not _ordered_by(link, wanted):
        pairs.select(aliased(_position(one, link), "_position"), copy=False)
    pairs.from_(relation("_rows", table.name), copy=False)
    pairs.join(exp.Join(this=relation(link.relation, link.table), on=all_of(same)), copy=False)
    where = None if link.where is None else translator.is_true(link.where)
    for join in translator.joins():
        pairs.join(join, copy=False)
    if where is not None:
        pairs.where(where, copy=False)
    return _grouped(one, link, pairs, wanted)


def _wanted(one: Pass, link: Link) -> list[str]:
    """The columns of the picked row that the pass reads."""
    spoken = (part for node in one.nodes for part in walk(node))
    return sorted({part.column.name for part in spoken if isinstance(part, LinkValue) and part.link == link})


def _ordered_by(link: Link, wanted: list[str]) -> bool:
    """Whether all that is read is what the rows are ordered by: the first is then the smallest, whatever the ties."""
    return link.order_by is not None and wanted == [link.order_by.name]


def _grouped(one: Pass, link: Link, pairs: exp.Select, wanted: list[str]) -> exp.Select:
    own = ["_key"] if one.apart is None else ["_key", "_apart"]
    extreme = exp.Min if link.pick == "first" else exp.Max

    def picked(name: str) -> exp.Expr:
        if _ordered_by(link, wanted):
            return aliased(extreme(this=column("_pairs", name)), name)
        first = exp.EQ(this=column("_pairs", "_position"), expression=literal(1))
        return aliased(exp.Max(this=when(first, column("_pairs", name))), name)

    return (
        exp.select(
            *(column("_pairs", name) for name in own),
            aliased(exp.Count(this=exp.Star()), "_number"),
            *(picked(name) for name in wanted),
            copy=False,
        )
        .from_(pairs.subquery("_pairs", copy=False), copy=False)
        .group_by(*(column("_pairs", name) for name in own), copy=False)
    )


def _position(one: Pass, link: Link) -> exp.Expr:
    """The place of a linked row among those of its row: by order_by, blanks after all, then by key."""
    table = one.table
    descending = link.pick == "last"
    ordering = []
    if link.order_by is not None:
        by = column(link.table, link.order_by.name)
        ordering.append(exp.Ordered(this=by, desc=descending, nulls_first=False))
    ordering.append(exp.Ordered(this=column(link.table, link.key.name), desc=descending))
    own: list[exp.Expr] = [column(table.name, table.key)]
    if one.apart is not None:
        own.append(column(table.name, one.apart))
    return exp.Window(this=exp.RowNumber(), partition_by=own, order=exp.Order(expressions=ordering))
