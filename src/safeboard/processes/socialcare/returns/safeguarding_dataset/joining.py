"""Finds the child of each row: by the child's id in the row, or through the id of another object's row.

A row whose own field says its child is believed. Where a link leads to rows of two children, neither is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from safeboard.grammar.statutory.reads import FAULTS, Read
from safeboard.grammar.statutory.sheets.sheet import Sheet
from safeboard.grammar.statutory.sheets.typing_columns import cleaned
from safeboard.grammar.statutory.tables import LINE, ROW
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import BY_NAME, LINKS
from safeboard.processes.socialcare.returns.safeguarding_dataset.objects import Link

NO_CHILD = "no child"


def with_children(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, each with the id of its rows' child where that can be found."""
    found = {sheet.table: sheet for sheet in sheets}
    for table in dict.fromkeys(link.table for link in LINKS):
        sheet = found.get(table)
        if sheet is not None and len(sheet):
            own = BY_NAME[table].table.child
            ids = [
                _said(sheet, own),
                *(_through(link, sheet, found) for link in LINKS if link.table == table),
            ]
            child = pl.DataFrame([each.alias(f"{at}") for at, each in enumerate(ids)]).select(
                pl.coalesce(pl.all()).fill_null("").alias(own)
            )[own]
            found[table] = replace(sheet, columns={**sheet.columns, own: child})
    return list(found.values())


def _said(sheet: Sheet, column: str) -> pl.Series:
    if column not in sheet.columns:
        return pl.Series(column, [None], dtype=pl.String).new_from_index(0, len(sheet))
    return sheet.columns[column].to_frame(column).select(cleaned(pl.col(column)))[column]


def _through(link: Link, sheet: Sheet, found: Mapping[str, Sheet]) -> pl.Series:
    other = found.get(link.to)
    if other is None or not len(other):
        return _said(sheet, "")
    ids = pl.DataFrame(
        [_said(other, link.key).alias("key"), _said(other, BY_NAME[link.to].table.child).alias("child")]
    )
    one = (
        ids.drop_nulls()
        .group_by("key")
        .agg(pl.col("child").first(), pl.col("child").n_unique().alias("children"))
        .filter(pl.col("children") == 1)
    )
    rows = _said(sheet, link.column).alias("key").to_frame()
    return rows.join(one, on="key", how="left", maintain_order="left")["child"]


def with_joins_told(read: Read, sources: Mapping[str, str]) -> Read:
    """The same dataset with every link that finds nothing told, and every child of whom ssd_person has no row.

    `sources` is the file of each table.
    """
    told = [_dangling(read, link, sources) for link in LINKS]
    told += [_nobody(read, name, sources) for name in BY_NAME if name != "ssd_person"]
    return replace(
        read,
        faults=pl.concat([_why_no_child(read.faults, read), *(each for each in told if each is not None)]),
    )


def _why_no_child(faults: pl.DataFrame, read: Read) -> pl.DataFrame:
    """What is said of a row without a child, in an object that finds it through another one."""
    links: dict[str, list[Link]] = {}
    for link in LINKS:
        links.setdefault(link.table, []).append(link)
    message = pl.col("message")
    for table, through in links.items():
        ways = " or ".join(f"{link.column} (a row of {link.to})" for link in through)
        unsent = next((link.to for link in through if link.to in read.tables.absent), "")
        advice = f"Send {unsent} with it." if unsent else "Check it."
        words = (
            f"It cannot be known which child this {BY_NAME[table].table.one} is of: not by {ways}. {advice}"
        )
        here = (pl.col("kind") == NO_CHILD) & (pl.col("table") == table)
        message = pl.when(here).then(pl.lit(words)).otherwise(message)
    return faults.with_columns(message.alias("message"))


def _dangling(read: Read, link: Link, sources: Mapping[str, str]) -> pl.DataFrame | None:
    absent = read.tables.absent
    if absent & {link.table, link.to, f"{link.table}.{link.column}", f"{link.to}.{link.key}"}:
        return None
    rows = read.tables[link.table]
    lost = rows.filter(
        pl.col(link.column).is_not_null()
        & ~pl.col(link.column).is_in(read.tables[link.to][link.key].drop_nulls().implode())
    )
    words = f"No row of {link.to} has this {link.key}, so what belongs together was not found. Check {link.column}."
    return _told(read, link.table, lost, f"no link: {link.column}", link.column, words, sources)


def _nobody(read: Read, table: str, sources: Mapping[str, str]) -> pl.DataFrame | None:
    if read.tables.absent & {"ssd_person", table}:
        return None
    known = read.tables["ssd_person"]["child"].drop_nulls()
    rows = read.tables[table]
    lost = rows.filter(pl.col("child").is_not_null() & ~pl.col("child").is_in(known.implode()))
    words = "ssd_person has no row of this child, so who the child is was not told. The row is kept."
    return _told(read, table, lost, "no person", BY_NAME[table].table.child, words, sources)


def _told(
    read: Read,
    table: str,
    rows: pl.DataFrame,
    kind: str,
    field: str,
    message: str,
    sources: Mapping[str, str],
) -> pl.DataFrame:
    return rows.select(
        pl.lit(kind).alias("kind"),
        pl.lit(table).alias("table"),
        ROW,
        LINE,
        pl.lit(sources.get(table, "")).alias("path"),
        read.tables.child_ids.gather(rows["child"]).alias("child_id"),
        pl.lit(field).alias("field"),
        pl.lit(message).alias("message"),
        pl.lit(False).alias("rejects"),
    ).cast(dict(FAULTS))
