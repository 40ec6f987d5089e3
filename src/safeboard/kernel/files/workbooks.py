"""An Excel workbook read whole, with what its reader would hide: formulas, errors, rows left out."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from itertools import pairwise
from math import isfinite
from typing import Any
from xml.parsers.expat import ParserCreate

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from safeboard.kernel.files.opening import DAMAGED, Limits, RefusedFile, check_workbook
from safeboard.kernel.files.sandbox import run_apart
from safeboard.kernel.files.sheets import Cell, Sheet, column_number
from safeboard.kernel.files.texts import long_cell, too_many_rows

_SHEET_DATA = re.compile(rb"<(?:\w+:)?sheetData\b")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)(?=[\s/>])")
_PLACE = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_WITHOUT_CELLS = re.compile(rb"<(?:\w+:)?(?:chartsheet|dialogsheet)\b")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s/>])")
_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_PARTS = re.compile(rb"<(?:\w+:)?(row|c|f|v)(?=[\s/>])([^>]*)>([^<]*)")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_READ_WITH_THEM = ("xl/workbook.xml", "xl/sharedstrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")
_DATE_1904 = re.compile(rb"\bdate1904\s*=\s*[\"'](?:1|true)[\"']")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def read_workbook(data: bytes, limits: Limits | None = None) -> list[Sheet]:
    """Read every sheet of a workbook, in its order. Raises RefusedFile if it is not safe or not whole.

    The workbook is looked over from outside first, then read in a child process. Blank cells are
    None; a cell in error ("#N/A") is its text; a whole number comes as a float, as Excel keeps it.
    """
    limits = limits or Limits()
    check_workbook(data, limits)
    return [Sheet(*parts) for parts in run_apart(read_sheets, data, limits)]


def read_sheets(data: bytes, limits: Limits) -> list[tuple[Any, ...]]:
    """The parts of each Sheet, as plain data; to be run in the child process."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        packed = zipfile.ZipFile(io.BytesIO(data))
        date_1904 = bool(_DATE_1904.search(packed.read("xl/workbook.xml")))
        members = _members(packed)
        # Python looks at every checksum; the reader of the cells does not.
        contents = {about.name: packed.read(members[about.name]) for about in workbook.sheets_metadata}
        for name in packed.namelist():
            if name.lower() in _READ_WITH_THEM:
                _parse(packed.read(name))
        for xml in contents.values():
            _parse(xml)
    except (MemoryError, RefusedFile):
        raise
    except Exception as fault:
        raise RefusedFile(DAMAGED) from fault
    sheets = []
    rows_read = cells_read = 0
    for about in workbook.sheets_metadata:
        xml = contents.pop(about.name)
        if not _SHEET_DATA.search(xml):
            if _WITHOUT_CELLS.search(xml):
                continue
            raise RefusedFile(DAMAGED)
        last = _last_row(xml)
        rows_read += last
        if rows_read > limits.rows:
            raise RefusedFile(too_many_rows(limits))
        try:
            rows: list[list[Any]] = workbook.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
        except MemoryError:
            raise
        except Exception as fault:
            raise RefusedFile(DAMAGED) from fault
        if len(rows) < last:
            raise RefusedFile(
                f"Sheet “{about.name}” has {last:,} rows but says it has {len(rows):,}, "
                "so some would be lost. Copy the lists to a new workbook and send that."
            )
        cells_read += sum(map(len, rows))
        if cells_read > limits.cells:
            raise RefusedFile(
                f"Sheet “{about.name}” is too wide and too long to read. "
                "Take out what stands beside and below the list, and send it again."
            )
        formulas, errors = _formulas_and_errors(xml)
        for (row, column), text in errors.items():
            if row <= len(rows) and column <= len(rows[row - 1]):
                rows[row - 1][column - 1] = text
        tidy = _tidy(rows, about.name, limits)
        sheets.append((about.name, tidy, formulas, about.visible != SheetVisibleEnum.Visible, date_1904))
    return sheets


def _parse(xml: bytes) -> None:
    """See that a part is well formed: the reader of the cells forgives crossed tags, and passes over what it cannot read.

    Raises ExpatError. Definitions of entities were refused before.
    """
    ParserCreate(namespace_separator=" ").Parse(xml, True)


def _last_row(xml: bytes) -> int:
    """The last row of a sheet that holds anything, by the sheet itself and not by what it claims."""
    number = last = 0
    starts = [match.start() for match in _ROW.finditer(xml)]
    for start, stop in pairwise([*starts, len(xml)]):
        said = _attributes(xml[start : xml.find(b">", start) + 1]).get(b"r", "")
        if said and not (said.isascii() and said.isdecimal()):
            raise RefusedFile(DAMAGED)
        following = int(said) if said else number + 1
        if following <= number:
            raise RefusedFile(DAMAGED)
        number = following
        if xml.find(b"<v", start, stop) >= 0 or _VALUE.search(xml, start, stop):
            _refuse_misplaced(_PLACE.findall(xml, start, stop), b"%d" % number)
            last = number
    return last


def _refuse_misplaced(places: list[tuple[bytes, bytes]], row: bytes) -> None:
    """A cell that says it stands in another row, or where another one stands, would take that one's place."""
    if len(set(places)) < len(places) or any(said != row for _, said in places):
        raise RefusedFile(DAMAGED)


def _formulas_and_errors(xml: bytes) -> tuple[tuple[tuple[int, int], ...], dict[tuple[int, int], str]]:
    """Where a sheet has formulas, and where it has errors such as "#N/A" (with their text)."""
    if not _FORMULA.search(xml) and not _ERROR.search(xml):
        return (), {}
    formulas: dict[tuple[int, int], None] = {}
    errors: dict[tuple[int, int], str] = {}
    row = column = 0
    in_error = False
    for match in _PARTS.finditer(xml):
        kind, inside = match.group(1), match.group(2)
        if kind == b"row":
            said = _attributes(inside).get(b"r", "")
            row, column = (int(said) if said.isdecimal() else row + 1), 0
        elif kind == b"c":
            about = _attributes(inside)
            place = _CELL.fullmatch(about.get(b"r", ""))
            row, column = (int(place[2]), column_number(place[1])) if place else (row, column + 1)
            in_error = about.get(b"t") == "e"
        elif kind == b"f":
            formulas[row, column] = None
        elif in_error:
            errors[row, column] = match.group(3).decode("utf-8", "replace")
    return tuple(formulas), errors


def _tidy(rows: list[list[Any]], name: str, limits: Limits) -> list[list[Cell]]:
    """Blank cells as None, no blank rows at the end; no cell longer or sheet wider than allowed."""
    if rows and len(rows[0]) > limits.columns:
        raise RefusedFile(
            f"Sheet “{name}” has {len(rows[0]):,} columns; we can read {limits.columns}. "
            "Take out what stands beside the list, and send it again."
        )
    tidy: list[list[Cell]] = []
    last = 0
    for number, row in enumerate(rows, start=1):
        cells: list[Cell] = []
        for cell in row:
            if cell.__class__ is str:
                if len(cell) > limits.cell:
                    raise RefusedFile(long_cell(name, number, len(cells) + 1, len(cell), limits))
                cells.append(cell if cell and not cell.isspace() else None)
            elif isinstance(cell, timedelta) or (cell.__class__ is float and not isfinite(cell)):
                cells.append(str(cell))
            else:
                cells.append(cell)
        if any(cell is not None for cell in cells):
            last = number
        tidy.append(cells)
    return tidy[:last]


def _attributes(tag: bytes) -> dict[bytes, str]:
    return {
        name.rpartition(b":")[2]: (double or single).decode("utf-8", "replace")
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def _members(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part of the package that holds each sheet, by the sheet's name. Raises RefusedFile where two have one."""
    targets = {
        link.get(b"Id", ""): link.get(b"Target", "")
        for link in map(_attributes, _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels")))
    }
    names = {name.lower(): name for name in packed.namelist()}
    members = {}
    for sheet in map(_attributes, _SHEET.findall(packed.read("xl/workbook.xml"))):
        target = targets.get(sheet.get(b"id", ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        name = _unescape(sheet.get(b"name", ""))
        if name in members:
            raise RefusedFile(
                f"The workbook has two sheets of one name, “{name}”, so rows would be lost. "
                "Give each sheet its own name and send it again."
            )
        members[name] = names.get(path.lower(), path)
    return members


def _unescape(text: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text
