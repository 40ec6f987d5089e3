"""Tables as they leave for Excel: real days and numbers, words that never run, and a sheet that says what it is."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.utils import timezone
from xlsxwriter.worksheet import Worksheet

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.kernel.files.characters import printable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTES = "Notes"
# What Excel itself can hold.
MOST_ROWS, LONGEST_CELL, LONGEST_TITLE, LARGEST_NUMBER = 1_048_576, 32_767, 31, 10**15
FIRST_DAY = dt.date(1900, 3, 1)
CUT = " … (Excel holds no more in a cell; the whole is in Safeboard.)"
NARROWEST, WIDEST = 9, 60
# The same tables give the same bytes: a workbook otherwise carries the second it was made in.
MADE_ON = dt.datetime(2000, 1, 1)
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RUNS_WHEN_EDITED = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def write(sheets: Iterable[Sheet], notes: Iterable[tuple[str, str]], *, title: str = "Safeboard") -> bytes:
    """The tables as one workbook, a sheet each, and last the sheet "Notes" with what it is, as at when, and filters.

    Headings stand in bold, frozen, with a filter. Days and numbers stay days and numbers; words stay words, whatever
    they begin with. What each sheet says of itself (`Sheet.notes`) follows in the notes. The same tables give the
    same bytes. Raises ValueError, naming sheet and row, for a row that does not fit its headings.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": printable(title)[:255], "created": MADE_ON})
        looks = _Looks(book)
        taken = {NOTES.casefold()}
        said = list(notes)
        for sheet in sheets:
            name = sheet_title(sheet.title, taken)
            _fill(book.add_worksheet(name), sheet, looks)
            said += [(name, words) for words in sheet.notes]
        page = book.add_worksheet(NOTES)
        page.set_column(0, 0, 30)
        page.set_column(1, 1, 100)
        for row, (what, words) in enumerate(said):
            page.write_string(row, 0, _held(what), looks.named)
            page.write_string(row, 1, _held(words), looks.of(words))
    return target.getvalue()


def sheet_title(wanted: str, taken: set[str]) -> str:
    """A title that Excel allows and no other sheet of the workbook has; it is added to `taken`."""
    clean = "".join(each for each in wanted.translate(_NOT_IN_A_TITLE) if each.isprintable())
    clean = " ".join(clean.split()).strip("' ") or "Sheet"
    if clean.casefold() == "history":
        clean = "History list"
    title, number = _short(clean, LONGEST_TITLE), 1
    while title.casefold() in taken:
        number += 1
        ending = f" {number}"
        title = _short(clean, LONGEST_TITLE - len(ending)) + ending
    taken.add(title.casefold())
    return title


def _short(text: str, most: int) -> str:
    """The beginning of a text; Excel counts a sign outside the basic plane as two."""
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[:-1]
    return text.rstrip("' ")


class _Looks:
    """How headings, words, days and numbers look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        top = {"valign": "top"}
        self.heading = book.add_format(
            {
                **top,
                "bold": True,
                "text_wrap": True,
                "bg_color": "#F3F2F1",
                "bottom": 2,
                "font_color": "#0B0C0C",
            }
        )
        self.named = book.add_format({**top, "bold": True, "text_wrap": True})
        self.words = book.add_format({**top, "text_wrap": True})
        # Excel takes "=1+1" for a formula when somebody edits the cell, unless the cell is marked as words.
        self.guarded = book.add_format({**top, "text_wrap": True, "quote_prefix": True})
        self.number = book.add_format(top)
        self.day = book.add_format({**top, "num_format": "d mmm yyyy", "align": "left"})
        self.moment = book.add_format({**top, "num_format": "d mmm yyyy hh:mm", "align": "left"})

    def of(self, words: str) -> Any:
        """The look of these words."""
        return self.guarded if words.lstrip(" \ufeff").startswith(_RUNS_WHEN_EDITED) else self.words


def _fill(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    widths = [_width(heading) + 3 for heading in sheet.headings]  # room for the filter's arrow
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, _held(heading), looks.heading)
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        _check(sheet, number, row)
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], _write(page, number, column, cell, looks))
    for column, width in enumerate(widths):
        page.set_column(column, column, min(max(width, NARROWEST), WIDEST))
    page.freeze_panes(1, 0)
    if sheet.headings:
        page.autofilter(0, 0, number, len(sheet.headings) - 1)
        page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _check(sheet: Sheet, number: int, row: Sequence[Cell]) -> None:
    if len(row) != len(sheet.headings):
        raise ValueError(
            f"Sheet {sheet.title!r}, row {number}: {len(row)} cells under {len(sheet.headings)} headings."
        )
    if number >= MOST_ROWS:
        raise ValueError(
            f"Sheet {sheet.title!r}: Excel holds {MOST_ROWS - 1:,} rows. Choose a shorter period."
        )
    for heading, cell in zip(sheet.headings, row, strict=True):
        if isinstance(cell, float) and not math.isfinite(cell):
            raise ValueError(
                f"Sheet {sheet.title!r}, row {number}, {heading!r}: {cell} is no number for Excel."
            )


def _write(page: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> int:
    """Write one cell by its kind; how wide it would like to be, in letters."""
    match cell:
        case None | "":
            return 0
        case dt.datetime() if cell.date() >= FIRST_DAY:
            if timezone.is_aware(cell):
                cell = timezone.localtime(cell).replace(tzinfo=None)
            page.write_datetime(row, column, cell, looks.moment)
            return 18
        case dt.date() if not isinstance(cell, dt.datetime) and cell >= FIRST_DAY:
            page.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), looks.day)
            return 12
        case bool():
            page.write_string(row, column, "Yes" if cell else "No", looks.words)
            return 3
        case int() | float() if abs(cell) < LARGEST_NUMBER:
            page.write_number(row, column, cell, looks.number)
            return len(f"{cell}") + 1
    words = _held(f"{cell.day} {cell:%B %Y}" if isinstance(cell, dt.date) else str(cell))
    page.write_string(row, column, words, looks.of(words))
    return _width(words)


def _held(words: str) -> str:
    words = printable(words)
    return words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - len(CUT)] + CUT


def _width(words: str) -> int:
    return max((len(line) for line in words.splitlines()), default=0) + 1
