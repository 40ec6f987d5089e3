"""One cell: what is written, what it means for its column, or what is wrong with it in plain words."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.returns import ColumnKind, Preparation, ReturnColumn
from safeboard.kernel.files.sheets import Cell
from safeboard.kernel.returns.issues import in_words

WRITE_A_DATE = "Write day/month/year, for example 28/02/2016."

# A child's file reaches back to birth, and care leavers are followed to 25; a date older than this
# is a slip of the keyboard. Unborn children are dated ahead by at most this many months.
OLDEST_YEARS = 30
UNBORN_MONTHS = 10

_EXCEL_ZERO, _EXCEL_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = range(20_000, 75_000)
_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})" + _TIME)
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})" + _TIME)
_MONTH_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ /.\-]+([A-Za-z]{3,9})[ /.\-,]+(\d{4})" + _TIME)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-]\s*(?:\d{1,2}|[A-Za-z]{3,9})\s*[/.\-]\s*\d{2}")
_MONTH_ONLY = re.compile(r"(\d{1,2})/(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE = re.compile(r"(-?\d{1,15})(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What a cell means, or ``problem``: what is wrong with it.

    ``spelled`` is the local spelling that was translated, as written; empty if none was.
    """

    value: Any = None
    problem: str = ""
    kind: str = ""
    month_only: bool = False
    spelled: str = ""


def as_text(cell: Cell) -> str:
    """A cell as Excel would show it: 12.0 is "12", a date is day/month/year."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/}{cell.year:04d}" + (f"{cell: %H:%M}" if cell.time() != time() else "")
    if isinstance(cell, date):
        return f"{cell:%d/%m/}{cell.year:04d}"
    return str(cell)


def tidy_text(cell: Cell) -> str:
    """Text with one way of writing it: no space around, single spaces within, letters composed."""
    return " ".join(unicodedata.normalize("NFC", as_text(cell)).split())


def quoted(cell: Cell) -> str:
    """A cell inside a sentence: short, and with nothing in it that would hide or turn the sentence."""
    shown = "".join(c if c.isprintable() else "·" for c in tidy_text(cell))
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def read_cell(cell: Cell, column: ReturnColumn, as_at: date, date_1904: bool = False) -> ReadCell:
    """Read a cell as its column asks. Blank gives None, and a problem only where one must be filled in."""
    text = tidy_text(cell)
    if not text:
        if column.required:
            return ReadCell(problem=f"{column.heading} is blank. Fill it in.", kind="blank")
        return ReadCell()
    match column.kind:
        case ColumnKind.CODE:
            return _read_code(text, column)
        case ColumnKind.DATE:
            return _in_time(read_date(cell, column, date_1904), text, column, as_at)
        case ColumnKind.WHOLE_NUMBER:
            return _read_whole_number(text, column)
        case _:
            return _read_text(cell, text, column)


def _read_code(text: str, column: ReturnColumn) -> ReadCell:
    if column.codes is None:
        raise ValueError(f"The column {column.name!r} has no code list.")
    meant = column.codes.read(text)
    if meant is None:
        return ReadCell(
            problem=(
                f"“{quoted(text)}” is not one of the choices for {column.heading}. "
                f"Write one of: {in_words(column.codes.labels, 'or')}."
            ),
            kind="choice",
        )
    return ReadCell(meant[0], spelled=text if meant[1] else "")


def _read_text(cell: Cell, text: str, column: ReturnColumn) -> ReadCell:
    if isinstance(cell, float) and abs(cell) >= 1e15:
        problem = f"{text} is too long for Excel to keep as a number, so its end may be lost. "
        return ReadCell(problem=problem + "Format the column as Text and write it again.", kind="long number")
    if len(text) > column.longest:
        problem = f"{column.heading} has {len(text):,} characters; the most is {column.longest}. Shorten it."
        return ReadCell(problem=problem, kind="too long")
    if not all(c.isprintable() for c in text):
        problem = f"“{quoted(text)}” has a hidden character in it. Type it again."
        return ReadCell(problem=problem, kind="hidden character")
    return ReadCell(text)


def _read_whole_number(text: str, column: ReturnColumn) -> ReadCell:
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        return ReadCell(
            problem=f"“{quoted(text)}” is not a whole number. Write a number such as 0, 1 or 2.",
            kind="number",
        )
    number = int(whole[1])
    if number < 0 or number > 1_000_000:
        less = "less than nought" if number < 0 else "more than can be right"
        return ReadCell(problem=f"{number} is {less} for {column.heading}. Check it.", kind="number")
    return ReadCell(number)


def _not_a_date(text: str) -> ReadCell:
    return ReadCell(problem=f"{quoted(text)} is not a date. {WRITE_A_DATE}", kind="date")


def read_date(cell: Cell, column: ReturnColumn, date_1904: bool = False) -> ReadCell:
    """Read a cell that is not blank as a date, whenever it lies.

    Takes Excel's dates and day numbers, day/month/year, year-month-day, and 3 February 2016; a date
    of birth may be month/year, as ``safeboard prepare`` leaves it, and then gives the first of the month.
    """
    text = tidy_text(cell)
    if isinstance(cell, datetime):
        return ReadCell(cell.date())
    if isinstance(cell, date):
        return ReadCell(cell)
    if isinstance(cell, bool | time):
        return _not_a_date(text)
    if isinstance(cell, int | float) or (text.isascii() and text.isdecimal() and len(text) == 5):
        serial = float(cell) if isinstance(cell, int | float) else float(text)
        if not (_SERIALS.start <= serial < _SERIALS.stop):
            return _not_a_date(text)
        return ReadCell((_EXCEL_ZERO_1904 if date_1904 else _EXCEL_ZERO) + timedelta(days=int(serial)))
    if found := _DAY_FIRST.fullmatch(text):
        return _build(int(found[3]), int(found[2]), int(found[1]), text)
    if found := _YEAR_FIRST.fullmatch(text):
        return _build(int(found[1]), int(found[2]), int(found[3]), text)
    if (found := _MONTH_NAMED.fullmatch(text)) and found[2][:3].lower() in _MONTHS:
        return _build(int(found[3]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1]), text)
    if column.preparation is Preparation.MONTH_AND_YEAR and (found := _MONTH_ONLY.fullmatch(text)):
        built = _build(int(found[2]), int(found[1]), 1, text)
        return built if built.problem else ReadCell(built.value, month_only=True)
    if _SHORT_YEAR.fullmatch(text):
        return ReadCell(
            problem=f"{quoted(text)} has a year of two figures. Write all four, for example 28/02/2016.",
            kind="date",
        )
    return _not_a_date(text)


def _build(year: int, month: int, day: int, text: str) -> ReadCell:
    if 1 <= month <= 12 and year >= 1 and 1 <= day <= monthrange(year, month)[1]:
        return ReadCell(date(year, month, day))
    if month > 12 and 1 <= day <= 12 and month <= 31:
        return ReadCell(
            problem=f"{quoted(text)} looks like month/day/year. {WRITE_A_DATE}",
            kind="date order",
        )
    return _not_a_date(text)


def _in_time(read: ReadCell, text: str, column: ReturnColumn, as_at: date) -> ReadCell:
    """A date must not lie after the as-at date, or so far back that it must be a slip."""
    if read.problem:
        return read
    latest = as_at
    if column.preparation is Preparation.MONTH_AND_YEAR:
        latest = add_months(as_at, UNBORN_MONTHS)
    if read.value > latest:
        return ReadCell(
            problem=f"{quoted(text)} is after the as-at date of the file, {as_text(as_at)}. Check which is right.",
            kind="after as-at",
        )
    if read.value < add_months(as_at, -12 * OLDEST_YEARS):
        return ReadCell(
            problem=f"{quoted(text)} is more than {OLDEST_YEARS} years before the as-at date. Check the year.",
            kind="long ago",
        )
    return read
