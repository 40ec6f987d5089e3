"""A cell of somebody's list as words or as a day."""

from __future__ import annotations

import datetime as dt
import re

from safeboard.kernel.files.sheets import Cell

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_MONTH_NAMED = re.compile(
    r"(?:[a-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)?[ \-/.]+([a-z]{3,9})\.?,?[ \-/.]+(\d{4}|\d{2})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EXCEL_ZERO, _EXCEL_ZERO_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
# Day numbers of 1990 to 2060: what lies outside is a number that somebody wrote, not a day.
_SERIALS = range(32_874, 58_804)
_YEARS = range(1990, 2061)


def squash(words: str) -> str:
    """Words as they are compared: small letters, no punctuation, single spaces."""
    return " ".join(re.sub(r"[^0-9a-z%#]+", " ", words.lower().replace("’", "").replace("'", "")).split())


def as_words(cell: Cell) -> str:
    """What a person reads in the cell; whole numbers without a point, days in full, nothing as an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return _in_full(cell.date()) + (f", {cell:%H:%M}" if cell.time() != dt.time() else "")
    if isinstance(cell, dt.date):
        return _in_full(cell)
    return str(cell).replace("\r\n", "\n").replace("\0", "").strip()


def as_day(cell: Cell, date_1904: bool = False) -> dt.date | None:
    """The day in a cell, written as Excel, as day/month/year or with the month's name; None where it is no day."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, bool) or cell is None or isinstance(cell, dt.time):
        return None
    if isinstance(cell, int | float):
        zero = _EXCEL_ZERO_1904 if date_1904 else _EXCEL_ZERO
        return zero + dt.timedelta(days=int(cell)) if int(cell) in _SERIALS else None
    words = " ".join(cell.split()).lower()
    if found := _DAY_FIRST.fullmatch(words):
        return _build(found[3], int(found[2]), found[1])
    if found := _YEAR_FIRST.fullmatch(words):
        return _build(found[1], int(found[2]), found[3])
    if (found := _MONTH_NAMED.fullmatch(words)) and found[2][:3] in _MONTHS:
        return _build(found[3], _MONTHS.index(found[2][:3]) + 1, found[1])
    return None


def _build(year: str, month: int, day: str) -> dt.date | None:
    whole = int(year) + (2000 if len(year) == 2 else 0)
    if whole not in _YEARS:
        return None
    try:
        return dt.date(whole, month, int(day))
    except ValueError:
        return None


def _in_full(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
