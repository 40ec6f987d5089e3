"""Nasty workbooks of Annex A and of figures: packages that lie, sheets that hide, cells that are not what they seem."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence

from tests.faults.corpus import figures_csv, rows_csv
from tests.faults.corpus.packages import (
    HEAD,
    LINKS,
    MAIN,
    PACKAGE,
    RELS,
    SHEET1,
    TYPES,
    WORKBOOK,
    Raw,
    cells,
    claims_size,
    pack,
    parts,
    sheet,
    spoilt,
    wrong_crc,
)
from tests.faults.corpus.recipes import Comes, Recipe, back, kept, refused

HEADINGS = rows_csv.HEADINGS.split(",")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGED, AS_EXCEL = "damaged or incomplete", "not put together as Excel does it"


def row(**said: object) -> list[object]:
    """A row of contacts, good but for what is said."""
    return list({**rows_csv.GOOD, "age": 6, **said}.values())


ROWS = [HEADINGS, row(), row(child="C2")]


def book(rows: Sequence[Sequence[object]] = ROWS, name: str = "Contacts", **options: str) -> dict[str, bytes]:
    """The parts of a workbook of one sheet."""
    return parts({name: sheet(rows, **options)})


def recipe(
    name: str,
    nasty: str,
    make: Callable[[], bytes] | bytes,
    comes: Comes,
    *,
    apart: bool = False,
    slow: bool = False,
) -> Recipe:
    """A workbook, given whole or by what makes it."""
    built = make if callable(make) else lambda: make
    return Recipe(name, nasty, built, comes, "sent.xlsx", apart, slow)


def cell(name: str, nasty: str, value: object, comes: Comes, column: str = "age") -> Recipe:
    """Two rows, of which the second has one nasty cell."""
    second = row(**{"child": "C2", column: value})
    return recipe(name, nasty, lambda: pack(book([HEADINGS, row(), second])), comes)


def figure(name: str, nasty: str, value: object, comes: Comes) -> Recipe:
    """A form of figures with a good box and one answered like this."""
    rows = [
        figures_csv.HEADINGS.split(","),
        [figures_csv.FIRST, 12, figures_csv.OVER],
        [figures_csv.SECOND, value, figures_csv.OVER],
    ]
    return recipe(f"form: {name}", nasty, lambda: pack(book(rows, "Figures")), comes)


def with_part(path: str, data: bytes | None, rows: Sequence[Sequence[object]] = ROWS) -> bytes:
    """A good workbook with one part put in, changed or taken out."""
    return pack({**book(rows), path: data})


def changed(path: str, old: bytes, new: bytes, found: dict[str, bytes] | None = None) -> bytes:
    """A good workbook in which one part reads otherwise."""
    found = found or book()
    if old not in found[path]:
        raise ValueError(f"{path} has no {old!r} to change.")
    return pack({**found, path: found[path].replace(old, new)})


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    """The links of a sheet: one, to somewhere else."""
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{LINKS}/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    ).encode()


GOOD = pack(book())
SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
# fmt: off
# A recipe is one line of a table, however long.
PACKAGES = (
    recipe("good workbook", "Nothing: what all others are compared with", GOOD, kept(2)),
    recipe("stored workbook", "Nothing is packed", pack(book(), zipfile.ZIP_STORED), kept(2)),
    recipe("comment in the package", "A long word after the end", pack(book(), comment=b"x" * 60_000), kept(2)),
    recipe("words before the package", "A program in front of the file", b"MZ" + GOOD, refused("")),
    recipe("words after the package", "Rubbish behind the end", GOOD + b"x" * 1000, kept(2)),
    recipe("bzip2 inside", "Packed as Excel never does", pack(book(), zipfile.ZIP_BZIP2), refused(DAMAGED)),
    recipe("lzma inside", "Packed as Excel never does", pack(book(), zipfile.ZIP_LZMA), refused(DAMAGED)),
    *(
        recipe(f"cut after {share} %", "The transfer broke off", GOOD[: len(GOOD) * share // 100], refused(DAMAGED))
        for share in (5, 50, 99)
    ),
    recipe("four bytes", "PK and no more", GOOD[:4], refused(DAMAGED)),
    recipe("empty package", "A package of nothing", pack({}), refused("packed folder")),
    recipe("wrong checksum of the sheet", "A byte changed on the way", wrong_crc(GOOD, SHEET1), refused(DAMAGED)),
    recipe("wrong checksum of the workbook", "A byte changed on the way", wrong_crc(GOOD, WORKBOOK), refused(DAMAGED)),
    recipe("claims to be smaller", "More comes out than it says", claims_size(GOOD, SHEET1, 10), refused(DAMAGED)),
    recipe("claims to be huge", "4 GB, it says", claims_size(GOOD, SHEET1, 0xFFFFFFFE), refused("unpacks to more")),
    recipe("password on a part", "One part is locked", spoilt(GOOD, SHEET1, 8, b"\x01\x00"), refused("password")),
    recipe("password on the file", "An OLE box with the file in it", OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"), refused("password")),
    recipe("old xls renamed", "Excel 97", OLE + b"\0" * 4096, refused("old .xls")),
    recipe("ods renamed", "OpenDocument", pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}), refused("OpenDocument")),
    recipe("docx renamed", "Word", pack({"word/document.xml": b"<x/>"}), refused("Word document")),
    recipe("pptx renamed", "Slides", pack({"ppt/presentation.xml": b"<x/>"}), refused("slide show")),
    recipe("xlsb renamed", "Excel's binary kind", pack({"xl/workbook.bin": b"x"}), refused("binary workbook")),
    recipe("zip of a csv", "A packed CSV", pack({"contacts.csv": rows_csv.PAIR.encode()}), refused("packed folder")),
    recipe("pdf renamed", "A PDF", b"%PDF-1.7\n1 0 obj", refused("a PDF")),
    recipe("html renamed", "What many systems call Excel", b"<html><table><tr><td>1</td></tr></table></html>", refused("web page")),
    recipe("html with a mark", "The same, with a mark", b"\xef\xbb\xbf  <HTML>", refused("web page")),
    recipe("xml spreadsheet 2003", "Excel's XML of 2003", b'<?xml version="1.0"?><Workbook/>', refused("XML file")),
    recipe("rtf renamed", "A text document", b"{\\rtf1 hello}", refused("text document")),
    recipe("gzip renamed", "A packed CSV", b"\x1f\x8b\x08\0" + b"\0" * 20, refused("packed file")),
    recipe("7z renamed", "A packed folder", b"7z\xbc\xaf'\x1c" + b"\0" * 20, refused("packed folder")),
    recipe("png renamed", "A picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, refused("a picture")),
    recipe("zip bomb", "200 MB of nothing", lambda: with_part("xl/media/bomb.bin", b"\0" * 210_000_000), refused("unpacks to more")),
    recipe("zip bomb that lies", "200 MB, said to be 10", lambda: claims_size(with_part("xl/media/bomb.bin", b"\0" * 20_000_000), "xl/media/bomb.bin", 10), refused(DAMAGED)),
    recipe("package in the package", "A zip inside", with_part("xl/embeddings/inner.zip", GOOD), refused("another file inside")),
    recipe("package under another name", "A zip that says it is XML", with_part("xl/theme/theme1.xml", GOOD), refused("another file inside")),
    recipe("300 parts", "A crowd of parts", lambda: pack({**book(), **{f"xl/x{n}.xml": b"<x/>" for n in range(300)}}), refused("files inside it")),
    recipe("part twice", "Which of the two is read?", pack({**book(), "XL/WORKBOOK.XML": b"<x/>"}), refused(AS_EXCEL)),
    recipe("part that climbs out", "../../etc/cron.d/x", with_part("../../etc/cron.d/x", b"x"), refused(AS_EXCEL)),
    recipe("part at the root", "/etc/passwd", with_part("/etc/passwd", b"x"), refused(AS_EXCEL)),
    recipe("part on a drive", "C:\\x", with_part("C:\\x.xml", b"x"), refused(AS_EXCEL)),
)
INSIDES = (
    recipe("macros", "A VBA project", with_part("xl/vbaProject.bin", b"x"), refused("macros")),
    recipe("macro sheet", "Excel 4 macros", with_part("xl/macrosheets/sheet1.xml", b"<x/>"), refused("macros")),
    recipe("macros by their kind", "Only the list of contents says so", changed(TYPES, b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"), refused("macros")),
    recipe("entity in the sheet", "XXE: a file of the server", changed(SHEET1, b"<worksheet", ENTITY + b"<worksheet"), refused(AS_EXCEL)),
    recipe("entity in the workbook", "XXE in another part", changed(WORKBOOK, b"<workbook", ENTITY + b"<workbook"), refused(AS_EXCEL)),
    recipe("laughs", "Entities of entities", changed(SHEET1, b"<worksheet", b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet'), refused(AS_EXCEL)),
    recipe("sheet in utf-16", "A way round the look for entities", with_part(SHEET1, sheet(ROWS).decode().replace("UTF-8", "UTF-16").encode("utf-16")), refused(AS_EXCEL)),
    recipe("external workbook", "Cells of another file", with_part("xl/externalLinks/externalLink1.xml", b"<x/>"), refused("links to other files")),
    recipe("database connection", "A query when opened", with_part("xl/connections.xml", b"<x/>"), refused("links to other files")),
    recipe("picture of the web", "Fetched when opened", with_part(SHEET_RELS, relation("image", "http://x.example/a.png")), refused("links to other files")),
    recipe("template of the web", "Fetched when opened", with_part(SHEET_RELS, relation("attachedTemplate", "//x.example/a")), refused("links to other files")),
    recipe("web address in a cell", "A link that a person presses", with_part(SHEET_RELS, relation("hyperlink", "http://x.example/")), kept(2)),
    recipe("no workbook part", "Its heart is missing", with_part(WORKBOOK, None), refused("packed folder")),
    recipe("no list of contents", "Types are missing", with_part(TYPES, None), kept(2)),
    recipe("no relations", "Nobody knows where the sheets are", with_part(RELS, None), refused(DAMAGED)),
    recipe("sheet missing", "Named and not there", with_part(SHEET1, None), refused(DAMAGED)),
    recipe("sheet elsewhere", "The relation leads nowhere", changed(RELS, b"sheet1.xml", b"sheet9.xml"), refused(DAMAGED)),
    recipe("sheet that leads out", "The relation climbs out", changed(RELS, b"worksheets/sheet1.xml", b"../../../etc/passwd"), refused(DAMAGED)),
    recipe("sheet empty", "A part of no bytes", with_part(SHEET1, b""), refused(DAMAGED)),
    recipe("sheet not XML", "Rubbish in a sheet", with_part(SHEET1, b"\xff" * 500), refused(DAMAGED)),
    recipe("sheet cut", "XML broken off in a row", with_part(SHEET1, sheet(ROWS)[:-150]), refused(DAMAGED)),
    recipe("tags crossed", "XML that closes wrongly", changed(SHEET1, b"</row></sheetData>", b"</sheetData></row>"), refused(DAMAGED)),
    recipe("no sheet at all", "A workbook of nothing", lambda: pack(parts({})), refused("None of the lists")),
    recipe("sheet of one name twice", "Two sheets called Contacts", changed(WORKBOOK, b'name="B"', b'name="A"', parts({"A": sheet(ROWS), "B": sheet([HEADINGS, row(child="C3")])})), refused("one name")),
    recipe("sheet name with a script", "<script> as a name", lambda: pack(book(name="<script>alert(1)</script>")), kept(2)),
    recipe("hidden sheet", "The list is hidden", lambda: pack(parts({"A": sheet(ROWS)}, states={"A": "hidden"})), refused("it is hidden; show it")),
    recipe("very hidden sheet", "Hidden so that nobody can show it", lambda: pack(parts({"A": sheet(ROWS), "B": sheet([["x"]])}, states={"A": "veryHidden"})), refused("it is hidden; show it")),
    recipe("the same list on two sheets", "One list twice, the same rows", lambda: pack(parts({"A": sheet(ROWS), "B": sheet(ROWS)})), back("same as row", rows=2, kept=2)),
    recipe("counts from 1904", "An old Macintosh", lambda: pack(parts({"A": sheet([HEADINGS, row(on=40_941)])}, properties='<workbookPr date1904="1"/>')), kept(1)),
)
GRIDS = (
    recipe("claims one cell", "Says A1 and holds three rows", lambda: pack(book(before='<dimension ref="A1"/>')), kept(2)),
    recipe("claims a million rows", "Says a million and holds three", lambda: pack(book(before='<dimension ref="A1:XFD1048576"/>')), kept(2), apart=True),
    recipe("a million empty rows", "Formatted to the end", lambda: with_part(SHEET1, sheet(ROWS).replace(b"</sheetData>", b"".join(b'<row r="%d"/>' % n for n in range(4, 1_048_577)) + b"</sheetData>")), kept(2), apart=True, slow=True),
    recipe("a cell in the last corner", "XFD1048576", lambda: with_part(SHEET1, sheet(ROWS).replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')), refused("the most we can read")),
    recipe("sixteen thousand columns", "A row that never ends", changed(SHEET1, b"</row></sheetData>", b'<c r="XFD3"><v>1</v></c></row></sheetData>'), refused("columns; we can read")),
    recipe("rows in no order", "Row 9 before row 3", changed(SHEET1, b'<row r="2">', b'<row r="9">'), refused(DAMAGED)),
    recipe("row twice", "Two rows numbered 2", changed(SHEET1, b'<row r="3">', b'<row r="2">'), refused(DAMAGED)),
    recipe("row nought", "Row 0", changed(SHEET1, b'<row r="1">', b'<row r="0">'), refused(DAMAGED)),
    recipe("row below nought", "Row -5", changed(SHEET1, b'<row r="3">', b'<row r="-5">'), refused("")),
    recipe("row beyond Excel", "Row 99999999", changed(SHEET1, b'<row r="3">', b'<row r="99999999">'), refused(DAMAGED)),
    recipe("rows without numbers", "As small writers leave them", lambda: with_part(SHEET1, sheet(ROWS).replace(b' r="2"', b"").replace(b' r="3"', b"")), kept(2)),
    recipe("cells of other rows", "A cell of row 3 says it is in row 2", changed(SHEET1, b'r="A3"', b'r="A2"'), refused(DAMAGED)),
    recipe("two cells in one place", "A2 twice in its row", changed(SHEET1, b'r="B2"', b'r="A2"'), refused(DAMAGED)),
    recipe("list on one sheet, rubbish on another", "A good list beside a sheet that is not there", lambda: pack({**parts({"A": sheet(ROWS), "B": sheet(ROWS)}), "xl/worksheets/sheet2.xml": None}), refused(DAMAGED)),
    recipe("chart on a sheet of its own", "A sheet without cells", lambda: pack({**parts({"A": sheet(ROWS), "B": b""}), "xl/worksheets/sheet2.xml": f'<chartsheet xmlns="{MAIN}"/>'.encode()}), kept(2)),
    recipe("merged cells", "Two rows share a child", lambda: pack(book([HEADINGS, row(), row(child=None)], after='<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>')), back("is blank")),
    recipe("hidden rows", "A row that nobody sees", changed(SHEET1, b'<row r="3">', b'<row r="3" hidden="1">'), kept(2)),
    recipe("hidden columns", "A column that nobody sees", lambda: pack(book(before='<cols><col min="1" max="1" hidden="1" width="9"/></cols>')), kept(2)),
    recipe("filtered rows", "A filter is on", lambda: pack(book(after='<autoFilter ref="A1:G3"/>')), kept(2)),
    recipe("headings as numbers", "A pivot's headings", lambda: pack(book([[1, 2, 3, 4, 5, 6, 7], row()])), refused("None of the lists")),
    recipe("another prefix", "x:row in place of row", lambda: with_part(SHEET1, _prefixed()), kept(2)),
)
CELLS = (
    cell("formula", "A sum in a row", Raw('<c r="{at}"><f>1+5</f><v>6</v></c>'), refused("holds a formula")),
    cell("formula of the web", "WEBSERVICE", Raw('<c r="{at}"><f>WEBSERVICE("http://x.example")</f><v>6</v></c>'), refused("holds a formula")),
    cell("formula without a value", "Never worked out", Raw('<c r="{at}"><f>NOW()</f></c>'), refused("holds a formula")),
    cell("array formula", "One formula in many cells", Raw('<c r="{at}"><f t="array" ref="E3:E9">1</f><v>6</v></c>'), refused("holds a formula")),
    cell("error in a cell", "#N/A", Raw('<c r="{at}" t="e"><v>#N/A</v></c>'), back("is not one of the choices"), "sex"),
    cell("error in a date", "#REF!", Raw('<c r="{at}" t="e"><v>#REF!</v></c>'), back("is not a date"), "on"),
    cell("text that runs", "=cmd as text", "=cmd|' /C calc'!A0", kept(2), "child"),
    cell("true as an age", "A tick", Raw('<c r="{at}" t="b"><v>1</v></c>'), kept(2, "not a whole number")),
    cell("number without end", "1e400", Raw('<c r="{at}"><v>1e400</v></c>'), kept(2, "not a whole number")),
    cell("number that is none", "NaN", Raw('<c r="{at}"><v>NaN</v></c>'), kept(2, "not a whole number")),
    cell("number of words", "v says six", Raw('<c r="{at}"><v>six</v></c>'), kept(2, "not a whole number")),
    cell("id as a number", "A number where text is meant", 12.0, kept(2), "child"),
    cell("id of 20 figures", "Excel has lost the last ones", 12345678901234567890, back("too long for Excel"), "child"),
    cell("shared string that is not there", "String 7 of none", Raw('<c r="{at}" t="s"><v>7</v></c>'), refused("")),
    cell("id with half a pair", "&#xD800;", Raw('<c r="{at}" t="inlineStr"><is><t>C&#xD800;</t></is></c>'), refused(""), "child"),
    cell("id with an empty letter", "&#0;", Raw('<c r="{at}" t="inlineStr"><is><t>C&#0;</t></is></c>'), refused(""), "child"),
    cell("id in two styles", "Rich text in one cell", Raw('<c r="{at}" t="inlineStr"><is><r><t>C</t></r><r><t>2</t></r></is></c>'), kept(2), "child"),
    cell("id of 40,000 letters", "Longer than Excel's cell", "C" * 40_000, refused("the most is"), "child"),
    cell("date as a number", "A day number", 42_403, kept(2), "on"),
    cell("date of a fraction", "Half past ten", 42_403.4375, kept(2), "on"),
    cell("date below nought", "-1 as a date", -1, back("is not a date"), "on"),
    cell("date of 29 February 1900", "The day that never was", 60, back("is not a date"), "on"),
    cell("date in its own kind", 'A cell of t="d"', Raw('<c r="{at}" t="d"><v>2016-02-03T00:00:00</v></c>'), kept(2), "on"),
    figure("formula", "A sum in the form", Raw('<c r="{at}"><f>SUM(A1)</f><v>6</v></c>'), refused("holds a formula")),
    figure("error", "#DIV/0!", Raw('<c r="{at}" t="e"><v>#DIV/0!</v></c>'), back("is not a whole number")),
    figure("tick", "TRUE", Raw('<c r="{at}" t="b"><v>1</v></c>'), back("is not a whole number")),
    figure("half", "12.5", 12.5, back("is not a whole number")),
    figure("below nought", "-1", -1, back("cannot be below 0")),
    figure("text of a number", "'12", "12", kept(2)),
    figure("whole as a fraction", "12.0", 12.0, kept(2)),
    figure("huge", "1e15", 1e15, back("")),
    figure("blank", "Blank is not nought", None, back("there is no number")),
)
# fmt: on


def _prefixed() -> bytes:
    """A good sheet whose tags bear a prefix."""
    data = "".join(cells(number, values) for number, values in enumerate(ROWS, start=1))
    for tag in ("row", "c", "is", "t", "v"):
        data = (
            data.replace(f"<{tag} ", f"<x:{tag} ")
            .replace(f"<{tag}>", f"<x:{tag}>")
            .replace(f"</{tag}>", f"</x:{tag}>")
        )
    return f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{data}</x:sheetData></x:worksheet>'.encode()


RECIPES = (*PACKAGES, *INSIDES, *GRIDS, *CELLS)
