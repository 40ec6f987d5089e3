"""The children's version as PDF and as a page of HTML that stands alone: made from what was kept, one A4 sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from safeboard.kernel.files.documents import Block, Bold, Document, Note, Paragraph, Picture
from safeboard.kernel.reporting.children import drawings, words

TITLE = "Are children safe here?"
STYLE = "children.css"
STYLES = Path(__file__).parents[1] / "static" / "reporting" / STYLE
Kept = list[dict[str, Any]]


def context(kept: Kept) -> dict[str, Any]:
    """What both pages show: help first, then each thing with its picture."""
    return {
        "title": TITLE,
        "help": words.HELP,
        "about": words.ABOUT,
        "next": words.NEXT,
        "nobody": words.NOBODY,
        "house": drawings.picture("house"),
        "things": [
            {
                **each,
                "svg": drawings.picture(each["picture"]),
                "figures": drawings.ten_figures(each["ten"]) if each["ten"] is not None else "",
            }
            for each in kept
        ],
    }


def page(kept: Kept, what: str, organisation: str) -> str:
    """A page of HTML that needs nothing but its style sheet beside it."""
    more = {"style": STYLE, "what": what, "organisation": organisation}
    return render_to_string("reporting/children/standalone.html", context(kept) | more)


def document(
    kept: Kept, what: str, organisation: str, made_on: dt.date | None, marking: str = ""
) -> Document:
    """The same as a paper."""
    return Document(
        title=TITLE,
        organisation="",
        footer=organisation,
        subtitle=what,
        marking=marking,
        made_on=made_on,
        blocks=tuple(_blocks(kept)),
    )


def _blocks(kept: Kept) -> Iterator[Block]:
    yield Note(
        "\n".join(f"{number}: {how}" for number, how in words.HELP),
        title="Help first",
    )
    yield Paragraph(words.ABOUT)
    for each in kept:
        yield Picture(
            svg=str(drawings.strip(each["picture"], each["ten"])),
            finding=each["title"],
            alternative=drawings.words_of(each["picture"], each["ten"]),
        )
        yield Paragraph(each["words"])
    yield Paragraph((Bold(words.NOBODY), f" {words.NEXT}"))
