"""The report and its chapters as papers: the words, their numbers, charts with tables, and where each comes from.

Made from the plain data of a chapter (chapters.composed), so a published one is printed as it was frozen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from safeboard.grammar.measure.periods import period
from safeboard.kernel.files.documents import (
    Block,
    Bold,
    Document,
    Heading,
    Note,
    Pack,
    Paragraph,
    TableBlock,
)
from safeboard.kernel.indicators.sheets import SMALL_HIDDEN
from safeboard.kernel.reporting import exhibits_on_paper
from safeboard.kernel.reporting.annual import pictures
from safeboard.kernel.reporting.annual.appendices import Shown
from safeboard.kernel.reporting.exhibits_on_paper import DRAFT
from safeboard.kernel.work.today import today

Printable = Sequence[dict[str, Any]]
FIRST = ("promised", "happened")
WIDE = 6


def chapter_paper(chapter: dict[str, Any], organisation: str) -> Document:
    """One chapter by itself; "Draft, not issued" stands on every page until it is published."""
    return Document(
        title=chapter["title"],
        organisation=organisation,
        subtitle=f"Annual report, {period(chapter['year']).words}",
        date_line=_standing(chapter),
        marking=marking_of((chapter,)),
        footer=f"Figures as at {chapter['as_at']}",
        made_on=_made_on(chapter.get("published_on")),
        blocks=tuple(_chapter(chapter)),
    )


def report_paper(
    year: str, chapters: Printable, appendices: Sequence[Shown], organisation: str, issued_on: str = ""
) -> Pack:
    """The whole report: its chapters in the order of the outline, then the appendices; `issued_on` as 2016-05-05."""
    return Pack(
        title=f"Annual report, {period(year).words}",
        organisation=organisation,
        documents=(
            *(chapter_paper(each, organisation) for each in chapters),
            *(_appendix(each, organisation) for each in appendices),
        ),
        marking=marking_of(chapters),
        footer=f"Annual report {year}",
        made_on=_made_on(issued_on),
        parts="Contents",
    )


def _made_on(issued_on: str | None) -> dt.date:
    """The day written into the file: of an issued paper its own, so that it never changes by itself."""
    return dt.date.fromisoformat(issued_on) if issued_on else today()


def marking_of(chapters: Printable) -> str:
    """What stands on every page while any of the chapters is not published."""
    return "" if all(each["standing"] == "Published" for each in chapters) else DRAFT


def _standing(chapter: dict[str, Any]) -> str:
    if chapter["standing"] == "Published":
        return f"Published {chapter['published']}"
    return "" if chapter["standing"] == "Draft" else f"{chapter['standing']}: {DRAFT.lower()}"


def _chapter(chapter: dict[str, Any]) -> Iterator[Block]:
    for each in chapter.get("errata") or ():
        yield Note(each["words"], title=f"Correction, {each['on']}")
    if chapter["left_out"]:
        left = chapter["left_out"]
        yield Note(
            f"{left} {'sentence is' if left == 1 else 'sentences are'} left out: "
            f"{'it' if left == 1 else 'they'} cannot be published yet.",
            title=DRAFT,
        )
    blocks = chapter["blocks"]
    for block in (
        *(each for each in blocks if each["kind"] in FIRST),
        *(each for each in blocks if each["kind"] == "body"),
        *(each for each in blocks if each["kind"] not in (*FIRST, "body")),
    ):
        if block["kind"] != "body":
            yield Heading(block["title"])
        for sentence in block["sentences"]:
            yield Paragraph(_words(sentence))
    yield from pictures.blocks_of(chapter)
    yield from _no_data_yet(chapter)
    yield from _printed(chapter)
    charts = [each for each in chapter.get("behind") or () if each["line"]]
    if charts:
        yield Heading("Charts and their tables")
        for each in charts:
            yield from exhibits_on_paper.blocks_of(each, 2)
    yield Heading("Where the numbers come from")
    yield Paragraph(
        f"Figures as at {chapter['as_at']} ({chapter['snapshot'][: exhibits_on_paper.HASH_SHOWN]}). Nobody typed them. "
        f"The number in brackets behind a figure is its line here. {SMALL_HIDDEN}"
    )
    yield TableBlock(
        "Every number of the chapter",
        ("No", "What", "Value", "Beside it"),
        tuple(_number(place, each) for place, each in enumerate(chapter["figures"], start=1)),
        widths=(0.7, 4, 3, 5),
        empty="No number is used yet.",
    )
    if test := [
        (str(place), each["test"])
        for place, each in enumerate(chapter["figures"], start=1)
        if each.get("test")
    ]:
        yield TableBlock("How each comparison was tested", ("No", "Test"), tuple(test), widths=(0.7, 9))
    yield TableBlock(
        "What each of them counts",
        ("Indicator", "What is counted", "How, and what the data cannot show", "Source and definition"),
        tuple(map(_counts, {each["code"] or each["title"]: each for each in chapter["figures"]}.values())),
        widths=(3, 3, 5, 4),
        empty="No number is used yet.",
    )


def _words(sentence: list[dict[str, Any]]) -> tuple[str | Bold, ...]:
    """A sentence with its numbers in bold, each with the line that stands behind it."""
    pieces: list[str | Bold] = []
    for part in sentence:
        if part["number"]:
            pieces += [Bold(part["text"]), f" [{part['number']}]"]
        else:
            pieces.append(part["text"])
    return tuple(pieces)


def _no_data_yet(chapter: dict[str, Any]) -> Iterator[Block]:
    if waits := chapter.get("no_data_yet"):
        yield Heading("No data yet")
        yield TableBlock(
            "What this chapter will also tell",
            ("Figure", "Comes with"),
            tuple((each["title"], each["comes_with"]) for each in waits),
            widths=(3, 4),
        )


def _printed(chapter: dict[str, Any]) -> Iterator[Block]:
    if not chapter["printed"]:
        return
    yield Heading("What the printed report said")
    yield Paragraph(
        "An earlier report of this year was printed without this check. Told by its meaning, it said:"
    )
    for each in chapter["printed"]:
        passes = "It would not pass today:" if each["reasons"] else "It would pass today."
        yield Note(" ".join((each["says"], passes, *each["reasons"])))
        yield Paragraph(("The results say: ", *_words(each["computed"])))
        if each["note"]:
            yield Paragraph(each["note"])


def _number(place: int, figure: dict[str, Any]) -> tuple[str, ...]:
    row = f", {figure['row']}" if figure["row"] else ""
    parts = f" ({figure['parts']})" if figure["parts"] and figure["parts"] != figure["shown"] else ""
    beside = []
    if there := figure.get("beside"):
        beside.append(f"{there['name'][:1].upper()}{there['name'][1:]}: {there['shown']} ({there['source']})")
    if before := figure.get("before"):
        beside.append(f"{before['name']}: {before['shown']}")
    return (
        str(place),
        f"{figure['title']}{row}, {figure['period']}",
        f"{figure['shown']}{parts}",
        "; ".join(beside),
    )


def _counts(figure: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{figure['code']} {figure['title']}".strip(),
        f"Counts {figure['counts']}.",
        figure["how"],
        f"{figure['source']}. Definition version {figure['definition']}, in use since {figure['since']}.",
    )


def _appendix(appendix: Shown, organisation: str) -> Document:
    blocks: list[Block] = []
    for table in appendix.tables:
        blocks.append(TableBlock(table.title, table.headings, table.rows))
        blocks += [Paragraph(note) for note in table.notes]
    return Document(
        title=f"Appendix {appendix.number}: {appendix.title}",
        organisation=organisation,
        blocks=tuple(blocks),
        landscape=any(len(table.headings) > WIDE for table in appendix.tables),
    )
