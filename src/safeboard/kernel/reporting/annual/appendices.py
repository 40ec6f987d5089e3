"""The appendices of a year's report: tables as they stood on its last day, made from what was recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safeboard.grammar.declarations.office import Cell
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader


@dataclass(frozen=True, slots=True)
class Table:
    """One table as it is shown: every cell as text."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One appendix with its number in the report."""

    number: int
    title: str
    tables: tuple[Table, ...]


def of(year: str, reader: Reader) -> tuple[Shown, ...]:
    """The appendices of a year that have anything to show, numbered in their order."""
    ends = period(year).end
    found = []
    for appendix in sorted(REGISTRY.appendices.values(), key=lambda each: each.order):
        tables = tuple(
            Table(each.title, each.headings, tuple(tuple(map(_text, row)) for row in each.rows), each.notes)
            for each in appendix.tables(ends, reader)
        )
        if any(table.rows for table in tables):
            found.append((appendix.title, tables))
    return tuple(Shown(number, title, tables) for number, (title, tables) in enumerate(found, start=1))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return f"{cell.day} {cell:%B %Y}"
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
