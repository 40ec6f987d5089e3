"""What Word knows and its library has no word for: language, fields, bookmarks, repeated rows, boxes, counting."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.styles.style import BaseStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph as Line


def element(tag: str, /, **values: str) -> BaseOxmlElement:
    """One element of the file, with its values."""
    made = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def place(number: int) -> str:
    """The name of the place at which a paper of a pack begins."""
    return f"paper_{number}"


def speak(word: Word, language: str) -> None:
    """Say once, for all words, which language they are in."""
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))
    settings = word.settings.element.find(qn("w:themeFontLang"))
    if settings is not None:
        settings.set(qn("w:val"), language)


def set_font(style: BaseStyle, name: str) -> None:
    """One face for all scripts, over the faces of the theme."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), name)


def add_field(line: Line, instruction: str) -> None:
    """A number that Word works out itself, such as the page; until then "1" stands there."""
    for part in (
        element("fldChar", fldCharType="begin", dirty="true"),
        None,
        element("fldChar", fldCharType="separate"),
        "1",
        element("fldChar", fldCharType="end"),
    ):
        run = line.add_run(part if isinstance(part, str) else None)
        if part is None:
            part = element("instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {instruction} "
        if not isinstance(part, str):
            run._r.append(part)


def bookmark(line: Line, name: str, number: int) -> None:
    """Name a line, so that the contents can say on which page it stands."""
    start, end = element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))
    line.runs[0]._r.addprevious(start)
    line.runs[-1]._r.addnext(end)


def stop_tabs(line: Line, *places: int) -> None:
    """Tabs of the head and foot: the last to the right, one before it in the middle."""
    stops = line.paragraph_format.tab_stops
    line.style = "No Spacing"
    for each in places[:-1]:
        stops.add_tab_stop(Length(each), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Length(places[-1]), WD_TAB_ALIGNMENT.RIGHT)


def keep_whole(row: _Row, *, header: bool) -> None:
    """A row is not torn by a page's end; the header row is marked and stands on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))


def describe(table: Table, caption: str, *, named_rows: bool) -> None:
    """Tell a screen reader what the table is, that its first row heads the columns, whether its first column names."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(
        element(
            "tblLook",
            val="00A0" if named_rows else "0020",
            firstRow="1",
            lastRow="0",
            firstColumn="1" if named_rows else "0",
            lastColumn="0",
            noHBand="0",
            noVBand="1",
        )
    )
    if caption:
        properties.append(element("tblCaption", val=caption))


def narrow(table: Table) -> None:
    """Cells with little room beside their words, for a table of many columns."""
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="30", type="dxa"))
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else properties.append(margins)


def box(line: Line) -> None:
    """A frame round a paragraph."""
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(
            element(side, val="single", sz="24" if side == "left" else "6", space="6", color="505A5F")
        )
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def new_count(word: Word) -> str:
    """A numbering that begins at 1, of the shape of the style "List Number"; its id."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element
    like = style.pPr.numPr.numId.val
    shape = next(each for each in numbering.num_lst if each.numId == like).abstractNumId.val
    made = numbering.add_num(shape)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(made.numId)


def count_by(line: Line, counting: str) -> None:
    """Number a line by this numbering."""
    properties = line._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = int(counting)
