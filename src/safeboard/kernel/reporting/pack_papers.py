"""The headline page of a meeting as a paper, a workbook and a CSV: a draft afresh, an issued one as it was frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from safeboard.grammar.declarations.office import Sheet
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.files.documents import (
    Block,
    Bold,
    Bullets,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    TableBlock,
)
from safeboard.kernel.indicators.exhibits import Exhibit, exhibits
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.permissions import FLAGS
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.indicators.sheets import SMALL_HIDDEN
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.reporting import exhibits_on_paper, headline, page_words
from safeboard.kernel.reporting.children import paper, telling
from safeboard.kernel.reporting.exhibits_on_paper import DRAFT
from safeboard.kernel.reporting.models import Erratum, Pack
from safeboard.kernel.reporting.themes import scrutiny
from safeboard.kernel.ui.templating import day, moment
from safeboard.kernel.work.today import today

BEHIND, CHILDREN = "behind", "children"


def behind(data: dict[str, Any], snapshot: Snapshot, meeting_on: dt.date, reader: Reader) -> list[Exhibit]:
    """What stands behind every tile of the page, to freeze with it; a chart for headline and flagged indicators."""
    codes = [tile["code"] for theme in data["themes"] for tile in theme["tiles"]]
    flagged = set(
        Flag.visible(reader, FLAGS).filter(meeting_on=meeting_on).values_list("indicator", flat=True)
    )
    charted = [code for code in codes if code in flagged or REGISTRY.indicators[code].headline]
    return exhibits(snapshot, codes, charted=charted)


def data_of(pack: Pack, reader: Reader) -> dict[str, Any] | None:
    """The page with what stands behind it: frozen once it was issued, made afresh while it is a draft.

    None where there are no figures. A page issued before papers were made has nothing behind it but its figures.
    """
    if pack.issued and pack.frozen:
        return {BEHIND: [], **pack.frozen}
    if pack.snapshot is None:
        return None
    return to_freeze(pack, headline.build(pack.snapshot, pack.meeting_on, reader), pack.snapshot, reader)


def to_freeze(pack: Pack, built: headline.Headline, snapshot: Snapshot, reader: Reader) -> dict[str, Any]:
    """The whole page as plain data: its words and figures, what sub groups said, what stands behind the figures."""
    data = headline.as_data(built) | {
        "scrutiny": scrutiny.of(pack, reader),
        "commentary": page_words.all_printed(pack),
        CHILDREN: telling.of_newest(snapshot, built.area),
        "organisation": worded("The {board}"),
    }
    return data | {BEHIND: behind(data, snapshot, pack.meeting_on, reader)}


def children_of(pack: Pack) -> paper.Kept | None:
    """What the page tells children: as it was frozen, or as the draft stands; None where there is nothing to tell."""
    if pack.issued and pack.frozen:
        return pack.frozen.get(CHILDREN)
    if pack.snapshot is None:
        return None
    return telling.of_newest(pack.snapshot, next(iter(areas(pack.snapshot)), ""))


def children_document(pack: Pack, kept: paper.Kept, organisation: str) -> Document:
    """The children's version as a paper."""
    return paper.document(kept, for_children(pack), organisation, made_on(pack), "" if pack.issued else DRAFT)


def for_children(pack: Pack) -> str:
    """What the children's version says it is."""
    return f"For the meeting on {pack.meeting_on.day} {pack.meeting_on:%B %Y}"


def organisation_of(pack: Pack) -> str:
    """The name of the Board on its papers: as it was when they were issued."""
    kept: str = (pack.frozen or {}).get("organisation", "") if pack.issued else ""
    return kept or worded("The {board}")


def made_on(pack: Pack) -> dt.date:
    """The day written into a file: the day of issue, so that the same paper never changes by itself."""
    return timezone.localtime(pack.issued_at).date() if pack.issued and pack.issued_at else today()


def document(
    pack: Pack, data: dict[str, Any], organisation: str, errata: Iterable[Erratum] | None = None
) -> Document:
    """The page as a paper; "Draft, not issued" stands on every page until it is issued.

    `errata` are what was corrected since; without them said, those of today.
    """
    as_at = moment(dt.datetime.fromisoformat(data["figures_as_at"]))
    issued = f"Issued on {day(made_on(pack))}" if pack.issued and pack.issued_at else ""
    return Document(
        title=f"Headline page: {pack.title}",
        organisation=organisation,
        subtitle=issued,
        date_line=f"Figures as at {as_at}",
        marking="" if pack.issued else DRAFT,
        footer=f"Figures as at {as_at}",
        made_on=made_on(pack),
        blocks=tuple(_blocks(pack, data, pack.errata.all() if errata is None else errata)),
    )


def figures_sheet(data: dict[str, Any]) -> Sheet:
    """Every figure behind the page, one a row."""
    return exhibits_on_paper.long_sheet("Behind the figures", data[BEHIND])


def _blocks(pack: Pack, data: dict[str, Any], errata: Iterable[Erratum]) -> Iterator[Block]:
    for erratum in errata:
        yield Note(erratum.words, title=f"Correction, {day(timezone.localdate(erratum.at))}")
    yield Heading("In three sentences")
    yield Bullets(tuple(data["sentences"]))
    yield Heading("Needs the Board")
    if not data["needs"]:
        yield Paragraph("Nothing this time.")
    for need in data["needs"]:
        yield from _need(need, _scrutiny(data, "flags", str(need["flag"])), pack.issued)
    if data["more_needs"]:
        yield Paragraph(f"And {data['more_needs']} more.")
        if data.get("rest"):
            yield Bullets(tuple(need["words"] for need in data["rest"]))
    yield Heading("Good news")
    yield Bullets(tuple(data["good"])) if data["good"] else Paragraph("None this time.")
    if data.get("noticed"):
        yield Heading("Also noticed")
        yield Paragraph(noticed_words(data))
        yield Bullets(tuple(each["words"] for each in data["noticed"]))
    yield Heading("The figures by theme")
    for theme in data["themes"]:
        yield from _theme(
            data.get("commentary", pack.commentary), theme, _scrutiny(data, "themes", theme["code"])
        )
    charted = [each for each in data[BEHIND] if each["line"]]
    if charted:
        yield PageBreak()
        yield Heading("Charts and their tables")
        for each in charted:
            yield from exhibits_on_paper.blocks_of(each, 2)
    yield Heading("How to read this")
    yield Paragraph(
        f"With {data['measures']} measures, {data['by_chance']} of these flags would appear by chance."
    )
    yield Paragraph(SMALL_HIDDEN)
    yield from _definitions(data)


def noticed_words(data: dict[str, Any]) -> str:
    """What stands over what was noticed: that it is no flag, and how much of it chance would do."""
    by_chance = data["noticed_by_chance"]
    return (
        "What is noticed here may be good or bad. It is not a flag. "
        f"{by_chance[:1].upper()}{by_chance[1:]} of these would appear by chance."
    )


def _scrutiny(data: dict[str, Any], of: str, key: str) -> dict[str, Any]:
    return data.get("scrutiny", {}).get(of, {}).get(key) or {}


def _need(need: dict[str, Any], explained: dict[str, Any], issued: bool) -> Iterator[Block]:
    yield Heading(need["words"], 2)
    if need.get("note"):
        yield Paragraph(f"{need['note']}.")
    if need["compared"]:
        yield Paragraph(f"Compared with: {need['compared']}.")
    for before in need["before"]:
        yield Paragraph(
            (Bold("What we said last time. "), with_mark(before["sentence"], before.get("unchecked")))
        )
    yield from _explained(explained, issued)
    if need["about"]:
        said = (
            (Bold(f"{need['comment_state']}: "), with_mark(need["comment"], need.get("comment_unchecked")))
            if need["comment"]
            else need["comment_state"]
        )
        yield Paragraph(said)
    if need["ending"]:
        why = with_mark(need["rationale"], need.get("decided_unchecked"))
        yield Paragraph((Bold("Decided: "), f"{need['ending']}. {why}"))


def _explained(said: dict[str, Any], issued: bool) -> Iterator[Block]:
    if not said:
        return
    if not said["words"]:
        nobody = "Nobody explained this." if issued else "Nobody has explained this yet."
        yield Paragraph((Bold(nobody), f" {said['group']} owns it."))
        return
    for title, key in (
        ("What explains it: ", "words"),
        ("What is being done: ", "doing"),
        ("What is looked into next: ", "enquiry"),
    ):
        if said.get(key):
            yield Paragraph((Bold(title), said[key]))
    yield Paragraph(said["by"])
    yield from _tested(said)


def _tested(said: dict[str, Any]) -> Iterator[Block]:
    """How each bound claim of these words was tested."""
    if said.get("tested"):
        yield Paragraph(" ".join(said["tested"]))


def with_mark(words: str, mark: str | None) -> str:
    """Words that nobody checked, with the sentence that says so behind them."""
    return f"{words} ({mark.rstrip('.')})" if mark else words


def _theme(commentary: dict[str, Any], theme: dict[str, Any], assured: dict[str, Any]) -> Iterator[Block]:
    yield Heading(theme["title"], 2)
    if assured.get("words"):
        asks = (Bold(" It asks: "), assured["ask"]) if assured.get("ask") else ()
        yield Paragraph(
            (Bold(f"{assured['group']} assures the Board: "), assured["words"], *asks, f" ({assured['by']})")
        )
        yield from _tested(assured)
    yield TableBlock(
        f"{theme['title']}: the newest figures",
        ("Indicator", "Value", "Counted", "Period", "What it says"),
        tuple(
            (tile["title"], tile["shown"], tile["parts"], tile["period"], _says(tile))
            for tile in theme["tiles"]
        ),
        widths=(4, 2, 3, 2.5, 3),
    )
    for tile in theme["tiles"]:
        if said := commentary.get(tile["code"]):
            yield Paragraph((Bold(f"{tile['title']}. "), f"{said['words']} ({said['by']})"))
            yield from _tested(said)


def _says(tile: dict[str, Any]) -> str:
    return f"{tile['verdict']}. {tile['target']}." if tile.get("target") else tile["verdict"]


def _definitions(data: dict[str, Any]) -> Iterator[Block]:
    if data[BEHIND]:
        yield TableBlock(
            "Where each figure comes from",
            ("Indicator", "What is counted", "Source", "Definition"),
            tuple(
                (
                    f"{each['code']} {each['title']}",
                    exhibits_on_paper.counted_words(each),
                    each["source"],
                    f"version {each['definition']}, since {each['since']}",
                )
                for each in data[BEHIND]
            ),
            widths=(3, 4, 3, 2.5),
        )
