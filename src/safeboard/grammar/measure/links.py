"""Other rows of the same child: an earlier referral, the referral a contact led to, the last CIN start."""

from __future__ import annotations

from safeboard.grammar.measure.expressions import Column, Expression, describe
from safeboard.grammar.measure.nodes import (
    ColumnOf,
    Kind,
    Link,
    LinkCount,
    LinkExists,
    LinkValue,
    MeaningError,
    Node,
    Pick,
    columns_in,
    kind_of,
    links_in,
)
from safeboard.grammar.measure.tables import Table


class LinkedRows:
    """The linked rows of another table, made by `linked`: ask whether there are any, how many, or a value.

    Example: ``prior_referral.exists()``, ``contacts_before.count() >= 3``,
    ``last_start.value(starts.referral_on)``.
    """

    __slots__ = ("_table", "link")

    def __init__(self, link: Link, table: Table) -> None:
        self.link = link
        self._table = table

    def exists(self) -> Expression:
        """There is at least one such row."""
        return Expression(LinkExists(self.link))

    def count(self) -> Expression:
        """How many such rows there are; 0 when there is none."""
        return Expression(LinkCount(self.link))

    def value(self, column: Column) -> Expression:
        """The column of the first or last such row; not known when there is none.

        Raises MeaningError when the link does not say `order_by`, or the column is another table's.
        """
        if self.link.order_by is None:
            raise MeaningError(
                f"Which row of '{self.link.table}' is meant? Give linked(...) an order_by and a pick."
            )
        return Expression(LinkValue(self.link, _own_column(self._table, column, "value")))


def linked(
    table: Table,
    *,
    same: str = "person",
    where: Expression | None = None,
    order_by: Column | None = None,
    pick: Pick = "first",
) -> LinkedRows:
    """The rows of another table about the same child as the row being counted.

    Example (R-FD-07, an earlier referral within 12 months)::

        prior = referrals.alias("prior")
        earlier = linked(prior, where=(prior.received_on < referrals.received_on)
                         & (referrals.received_on <= add_months(prior.received_on, 12)))
        earlier.exists()

    `same` is "person", or the name of a column both tables have (a case, a household); a row where it
    is blank links to nothing. `where` keeps a linked row only when it is true. `pick` says which row
    `.value()` reads: the first or last by `order_by`, rows without it coming after all others, ties
    settled by the lowest key for first and the highest for last.
    Raises MeaningError when `where` is not yes or no, names a third table, or holds another link.
    """
    if not isinstance(table, Table):
        raise MeaningError(f"linked needs a table, not {table!r}.")
    if pick not in ("first", "last"):
        raise MeaningError(f"pick is 'first' or 'last', not {pick!r}.")
    if same == "person" and table.person is None:
        raise MeaningError(f"'{table.name}' is not about a child: say which column is the same.")
    same_name = table.person if same == "person" and table.person is not None else same
    link = Link(
        table=table.name,
        relation=table.relation,
        key=table[table.key].node,
        same=table[same_name].node,
        outer_same=None if same == "person" else same,
        where=None if where is None else _checked_where(table, where),
        order_by=None if order_by is None else _own_column(table, order_by, "order_by"),
        pick=pick,
    )
    return LinkedRows(link, table)


def _checked_where(table: Table, where: Expression) -> Node:
    if not isinstance(where, Expression):
        raise MeaningError(f"where needs an expression of yes or no, not {where!r}.")
    if where.kind is not Kind.BOOLEAN:
        raise MeaningError(f"where needs yes or no, but {describe(where.node)}.")
    if links_in(where.node):
        raise MeaningError(f"The where of a link cannot hold another link: '{where}'.")
    others = {column.table for column in columns_in(where.node)} - {table.name}
    if len(others) > 1:
        raise MeaningError(
            f"The where of a link speaks of '{table.name}' and the table being counted, "
            f"but this one names {', '.join(sorted(others))}."
        )
    return where.node


def _own_column(table: Table, column: Column, argument: str) -> ColumnOf:
    if not isinstance(column, Column) or column.table != table.name:
        raise MeaningError(f"{argument} needs a column of '{table.name}', not '{column}'.")
    return column.node


def outer_column(link: Link, table: Table) -> Column:
    """The column of the counted table that must equal the link's.

    Raises MeaningError when that table has none, or of another kind.
    """
    name = table.person if link.outer_same is None else link.outer_same
    if name is None:
        raise MeaningError(
            f"'{table.name}' is not about a child, so it cannot be linked to '{link.table}' by person."
        )
    column = table[name]
    if column.kind is not kind_of(link.same):
        raise MeaningError(f"{describe(column.node)} but {describe(link.same)}, so they cannot be linked.")
    return column
