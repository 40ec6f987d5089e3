"""The list of actions as a workbook, for people who live in Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.kernel.actions.models import Item
from safeboard.kernel.files import spreadsheets

CONTENT_TYPE = spreadsheets.CONTENT_TYPE
HEADINGS = (
    "Kind",
    "Number",
    "What",
    "Asked of",
    "Due",
    "Days late",
    "Waits for",
    "Standing",
    "How we will know",
    "Raised",
    "Number in the old list",
    "Follows from",
)


def write(items: Iterable[Item], on: dt.date, filters: str) -> bytes:
    """The items as rows on a sheet "Actions", with a sheet "Notes" that says what they are."""
    rows = [_cells(item, on) for item in items]
    return spreadsheets.write((Sheet("Actions", HEADINGS, rows),), _notes(len(rows), on, filters))


def _cells(item: Item, on: dt.date) -> tuple[Cell, ...]:
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
        item.their_number,
        item.get_source_display(),
    )


def _notes(rows: int, on: dt.date, filters: str) -> tuple[tuple[str, str], ...]:
    return (
        ("What this is", "Actions and challenges, from Safeboard."),
        ("As at", f"{on.day} {on:%B %Y}: {rows} {'row' if rows == 1 else 'rows'}."),
        ("Shown", f"{filters}."),
        (
            "Who made it",
            "It holds only what the person who made it may see. What was hidden after a data breach is left out.",
        ),
        (
            "Days late",
            "Calendar days from the due day until a reply has come or the work is said to be done.",
        ),
    )
