"""The pictures of a chapter, drawn when it is read or printed from the plain data that was kept with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from safeboard.kernel.files.documents import Block, Heading, Paragraph, Picture, TableBlock
from safeboard.kernel.reporting.exhibits_on_paper import drawn_line
from safeboard.kernel.reporting.profile.drawing import bars

NARROW_FIRST = 4


def with_pictures(chapter: dict[str, Any]) -> dict[str, Any]:
    """The chapter for a page: its one chart and the bars of its made parts as SVG. What was kept stays as it is."""
    shown = {**chapter, "made": [{**part, "svg": _bars(part)} for part in chapter.get("made") or ()]}
    chart = chapter.get("chart")
    if chart and chart["line"]:
        shown["chart"] = {**chart, "svg": drawn_line(chart["line"])}
    else:
        shown["chart"] = None
    return shown


def blocks_of(chapter: dict[str, Any]) -> Iterator[Block]:
    """The made parts for a paper: words, picture, table."""
    for part in chapter.get("made") or ():
        yield Heading(part["title"])
        for words in part["words"]:
            yield Paragraph(words)
        if kept := part["bars"]:
            yield Picture(svg=str(_bars(part)), finding=kept["finding"], alternative=kept["description"])
        if table := part["table"]:
            columns = len(table["headings"])
            narrow = columns > 2 * NARROW_FIRST
            yield TableBlock(
                table["caption"],
                tuple(table["headings"]),
                tuple(tuple(row) for row in table["rows"]),
                widths=(3.0, *(1.0,) * (columns - 1)) if narrow else (),
            )
        for note in part.get("notes") or ():
            yield Paragraph(note)


def _bars(part: dict[str, Any]) -> Markup | None:
    if not (kept := part["bars"]):
        return None
    return bars(
        kept["values"],
        kept["labels"],
        title=kept["title"],
        description=kept["description"],
        beneath=kept["beneath"],
    )
