"""The shapes that many rules of the return on children looked after have: a readable day, a listed code, a row beside
its child's other rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from safeboard.grammar.statutory.layouts import Kind
from safeboard.grammar.statutory.rules import Check, Example, Rows, Rule, Severity, Where, blank, unreadable
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order, last_rows, with_child
from safeboard.processes.socialcare.returns.ssda903.checking import not_a_code
from safeboard.processes.socialcare.returns.ssda903.layout import LAST, LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.writing import Row

RowWriter = Callable[..., Row]
_NO_END = date(9999, 12, 31)


def error(
    code: str,
    over: str,
    fields: tuple[str, ...],
    message: str,
    logic: str,
    check: Check,
    *examples: Example,
    ruleset: str = "2022-23",
    since: int | None = None,
    until: int | None = None,
    looks_in: tuple[str, ...] = (),
    last_year: bool = False,
    note: str = "",
) -> Rule:
    """A rule of the published list, which tells errors only."""
    return Rule(
        code=code,
        severity=Severity.ERROR,
        over=over,
        fields=fields,
        message=message,
        logic=logic,
        check=check,
        examples=examples,
        ruleset=ruleset,
        since=since,
        until=until,
        looks_in=looks_in,
        last_year=last_year,
        note=note,
    )


def readable_day(
    code: str, column: str, what: str, row: RowWriter, *, blank_too: bool = False, **more: Any
) -> Rule:
    """A rule that a day, where it is filled in, is a day of the calendar, and with `blank_too` that there is one.

    `what` names it with a small letter; `more` is what `error` takes besides: `ruleset`, `since`, `until`, `note`.
    """
    none, fine = (None, "2025-10-01") if blank_too else ("01/05/25", None)
    return error(
        code,
        row().table,
        (column,),
        f"The {what} is {'missing or is ' if blank_too else ''}not a day of the calendar. Write it as 31/12/2025.",
        f"The {what}{' is filled in and' if blank_too else ', where it is filled in,'} is a day of the calendar.",
        Where(unreadable(column) | blank(column) if blank_too else unreadable(column)),
        Example(
            f"A day that no month has, and {'no day' if blank_too else 'a year of two digits'}, beside the last day of a "
            f"month{'' if blank_too else ' and a blank'}.",
            breaks=(row(**{column: "31/09/2025"}), row(CHILD="A2", **{column: none})),
            keeps=(row(**{column: "2025-09-30"}), row(CHILD="A2", **{column: fine})),
            rows=(0, 1),
        ),
        **more,
    )


def listed(
    code: str,
    column: str,
    what: str,
    row: RowWriter,
    wrong: str,
    right: str,
    *,
    blank_too: bool = False,
    **more: Any,
) -> Rule:
    """A rule that a code is in its year's list, and with `blank_too` that there is one. `what` names the code.

    `more` is what `error` takes besides: `ruleset`, `since`, `until`, `note`.
    """
    table = row().table
    other, allowed = (None, right) if blank_too else (f"{right}?", None)
    where = "is missing or is not one" if blank_too else "is not one"
    when = "is filled in and" if blank_too else "where it is filled in,"
    return error(
        code,
        table,
        (column,),
        f"The {what} {where} of the codes of this collection. Check {column}.",
        f"The {what} {when} is one of the year's published codes.",
        not_a_code(table, column, blank=blank_too),
        Example(
            f"{wrong}, which is no code, beside {right}; and {'a blank' if blank_too else 'one with a mark after it'}.",
            breaks=(row(**{column: wrong}), row(CHILD="A2", **{column: other})),
            keeps=(row(**{column: right}), row(CHILD="A2", **{column: allowed})),
            rows=(0, 1),
        ),
        **more,
    )


def given(table: str, *columns: str) -> list[pl.Expr]:
    """Of each column whether something is written in it, also what cannot be read. For `Where` and marked tables."""
    kinds = {column.name: column.kind for column in LAYOUTS[LAST].by_name[table].columns}
    coded = (Kind.TEXT, Kind.CODE)
    return [pl.col(name).is_not_null() if kinds[name] in coded else ~blank(name) for name in columns]


def any_given(table: str, *columns: str) -> pl.Expr:
    """Whether something is written in one of the columns."""
    return pl.any_horizontal(given(table, *columns))


def all_given(table: str, *columns: str) -> pl.Expr:
    """Whether something is written in every one of the columns."""
    return pl.all_horizontal(given(table, *columns))


def with_year(rows: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Rows with the bounds of the collection year beside them, as YEAR_STARTS and YEAR_ENDS name them."""
    return rows.with_columns(
        pl.lit(tables.starts_on).alias("year_starts_on"), pl.lit(tables.ends_on).alias("year_ends_on")
    )


def beside_child(over: str, other: str, columns: tuple[str, ...], broken: pl.Expr) -> Rows:
    """A check of rows with what another table, such as Header, says of their child beside them (see care.with_child)."""

    def find(tables: Tables) -> pl.Series:
        rows = with_year(tables.marked(over), tables)
        return with_child(rows, tables, other, *columns).filter(broken)[ROW]

    return Rows(find)


def beside_last_year(over: str, columns: tuple[str, ...], broken: pl.Expr) -> Rows:
    """A check of rows with their child's row in the same table of the year before: its columns end in "_last".

    Rows of children who were not in it are not looked at. Where a child had several, the first counts.
    """

    def find(tables: Tables) -> pl.Series:
        before = last_rows(tables, over).drop_nulls(CHILD).unique(CHILD, keep="first", maintain_order=True)
        beside = before.select(CHILD, *(pl.col(name).alias(f"{name}_last") for name in columns))
        return tables[over].join(beside, on=CHILD, how="inner").filter(broken)[ROW]

    return Rows(find)


def begun_while_another_runs(table: str, starts: str, ends: str) -> Rows:
    """A check of rows that begin before the end of an earlier one of the same child; one without an end runs on.

    Of those that begin on one day the one that ends first is the earlier.
    """

    def find(tables: Tables) -> pl.Series:
        until = pl.when(blank(ends)).then(_NO_END).otherwise(pl.col(ends))
        rows = tables.marked(table).drop_nulls([CHILD, starts]).filter(pl.col(CHILD).is_duplicated())
        # One whose end cannot be read holds no other.
        ordered = rows.with_columns(until=until.fill_null(date.min)).sort(CHILD, starts, "until", ROW)
        return ordered.filter(pl.col("until").cum_max().shift(1).over(CHILD) > pl.col(starts))[ROW]

    return Rows(find)


def open_after_care(table: str, starts: str, ends: str) -> Rows:
    """A check of rows without an end: the child has left care, or left it once after they began, or on that day."""

    def find(tables: Tables) -> pl.Series:
        left = (pl.col("REC") != "X1") & pl.col("DEC").is_not_null()
        of_child = (
            in_order(tables["Episodes"])
            .group_by(CHILD)
            .agg(
                left.last().fill_null(False).alias("gone"), pl.col("DEC").filter(left).max().alias("left_on")
            )
        )
        rows = tables.marked(table).drop_nulls(CHILD).join(of_child, on=CHILD, maintain_order="left")
        return rows.filter(blank(ends) & (pl.col("gone") | (pl.col(starts) <= pl.col("left_on"))))[ROW]

    return Rows(find)
