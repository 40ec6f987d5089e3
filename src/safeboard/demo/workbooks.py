"""Writes a plain workbook quickly: text, whole numbers and dates, a bold heading row, nothing else.

A county's files have a million cells, and most of what a writer for all of Excel does for each of them is not needed:
this takes a sixth of the time, and the demonstration starts that much sooner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from itertools import chain
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Cell = str | int | date | None
WRITTEN = (2016, 4, 21, 9, 0, 0)
FASTEST = 1

_EXCEL_ZERO = date(1899, 12, 30).toordinal()
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Styles by number: as it is, bold, a date.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/>'
    '</font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>'
    '<xf numFmtId="164" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
Sheets = Mapping[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]]


def workbook(sheets: Sheets, *, dates_as_text: bool = False) -> bytes:
    """The bytes of a workbook: by title, the headings and the rows of each sheet. The same bytes every time.

    Dates become dates of Excel, or dd/mm/yyyy text. No title or text may hold what XML cannot.
    """
    stream = BytesIO()
    with ZipFile(stream, "w") as parts:
        for name, text in _framework(list(sheets)):
            _put(parts, name, text)
        for number, (headings, rows) in enumerate(sheets.values(), start=1):
            _put(parts, f"xl/worksheets/sheet{number}.xml", _sheet(headings, rows, dates_as_text))
    return stream.getvalue()


def _put(parts: ZipFile, name: str, text: str) -> None:
    entry = ZipInfo(name, WRITTEN)
    entry.compress_type = ZIP_DEFLATED
    parts.writestr(entry, text.encode(), compresslevel=FASTEST)


def _framework(titles: Sequence[str]) -> Iterable[tuple[str, str]]:
    numbers = range(1, len(titles) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{overrides}</Types>',
    )
    yield (
        "_rels/.rels",
        f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
    )
    sheets = "".join(
        f'<sheet name="{escape(title)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, title in zip(numbers, titles, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{relations}<Relationship Id="rId{len(titles) + 1}" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    )
    yield "xl/styles.xml", _STYLES


def _sheet(headings: Sequence[str], rows: Iterable[Sequence[Cell]], dates_as_text: bool) -> str:
    columns = [_column(place) for place in range(len(headings))]
    written: dict[Cell, str] = {}

    def said(cell: Cell) -> str:
        """What stands after a cell's address; most cells of a column say one of few things."""
        known = written.get(cell)
        if known is None:
            if isinstance(cell, date) and not dates_as_text:
                known = f'" s="2"><v>{cell.toordinal() - _EXCEL_ZERO}</v></c>'
            elif isinstance(cell, int):
                known = f'"><v>{cell}</v></c>'
            else:
                text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
                known = f'" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            written[cell] = known
        return known

    head = "".join(
        f'<c r="{column}1" s="1" t="inlineStr"><is><t>{escape(heading)}</t></is></c>'
        for column, heading in zip(columns, headings, strict=True)
    )
    body = (
        f'<row r="{number}">'
        + "".join(
            [
                f'<c r="{column}{number}{said(cell)}'
                for column, cell in zip(columns, row, strict=True)
                if cell is not None
            ]
        )
        + "</row>"
        for number, row in enumerate(rows, start=2)
    )
    start = (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(columns)}" width="18" customWidth="1"/></cols><sheetData>'
    )
    return "".join(chain((start, f'<row r="1">{head}</row>'), body, ("</sheetData></worksheet>",)))


def _column(place: int) -> str:
    """The letters of a column counted from 0: A to Z, then AA."""
    before, letter = divmod(place, 26)
    return (_column(before - 1) if before else "") + chr(ord("A") + letter)
