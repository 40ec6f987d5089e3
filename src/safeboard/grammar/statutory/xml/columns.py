"""Turns the records of a walk into typed columns, some children at a time, and tells every value that is not as it should be.

A record is a row as met in the file. What it says is put into the types of its layout here, a column at a time; the
text itself is let go, so that a large file needs memory for its columns only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

import polars as pl

from safeboard.grammar.statutory.layouts import Column, Kind, TableLayout
from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.tables import CHILD, HOLDER, LINE, PLACE, ROW
from safeboard.grammar.statutory.xml.noticed import FOUND
from safeboard.grammar.statutory.xml.places import Limits, Places
from safeboard.grammar.statutory.xml.tree import BEFORE, Tree

LONGEST = 255
_SHOWN = 40
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""A day outside these is a program's way of saying "none", and no calendar's."""
_DAY = r"^(\d{4}-\d{2}-\d{2})"
_ZONE = r"^\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:\d{2})$"
_UNREADABLE = {
    Kind.DATE: (
        "not a date",
        "is not a date as it must be written, such as 2026-03-31. The field was left empty. Correct it.",
    ),
    Kind.FLAG: (
        "not yes or no",
        "is neither 1 nor 0, nor true or false. The field was left empty. Correct it.",
    ),
    Kind.NUMBER: ("not a number", "is not a whole number. The field was left empty. Correct it."),
}


class Columns:
    """The frames of a file as they grow, and the faults found in its values."""

    def __init__(self, tree: Tree, places: Places, limits: Limits) -> None:
        self.tree, self.places, self.limits = tree, places, limits
        self.found: list[pl.DataFrame] = []
        self.told: Counter[tuple[str, str, str]] = Counter()
        self._unreadable: dict[str, list[pl.Series]] = defaultdict(list)
        self._parts: dict[str, list[pl.DataFrame]] = defaultdict(list)
        self._rows: Counter[str] = Counter()

    def take(self) -> None:
        """Turn the records that are there into columns. Raises Unreadable where the file has too many rows."""
        for table in self.tree.layout.tables:
            records = self.tree.records[table.name]
            if records:
                self._parts[table.name].append(self._frame(table, records))
                self._rows[table.name] += len(records)
                self.tree.groups[table.name].first = self._rows[table.name]
                records.clear()
        if sum(self._rows.values()) > self.limits.rows:
            raise Unreadable(
                f"The file has more than {self.limits.rows:,} rows, the most we read. Nothing was kept. "
                "Send one collection year of one authority."
            )

    @property
    def children(self) -> int:
        """How many children there are so far."""
        return self._rows[self.places.children]

    def unreadable(self) -> dict[str, pl.Series]:
        """By "Table.Column" the rows in which something is written that cannot be read (see Tables.unreadable)."""
        return {field: pl.concat(rows) for field, rows in self._unreadable.items()}

    def frames(self) -> dict[str, pl.DataFrame]:
        """Each table whole; the parts are let go."""
        whole = {}
        for table in self.tree.layout.tables:
            parts = self._parts.pop(table.name, [])
            columns = {column.name: _TYPES[column.kind] for column in table.columns}
            whole[table.name] = (
                pl.concat(parts, rechunk=True) if parts else pl.DataFrame(schema={**PLACE, **columns})
            )
        return whole

    def _frame(self, table: TableLayout, records: list[Any]) -> pl.DataFrame:
        met = list(zip(*records, strict=True))
        number = self._rows[table.name]
        each = self.places.rows[table.name].each
        lines = pl.Series(LINE, met[0], pl.UInt32)
        rows = pl.int_range(number, number + len(records), dtype=pl.UInt32, eager=True).alias(ROW)
        children = pl.Series(CHILD, met[2], pl.UInt32)
        if table.within == self.places.children:
            # Also where a row of another table stands between the two in the file, as around a child's disabilities.
            holders = children.alias(HOLDER)
        else:
            holders = pl.Series(HOLDER, met[1], pl.UInt32) if table.within else rows.alias(HOLDER)
        columns = []
        for at, column in enumerate(table.columns):
            values, places = (
                (met[BEFORE], met[0]) if each else (met[BEFORE + 2 * at], met[BEFORE + 1 + 2 * at])
            )
            columns.append(self._column(table.name, column, values, rows, lines, places))
        return pl.DataFrame([rows, children, holders, lines, *columns])

    def _column(
        self,
        table: str,
        column: Column,
        values: tuple[str | None, ...],
        rows: pl.Series,
        lines: pl.Series,
        lines_of_values: tuple[int | None, ...],
    ) -> pl.Series:
        """One column in its type; what does not fit is told."""

        def tell(kind: str, where: pl.Series, words: pl.Series) -> None:
            self._tell(kind, table, column.name, rows, where, lines_of_values, words)

        text = pl.Series(column.name, values, pl.String)
        if text.null_count() == len(text):
            typed = pl.Series(column.name, [None], _TYPES[column.kind]).new_from_index(0, len(text))
        else:
            text = text.str.strip_chars()
            text = text.set(text == "", None)
            typed = _typed(column.kind, text)
            if column.kind in _UNREADABLE and typed.null_count() > text.null_count():
                kind, words = _UNREADABLE[column.kind]
                where = (typed.is_null() & text.is_not_null()).arg_true()
                self._unreadable[f"{table}.{column.name}"].append(rows.gather(where))
                tell(kind, where, _quoted(text.gather(where)) + f" {words}")
            elif column.kind is Kind.CODE:
                where = (~text.is_in(column.codes) & text.is_not_null()).arg_true()
                words = "is not one of this year's values for this field. It was kept as it is. Check it."
                tell("not in list", where, _quoted(text.gather(where)) + f" {words}")
            elif column.kind is Kind.TEXT:
                where = (text.str.len_chars() > LONGEST).arg_true()
                words = f"is longer than {LONGEST} characters. It was kept as it is. Check it."
                tell("too long", where, _quoted(text.gather(where)) + f" {words}")
        place = self.places.rows[table]
        if column.required and text.null_count() and column.name not in (place.start, self.places.child_id):
            where = text.is_null().arg_true()
            message = f"<{column.name}> is missing. Give it."
            self._tell(
                "missing", table, column.name, rows, where, lines.to_list(), _same(message, len(where))
            )
        return typed

    def _tell(
        self,
        kind: str,
        table: str,
        column: str,
        rows: pl.Series,
        where: pl.Series,
        lines: Any,
        words: pl.Series,
    ) -> None:
        if not len(where):
            return
        before = self.told[kind, table, column]
        self.told[kind, table, column] += len(where)
        room = max(self.limits.told - before, 0)
        where, words = where.head(room), words.head(room)
        self.found.append(
            pl.DataFrame(
                {
                    "kind": _same(kind, len(where)),
                    "table": _same(table, len(where)),
                    ROW: rows.gather(where),
                    LINE: pl.Series(LINE, [lines[at] for at in where.to_list()], pl.UInt32),
                    "below": _same(self._below(table, column), len(where)),
                    "field": _same(column, len(where)),
                    "message": words,
                    "rejects": pl.Series([False], dtype=pl.Boolean).new_from_index(0, len(where)),
                },
                schema=FOUND,
            )
        )

    def _below(self, table: str, column: str) -> str:
        """The path of a field under its row; where it may stand in one of several groups, its name alone."""
        place = self.places.rows[table]
        if place.each:
            return ""
        return f"{place.inside[0]}/{column}" if len(place.inside) == 1 else column


_TYPES = {
    Kind.TEXT: pl.String,
    Kind.CODE: pl.String,
    Kind.DATE: pl.Date,
    Kind.FLAG: pl.Boolean,
    Kind.NUMBER: pl.Int64,
}


def _typed(kind: Kind, text: pl.Series) -> pl.Series:
    if kind is Kind.DATE:
        days = _days(text)
        if days.null_count() > text.null_count() and text.str.contains(_ZONE).any():
            # A schema lets a date have a time zone; the day is what counts.
            day = pl.when(text.str.contains(_ZONE)).then(text.str.extract(_DAY)).otherwise(text)
            days = _days(pl.select(day.alias(text.name)).to_series())
        return days
    if kind is Kind.FLAG:
        yes, no = text.is_in(["1", "true"]), text.is_in(["0", "false"])
        return pl.select(pl.when(yes).then(True).when(no).then(False).alias(text.name)).to_series()
    return text.cast(pl.Int64, strict=False) if kind is Kind.NUMBER else text


def _days(text: pl.Series) -> pl.Series:
    days = text.str.to_date("%Y-%m-%d", strict=False)
    amiss = (days < EARLIEST) | (days > LATEST) | (text.str.len_bytes() != 10)
    return days.set(amiss, None) if amiss.any() else days


def _quoted(text: pl.Series) -> pl.Series:
    # Characters that nobody can see are shown as such, and cannot turn the sentence around them.
    text = text.str.replace_all(r"\p{C}", "\ufffd")
    shortened = pl.when(text.str.len_chars() > _SHOWN).then(text.str.head(_SHOWN) + "…").otherwise(text)
    return pl.select(pl.format("“{}”", shortened)).to_series()


def _same(word: str, length: int) -> pl.Series:
    return pl.Series([word], dtype=pl.String).new_from_index(0, length)
