"""A statutory return as columns: one frame a table, each row knowing its place in the file, its child and what holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from safeboard.grammar.statutory.layouts import Kind, Layout

ROW, CHILD, HOLDER, LINE = "row", "child", "holder", "line"
PLACE: Mapping[str, type[pl.DataType]] = {
    ROW: pl.UInt32,
    CHILD: pl.UInt32,
    HOLDER: pl.UInt32,
    LINE: pl.UInt32,
}
TYPES: Mapping[Kind, type[pl.DataType]] = {
    Kind.TEXT: pl.String,
    Kind.CODE: pl.String,
    Kind.DATE: pl.Date,
    Kind.FLAG: pl.Boolean,
    Kind.NUMBER: pl.Int64,
}
UNREADABLE = "_unreadable"
# A child with thousands of plans would make millions of pairs: more than this many are not set beside each other.
MOST_PAIRS = 5_000_000


class TooManyPairs(Exception):
    """Rows of one child would have to be set beside each other more often than is sensible; the message says which."""


@dataclass(frozen=True)
class Tables:
    """A return of one collection year, read into columns.

    Each frame has the columns of its table in the types of `TYPES` and, before them, `row` (its number in the table,
    counted from 0 without gaps), `child` (the number of its child, the same in every table), `holder` (the `row` of
    what holds it; its own where it stands at the top) and `line` (its line in the file). `child_ids` are the
    authority's own ids by number of child; where the file gives none it is null. A table of which the file has no row
    is an empty frame; `absent` names tables that the sender did not send at all, and columns ("Table.Column") that the
    sent table lacks, so that rules over them are not run. `unreadable` says, by "Table.Column", in which rows a date,
    number or flag is written that cannot be read as one: it is null in the frame, as a blank one is.
    `last` is the same authority's return of the year before, where there is one.
    """

    layout: Layout
    frames: Mapping[str, pl.DataFrame]
    child_ids: pl.Series
    absent: frozenset[str] = frozenset()
    last: Tables | None = None
    unreadable: Mapping[str, pl.Series] = field(default_factory=dict)
    _held: dict[tuple[str, str], pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for table in self.layout.tables:
            frame = self.frames.get(table.name)
            if frame is None:
                raise ValueError(f"The table {table.name!r} has no frame, not even an empty one.")
            wanted = {**PLACE, **{column.name: TYPES[column.kind] for column in table.columns}}
            if dict(frame.schema) != wanted:
                raise ValueError(f"The frame of {table.name!r} has other columns or types than its layout.")

    def __getitem__(self, table: str) -> pl.DataFrame:
        return self.frames[table]

    @property
    def starts_on(self) -> date:
        """The first day of the collection year."""
        return self.layout.starts_on

    @property
    def ends_on(self) -> date:
        """The reference date."""
        return self.layout.ends_on

    def marked(self, table: str, holder: str = "") -> pl.DataFrame:
        """The rows of a table and, for each date, number or flag, whether it is written but cannot be read.

        Shape: as many rows as the table, in its order, beside what holds them where `holder` is said; a mark is the
        column "<name>_unreadable" (see rules.unreadable).
        """
        frame = self.held(table, holder) if holder else self[table]
        marks = []
        for column in self.layout.by_name[table].columns:
            if column.kind in (Kind.TEXT, Kind.CODE):
                continue
            rows = self.unreadable.get(f"{table}.{column.name}")
            told = pl.lit(False) if rows is None or rows.is_empty() else pl.col(ROW).is_in(rows.implode())
            marks.append(told.alias(f"{column.name}{UNREADABLE}"))
        return frame.with_columns(marks)

    def held(self, table: str, holder: str) -> pl.DataFrame:
        """The rows of a table with the columns of what holds them, near or far, beside them.

        Shape: as many rows as the table, in its order; the holder's own row number is the column named like the
        holder, its fields keep their names. Raises KeyError where `holder` does not hold `table`.
        """
        if (table, holder) not in self._held:
            self._held[table, holder] = self._beside(table, holder)
        return self._held[table, holder]

    def _beside(self, table: str, holder: str) -> pl.DataFrame:
        frame = self[table]
        numbers = frame[HOLDER]
        for name in self.layout.chain(table):
            if name == holder:
                break
            numbers = self[name][HOLDER].gather(numbers)
        else:
            raise KeyError(f"{holder!r} does not hold {table!r}.")
        beside = self[holder].drop(ROW, CHILD, HOLDER, LINE)
        taken = [name for name in beside.columns if name in frame.columns]
        return frame.with_columns(
            numbers.alias(holder), *beside.drop(taken).select(pl.all().gather(numbers)).get_columns()
        )


def pairs(left: pl.DataFrame, right: pl.DataFrame, on: str) -> pl.DataFrame:
    """Every row of one frame beside every row of another that shares the column `on`; a row is not beside itself.

    The right one's columns end in "_other". Rows are the same where both frames are one and their `row` is equal.
    Raises TooManyPairs where one child's rows would make more than `MOST_PAIRS` pairs in all.
    """
    sizes = left.group_by(on).len("here").join(right.group_by(on).len("there"), on=on)
    made = sizes.select((pl.col("here").cast(pl.UInt64) * pl.col("there").cast(pl.UInt64)).sum()).item() or 0
    if made > MOST_PAIRS:
        raise TooManyPairs(
            "A child has so many rows that they cannot be set beside each other. Look at the largest: "
            "a program that writes the file may have joined children together."
        )
    beside = left.join(right, on=on, suffix="_other", maintain_order="left")
    return beside.filter(pl.col(ROW) != pl.col(f"{ROW}_other")) if left is right else beside


def empty(layout: Layout, table: str) -> pl.DataFrame:
    """The frame of a table without a row."""
    columns = {column.name: TYPES[column.kind] for column in layout.by_name[table].columns}
    return pl.DataFrame(schema={**PLACE, **columns})
