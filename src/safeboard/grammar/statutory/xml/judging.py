"""Which rows of a return can be placed in a child's record, and what else its tables lack beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from safeboard.grammar.statutory.layouts import TableLayout
from safeboard.grammar.statutory.reads import LONGEST_ID
from safeboard.grammar.statutory.tables import HOLDER, LINE, ROW, Tables
from safeboard.grammar.statutory.xml.noticed import FOUND
from safeboard.grammar.statutory.xml.places import Places


@dataclass
class Judged:
    """Which rows are kept, by table, and what was found (columns as in `FOUND`)."""

    kept: Mapping[str, pl.Series]
    found: list[pl.DataFrame] = field(default_factory=list)


def judge(tables: Tables, places: Places) -> Judged:
    """Judge every table, holders before what they hold: every row turned back has one reason or more."""
    kept: dict[str, pl.Series] = {}
    judged = Judged(kept)
    for table in sorted(tables.layout.tables, key=lambda each: len(list(tables.layout.chain(each.name)))):
        frame = tables[table.name]
        place = places.rows[table.name]
        placed = pl.repeat(True, len(frame), dtype=pl.Boolean, eager=True)
        if table.name == places.children:
            placed &= _with_id(tables, places, table, judged)
        if place.start:
            no_date = frame[place.start].is_null()
            _tell(
                judged,
                "no date",
                table,
                frame.filter(no_date),
                place.start,
                pl.lit(
                    f"This {table.one} has no {place.start} that can be read, so it cannot be placed in time. "
                    "It was turned back. Give the date."
                ),
            )
            placed &= ~no_date
        if table.within:
            held = kept[table.within].gather(frame[HOLDER])
            if not held.all():
                one = tables.layout.by_name[table.within].one
                words = f"The {one} it belongs to was turned back, so this {table.one} was too. Correct that first."
                _tell(judged, "holder", table, frame.filter(~held), "", pl.lit(words))
                placed &= held
            _times(tables, places, table, judged)
        elif place.once and len(frame) > 1:
            words = f"<{places.group(table.name)}> stands in the file more than once. The first was read. Take the other out."
            _tell(judged, "twice", table, frame.slice(1), "", pl.lit(words), rejects=False)
        # The head of a file is not of a child, and is never turned back.
        kept[table.name] = (
            placed if table.about_children else pl.repeat(True, len(frame), dtype=pl.Boolean, eager=True)
        )
    return judged


def _with_id(tables: Tables, places: Places, table: TableLayout, judged: Judged) -> pl.Series:
    frame, name = tables[table.name], places.child_id
    ids = frame[name]
    none = ids.is_null()
    words = f"This {table.one} has no {name}, so nothing that is said of it can be placed. It was turned back. Give it one."
    _tell(judged, "no id", table, frame.filter(none), name, pl.lit(words))
    too_long = (ids.str.len_chars() > LONGEST_ID).fill_null(False)
    words = f"The {name} of this {table.one} has more than {LONGEST_ID} characters. It was turned back. Shorten it."
    _tell(judged, "long id", table, frame.filter(too_long), name, pl.lit(words))
    again = ids.is_not_null() & ~ids.is_first_distinct()
    if again.any():
        first = frame.filter(ids.is_first_distinct()).select(name, pl.col(LINE).alias("first"))
        same = frame.filter(again).join(first, on=name, how="left", maintain_order="left")
        words = "The {} {} is used already for the {} of line {}. This one was turned back. Correct the id, or put the two together."
        _tell(
            judged,
            "same id",
            table,
            same,
            name,
            pl.format(words, pl.lit(name), pl.col(name), pl.lit(table.one), pl.col("first")),
        )
    return ~none & ~again & ~too_long


def _times(tables: Tables, places: Places, table: TableLayout, judged: Judged) -> None:
    """Groups that must be there once, or at least once, in what holds them."""
    place, frame = places.rows[table.name], tables[table.name]
    holder = tables.layout.by_name[table.within]
    group = places.group(table.name)
    if place.once:
        again = frame.filter(~frame[HOLDER].is_first_distinct())
        words = f"<{group}> stands more than once for one {holder.one}. Put them into one."
        _tell(judged, "twice", table, again, "", pl.lit(words), rejects=False)
    if place.needed:
        without = tables[holder.name].filter(~pl.col(ROW).is_in(frame[HOLDER].unique().implode()))
        words = f"This {holder.one} has no <{group}>. Give it."
        _tell(judged, "missing", holder, without, group, pl.lit(words), rejects=False)


def _tell(
    judged: Judged,
    kind: str,
    table: TableLayout,
    rows: pl.DataFrame,
    name: str,
    words: pl.Expr,
    *,
    rejects: bool = True,
) -> None:
    if len(rows):
        judged.found.append(
            rows.select(
                pl.lit(kind).alias("kind"),
                pl.lit(table.name).alias("table"),
                pl.col(ROW),
                pl.col(LINE),
                pl.lit(name).alias("below"),
                pl.lit(name).alias("field"),
                words.alias("message"),
                pl.lit(rejects).alias("rejects"),
            ).cast(pl.Schema(FOUND))
        )
