"""Workbooks made in code, good and hostile: no binary file is kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
import xlsxwriter

Build = Callable[..., bytes]


@pytest.fixture
def workbook() -> Build:
    """Make a workbook: ``workbook({"Sheet": [["a", 1], ["b", 2]]})``."""

    def build(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        book.close()
        return out.getvalue()

    return build


@pytest.fixture
def repacked() -> Build:
    """Unpack a workbook, put other parts in (None takes one out), pack it again."""

    def repack(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as old,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                if name not in parts:
                    new.writestr(name, old.read(name))
            for name, content in parts.items():
                if content is not None:
                    new.writestr(name, content)
        return out.getvalue()

    return repack


@pytest.fixture
def part() -> Callable[[bytes, str], bytes]:
    """One part of a workbook, unpacked."""

    def read(data: bytes, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed.read(name)

    return read
