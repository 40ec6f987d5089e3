"""Reads a CSV file of one table, in any file name, known by its headings; a line is a row, never two and never none."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.sheets.sheet import Headings, Limits, Note, Sheet
from safeboard.grammar.statutory.tables import LINE

_DELIMITERS = (",", ";", "\t", "|")
# Headings are looked for in the first lines: some programs put a title above them.
_LINES_FOR_HEADINGS = 5
OPEN_QUOTE = (
    "The cells of this line cannot be told apart: a quotation mark is opened and not closed in it. "
    "Take the mark out, or the line break inside a cell."
)


def csv_sheet(name: str, data: bytes, headings: Headings, limits: Limits, id_column: str) -> Sheet:
    """The table of one file. Raises Unreadable where it is no table of the return, or beyond what is sensible."""
    lines = _lines(decoded(data))
    found = _headings(lines, headings)
    if found is None:
        raise Unreadable(
            "Its headings are those of no table of this return. Check that the first line has the published headings."
        )
    at, delimiter, head = found
    if len(head) > limits.columns:
        raise Unreadable(f"It has {len(head)} columns; at most {limits.columns} are read.")
    body = lines[at + 1 :]
    if len(body) > limits.rows:
        raise Unreadable(f"It has more than {limits.rows:,} lines. Send it in parts.")
    above = [number for number, line in enumerate(lines[:at], start=1) if _says_something(line)]
    numbers = pl.Series(LINE, range(at + 2, at + 2 + len(body)), dtype=pl.UInt32)
    numbered = pl.DataFrame([numbers, pl.Series("text", body, dtype=pl.String)])
    sheet = _sheet(headings.table(head), name, head, numbered, delimiter, limits, id_column)
    return replace(sheet, notes=(*map(_above, above), *sheet.notes))


def _says_something(line: str) -> bool:
    # A spreadsheet writes "sep=;" above the headings.
    return bool(line.strip(' ,;|\t"')) and not line.lower().startswith("sep=")


def _above(line: int) -> Note:
    return Note("above", "This line stands above the headings, so it was not read as a row.", line)


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 (with its mark) or Windows-1252. Raises Unreadable for anything else.

    The character nought, which nobody can see and no database keeps, is taken out.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        tried: Sequence[str] = ("utf-16",)
    else:
        tried = ("utf-8-sig", "cp1252")
    for encoding in tried:
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise Unreadable("It is not text that can be read. Save it again as “CSV UTF-8”.")


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _headings(lines: list[str], headings: Headings) -> tuple[int, str, list[str]] | None:
    for at, line in enumerate(lines[:_LINES_FOR_HEADINGS]):
        read = {delimiter: _names(line, delimiter, headings) for delimiter in _DELIMITERS}
        delimiter = max(_DELIMITERS, key=lambda each: headings.fit(read[each]))
        if headings.table(read[delimiter]):
            return at, delimiter, read[delimiter]
    return None


def _names(line: str, delimiter: str, headings: Headings) -> list[str]:
    cells = _cells(line, delimiter)
    written = cells if cells is not None else line.split(delimiter)
    return [headings.spelt(cell.strip().strip('"')) for cell in written]


def _cells(line: str, delimiter: str) -> list[str] | None:
    """The cells of one line; None where a quotation mark makes them unclear."""
    try:
        return next(csv.reader((line,), delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def _sheet(
    table: str,
    name: str,
    head: list[str],
    lines: pl.DataFrame,
    delimiter: str,
    limits: Limits,
    id_column: str,
) -> Sheet:
    """The rows of a table. Lines that are plain are split together; every other line is read by itself."""
    width = len(head)
    if not len(lines):
        nothing = pl.Series([], dtype=pl.String)
        return Sheet(
            table, name, dict.fromkeys(filter(None, head), nothing), lines[LINE], tuple(_twice(head))
        )
    cells = [f"cell {at}" for at in range(width)]
    text = pl.col("text")
    quotes = text.str.count_matches('"', literal=True)
    between = text.str.count_matches(delimiter, literal=True)
    quoted_between = text.str.count_matches(f'"{delimiter}"', literal=True)
    whole = text.str.starts_with('"') & text.str.ends_with('"')
    sorted_out = lines.filter(text.str.strip_chars(f"{delimiter} \t") != "").with_columns(
        plain=(quotes == 0) & (between == width - 1),
        quoted=whole & (quotes == 2 * width) & (quoted_between == width - 1),
    )
    plain = sorted_out.filter("plain")
    quoted = sorted_out.filter(pl.col("quoted") & ~pl.col("plain"))
    odd, notes = _odd(
        sorted_out.filter(~pl.col("plain") & ~pl.col("quoted")), delimiter, head, limits, id_column
    )
    inside = quoted["text"].str.slice(1, None).str.head(-1)
    parts = [
        _split(plain["line"], plain["text"], delimiter, cells),
        _split(quoted["line"], inside, f'"{delimiter}"', cells),
        pl.DataFrame(odd, schema={LINE: pl.UInt32, **dict.fromkeys(cells, pl.String)}, orient="row"),
    ]
    rows = pl.concat(part for part in parts if len(part)).sort(LINE) if len(sorted_out) else parts[-1]
    told = [replace(note, row=rows[LINE].search_sorted(note.line or 0)) for note in notes]
    # Of two columns with one heading the first is read.
    columns = {
        heading: rows[cell]
        for heading, cell in zip(reversed(head), reversed(cells), strict=True)
        if heading or (rows[cell].str.strip_chars() != "").any()
    }
    return Sheet(
        table, name, columns, rows[LINE], (*_twice(head), *told, *_too_long(columns, rows[LINE], limits))
    )


def _split(lines: pl.Series, text: pl.Series, by: str, cells: list[str]) -> pl.DataFrame:
    if not len(lines):
        return pl.DataFrame(schema={LINE: pl.UInt32, **dict.fromkeys(cells, pl.String)})
    if len(cells) == 1:
        return pl.DataFrame([lines, text.alias(cells[0])])
    fields = text.str.split_exact(by, len(cells) - 1).struct.rename_fields(cells).struct.unnest()
    return fields.select(lines, pl.all())


def _odd(
    lines: pl.DataFrame, delimiter: str, head: list[str], limits: Limits, id_column: str
) -> tuple[list[tuple[object, ...]], list[Note]]:
    """The cells of lines with quotation marks, or with more or fewer cells than headings, and what is unclear of them."""
    width = len(head)
    rows: list[tuple[object, ...]] = []
    notes: list[Note] = []
    for line, text in lines.select(LINE, "text").iter_rows():
        cells = _cells(text, delimiter)
        if cells is not None and len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]
        if cells is None or len(cells) != width:
            # What stands where cannot be said; the first cell alone is sure.
            sure = cells[0] if cells and head[0] == id_column else None
            notes.append(_unclear(cells, line, width, sure))
            cells = [sure or "", *[""] * (width - 1)]
            if len(notes) > limits.faults:
                raise Unreadable(
                    f"More than {limits.faults:,} of its lines cannot be told apart. Export it again."
                )
        rows.append((line, *cells))
    return rows, notes


def _twice(head: list[str]) -> list[Note]:
    return [
        Note(
            "heading twice",
            f"The heading {each[:60]} stands {head.count(each)} times. The first of the columns was read.",
            field=each[:60],
        )
        for each in sorted(set(head))
        if each and head.count(each) > 1
    ]


def _unclear(cells: list[str] | None, line: int, width: int, child: str | None) -> Note:
    if cells is None:
        return Note("quotation mark", OPEN_QUOTE, line, rejects=True)
    return Note(
        "cells",
        f"This line has {len(cells)} cells where the headings have {width}, so they cannot be told apart. "
        "Check it for a comma too many or a cell that is missing.",
        line,
        child=(child or "").strip() or None,
        rejects=True,
    )


def _too_long(columns: dict[str, pl.Series], lines: pl.Series, limits: Limits) -> list[Note]:
    notes: list[Note] = []
    if not len(lines):
        return notes
    longest = pl.DataFrame(columns).select(pl.all().str.len_chars().max()).row(0, named=True)
    for name in (each for each, length in longest.items() if (length or 0) > limits.cell):
        column = columns[name]
        long = (column.str.len_chars() > limits.cell).arg_true()
        if len(long) + len(notes) > limits.faults:
            raise Unreadable(
                f"More than {limits.faults:,} of its cells are longer than any field. Export it again."
            )
        notes.extend(too_long(name, column[row], lines[row], row, limits) for row in long.to_list())
    return notes


def too_long(name: str, text: str, line: int, row: int, limits: Limits) -> Note:
    """That a field holds more than any field of a return does."""
    return Note(
        "too long",
        f"This field has {len(text):,} characters; no field of the return has more than {limits.cell}. "
        "Shorten it. Where the text is not its own, a quotation mark may be missing.",
        line,
        row,
        name[:60],
        rejects=True,
    )
