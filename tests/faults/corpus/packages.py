"""Workbooks written by hand, part by part, so that a recipe can spoil any of them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SHEET1 = "xl/worksheets/sheet1.xml"
WORKBOOK, TYPES, RELS = "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
Parts = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell as XML, for what no text or number can say; `{at}` is where it stands."""

    xml: str


def cells(row: int, values: Sequence[object]) -> str:
    """One row of a sheet."""
    written = []
    for column, value in enumerate(values):
        at = f"{chr(65 + column)}{row}"
        match value:
            case None:
                continue
            case Raw():
                written.append(value.xml.replace("{at}", at))
            case int() | float():
                written.append(f'<c r="{at}"><v>{value}</v></c>')
            case _:
                held = escape(str(value))
                written.append(f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{held}</t></is></c>')
    return f'<row r="{row}">{"".join(written)}</row>'


def sheet(rows: Sequence[Sequence[object]], *, before: str = "", after: str = "") -> bytes:
    """A sheet of these rows, numbered from 1."""
    data = "".join(cells(number, row) for number, row in enumerate(rows, start=1))
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
    ).encode()


def parts(
    sheets: Mapping[str, bytes], *, properties: str = "", states: Mapping[str, str] | None = None
) -> Parts:
    """The parts of a workbook with these sheets; `states` says which are hidden."""
    states = states or {}
    named = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{states.get(name, "visible")}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    found = {
        TYPES: f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{WORKBOOK}" ContentType="{kind}.sheet.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{LINKS}/officeDocument" Target="{WORKBOOK}"/></Relationships>',
        WORKBOOK: f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}<sheets>{named}</sheets></workbook>',
        RELS: f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    }
    written = {name: text.encode() for name, text in found.items()}
    return written | {f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets.values(), start=1)}


def pack(
    found: Mapping[str, bytes | None], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b""
) -> bytes:
    """The parts as one file; its clock stands still, so that the bytes never change. None leaves a part out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in found.items():
            if data is not None:
                entry = zipfile.ZipInfo(name, (2016, 4, 21, 9, 0, 0))
                entry.compress_type = method
                packed.writestr(entry, data)
        packed.comment = comment
    return out.getvalue()


def spoilt(data: bytes, name: str, at: int, field: bytes) -> bytes:
    """The file with other bytes in the central directory's entry of one part."""
    place = data.index(b"PK\x01\x02")
    while data[place + 46 :][: len(name)] != name.encode():
        place = data.index(b"PK\x01\x02", place + 4)
    return data[: place + at] + field + data[place + at + len(field) :]


def wrong_crc(data: bytes, name: str) -> bytes:
    """The file in which one part's checksum is another."""
    return spoilt(data, name, 16, struct.pack("<I", 0xDEADBEEF))


def claims_size(data: bytes, name: str, size: int) -> bytes:
    """The file in which one part claims another unpacked size."""
    return spoilt(data, name, 24, struct.pack("<I", size))
