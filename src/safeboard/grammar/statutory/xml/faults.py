"""Writes out what was found in an XML return: with the path, the child's id, and the count of what was not told singly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from safeboard.grammar.statutory.reads import FAULTS
from safeboard.grammar.statutory.tables import CHILD, HOLDER, LINE, ROW, Tables
from safeboard.grammar.statutory.xml.columns import Columns
from safeboard.grammar.statutory.xml.judging import Judged
from safeboard.grammar.statutory.xml.noticed import FOUND, TOLD_ONCE, Noticed, Walk
from safeboard.grammar.statutory.xml.places import Limits, Places

_LEFT_ASIDE = {
    "unknown": "It is not a field of this collection that we know.",
    "other year": "It is not part of this year's collection.",
    "twice": "It is there a second time, and the first was read.",
}


def faults_of(
    tables: Tables,
    places: Places,
    came: Walk,
    columns: Columns,
    judged: Judged,
    general: Sequence[str],
    limits: Limits,
) -> tuple[pl.DataFrame, tuple[tuple[str, str], ...]]:
    """All faults in the columns of `FAULTS`, by line; and the elements left aside, each with how often and why."""
    singly = [*came.noticed, *_told_once(came)]
    noticed = pl.DataFrame([(*each, False) for each in singly], schema=FOUND, orient="row")
    found = pl.concat([noticed, *columns.found, *judged.found])
    parts = [
        _placed(part, str(table), tables, places)
        for (table,), part in found.group_by("table", maintain_order=True)
    ]
    whole = [_of_the_file("file", words) for words in general]
    counted = dict(came.told) | {
        (kind, f"{table}/{name}"): times for (kind, table, name), times in columns.told.items()
    }
    for (kind, path), times in counted.items():
        if times > limits.told and kind not in TOLD_ONCE:
            more = times - limits.told
            whole.append(_of_the_file(kind, f"{more:,} more of the same are not listed one by one.", path))
    left = tuple(
        (path, f"{_LEFT_ASIDE[kind]} It stands in the file {times:,} time{'s' if times > 1 else ''}.")
        for (kind, path), times in came.left_aside.items()
    )
    faults = pl.concat([pl.DataFrame(schema=FAULTS), *whole, *parts])
    return faults.sort(LINE, nulls_last=False, maintain_order=True), left


def _told_once(came: Walk) -> Iterator[Noticed]:
    """What stands in many places in the same way, as a fault of the file with its first lines; what stands once, as it is."""
    for (kind, path), (first, lines) in came.once.items():
        times = came.told[kind, path]
        if times == 1:
            yield first
            continue
        where = f"{', '.join(f'{line:,}' for line in lines[:-1])} and {lines[-1]:,}"
        order = "first on the lines" if times > len(lines) else "on the lines"
        words = f"{first.message} It stands in the file {times:,} times, {order} {where}."
        yield first._replace(table="", row=None, below=path, message=words)


def _of_the_file(kind: str, message: str, path: str = "") -> pl.DataFrame:
    row = {"kind": kind, "table": "", ROW: None, LINE: None, "path": path}
    return pl.DataFrame(
        [{**row, "child_id": None, "field": "", "message": message, "rejects": False}], schema=FAULTS
    )


def _placed(found: pl.DataFrame, table: str, tables: Tables, places: Places) -> pl.DataFrame:
    if not table or table not in tables.layout.by_name:
        path = pl.format("{}/{}", pl.lit(places.root), "below")
        return found.select(_shape(path, pl.lit(None, pl.String)))
    children = tables[table][CHILD].gather(found[ROW])
    ids = tables.child_ids.gather(children)
    above = _path(table, found[ROW], tables, places).alias("above")
    placed = found.with_columns(above, ids.alias("child_id"))
    below = pl.when(pl.col("below") == "").then(pl.lit("")).otherwise(pl.format("/{}", "below"))
    return placed.select(_shape(pl.format("{}{}", "above", below), pl.col("child_id")))


def _shape(path: pl.Expr, child_id: pl.Expr) -> list[pl.Expr]:
    return [
        {"path": path.alias("path"), "child_id": child_id.alias("child_id")}.get(name, pl.col(name))
        for name in FAULTS
    ]


def _path(table: str, rows: pl.Series, tables: Tables, places: Places) -> pl.Series:
    """The path of rows: each element with its number among those of its name in what holds it, counted from 1."""
    place, layout = places.rows[table], tables.layout.by_name[table]
    if layout.within:
        holders = tables[table][HOLDER]
        held_by = holders.gather(rows)
        # Rows stand in the order of the file, so those of one holder stand together.
        first = holders.search_sorted(held_by, side="left")
        above = _path(layout.within, held_by, tables, places)
        step = place.path.removeprefix(places.rows[layout.within].path)
    else:
        first = pl.Series([0]).new_from_index(0, len(rows))
        above = pl.Series([places.root]).new_from_index(0, len(rows))
        step = f"/{place.path}"
    step += f"/{place.each}" if place.each else ""
    numbers = rows.cast(pl.Int64) - first.cast(pl.Int64) + 1
    return pl.select(pl.format("{}{}[{}]", above, pl.lit(step), numbers)).to_series()
