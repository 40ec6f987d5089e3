"""A table as CSV for Excel and for programs: words that a spreadsheet would run stay words.

UTF-8 with a byte order mark: Excel takes a CSV without one for the code page of the country, and "£" and "–" come out
as rubbish. The readers that statisticians use (Python's "utf-8-sig", R's readr, DuckDB) pass over the mark. Commas,
line ends CR LF (RFC 4180), days as YYYY-MM-DD, a full stop before the decimals, nothing for what is not there.
"""

from __future__ import annotations

import csv
import datetime as dt
import io

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.kernel.files.characters import printable

CSV = "text/csv; charset=utf-8"
MARK = "\ufeff"
# A spreadsheet program takes a text that begins so for a formula; the apostrophe keeps it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def write(sheet: Sheet) -> bytes:
    """The table as a CSV file, its headings first.

    Numbers stay numbers, negative ones too. Raises ValueError, naming the row, for one that does not fit its headings.
    """
    text = io.StringIO(newline="")
    text.write(MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_plain(each) for each in sheet.headings])
    for number, row in enumerate(sheet.rows, start=1):
        if len(row) != len(sheet.headings):
            raise ValueError(
                f"Table {sheet.title!r}, row {number}: {len(row)} cells under {len(sheet.headings)} headings."
            )
        writer.writerow([_plain(cell) for cell in row])
    return text.getvalue().encode("utf-8")


def _plain(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return "Yes" if cell else "No"
        case dt.date():
            return cell.isoformat()
        case str():
            # Signs that no spreadsheet shows may stand before the one that would run.
            held = printable(cell)
            return f"'{held}" if _begins(cell).startswith(FORMULA) or held.startswith(FORMULA) else held
    return cell


def _begins(words: str) -> str:
    return words.lstrip(" \ufeff\u200b\xa0")
