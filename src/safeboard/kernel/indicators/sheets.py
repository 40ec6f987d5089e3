"""Figures as an Excel workbook: typed cells, a notes sheet, nothing that could run."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter
from django.utils import timezone

from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.selectors import Shown
from safeboard.kernel.work.today import now

SMALL_HIDDEN = (
    "Counts of 1 to 5, and percentages that would give one away, are hidden; sometimes another figure is hidden "
    "with them, so that nobody can work them out."
)
SMALL_SHOWN = "This workbook contains counts of 1 to 5. Do not pass it on."
HEADINGS = (
    "Period or category",
    "Value",
    "Unit",
    "Numerator",
    "Denominator",
    "Low (95%)",
    "High (95%)",
    "Note",
)


def workbook_of(shown: Shown) -> bytes:
    """One indicator: years, quarters, months, each breakdown, and how it was worked out."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, lines in (("Years", shown.years), ("Quarters", shown.quarters), ("Months", shown.months)):
            if lines:
                _sheet(book, name, ((line.period, line.figure) for line in lines))
        for split in shown.splits:
            _sheet(
                book,
                f"By {split.by}"[:31],
                ((each.category_words, each) for each in split.figures),
            )
        indicator = shown.indicator
        notes(
            book,
            (
                ("Indicator", f"{indicator.code} {indicator.title}"),
                ("Counted", indicator.numerator_words),
                ("Out of", indicator.denominator_words or "a count, not out of anything"),
                ("How rows are joined", indicator.linked),
                ("Source", indicator.source),
                ("Figures as at", f"{timezone.localtime(shown.snapshot.made_at):%d %B %Y %H:%M}"),
                ("Small numbers", SMALL_SHOWN if shown.small else SMALL_HIDDEN),
                ("Made", f"{now():%d %B %Y %H:%M}"),
            ),
        )
    return stream.getvalue()


def notes(book: xlsxwriter.Workbook, rows: Iterable[tuple[str, str]]) -> None:
    """The sheet that says what the workbook is, from when, and what is hidden."""
    sheet = book.add_worksheet("Notes")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (name, words) in enumerate(rows):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, words)


def _sheet(book: xlsxwriter.Workbook, name: str, rows: Iterable[tuple[str, Figure]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, HEADINGS, bold)
    sheet.set_column(0, 0, 28)
    sheet.freeze_panes(1, 0)
    for at, (label, each) in enumerate(rows, start=1):
        sheet.write_string(at, 0, label)
        sheet.write_string(at, 2, each.unit.value)
        if each.value is None:
            sheet.write_string(at, 7, each.words)
            continue
        cells = (1, each.value), (3, each.numerator), (4, each.denominator)
        bounds = ((5, each.interval.low), (6, each.interval.high)) if each.interval else ()
        for column, value in (*cells, *bounds):
            if value is not None:
                sheet.write_number(at, column, round(value, 4))
        if each.annualised:
            sheet.write_string(at, 7, "as if for a whole year")
