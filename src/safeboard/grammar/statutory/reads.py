"""What came of reading a statutory return: its tables, every fault of its layout, and which rows are kept.

Rows in are the rows kept and the rows turned back, always. A row is turned back only where it cannot be placed in a
child's record; what else is wrong with it is told, and the row is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from safeboard.grammar.statutory.tables import CHILD, LINE, ROW, Tables

FAULTS: Mapping[str, type[pl.DataType]] = {
    "kind": pl.String,
    "table": pl.String,
    ROW: pl.UInt32,
    LINE: pl.UInt32,
    "path": pl.String,
    "child_id": pl.String,
    "field": pl.String,
    "message": pl.String,
    "rejects": pl.Boolean,
}

LONGEST_ID = 100
"""The characters that an authority's id of a child may have: more than any has, and as many as are kept of it."""


class Unreadable(Exception):  # noqa: N818 - an answer to the sender, not a fault of ours
    """Nothing of a file can be read. The message is for its sender: what is wrong, where, what to do."""


@dataclass(frozen=True)
class Read:
    """A return as it was read.

    `faults` has a row for each thing that the layout does not allow, in the columns of `FAULTS`: a short `kind` for
    counting, the table and the number of the row in it (null where it is no row's), the line of the file, the path
    or file, the child's id as in the file, the field, the message as a sentence, and whether it turns the row back.
    `kept` says for each table which of its rows are kept, in their order. `not_read` names what was left aside and
    why. `year_from` says in words how the collection year was known. Raises ValueError if a row is unaccounted for.
    """

    tables: Tables
    faults: pl.DataFrame
    kept: Mapping[str, pl.Series]
    year_from: str
    not_read: tuple[tuple[str, str], ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if dict(self.faults.schema) != dict(FAULTS):
            raise ValueError("The faults have other columns than they should.")
        for table in self.tables.layout.tables:
            kept = self.kept.get(table.name)
            if kept is None or kept.dtype != pl.Boolean or len(kept) != len(self.tables[table.name]):
                raise ValueError(f"{table.name}: it is not said of every row whether it is kept.")
            if kept.null_count():
                raise ValueError(f"{table.name}: a row is neither kept nor turned back.")
        explained = set(self.faults.filter("rejects").select("table", ROW).iter_rows())
        for name in self.counted:
            for row in (~self.kept[name]).arg_true().to_list():
                if (name, row) not in explained:
                    raise ValueError(f"{name}: row {row} was turned back without a reason.")

    @property
    def counted(self) -> tuple[str, ...]:
        """The tables whose rows are about children."""
        return tuple(table.name for table in self.tables.layout.tables if table.about_children)

    @property
    def rows_in(self) -> int:
        """How many rows about children came in."""
        return sum(len(self.tables[name]) for name in self.counted)

    @property
    def accepted(self) -> int:
        """How many of them are kept."""
        return sum(int(self.kept[name].sum()) for name in self.counted)

    @property
    def rejected(self) -> int:
        """How many of them are turned back."""
        return self.rows_in - self.accepted

    def with_last(self, last: Tables) -> Read:
        """The same return with the one of the year before beside it."""
        return replace(self, tables=replace(self.tables, last=last))

    def rows(self, table: str) -> pl.DataFrame:
        """The kept rows of a table, with the authority's id of their child (`child_id`)."""
        frame = self.tables[table].filter(self.kept[table])
        return frame.with_columns(self.tables.child_ids.gather(frame[CHILD]).alias("child_id"))
