"""Counts the rows of a file by other means than the program's, so that a row it passes over in silence is missed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

from safeboard.kernel.returns.issues import CheckedFile, FoundList

BY_BOX = ("box", "boxcode", "code", "number", "value", "answer", "thistime")
Rows = dict[int, list[str]]


def rows_missing(checked: CheckedFile, data: bytes) -> str:
    """Where the program found fewer or more rows than there are; empty where it counted right."""
    sheets = _of_workbook(data) if data.startswith(b"PK") else None
    for found in checked.lists_found:
        # An XML reader turns the line breaks of a name into spaces.
        name = re.sub("\r\n|[\r\n\t]", " ", found.sheet.split(" (")[0])
        rows = _of_text(data, found) if sheets is None else sheets.get(name, {})
        below = {number: cells for number, cells in rows.items() if number > found.header_row}
        if "Box" in found.headings or found.list_name == "lado":
            places = [at for at, heading in enumerate(found.headings) if _plain(heading) in BY_BOX]
            below = {
                number: cells
                for number, cells in below.items()
                if any(at < len(cells) and cells[at].strip() for at in places)
            }
        there = sum(1 for cells in below.values() if any(cell.strip() for cell in cells))
        if there != found.rows_in:
            return f"{found.sheet}: {there} rows are there and {found.rows_in} were found"
    kept = Counter((row.sheet, row.row) for row in (*checked.accepted, *checked.rejected))
    twice = [key for key, many in kept.items() if many > 1]
    return f"rows counted twice: {twice}" if twice else ""


def _of_text(data: bytes, found: FoundList) -> Rows:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    for separator in (",", ";", "\t"):
        rows = dict(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1))
        if [cell.strip() for cell in rows.get(found.header_row, [])] == list(found.headings):
            return rows
    return {}


def _of_workbook(data: bytes) -> dict[str, Rows]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {
            name.lower(): packed.read(name) for name in packed.namelist() if name.lower().startswith("xl/")
        }
    links = {
        each.get("Id"): each.get("Target", "")
        for each in ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"]).iter()
    }
    found: dict[str, Rows] = {}
    for each in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if _tag(each) != "sheet":
            continue
        link = next((value for key, value in each.attrib.items() if key.rpartition("}")[2] == "id"), "")
        found[each.get("name", "")] = _rows(parts.get(f"xl/{links.get(link, '')}".lower(), b""))
    return found


def _rows(xml: bytes) -> Rows:
    rows: Rows = {}
    number = 0
    for row in ElementTree.fromstring(xml).iter():
        if _tag(row) != "row":
            continue
        number = int(row.get("r", number + 1))
        cells: dict[int, str] = {}
        for at, cell in enumerate(each for each in row if _tag(each) == "c"):
            letters = re.match("[A-Z]+", cell.get("r", ""))
            place = _column(letters[0]) if letters else at
            cells[place] = "".join(
                part.text or "" for part in cell.iter() if _tag(part) in ("v", "t") and part is not cell
            )
        rows[number] = [cells.get(at, "") for at in range(max(cells, default=-1) + 1)]
    return rows


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _plain(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())
