"""A sheet as it was read: rows of cells, numbered as Excel numbers them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[0]`` is Excel's row 1 and ``rows[0][0]`` its cell A1.

    ``formulas`` are the cells (row, column; both counted from 1) that hold a formula, top to bottom.
    ``date_1904`` says that day numbers count from 1904, as old Macintosh workbooks do.
    ``from_text`` says that it came as a CSV, where a row longer than its headings has slipped.
    """

    name: str
    rows: list[list[Cell]]
    formulas: tuple[tuple[int, int], ...] = ()
    hidden: bool = False
    date_1904: bool = False
    from_text: bool = False


def column_letter(number: int) -> str:
    """A column as Excel names it: 1 is A, 27 is AA."""
    if number < 1:
        raise ValueError("Columns are counted from 1.")
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A column counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
