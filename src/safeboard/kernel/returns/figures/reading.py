"""Find the boxes of a figure return in the sheets of a file: a row is a box, under the headings Box and Number.

The Excel form, a CSV, what was typed in and what a program sent all come as such rows, so there is one door.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.returns import plain
from safeboard.kernel.files.opening import Limits, RefusedFile
from safeboard.kernel.files.sheets import Cell, Sheet, column_letter
from safeboard.kernel.returns.issues import SheetNotRead
from safeboard.kernel.returns.reading import HEADER_WITHIN, sheets_of

LIMITS = Limits(size=5_000_000, rows=20_000, cells=400_000, columns=60)
BOX, NUMBER, PERIOD = "Box", "Number", "Period"
ABOUT_THE_BOXES = "What each box means"
NO_HEADINGS = f"it has no headings “{BOX}” and “{NUMBER}”"
HEADINGS = {
    "box": (BOX, "Box code", "Code"),
    "number": (NUMBER, "Value", "Answer", "This time"),
    "period": (PERIOD,),
    "status": ("Status",),
    "note": ("Note", "Notes", "Comment"),
}
_KNOWN = {plain(heading): name for name, headings in HEADINGS.items() for heading in headings}


@dataclass(frozen=True, slots=True)
class BoxesOnSheet:
    """A sheet that has boxes: where each of our columns stands (counted from 0) and which row has the headings.

    `period` is what stands beside the word Period above the headings, as in our own forms; empty where nothing does.
    """

    sheet: Sheet
    header_row: int
    headings: tuple[str, ...]
    columns: dict[str, int]
    period: str = ""

    @property
    def rows(self) -> Iterable[tuple[int, list[Cell]]]:
        """The rows below the headings that name a box or give a number, numbered as Excel shows them."""
        for number, row in enumerate(self.sheet.rows[self.header_row :], start=self.header_row + 1):
            if any(self.cell(row, name) is not None for name in ("box", "number")):
                yield number, row

    def cell(self, row: Sequence[Cell], name: str) -> Cell:
        """One of our cells of a row; None where the sheet has no such column or the row ends before it."""
        place = self.columns.get(name)
        cell = row[place] if place is not None and place < len(row) else None
        return None if isinstance(cell, str) and not cell.strip() else cell

    def slipped(self, row: Sequence[Cell]) -> int | None:
        """Where a row of a CSV goes on beyond its last heading (counted from 1): a comma has split one of its cells."""
        width = max(place for place, heading in enumerate(self.headings, start=1) if heading)
        if not self.sheet.from_text or all(cell is None for cell in row[width:]):
            return None
        return width + 1

    def letter(self, name: str) -> str:
        """The letter of one of our columns; empty where the sheet has none."""
        return column_letter(self.columns[name] + 1) if name in self.columns else ""


def find_boxes(
    files: Sequence[tuple[str, bytes]], declared: FigureReturn
) -> tuple[list[BoxesOnSheet], list[SheetNotRead]]:
    """The sheets with boxes, and those left aside. Raises RefusedFile where nothing can be read safely."""
    found: list[BoxesOnSheet] = []
    left: list[SheetNotRead] = []
    for sheet in sheets_of(files, LIMITS):
        boxes = _boxes(sheet)
        if isinstance(boxes, str):
            if sheet.name == ABOUT_THE_BOXES:  # a page of our own form, on which nothing can be filled in
                continue
            left.append(SheetNotRead(sheet.name, boxes))
            continue
        _refuse_formulas(boxes)
        found.append(boxes)
    for each in left:
        if not found and each.reason != NO_HEADINGS:
            raise RefusedFile(f"Sheet “{each.sheet}” was not read: {each.reason}. Nothing was kept.")
    if not found:
        raise RefusedFile(
            f"No sheet has the headings “{BOX}” and “{NUMBER}” of {declared.title}. Nothing was kept. "
            "Download the Excel form and fill it in, or send a CSV with these two headings."
        )
    return found, left


def _boxes(sheet: Sheet) -> BoxesOnSheet | str:
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        headings = tuple("" if cell is None else str(cell).strip() for cell in row)
        places: dict[str, int] = {}
        for place, heading in enumerate(headings):
            name = _KNOWN.get(plain(heading))
            if name and name in places:
                return f"columns {column_letter(places[name] + 1)} and {column_letter(place + 1)} have one heading; keep one of them"
            if name:
                places[name] = place
        if {"box", "number"} <= places.keys():
            return (
                "it is hidden; show it if it is meant to be sent"
                if sheet.hidden
                else BoxesOnSheet(sheet, number, headings, places, _period_above(sheet, number))
            )
    return NO_HEADINGS


def _period_above(sheet: Sheet, header_row: int) -> str:
    for row in sheet.rows[: header_row - 1]:
        if len(row) > 1 and isinstance(row[0], str) and plain(row[0]) == plain(PERIOD) and row[1] is not None:
            return str(row[1]).strip()
    return ""


def _refuse_formulas(found: BoxesOnSheet) -> None:
    for row, column in found.sheet.formulas:
        if row > found.header_row:
            raise RefusedFile(
                f"Sheet “{found.sheet.name}”, cell {column_letter(column)}{row} holds a formula. "
                "Copy the sheet, paste it as values (Paste special, Values) and send it again."
            )
