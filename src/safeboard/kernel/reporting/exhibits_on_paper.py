"""An exhibit on paper: the finding, its chart with words for whoever cannot see it, and its tables beside it.

Also what a workbook, a CSV and their notes say of exhibits. All of it is made from plain data, frozen or fresh, so
that an issued paper never shows a newer figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.files.documents import Block, Heading, Paragraph, Picture, TableBlock
from safeboard.kernel.indicators.exhibits import MONTHS, long_rows, status_of_rows
from safeboard.kernel.indicators.long_form import HEADINGS
from safeboard.kernel.ui.charts import Line, line_chart

DRAFT = "Draft, not issued"
HASH_SHOWN = 12
Exhibits = Sequence[dict[str, Any]]


def blocks_of(exhibit: dict[str, Any], level: int) -> Iterator[Block]:
    """One exhibit as blocks under a heading of this level: chart, months, years, breakdowns, where it comes from."""
    yield Heading(exhibit["title"], level)
    if exhibit["line"]:
        yield Picture(
            svg=str(drawn_line(exhibit["line"])),
            finding=exhibit["finding"],
            alternative=exhibit["line"]["description"],
        )
        yield TableBlock(
            f"{exhibit['title']} by month ({exhibit['line']['unit']})",
            ("Year", *MONTHS),
            tuple(tuple(row) for row in exhibit["months"]),
            widths=(1.5, *(1,) * len(MONTHS)),
        )
    else:
        yield Paragraph(exhibit["finding"])
    yield _lines(f"{exhibit['title']} by year", "Period", exhibit["years"])
    for split in exhibit["splits"]:
        # An exhibit that was kept before has the short name of its breakdown, as `legal_status`.
        by = split["by"].replace("_", " ")
        caption = f"{exhibit['title']} by {by[:1].lower()}{by[1:]}, {exhibit['period']}"
        yield _lines(caption, f"{by[:1].upper()}{by[1:]}", split["lines"])
    yield Paragraph(f"{counted_words(exhibit)} {where_from(exhibit)}")


def counted_words(exhibit: dict[str, Any]) -> str:
    """What is counted, out of what."""
    base = f", of {exhibit['out_of']}" if exhibit["out_of"] and "per 10,000" not in exhibit["unit"] else ""
    return f"Counts {exhibit['counts']}{base}."


def where_from(exhibit: dict[str, Any]) -> str:
    """Source, figures as at, snapshot and version of the definition."""
    return (
        f"Source: {exhibit['source']}. Figures as at {exhibit['as_at']} ({exhibit['snapshot'][:HASH_SHOWN]}). "
        f"Definition {exhibit['code']}, version {exhibit['definition']}, in use since {exhibit['since']}."
    )


def long_sheet(title: str, exhibits: Exhibits) -> Sheet:
    """Every figure behind these exhibits, one a row."""
    rows = [row for each in exhibits for row in long_rows(each)]
    return Sheet(title, HEADINGS, rows)


def notes_of(exhibits: Exhibits) -> Iterator[tuple[str, str]]:
    """For the sheet of notes: what each figure is, its period, source, snapshot, version, and what of it is hidden."""
    for each in exhibits:
        yield (
            f"{each['code']} {each['title']}",
            f"Newest: {each['period']}. {counted_words(each)} {each['how']} {where_from(each)} {_held(each)}",
        )


def _held(exhibit: dict[str, Any]) -> str:
    held = sum(status.startswith("hidden") for status in status_of_rows(exhibit))
    if not held:
        return "Nothing of it is hidden."
    return f"{held} of its {len(exhibit['rows'])} figures are hidden because 5 or fewer children are concerned, or to keep those hidden."


def _lines(caption: str, first: str, lines: Sequence[Sequence[str]]) -> TableBlock:
    """A table without the columns that would be empty in every row."""
    columns = [(first, 3.0), ("Value", 2.5), ("Counted", 2.0), ("Likely range", 2.0)]
    kept = [place for place in range(len(columns)) if place < 2 or any(line[place] for line in lines)]
    return TableBlock(
        caption,
        tuple(columns[place][0] for place in kept),
        tuple(tuple(line[place] for place in kept) for line in lines),
        widths=tuple(columns[place][1] for place in kept),
        empty="No data.",
    )


def drawn_line(line: dict[str, Any]) -> Markup:
    """The chart of an exhibit as it was kept."""
    return line_chart(
        Line(**{key: tuple(value) if isinstance(value, list) else value for key, value in line.items()})
    )
