"""Views of the return that many rules share: episodes in order, twelve months of care, ages, the year before."""

from __future__ import annotations

import polars as pl

from safeboard.grammar.statutory.rules import blank, unreadable
from safeboard.grammar.statutory.tables import CHILD, HOLDER, LINE, ROW, Tables


def in_order(episodes: pl.DataFrame, *beside: str) -> pl.DataFrame:
    """Episodes with a child and a start, by child and start, with their neighbours' columns beside them.

    For each column named in `beside` there are "<name>_before" and "<name>_next": those of the same child's episode
    before and after it, null where there is none; `first` and `newest` say whether it is a child's first or newest. Of
    two that start on one day the one that ends first comes first, and one without an end last.
    """
    here = pl.col(CHILD)
    ordered = (
        episodes.drop_nulls([CHILD, "DECOM"])
        .sort(CHILD, "DECOM", "DEC", ROW, nulls_last=True)
        .with_columns(
            first=(here != here.shift(1)).fill_null(True), newest=(here != here.shift(-1)).fill_null(True)
        )
    )
    # A neighbour's row is that of the same child unless it is the first or newest: a window a child is far slower.
    before, after = pl.when(~pl.col("first")), pl.when(~pl.col("newest"))
    return ordered.with_columns(
        *(before.then(pl.col(name).shift(1)).alias(f"{name}_before") for name in beside),
        *(after.then(pl.col(name).shift(-1)).alias(f"{name}_next") for name in beside),
    )


def with_child(rows: pl.DataFrame, tables: Tables, table: str, *columns: str) -> pl.DataFrame:
    """Rows with columns of their child's row in another table, null where the child has none in it.

    A column that the rows have already is named "<name>_<table>". Where a child has several rows there, the first
    counts. Shape: as many rows as before, in their order.
    """
    first = tables[table].drop_nulls(CHILD).unique(CHILD, keep="first", maintain_order=True)
    taken = {name: f"{name}_{table}" if name in rows.columns else name for name in columns}
    found = first.select(CHILD, *(pl.col(name).alias(alias) for name, alias in taken.items()))
    return rows.join(found, on=CHILD, how="left", maintain_order="left")


def has_row(rows: pl.DataFrame, other: pl.DataFrame) -> pl.Series:
    """Of each row whether its child has a row among the others. A row without a child has none."""
    return rows[CHILD].is_in(other[CHILD].drop_nulls().unique().implode()).fill_null(False)


def in_year(tables: Tables) -> pl.Expr:
    """Whether an episode (of the marked table) runs on a day of the year; null where its days cannot be read."""
    ended = pl.col("DEC") >= tables.starts_on
    return (pl.col("DECOM") <= tables.ends_on) & (blank("DEC") | ended)


def care_in_doubt(tables: Tables) -> pl.Series:
    """The numbers of the children with an episode whose start or end cannot be read: how long it ran is not known."""
    episodes = tables.marked("Episodes").drop_nulls(CHILD)
    return episodes.filter(unreadable("DECOM") | unreadable("DEC"))[CHILD].unique()


def looked_after_all_year(tables: Tables) -> pl.Series:
    """The numbers of the children looked after without a break for the twelve months to 31 March (the OC2 cohort).

    They have an episode in the year; none that started care after 1 April, none that ended it before 31 March, and
    none in the year under an agreed series of short breaks (V3, V4). Of whom it is in doubt, none is said to be.
    """
    starts, ends = tables.starts_on, tables.ends_on
    decom, dec = pl.col("DECOM"), pl.col("DEC")
    runs = in_year(tables).fill_null(False)
    came = (pl.col("RNE") == "S") & decom.is_between(starts, ends, closed="right")
    left = (pl.col("REC") != "X1").fill_null(True) & dec.is_between(starts, ends, closed="left")
    short = pl.col("LS").is_in(["V3", "V4"]) & runs
    breaks = (came | left | short).fill_null(False)
    of_child = (
        tables.marked("Episodes")
        .filter(~pl.col(CHILD).is_in(care_in_doubt(tables).implode()))
        .drop_nulls([CHILD, "DECOM"])
        .group_by(CHILD, maintain_order=True)
        .agg(runs.any().alias("in_year"), breaks.any().alias("breaks"))
    )
    return of_child.filter(pl.col("in_year") & ~pl.col("breaks"))[CHILD]


def age(born: pl.Expr, on: pl.Expr) -> pl.Expr:
    """A person's age in whole years on a day; who was born on 29 February is a year older on 1 March."""
    before_birthday = on.dt.month().cast(pl.Int32) * 100 + on.dt.day() < (
        born.dt.month().cast(pl.Int32) * 100 + born.dt.day()
    )
    return (on.dt.year() - born.dt.year() - before_birthday.cast(pl.Int32)).alias("age")


def birthday(born: pl.Expr, years: int) -> pl.Expr:
    """The day on which a person turns so many years old (see age)."""
    day = born.dt.offset_by(f"{years}y")
    return pl.when(day.dt.day() != born.dt.day()).then(day.dt.offset_by("1d")).otherwise(day)


def last_rows(tables: Tables, table: str) -> pl.DataFrame:
    """The rows of a table in the return of the year before, marked, with this year's number of their child.

    The number is null where the child is not in this year's return. Raises ValueError where there is no return of the
    year before: a rule that asks says so with `last_year=True` and is then not run.
    """
    if tables.last is None:
        raise ValueError("There is no return of the year before.")
    rows = tables.last.marked(table)
    here = tables.child_ids.alias("id").to_frame().with_row_index(CHILD)
    ids = tables.last.child_ids.gather(rows[CHILD]).alias("id").to_frame()
    numbers = ids.join(here, on="id", how="left", maintain_order="left")[CHILD].cast(pl.UInt32)
    return rows.with_columns(numbers.alias(CHILD)).select(
        ROW, CHILD, HOLDER, LINE, pl.exclude(ROW, CHILD, HOLDER, LINE)
    )


def open_last_year(tables: Tables) -> pl.DataFrame:
    """The newest episode of each child in the return of the year before, where it had no end (see last_rows)."""
    return in_order(last_rows(tables, "Episodes")).filter(pl.col("newest") & blank("DEC"))
