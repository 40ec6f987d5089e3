"""Take the names out of a return before it leaves its sender.

Each child's id becomes a code made with the sender's own key, so the same child has the same code in
every file and nobody without the key can go back. Dates of birth keep month and year. Names of
workers go. Sheets and columns that are no part of the return are left out, since nobody can vouch for
what they hold; the preparer says which.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from safeboard.grammar.declarations.returns import Preparation, Return, ReturnColumn
from safeboard.kernel.files.opening import Limits, RefusedFile
from safeboard.kernel.files.sheets import Cell
from safeboard.kernel.returns.cells import as_text, read_date, tidy_text
from safeboard.kernel.returns.handing_back import MADE_ON, sheet_name
from safeboard.kernel.returns.issues import SheetNotRead
from safeboard.kernel.returns.reading import ListOnSheet, read_files
from safeboard.kernel.ui.templating import plural

LEAST_KEY = 16
CODE = re.compile(r"K[A-Z2-7]{12}")


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """The file to send, and what was done to make it: counts, and what was left out.

    ``births_left_out`` counts dates of birth that could not be read as dates, and so were blanked.
    """

    data: bytes
    rows: int
    children: int
    births_shortened: int
    births_left_out: int
    cells_blanked: int
    columns_left_out: tuple[str, ...]
    sheets_left_out: tuple[SheetNotRead, ...]

    @property
    def summary(self) -> str:
        """What was done, in sentences for the person at the keyboard."""
        said = [
            f"{plural(self.rows, 'row')} about {plural(self.children, 'child', 'children')}: every id is now a code.",
            f"{plural(self.births_shortened, 'date of birth now has', 'dates of birth now have')} month and year only.",
        ]
        if self.births_left_out:
            dates = plural(self.births_left_out, "date of birth", "dates of birth")
            said.append(f"{dates} left out, which could not be read.")
        if self.cells_blanked:
            names = plural(self.cells_blanked, "name of a worker was", "names of workers were")
            said.append(f"{names} taken out.")
        if self.columns_left_out:
            said.append(
                f"Columns left out, not being part of the return: {'; '.join(self.columns_left_out)}."
            )
        if self.sheets_left_out:
            said.append(
                "Sheets left out: "
                + "; ".join(f"{each.sheet} ({each.reason})" for each in self.sheets_left_out)
                + "."
            )
        return "\n".join(said)


def keyed_code(child: str, key: bytes) -> str:
    """The code for a child's id under a key: "K" and twelve letters or figures, always the same.

    Raises ValueError if the key is too short to keep a secret.
    """
    if len(key) < LEAST_KEY:
        raise ValueError(f"The key must have at least {LEAST_KEY} bytes.")
    digest = hmac.new(key, child.encode(), hashlib.sha256).digest()
    return "K" + base64.b32encode(digest).decode("ascii")[:12]


def prepare(
    data: bytes,
    filename: str,
    key: bytes,
    declaration: Return,
    limits: Limits | None = None,
) -> PreparedFile:
    """Make a file safe to send. The same file and key always give the same bytes.

    Raises RefusedFile when the file cannot be read, has none of the lists, or was prepared before;
    ValueError when the key is too short.
    """
    keyed_code("", key)
    read = read_files([(filename, data)], declaration, limits=limits)
    _refuse_prepared(read.lists)
    preparing = _Preparing(key)
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"created": MADE_ON})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    taken: set[str] = set()
    columns_left_out: list[str] = []
    for found in read.lists:
        sheet = workbook.add_worksheet(sheet_name(found.sheet.name, taken))
        places = list(found.columns.items())
        for at, (place, _) in enumerate(places):
            sheet.write_string(0, at, found.headings[place])
        child = found.place_of(found.declared.child) if found.declared.kept else None
        for at_row, (_, cells) in enumerate(found.rows, start=1):
            preparing.rows += 1
            if child is not None and child < len(cells) and cells[child] is not None:
                preparing.children.add(tidy_text(cells[child]))
            for at, (place, column) in enumerate(places):
                cell = cells[place] if place < len(cells) else None
                _write(sheet, at_row, at, preparing.cell(cell, column, found.sheet.date_1904), day)
        columns_left_out.extend(
            f"{heading[:60]} (sheet {found.sheet.name})"
            for place, heading in enumerate(found.headings)
            if heading and place not in found.columns
        )
    workbook.close()
    return PreparedFile(
        data=out.getvalue(),
        rows=preparing.rows,
        children=len(preparing.children),
        births_shortened=preparing.births_shortened,
        births_left_out=preparing.births_left_out,
        cells_blanked=preparing.cells_blanked,
        columns_left_out=tuple(columns_left_out),
        sheets_left_out=read.not_read,
    )


class _Preparing:
    """What has been done so far, and how each cell is done."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        self.codes: dict[str, str] = {}
        self.children: set[str] = set()
        self.rows = self.births_shortened = self.births_left_out = self.cells_blanked = 0

    def cell(self, cell: Cell, column: ReturnColumn, date_1904: bool) -> Cell:
        """A cell as it may leave the sender."""
        if cell is None:
            return None
        match column.preparation:
            case Preparation.KEPT:
                return cell
            case Preparation.BLANKED:
                self.cells_blanked += 1
                return None
            case Preparation.CODED:
                known = tidy_text(cell)
                return self.codes.setdefault(known, keyed_code(known, self.key))
            case Preparation.MONTH_AND_YEAR:
                return self._month_and_year(cell, column, date_1904)

    def _month_and_year(self, cell: Cell, column: ReturnColumn, date_1904: bool) -> Cell:
        read = read_date(cell, column, date_1904)
        if not isinstance(read.value, date):
            self.births_left_out += 1
            return None
        self.births_shortened += 1
        return f"{read.value.month:02d}/{read.value.year:04d}"


def _refuse_prepared(lists: tuple[ListOnSheet, ...]) -> None:
    codes = [
        bool(CODE.fullmatch(tidy_text(cells[place])))
        for found in lists
        for place, column in found.columns.items()
        if column.preparation is Preparation.CODED
        for _, cells in found.rows
        if place < len(cells)
    ]
    if codes and all(codes):
        raise RefusedFile("This file has been prepared already: its ids are codes. Send it as it is.")


def _write(sheet: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, datetime | date) and cell.year >= 1900:
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, time | date):
        sheet.write_string(row, column, as_text(cell))
    else:
        sheet.write_string(row, column, cell)
