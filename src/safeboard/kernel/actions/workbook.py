"""The list of actions as a workbook, for people who live in Excel; words are never formulas."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable

import xlsxwriter

from safeboard.kernel.actions.models import Item

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    ("Kind", 16),
    ("Number", 8),
    ("What", 60),
    ("Asked of", 30),
    ("Due", 12),
    ("Days late", 9),
    ("Waits for", 30),
    ("Standing", 22),
    ("How we will know", 40),
    ("Raised", 12),
)


def write(items: Iterable[Item], on: dt.date, filters: str) -> bytes:
    """The items as rows on a sheet "Actions", with a sheet "Notes" that says what they are."""
    target = io.BytesIO()
    words_only = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, words_only) as book:
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"})
        sheet = book.add_worksheet("Actions")
        for column, (title, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, bold)
        row = 0
        for row, item in enumerate(items, start=1):
            for column, value in enumerate(_cells(item, on)):
                if isinstance(value, dt.date):
                    sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), day)
                elif isinstance(value, int):
                    sheet.write_number(row, column, value, wrapped)
                else:
                    sheet.write_string(row, column, value, wrapped)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
        notes = book.add_worksheet("Notes")
        notes.set_column(0, 0, 100)
        for line, note in enumerate(_notes(row, on, filters)):
            notes.write_string(line, 0, note, wrapped)
    return target.getvalue()


def _cells(item: Item, on: dt.date) -> tuple[str | int | dt.date, ...]:
    return (
        item.get_kind_display(),
        item.number,
        item.title,
        item.asked_of,
        item.due_on,
        item.days_late(on),
        item.get_waits_for_display(),
        item.get_standing_display(),
        item.measure,
        item.raised_on,
    )


def _notes(rows: int, on: dt.date, filters: str) -> tuple[str, ...]:
    return (
        "Actions and challenges, from Safeboard.",
        f"As at {on.day} {on:%B %Y}: {rows} {'row' if rows == 1 else 'rows'}.",
        f"Shown: {filters}.",
        "It holds only what the person who made it may see. What was hidden after a data breach is left out.",
        "Days late counts calendar days from the due day until a reply has come or the work is said to be done.",
    )
