"""A CSV file read by the evidence of its bytes: encoding, line ends, separator."""

from __future__ import annotations

import codecs
import csv
import io
import re

from safeboard.kernel.files.opening import Limits, RefusedFile
from safeboard.kernel.files.sheets import Cell, Sheet, column_letter

_SEPARATORS = (",", ";", "\t")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SAVE_AS_UTF8 = "Save it as “CSV UTF-8” or as .xlsx and send it again."


def read_csv(data: bytes, name: str, limits: Limits | None = None) -> Sheet:
    """Read a CSV file as one sheet; rows are numbered as Excel shows them.

    Blank cells are None. Raises RefusedFile, naming the line or row, when the file mixes encodings
    or line ends, has a cell longer than Excel allows, or an opening quotation mark that never closes.
    """
    limits = limits or Limits()
    text = decode(data)
    _check_line_ends(text)
    separator = _separator(text)
    csv.field_size_limit(max(len(text), 131_072))
    rows: list[list[Cell]] = []
    cells_read = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > limits.rows:
                raise RefusedFile(too_many_rows(limits))
            cells_read += len(cells)
            if cells_read > limits.cells:
                raise RefusedFile(
                    f"The file has more than {limits.cells:,} cells, the most we can read. "
                    "Send a shorter period."
                )
            if len(cells) > limits.columns:
                raise RefusedFile(
                    f"Row {number} has {len(cells):,} columns; we can read {limits.columns}. "
                    "Take out what stands beside the list, and send it again."
                )
            for column, cell in enumerate(cells, start=1):
                if len(cell) > limits.cell:
                    raise RefusedFile(long_cell(name, number, column, len(cell), limits))
            rows.append([cell if cell.strip() else None for cell in cells])
    except csv.Error as fault:
        raise RefusedFile(
            f"Row {len(rows) + 1} has a quotation mark that is never closed, or text after one that is. "
            "Take it out, or save the file as .xlsx, and send it again."
        ) from fault
    return Sheet(name=name, rows=rows, from_text=True)


def too_many_rows(limits: Limits) -> str:
    """The sentence for a file with more rows than any return has."""
    return (
        f"The file has more than {limits.rows:,} rows, the most we can read. "
        "Send a shorter period, or take out what stands below the lists."
    )


def long_cell(sheet: str, row: int, column: int, length: int, limits: Limits) -> str:
    """The sentence for a cell that is longer than Excel itself allows."""
    return (
        f"Sheet “{sheet}”, row {row}, column {column_letter(column)} holds {length:,} characters; "
        f"the most is {limits.cell:,}. Shorten it and send the file again."
    )


def decode(data: bytes) -> str:
    """The text of a file, as UTF-8 or as Windows-1252, whichever all of its lines bear out.

    Raises RefusedFile naming a line when one line is UTF-8 and another cannot be.
    """
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise RefusedFile(f"Line {line} holds an empty byte, so this is not plain text. {_SAVE_AS_UTF8}")
    marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        first_bad = data.count(b"\n", 0, fault.start) + 1
    if marked:
        raise RefusedFile(
            f"Line {first_bad} has letters saved in another way than the rest (not UTF-8). {_SAVE_AS_UTF8}"
        )
    for number, letters in enumerate(data.split(b"\n"), start=1):
        if letters.isascii():
            continue
        try:
            letters.decode("utf-8")
        except UnicodeDecodeError:
            try:
                letters.decode("cp1252")
            except UnicodeDecodeError as fault:
                raise RefusedFile(f"Line {number} has a letter we cannot read. {_SAVE_AS_UTF8}") from fault
        else:
            raise RefusedFile(
                f"Line {number} and line {first_bad} were saved in two different ways (UTF-8 and Windows), "
                f"so some letters would be wrong. {_SAVE_AS_UTF8}"
            )
    return data.decode("cp1252")


def _check_line_ends(text: str) -> None:
    lone = _LONE_RETURN.search(text)
    if lone and "\n" in text:
        line = text.count("\n", 0, lone.start()) + 1
        raise RefusedFile(
            f"Line {line} is broken by a stray line end, so its cells would slip. "
            "Save the file as .xlsx and send it again."
        )


def _separator(text: str) -> str:
    head = text[:20_000].splitlines()[:20]
    counts = {each: max((line.count(each) for line in head), default=0) for each in _SEPARATORS}
    return max(_SEPARATORS, key=lambda each: counts[each])
