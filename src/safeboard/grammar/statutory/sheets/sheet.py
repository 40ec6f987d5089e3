"""One table of a return as it stands in a file: its text, its lines, and what is wrong with its shape."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from safeboard.grammar.statutory.layouts import Layout


@dataclass(frozen=True)
class Limits:
    """What a file may hold before it is refused or its row turned back. Bytes are counted unpacked.

    Of a file with more than `faults` lines that are unclear nothing is read.
    """

    files: int = 100
    bytes: int = 200_000_000
    rows: int = 2_000_000
    columns: int = 200
    cell: int = 250
    faults: int = 10_000


@dataclass(frozen=True)
class Note:
    """Something about a file's shape that its sender should know; `row` is told where it is one row's."""

    kind: str
    message: str
    line: int | None = None
    row: int | None = None
    field: str = ""
    child: str | None = None
    rejects: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table as text: a column for each published field found, in as many rows as `lines`, and notes on its shape.

    In a `sparse` sheet a field that no row says is simply blank, as in XML; otherwise its column was not sent.
    """

    table: str
    source: str
    columns: Mapping[str, pl.Series]
    lines: pl.Series
    notes: tuple[Note, ...] = ()
    sparse: bool = False

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(frozen=True)
class Headings:
    """Which columns each table may have, over all years, so that a file is known by its headings alone.

    `own` are the columns that no other table has, `always` those that are always sent.
    """

    columns: Mapping[str, frozenset[str]]
    own: Mapping[str, frozenset[str]]
    always: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, layouts: Iterable[Layout]) -> Headings:
        """The headings of a collection's tables."""
        columns: dict[str, frozenset[str]] = {}
        always: dict[str, frozenset[str]] = {}
        for layout in layouts:
            for table in layout.tables:
                columns[table.name] = columns.get(table.name, frozenset()) | table.by_name.keys()
                sent = {column.name for column in table.columns if column.always}
                always[table.name] = always.get(table.name, frozenset()) | sent
        own = {
            name: names - frozenset().union(*(other for at, other in columns.items() if at != name))
            for name, names in columns.items()
        }
        return cls(columns, own, always)

    def table(self, named: Collection[str]) -> str:
        """The table whose headings these are; empty where they are no table's, or of two tables alike.

        A table is known by a heading that no other has, and by at least half of its headings that are always sent.
        """
        found = set(named)
        scores = {
            name: len(found & names)
            for name, names in self.columns.items()
            if found & self.own[name] and 2 * len(found & names) >= len(self.always[name])
        }
        best = max(scores.values(), default=0)
        names = [name for name, score in scores.items() if score == best]
        return names[0] if len(names) == 1 else ""

    @cached_property
    def _published(self) -> Mapping[str, str]:
        return {name.upper(): name for names in self.columns.values() for name in names}

    def spelt(self, name: str) -> str:
        """A heading as it is published, however it is written in small and capital letters; else in capitals."""
        return self._published.get(name.upper(), name.upper())

    def fit(self, named: Collection[str]) -> int:
        """How many of some words are headings of any table."""
        return len(set(named) & frozenset().union(*self.columns.values()))
