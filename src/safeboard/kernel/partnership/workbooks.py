"""A table of a page as an Excel workbook: the same rows, with what it is, as at when, and what was shown."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.ui.downloads import download
from safeboard.kernel.ui.templating import day
from safeboard.kernel.work.today import today

ALL = "All that whoever made it may see"


def workbook(sheets: Sequence[Sheet], name: str, shown: str = ALL) -> HttpResponse:
    """The sheets to keep, under a name with today's date; the last sheet holds the notes."""
    on = today()
    notes = [
        ("What this is", f"{', '.join(each.title for each in sheets)}, from Safeboard."),
        ("As at", day(on)),
        ("Shown", shown),
        *(("How it is counted", note) for each in sheets for note in each.notes),
    ]
    data = spreadsheets.write(sheets, notes)
    return download(data, f"{name}-{on:%Y-%m-%d}.xlsx", spreadsheets.CONTENT_TYPE)
