"""The report written out: a page that stands alone, its style sheet, and a workbook of its figures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.grammar.measure.periods import period
from safeboard.kernel.files import spreadsheets
from safeboard.kernel.reporting import exhibits_on_paper
from safeboard.kernel.reporting.annual.appendices import Shown
from safeboard.kernel.reporting.annual.pictures import with_pictures

STYLES = Path(__file__).parents[1] / "static" / "reporting" / "report.css"
# The same report gives the same bytes: an archive otherwise carries the moment it was made.
MADE_ON = datetime(2000, 1, 1)
PAGE, SHEET, STYLE = "index.html", "figures.xlsx", "report.css"
PLACES, HASH_SHOWN = 4, 12
Printable = Sequence[dict[str, Any]]

COLUMNS = (
    ("Chapter", "chapter"),
    ("Indicator", "code"),
    ("What is counted", "title"),
    ("Period", "period"),
    ("Row", "row"),
    ("Value", "value"),
    ("Unit", "unit"),
    ("Count", "numerator"),
    ("Out of", "denominator"),
    ("95% interval from", "low"),
    ("95% interval to", "high"),
    ("Compared with", "compared"),
    ("Its value", "compared_value"),
    ("Source of the comparison", "compared_source"),
    ("Source", "source"),
    ("How it was tested", "test"),
    ("Definition", "definition"),
    ("Figures as at", "as_at"),
)


def page(year: str, chapters: Printable, appendices: Sequence[Shown] = ()) -> str:
    """The report as one page of HTML that needs nothing but its style sheet beside it."""
    return render_to_string(
        "reporting/annual/standalone.html",
        {
            "year": year,
            "words": period(year).words,
            "chapters": [with_pictures(each) for each in chapters],
            "appendices": appendices,
            "style": STYLE,
            "sheet": SHEET,
        },
    )


def workbook(year: str, chapters: Printable) -> bytes:
    """Every figure that the report uses, as typed cells; text is never a formula."""
    rows = [_row(chapter, figure) for chapter in chapters for figure in chapter["figures"]]
    sheet = Sheet(
        "Figures",
        tuple(heading for heading, _ in COLUMNS),
        tuple(tuple(_cell(row[name]) for _, name in COLUMNS) for row in rows),
    )
    behind = [each for chapter in chapters for each in chapter.get("behind") or ()]
    sheets = [sheet, *([exhibits_on_paper.long_sheet("Behind the charts", behind)] if behind else [])]
    for chapter in chapters:
        for part in chapter.get("made") or ():
            if table := part["table"]:
                rows = tuple(tuple(row) for row in table["rows"])
                sheets.append(
                    Sheet(part["title"], tuple(table["headings"]), rows, (table["caption"], *part["notes"]))
                )
    return spreadsheets.write(sheets, _notes(year, chapters), title=f"Annual report {year}: figures")


def figures_sheet(chapters: Printable) -> Sheet:
    """Every figure behind the charts and tables of these chapters, one a row, for CSV."""
    found = {each["code"]: each for chapter in chapters for each in chapter.get("behind") or ()}
    return exhibits_on_paper.long_sheet("Figures", tuple(found.values()))


def bundle(
    year: str,
    chapters: Printable,
    appendices: Sequence[Shown] = (),
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """The page, its style sheet, the workbook and what else belongs to them, in one file to hand on."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (_files(year, chapters, appendices) | dict(more or {})).items():
            packed.writestr(zipfile.ZipInfo(name, MADE_ON.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_to(folder: Path, year: str, chapters: Printable, appendices: Sequence[Shown] = ()) -> list[Path]:
    """Write the report into a folder, which is made if need be; the files written."""
    files = _files(year, chapters, appendices)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _files(year: str, chapters: Printable, appendices: Sequence[Shown]) -> dict[str, bytes]:
    return {
        PAGE: page(year, chapters, appendices).encode(),
        STYLE: STYLES.read_bytes(),
        SHEET: workbook(year, chapters),
    }


def _row(chapter: dict[str, Any], figure: dict[str, Any]) -> dict[str, Any]:
    other = figure.get("beside") or figure.get("before") or {}
    return {
        "test": "",
        **figure,
        "chapter": chapter["title"],
        "as_at": chapter["as_at"],
        "compared": other.get("name", ""),
        "compared_value": other.get("value"),
        "compared_source": other.get("source", figure["source"] if other else ""),
    }


def _cell(value: Cell) -> Cell:
    return round(value, PLACES) if isinstance(value, float) else value


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
        if chapter["standing"] != "Published":
            notes.append(
                (f"State of: {chapter['title']}", f"{chapter['standing']}. {exhibits_on_paper.DRAFT}.")
            )
        for later in chapter.get("no_data_yet") or ():
            notes.append((later["code"], f"{later['title']}. No data yet: comes with {later['comes_with']}."))
        behind = {each["code"]: each for each in chapter.get("behind") or ()}
        for code, words in exhibits_on_paper.notes_of(tuple(behind.values())):
            if code not in seen:
                seen.add(code)
                notes.append((code, words))
        for figure in chapter["figures"]:
            if figure["code"] not in seen and figure["code"] not in behind:
                seen.add(figure["code"])
                words = f"{figure['title']}. Counts {figure['counts']}. {figure['how']} In use since {figure['since']}."
                notes.append((figure["code"], words))
    return notes
