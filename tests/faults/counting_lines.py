"""Counts the lines of CSV files and the rows of JSON by other means than the program's."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Collection, Sequence
from typing import Any

from safeboard.grammar.statutory.reads import Read

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
    text = _text(data)
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


class _Pairs(list[tuple[str, Any]]):
    """The names and values of a group, also those said twice."""


def json_rows_missing(
    result: Read, files: Sequence[tuple[str, bytes]], objects: Collection[str]
) -> list[str]:
    """Where another number of rows was found than stands in the lists of known objects."""
    aside = {name for name, _ in result.not_read}
    there = sum(_json_rows(name, data, aside, objects) for name, data in files if name not in aside)
    return [] if there == result.rows_in else [f"{there} rows are there and {result.rows_in} were found"]


def _json_rows(name: str, data: bytes, aside: Collection[str], objects: Collection[str]) -> int:
    found = json.loads(_text(data), object_pairs_hook=_Pairs)
    if isinstance(found, _Pairs):
        lists = [rows for said, rows in found if said.replace("\0", "").strip().lower() in objects]
        return sum(len(rows) for rows in lists if isinstance(rows, list) and not isinstance(rows, _Pairs))
    return 0 if f"{name}: This list" in aside else len(found)


def _text(data: bytes) -> str:
    """The text in its encoding; the character nought, which nobody can see, is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16").replace("\0", "")
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252").replace("\0", "")
