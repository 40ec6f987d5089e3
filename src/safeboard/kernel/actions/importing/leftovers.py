"""The rows that were not taken, as a workbook with the reason beside each: to put right and import again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from safeboard.grammar.declarations.office import Cell
from safeboard.grammar.declarations.office import Sheet as Table
from safeboard.kernel.actions.importing.cells import as_words
from safeboard.kernel.actions.importing.understanding import ROW_IN_FILE, WHY
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.files.sheets import Cell as Read
from safeboard.kernel.files.sheets import Sheet


def write(sheet: Sheet, heading_row: int, reasons: Mapping[int, Sequence[str]], filename: str) -> bytes:
    """The headings as they were and the rows by their numbers, whole, with two columns of ours at the end."""
    heads = [as_words(cell) for cell in sheet.rows[heading_row - 1]]
    width = max([len(heads), *(len(sheet.rows[number - 1]) for number in reasons)])
    headings = (*heads, *[""] * (width - len(heads)), WHY, ROW_IN_FILE)
    rows = [
        (*_whole(sheet.rows[number - 1], width), " ".join(why), number)
        for number, why in sorted(reasons.items())
    ]
    notes = (
        ("What this is", f"The rows of “{filename}” that were not taken, each with the reason."),
        (
            "What to do",
            "Put them right on the first sheet and import this workbook. Our two columns may stay.",
        ),
    )
    return spreadsheets.write((Table("Not taken", headings, rows),), notes)


def reasons_of(not_understood: Sequence[Mapping[str, object]]) -> dict[int, list[str]]:
    """The sentences of each row, by its number in the file."""
    found: dict[int, list[str]] = {}
    for each in not_understood:
        cell = f"{each['cell']}: " if each["cell"] else ""
        found.setdefault(int(str(each["row"])), []).append(f"{cell}{each['why']}")
    return found


def _whole(cells: Sequence[Read], width: int) -> list[Cell]:
    return [_as_it_was(cell) for cell in cells] + [None] * (width - len(cells))


def _as_it_was(cell: Read) -> Cell:
    if isinstance(cell, dt.datetime):
        return cell.date() if cell.time() == dt.time() else as_words(cell)
    if isinstance(cell, bool | dt.time):
        return as_words(cell)
    return cell
