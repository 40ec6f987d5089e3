"""The report written out: a page that stands alone, its style sheet, and a workbook of its figures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from django.template.loader import render_to_string

from safeboard.grammar.measure.periods import period

STYLES = Path(__file__).parents[1] / "static" / "reporting" / "report.css"
# The same report gives the same bytes: both formats otherwise carry the moment they were made.
MADE_ON = datetime(2000, 1, 1)
PAGE, SHEET, STYLE = "index.html", "figures.xlsx", "report.css"
PLACES, HASH_SHOWN = 4, 12
Printable = Sequence[dict[str, Any]]

COLUMNS = (
    ("Chapter", "chapter", 30),
    ("Indicator", "code", 10),
    ("What is counted", "title", 44),
    ("Period", "period", 10),
    ("Row", "row", 16),
    ("Value", "value", 12),
    ("Unit", "unit", 16),
    ("Count", "numerator", 12),
    ("Out of", "denominator", 12),
    ("95% interval from", "low", 16),
    ("95% interval to", "high", 16),
    ("Compared with", "compared", 20),
    ("Its value", "compared_value", 12),
    ("Source of the comparison", "compared_source", 40),
    ("Source", "source", 44),
    ("Definition", "definition", 12),
    ("Figures as at", "as_at", 24),
)


def page(year: str, chapters: Printable) -> str:
    """The report as one page of HTML that needs nothing but its style sheet beside it."""
    return render_to_string(
        "reporting/annual/standalone.html",
        {"year": year, "words": period(year).words, "chapters": chapters, "style": STYLE, "sheet": SHEET},
    )


def workbook(year: str, chapters: Printable) -> bytes:
    """Every figure that the report uses, as typed cells; text is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": f"Annual report {year}: figures", "created": MADE_ON})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    formats = {
        "value": book.add_format({"num_format": "#,##0.0"}),
        "count": book.add_format({"num_format": "#,##0"}),
    }
    sheet = book.add_worksheet("Figures")
    for column, (heading, _, width) in enumerate(COLUMNS):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, width)
    rows = [_row(chapter, figure) for chapter in chapters for figure in chapter["figures"]]
    for place, row in enumerate(rows, start=1):
        for column, (_, name, _) in enumerate(COLUMNS):
            _cell(
                sheet,
                place,
                column,
                row[name],
                formats,
                whole=name in ("numerator", "denominator") or row["unit"] == "count",
            )
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    notes = book.add_worksheet("Notes")
    notes.set_column(0, 0, 30)
    notes.set_column(1, 1, 100)
    for place, (title, words) in enumerate(_notes(year, chapters)):
        notes.write_string(place, 0, title, bold)
        notes.write_string(place, 1, words, wrapped)
    book.close()
    return out.getvalue()


def bundle(year: str, chapters: Printable) -> bytes:
    """The page, its style sheet and the workbook in one file to hand on."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in _files(year, chapters).items():
            packed.writestr(zipfile.ZipInfo(name, MADE_ON.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_to(folder: Path, year: str, chapters: Printable) -> list[Path]:
    """Write the report into a folder, which is made if need be; the files written."""
    files = _files(year, chapters)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _files(year: str, chapters: Printable) -> dict[str, bytes]:
    return {
        PAGE: page(year, chapters).encode(),
        STYLE: STYLES.read_bytes(),
        SHEET: workbook(year, chapters),
    }


def _row(chapter: dict[str, Any], figure: dict[str, Any]) -> dict[str, Any]:
    other = figure.get("beside") or figure.get("before") or {}
    return {
        **figure,
        "chapter": chapter["title"],
        "as_at": chapter["as_at"],
        "compared": other.get("name", ""),
        "compared_value": other.get("value"),
        "compared_source": other.get("source", figure["source"] if other else ""),
    }


def _cell(sheet: Any, row: int, column: int, value: object, formats: dict[str, Any], *, whole: bool) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, round(value, PLACES), formats["count" if whole else "value"])
    else:
        sheet.write_string(row, column, str(value))


def _notes(year: str, chapters: Printable) -> list[tuple[str, str]]:
    notes = [
        (
            "What this is",
            f"The figures of the annual report, {period(year).words}. Each stands behind a sentence of it.",
        ),
        (
            "Values",
            "A percentage stands beside its count and what it is out of; a rate is per 10,000 children aged 0 to 17.",
        ),
        (
            "95% interval",
            "Where the value would lie but for chance. A comparison is made only where it holds by this interval.",
        ),
        (
            "Small numbers",
            "Counts of 1 to 5 are hidden, and whatever would give one away. No hidden count is in this file.",
        ),
    ]
    seen = set()
    for chapter in chapters:
        notes.append(
            (
                f"Figures of: {chapter['title']}",
                f"As at {chapter['as_at']}. Content {chapter['snapshot'][:HASH_SHOWN]}.",
            )
        )
        for figure in chapter["figures"]:
            if figure["code"] not in seen:
                seen.add(figure["code"])
                words = f"{figure['title']}. Counts {figure['counts']}. {figure['how']} In use since {figure['since']}."
                notes.append((figure["code"], words))
    return notes
