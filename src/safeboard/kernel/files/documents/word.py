"""A paper or a pack as a Word document of real styles, so that clerks and designers can go on from it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from functools import lru_cache

import vl_convert
from docx import Document as new_document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from safeboard.kernel.files.characters import printable
from safeboard.kernel.files.documents import markings
from safeboard.kernel.files.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Note,
    Numbered,
    Pack,
    PageBreak,
    Paragraph,
    Picture,
    TableBlock,
    Words,
    cell_words,
    figures,
    pieces,
    running,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
SIZES = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 12, "Heading 4": 11, "Subtitle": 13}
# A table of months and such: its words would be torn in columns as wide as these can be.
MANY_COLUMNS = 9
PIXELS_AN_INCH = 144
LONG, SHORT, SIDE = Mm(297), Mm(210), Mm(22)
# Word asks for some day; without one the file names the first day that a zip archive can hold.
NO_DAY = dt.date(1980, 1, 1)


def as_docx(paper: Document | Pack) -> bytes:
    """The Word file: A4, headings as styles, header rows repeated, page numbers, title and language set.

    The same paper gives the same bytes. In a pack the page numbers of the contents are fields that Word fills in.
    """
    word = new_document()
    _prepare(word, paper)
    if isinstance(paper, Pack):
        _dress(word.sections[0], paper, paper.title, landscape=False)
        _front(word, paper, paper.marking)
        _contents(word, paper)
        for number, each in enumerate(paper.documents, start=1):
            section = word.add_section(WD_SECTION.NEW_PAGE)
            _dress(section, paper, each.numbered_title, landscape=each.landscape)
            head = word.add_heading(printable(each.numbered_title), level=1)
            markings.bookmark(head, markings.place(number), number)
            for words in filter(None, (each.subtitle, each.date_line)):
                word.add_paragraph(printable(words))
            _blocks(word, each, deeper=1)
    else:
        _dress(word.sections[0], paper, paper.numbered_title, landscape=paper.landscape)
        _front(word, paper, paper.paper_number, paper.marking)
        _blocks(word, paper, deeper=0)
    out = io.BytesIO()
    word.save(out)
    return _same_bytes(out.getvalue())


def _prepare(word: Word, paper: Document | Pack) -> None:
    about, day = word.core_properties, paper.made_on or NO_DAY
    about.title = printable(paper.title)[:255]
    about.author = about.last_modified_by = printable(paper.organisation)[:255]
    about.subject = printable(paper.subtitle)[:255]
    about.keywords = printable(paper.marking)[:255]
    about.comments = ""
    about.language = paper.language
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    markings.speak(word, paper.language)
    styles = word.styles
    styles["Normal"].font.size = Pt(11)
    for name in ("Normal", *SIZES):
        markings.set_font(styles[name], FONT)
        styles[name].font.color.rgb = INK
    for name, size in SIZES.items():
        styles[name].font.size = Pt(size)
        styles[name].font.italic = False
    styles["Caption"].font.color.rgb = INK
    styles["Caption"].font.size = Pt(10)
    styles["Caption"].paragraph_format.keep_with_next = True


def _dress(section: Section, paper: Document | Pack, title: str, *, landscape: bool) -> None:
    """The shape of the pages, and what runs along their head and foot."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = Mm(28), Mm(25)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    width = section.page_width - 2 * SIDE
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    markings.stop_tabs(head, width)
    head.add_run(f"{printable(running(title))}\t")
    head.add_run(printable(paper.marking)).bold = True
    markings.stop_tabs(foot, width // 2, width)
    foot.add_run(f"{printable(paper.footer)}\t")
    foot.add_run(printable(paper.marking)).bold = True
    foot.add_run("\tPage ")
    markings.add_field(foot, "PAGE")
    foot.add_run(" of ")
    markings.add_field(foot, "NUMPAGES")


def _front(word: Word, paper: Document | Pack, *others: str) -> None:
    word.add_paragraph().add_run(printable(paper.organisation)).bold = True
    word.add_paragraph(printable(paper.title), style="Title")
    if paper.subtitle:
        word.add_paragraph(printable(paper.subtitle), style="Subtitle")
    for words in filter(None, (paper.date_line, *others)):
        word.add_paragraph(printable(words))


def _contents(word: Word, pack: Pack) -> None:
    word.add_heading(printable(pack.parts), level=1)
    numbered = any(each.paper_number for each in pack.documents)
    table = TableBlock(
        "",
        ("Paper", "Title", "Page") if numbered else ("Title", "Page"),
        tuple(
            (each.paper_number, each.title, "") if numbered else (each.title, "") for each in pack.documents
        ),
    )
    made = _table(word, table, (2, 7, 1) if numbered else (9, 1), named=1 if numbered else 0)
    for number, row in enumerate(made.rows[1:], start=1):
        line = row.cells[-1].paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        markings.add_field(line, f"PAGEREF {markings.place(number)} \\h")


def _blocks(word: Word, paper: Document, deeper: int) -> None:
    for block in paper.blocks:
        _block(word, block, deeper)


def _block(word: Word, block: Block, deeper: int) -> None:
    match block:
        case Heading():
            word.add_heading(printable(block.words), level=block.level + deeper)
        case Paragraph():
            _say(word.add_paragraph(), block.words)
        case Bullets():
            for item in block.items:
                _say(word.add_paragraph(style="List Bullet"), item)
        case Numbered():
            counting = markings.new_count(word)
            for item in block.items:
                line = word.add_paragraph(style="List Number")
                markings.count_by(line, counting)
                _say(line, item)
        case Note():
            box = word.add_paragraph()
            if block.title:
                box.add_run(printable(block.title)).bold = True
                box.add_run().add_break()
            _say(box, block.words)
            markings.box(box)
        case PageBreak():
            word.add_page_break()
        case Picture():
            word.add_paragraph(printable(block.finding), style="Caption")
            _draw(word, block)
        case TableBlock() if not block.rows:
            word.add_paragraph(printable(f"{block.caption}: {block.empty}" if block.caption else block.empty))
        case TableBlock():
            if block.caption:
                word.add_paragraph(printable(block.caption), style="Caption")
            _table(word, block, block.widths or (1,) * len(block.headings), named=block.row_header)
            word.add_paragraph()


def _draw(word: Word, picture: Picture) -> None:
    """The drawing as pixels, since not every Word shows SVG, with the words for whoever cannot see it."""
    section = word.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    shape = word.add_picture(io.BytesIO(_pixels(picture.svg)), width=width)
    shape._inline.docPr.set("descr", printable(picture.alternative))
    shape._inline.docPr.set("title", printable(picture.finding)[:255])


@lru_cache(maxsize=64)
def _pixels(svg: str) -> bytes:
    """The drawing as PNG; kept, since the same charts leave again and again."""
    made: bytes = vl_convert.svg_to_png(svg, scale=1.0, ppi=PIXELS_AN_INCH)
    return made


def _table(word: Word, block: TableBlock, shares: Sequence[float], named: int | None):  # noqa: ANN202
    section = word.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    table = word.add_table(rows=1 + len(block.rows), cols=len(block.headings), style="Table Grid")
    table.autofit = False
    markings.describe(table, printable(block.caption), named_rows=named == 0)
    widths = [int(width * share / sum(shares)) for share in shares]
    for column, each in zip(table.columns, widths, strict=True):
        column.width = each
    # A row's cells are taken once: looking up table.cell(r, c) walks the whole table each time.
    right = figures(block)
    many = len(block.headings) > MANY_COLUMNS
    if many:
        markings.narrow(table)
    for number, row in enumerate(table.rows):
        cells = block.headings if number == 0 else block.rows[number - 1]
        markings.keep_whole(row, header=number == 0)
        for place, (box, cell, each) in enumerate(zip(row.cells, cells, widths, strict=True)):
            box.width = each
            line = box.paragraphs[0]
            line.paragraph_format.space_after = Pt(2)
            _say(line, cell_words(cell), bold=number == 0 or place == named)
            if many:
                for run in line.runs:
                    run.font.size = Pt(8)
            if right[place]:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return table


def _say(line: Line, words: Words, *, bold: bool = False) -> None:
    for piece, strong in pieces(words):
        run = line.add_run(printable(piece))
        if strong or bold:
            run.bold = True


def _same_bytes(data: bytes) -> bytes:
    """The archive packed again without the moment at which it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename), old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
