"""An invented workbook of actions, kept the way lists are kept: a merged title, odd headings, short names, gaps."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from django.conf import settings

FILENAME = "example-actions.xlsx"
TITLE = "BOARD ACTION LOG - updated after the February meeting"
HEADINGS = ("Ref", "Agreed action", "Lead", "Named lead", "Deadline", "RAG", "Status", "Update", "Minute ref")
D = dt.date
Row = tuple[str | dt.date, ...]
# fmt: off
ROWS: tuple[Row, ...] = (
    ("15/01", "Agree one form for asking for early help", "County Council", "Head of early help", D(2016, 5, 27), "Amber", "Ongoing", "Draft form with partners for comment.", "4.1"),
    ("15/02", "Tell every school who its designated link is", "Primary schools", "Designated lead", D(2016, 4, 8), "Red", "Ongoing", "12 schools still to answer.", "4.2"),
    ("15/03", "Report how long children wait for a place of safety", "Pol", "Head of public protection", D(2016, 6, 10), "Green", "Ongoing", "", "4.3"),
    ("15/04", "Check that discharge letters reach the health visitor", "Hospital trust", "Named nurse", "30 June 2016", "Green", "Ongoing", "First sample read.", "5.1"),
    ("15/05", "Put the new bruising guidance on every ward", "Hospital trust", "Named doctor", D(2016, 2, 29), "Blue", "Complete", "On all wards since March.", "5.2"),
    ("15/06", "Make sure staff know about the new guidance", "All partners", "", D(2016, 5, 31), "Amber", "Ongoing", "", "5.3"),
    ("15/07", "Bring numbers of children held overnight", "Pol", "Custody inspector", "31/02/2016", "Red", "Ongoing", "Asked twice.", "6.1"),
    ("15/08", "Look at repeat referrals of one quarter", "PQA", "Chair", D(2016, 7, 15), "Green", "Ongoing", "", "6.2"),
    ("15/09", "Write to families about how plans were reviewed", "CC", "Head of service", D(2016, 6, 24), "Amber", "On hold", "Waits for the new letter.", "6.3"),
    ("15/10", "Share the list of trained staff", "Probation service", "Head of service", D(2016, 5, 13), "Green", "Ongoing", "", "7.1"),
    ("15/11", "Offer two more places on each course to small charities", "Voluntary sector", "Manager", D(2016, 3, 31), "Blue", "Complete", "Six places taken up.", "7.2"),
    ("15/12", "Say what happens to contacts that lead nowhere", "EH", "Chair", D(2016, 9, 16), "Green", "Not started", "", "7.3"),
    ("15/13", "Test whether the out of hours number is answered", "County Council", "Duty manager", D(2016, 4, 29), "Amber", "Ongoing", "Two of ten calls not answered.", "8.1"),
    ("15/14", "Say what changed after the last audit of plans", "County Council", "Principal social worker", D(2016, 6, 30), "Green", "Ongoing", "", "8.2"),
)
# fmt: on


def workbook() -> bytes:
    """The list as a business manager would keep it: 14 actions, titles above, a sheet of notes in front."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        title = book.add_format({"bold": True, "align": "center"})
        head = book.add_format({"bold": True, "text_wrap": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        notes = book.add_worksheet("Read me")
        notes.write_string(0, 0, "Red is late, amber is at risk, green is on track, blue is done.")
        sheet = book.add_worksheet("Action log")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, TITLE, title)
        sheet.merge_range(1, 0, 1, 3, "Next meeting: 28 April", title)
        sheet.write_row(3, 0, HEADINGS, head)
        for row, cells in enumerate(ROWS, start=4):
            for column, cell in enumerate(cells):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), day)
                else:
                    sheet.write_string(row, column, cell)
    return target.getvalue()


def office_import(say: Callable[[str], None]) -> None:
    """Keep the workbook where the demonstration's import page offers it to try."""
    path = Path(settings.VAR) / "examples" / FILENAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(workbook())
    say(f"{FILENAME}: an example of {len(ROWS)} actions to import")
