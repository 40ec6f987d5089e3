"""What the other strategic boards see of our figures under the Joint Protocol, so that nothing is scrutinised twice.

Another board's people have no sign-in here: the business manager sends them the PDF. It holds what our own Board has
had in an issued page, never a draft: an agency may comment before anybody outside reads a flag (R-DAT-04; SYS-52).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import plan_selectors
from safeboard.kernel.actions.escalating import OTHER_BOARDS
from safeboard.kernel.files import documents
from safeboard.kernel.files.documents import Block, Document, Heading, Note, Paragraph, TableBlock
from safeboard.kernel.indicators.catalogue import Listed, listed
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.reporting.headline import Tile
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.permissions import SHARE
from safeboard.kernel.reporting.themes.dashboards import tiles_of
from safeboard.kernel.reporting.themes.explaining import Said, printed_of

HEALTH, SAFER, ADULTS = "health-wellbeing", "safer-partnership", "safeguarding-adults"
# Which figures of ours another board works on too, and why (domain indicators.md, cross-board view; W28).
SHARED: Mapping[str, tuple[str, ...]] = {
    HEALTH: (
        *("T1-13", "T1-19", "T1-21", "T1-23", "T1-24", "T3-16", "T3-25", "T4-01", "T4-02", "T4-05"),
        *("T5-26", "T5-27", "T5-28", "T5-30"),
    ),
    SAFER: (
        *("T1-01", "T1-06", "T1-10", "T1-26", "T1-27", "T1-30", "T2-01", "T2-02", "T2-07", "T2-09"),
        *("T2-12", "T2-16", "T2-17", "T2-18", "T2-20", "T2-24"),
    ),
    ADULTS: (
        *("T1-06", "T1-30", "T2-04", "T3-02", "T3-07", "T3-23", "T5-06", "T5-07", "T5-08", "T5-16", "T5-34"),
    ),
}
WHY = {
    HEALTH: "Early help, early years, neglect, children looked after and child deaths are also its work.",
    SAFER: "Domestic abuse, exploitation, missing children and youth justice are also its work.",
    ADULTS: "Parents with needs of their own, young people who become adults, and people in a position of trust are "
    "also its work.",
}


@dataclass(frozen=True, slots=True)
class SharedPage:
    """The figures that one other board shares with ours, as our Board last had them."""

    code: str
    name: str
    why: str
    pack: Pack
    figures_as_at: dt.datetime | None
    rows: tuple[tuple[Tile, Said], ...]
    without: tuple[Listed, ...]
    items: tuple[plan_selectors.Shared, ...]


def last_issued(reader: Reader) -> Pack | None:
    """The last page that our Board was given."""
    return Pack.visible(reader, SHARE).filter(issued=True).select_related("snapshot").first()


def build(code: str, reader: Reader) -> SharedPage | None:
    """The page of one other board; None where nothing has been issued yet. Raises KeyError for no such board."""
    name, codes = OTHER_BOARDS[code], SHARED[code]
    pack = last_issued(reader)
    if pack is None:
        return None
    tiles = {tile.code: tile for tile in tiles_of(pack.snapshot, _counted(codes))} if pack.snapshot else {}
    return SharedPage(
        code=code,
        name=name,
        why=WHY[code],
        pack=pack,
        figures_as_at=pack.snapshot.made_at if pack.snapshot else None,
        rows=tuple((tile, printed_of(pack, tile.code)) for tile in tiles.values()),
        without=tuple(row for row in listed() if row.code in codes and row.code not in tiles),
        items=tuple(
            each for each in plan_selectors.shared(reader, reader.on) if code in each.item.shared_with.split()
        ),
    )


def document(page: SharedPage, on: dt.date) -> Document:
    """The same page as a paper to send: figures, what our sub groups said, what both boards share."""
    blocks: list[Block] = [
        Note(
            "Counts of 1 to 5 children are hidden, and sometimes another figure with them, so that nobody can work "
            "them out. The figures are those that our board had; later ones may differ.",
            title=f"As our board had them on {_day(page.pack.meeting_on)}",
        ),
        Paragraph(page.why),
        Heading("Figures"),
        TableBlock(
            caption="Figures that both boards work with",
            headings=("Figure", "Value", "Counted", "Period", "What it says"),
            rows=tuple(
                (tile.title, tile.shown, tile.parts, tile.period, tile.verdict) for tile, _ in page.rows
            ),
            widths=(4, 2, 3, 2, 3),
            empty="No figure of this list is counted yet.",
        ),
    ]
    said = [(tile, words) for tile, words in page.rows if words]
    if said:
        blocks.append(Heading("What our sub groups say"))
        for tile, words in said:
            blocks += [Heading(tile.title, 2), Paragraph(words.words)]
            blocks += [Paragraph(f"What is being done: {words.doing}")] if words.doing else []
    blocks += [
        Heading("Not counted yet"),
        TableBlock(
            caption="Figures that will follow",
            headings=("Figure", "Comes with"),
            rows=tuple((row.title, row.comes_with) for row in page.without),
            empty="Every figure that both boards work with is above.",
        ),
        Heading("What both boards share"),
        TableBlock(
            caption="Open actions, risks and challenges that both boards share",
            headings=("Number", "What", "Where it stands"),
            rows=tuple((str(each.item), each.item.title, each.stands) for each in page.items),
            widths=(2, 5, 3),
            empty="Nothing is shared at present.",
        ),
    ]
    return Document(
        title=f"Figures for the {page.name[:1].lower()}{page.name[1:]}",
        organisation=worded("The {board}"),
        blocks=tuple(blocks),
        subtitle="Under the Joint Protocol of the strategic boards",
        date_line=_day(on),
        footer="Sent by the business manager",
        made_on=on,
    )


def as_pdf(page: SharedPage, on: dt.date) -> bytes:
    """The paper as PDF."""
    return documents.as_pdf(document(page, on))


def _counted(codes: tuple[str, ...]) -> list[str]:
    return [code for code in codes if code in REGISTRY.indicators]


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%B %Y}"
