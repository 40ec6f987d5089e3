"""Counts the lines and groups of a return on children looked after by other means than the program's."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from safeboard.grammar.statutory.reads import Read
from safeboard.processes.socialcare.returns.ssda903.reading import XML_FORM

Files = list[tuple[str, bytes]]


def lines_missing(result: Read, files: Sequence[tuple[str, bytes]]) -> list[str]:
    """Lines that are neither a heading, nor told as standing above it, nor a row; or rows that no line says."""
    aside = {name for name, _ in result.not_read}
    least = most = 0
    for name, data in files:
        if name not in aside:
            fewest, all_lines = _lines(data)
            least += fewest - 1
            most += all_lines - 1
    found = result.rows_in + len(result.faults.filter(result.faults["kind"] == "above"))
    wrong = []
    if found < least:
        wrong.append(f"{least} lines are there and {found} were found")
    if found > most:
        wrong.append(f"{most} lines are there at most and {found} were found")
    return wrong


def _lines(data: bytes) -> tuple[int, int]:
    """How many records Python's csv finds that say something, and how many lines there are that hold anything."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252")
    most = sum(1 for line in re.split("\r\n|\r|\n", text) if line.strip(" \t"))
    records = csv.reader(io.StringIO(text, newline=""))
    saying = 0
    for record in records:
        told = "".join(cell.strip(' ,;|\t"') for cell in record)
        saying += bool(told.strip()) and not told.lower().startswith("sep=")
    return saying, most


def unpacked(files: Sequence[tuple[str, bytes]]) -> Files | None:
    """The files in a ZIP by the names that the reader gives them; None where Python cannot unpack all of them."""
    (name, data), *_ = files
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return [(f"{name}/{each.filename}", packed.read(each)) for each in packed.infolist()]
    except Exception:  # whatever a broken ZIP raises, it cannot be counted
        return None


def groups_in(data: bytes, result: Read) -> int | None:
    """How many rows an XML file says, in the tables of the year; None where ElementTree cannot tell."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    tables = {name.upper(): name for name in result.tables.layout.by_name} | dict(XML_FORM.groups)
    known = {tag for tag, name in tables.items() if name in result.tables.layout.by_name}
    return sum(_of_group(group, known) for group in root)


def _of_group(group: ElementTree.Element, known: set[str]) -> int:
    tag, parts = _tag(group), list(group)
    if tag == "CHILD" and parts:
        return _of_child(group, known)
    if tag not in known or not parts:
        return 0
    return len(parts) if any(len(part) for part in parts) else 1


def _of_child(child: ElementTree.Element, known: set[str]) -> int:
    head = next((each for each in child if _tag(each) == "HEADER"), None)
    groups = [each for place in (child, head) if place is not None for each in place if len(each)]
    rows = sum(_tag(each) in known for each in groups if each is not head)
    said: Mapping[str, str] = _said(child if head is None else head)
    if head is not None or not groups or said.keys() - {"CHILD"}:
        rows += 1
        for each in XML_FORM.in_head:
            rows += any(said.get(name, "") not in ("", *each.not_by) for name in each.by)
    return rows


def _said(place: ElementTree.Element) -> dict[str, str]:
    """The fields of a group; of one that stands twice the first."""
    said: dict[str, str] = {}
    for each in place:
        if not len(each):
            name = XML_FORM.renamed.get(_tag(each), _tag(each))
            said.setdefault(name, (each.text or "").strip())
    return said


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2].upper()
