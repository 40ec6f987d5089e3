"""What a file is, and whether it is safe to open: looked at from outside, before any reader sees it.

A file is known by its content, never by its name. Everything refused is refused with one plain
sentence that says what to do. Nothing here writes to disk.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_XML_NAMES = (".xml", ".rels", ".vml")
_ZIP_NAMES = (".zip", ".xlsx", ".xlsm", ".xlsb", ".docx", ".pptx", ".jar", ".7z", ".rar", ".gz")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_OTHER_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"Rar!", "a packed folder"),
    (b"7z\xbc\xaf", "a packed folder"),
    (b"\x1f\x8b", "a packed file"),
)
SAVE_AS_XLSX = "Save it as .xlsx without a password and send it again."
SEND_THE_TABLE = "Nothing was kept. Save the lists as .xlsx or as CSV and send that."
DAMAGED = "We could not open it: the file is damaged or incomplete. " + SAVE_AS_XLSX


class RefusedFile(Exception):  # noqa: N818 - a refusal is an answer to the sender, not a fault of ours
    """We will not read this file. The text is one or two plain sentences for the person who sent it."""


class FileKind(StrEnum):
    """The kinds of file we read."""

    XLSX = "Excel workbook"
    CSV = "CSV file"


@dataclass(frozen=True, slots=True)
class Limits:
    """How big, how packed and how long a file may be before we refuse it.

    Bytes, except ``cell`` (characters; 32,767 is Excel's own limit), ``entries`` (files inside a
    workbook), ``rows`` and ``cells`` (of all sheets), ``columns`` and ``ratio`` (unpacked to packed, which counts
    only above ``ratio_from`` bytes: a small sheet of one repeated word packs very well).
    """

    size: int = 50_000_000
    entries: int = 200
    unpacked: int = 200_000_000
    ratio: int = 100
    ratio_from: int = 5_000_000
    cell: int = 32_767
    rows: int = 150_000
    cells: int = 5_000_000
    columns: int = 500

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            if getattr(self, name) < 1:
                raise ValueError(f"The limit {name!r} must be at least 1.")


def recognise(data: bytes, limits: Limits | None = None) -> FileKind:
    """Say what a file is by what is in it. Raises RefusedFile for anything we do not read."""
    limits = limits or Limits()
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise RefusedFile(
            "The file is empty. Nothing was kept. Check that it is the right one and send it again."
        )
    if len(data) > limits.size:
        raise RefusedFile(
            f"The file is {len(data) // 1_000_000} MB; we can read up to {limits.size // 1_000_000} MB. "
            "Send one list at a time."
        )
    if data.startswith(_OLE2):
        raise RefusedFile(
            "We could not open it: it has a password, or it is an old .xls file. " + SAVE_AS_XLSX
        )
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, limits)
    for start, name in _OTHER_KINDS:
        if data.startswith(start):
            raise RefusedFile(f"This looks like {name}, not an Excel or CSV file. {SEND_THE_TABLE}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedFile(
            "This is saved as “Unicode text”, which we do not read. "
            "Save it as .xlsx, or as “CSV UTF-8”, and send it again."
        )
    if b"\0" in data:
        raise RefusedFile(
            "This is not a text file: it holds empty bytes. Save it as .xlsx and send it again."
        )
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise RefusedFile(f"This looks like a web page, not an Excel or CSV file. {SEND_THE_TABLE}")
    if head.startswith((b"<?xml", b"<!doctype")):
        raise RefusedFile(f"This looks like an XML file, not an Excel or CSV file. {SEND_THE_TABLE}")
    return FileKind.CSV


def _entries(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """The list of contents of a packed file; counted before it is read, since it may be endless."""
    listed = data.count(b"PK\x01\x02")
    if listed > limits.entries:
        raise RefusedFile(
            f"The file has {listed:,} files inside it; a workbook has fewer than {limits.entries}. "
            "Copy the lists to a new workbook and send that."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as fault:
        raise RefusedFile(DAMAGED) from fault


def _kind_of_zip(data: bytes, limits: Limits) -> FileKind:
    entries = _entries(data, limits)
    names = {entry.filename.lower() for entry in entries}
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "xl/workbook.bin" in names:
        raise RefusedFile("This is a binary workbook (.xlsb). " + SAVE_AS_XLSX)
    for name, looks_like in (
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a slide show"),
        ("content.xml", "an OpenDocument file"),
    ):
        if name in names:
            raise RefusedFile(
                f"This looks like {looks_like}, not an Excel or CSV file. Save it as .xlsx and send it again."
            )
    locked = " with a password" if any(entry.flag_bits & 1 for entry in entries) else ""
    raise RefusedFile(f"This is a packed folder (.zip){locked}. Send the Excel or CSV files themselves.")


def check_workbook(data: bytes, limits: Limits | None = None) -> None:
    """Look over a workbook from outside; raise RefusedFile if it is not safe to open.

    What the file says of itself is not believed: every part is unpacked and its bytes are counted,
    a piece at a time, and unpacking stops at the first limit passed.
    """
    limits = limits or Limits()
    entries = _entries(data, limits)
    _check_names(entries)
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        raise RefusedFile(_too_big(limits))
    total = 0
    starts: list[tuple[int, int]] = []
    for entry in entries:
        start = _start_of(data, entry)
        starts.append((entry.header_offset, start + entry.compress_size))
        size = 0
        last = b""
        for piece in _unpack(data[start : start + entry.compress_size], entry):
            if not size and piece.startswith((b"PK\x03\x04", _OLE2)):
                raise RefusedFile(_other_inside())
            size += len(piece)
            if size > entry.file_size:
                raise RefusedFile(DAMAGED)
            if total + size > limits.unpacked or (
                size > limits.ratio_from and size > limits.ratio * max(entry.compress_size, 1)
            ):
                raise RefusedFile(_too_big(limits))
            if entry.filename.lower().endswith(_XML_NAMES):
                _check_xml(last + piece, entry.filename)
                last = piece[-1000:]
        total += size
    if total > limits.ratio_from and total > limits.ratio * len(data):
        raise RefusedFile(_too_big(limits))
    if any(end > following for (_, end), (following, _) in pairwise(sorted(starts))):
        raise RefusedFile(DAMAGED)


def _too_big(limits: Limits) -> str:
    return (
        f"The file unpacks to more than we can read safely ({limits.unpacked // 1_000_000} MB, "
        f"or {limits.ratio} times its size). Copy the lists to a new workbook and send that."
    )


def _other_inside() -> str:
    return "The workbook has another file inside it. Take it out, save it as .xlsx and send it again."


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.lower().replace("\\", "/")
        is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
        outside = name.startswith("/") or ".." in name.split("/") or ":" in name
        if outside or is_link or "\0" in entry.orig_filename or name in seen:
            raise RefusedFile("The workbook is not put together as Excel does it. " + SAVE_AS_XLSX)
        seen.add(name)
        if entry.flag_bits & 1:
            raise RefusedFile("We could not open it: it has a password. " + SAVE_AS_XLSX)
        if name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/"):
            raise RefusedFile("The workbook has macros in it. Save it as .xlsx, which leaves them out.")
        if name.startswith("xl/externallinks/") or name == "xl/connections.xml":
            raise RefusedFile(_links())
        if name.startswith("xl/embeddings/") or name.endswith(_ZIP_NAMES):
            raise RefusedFile(_other_inside())


def _links() -> str:
    return (
        "The workbook has links to other files. "
        "Copy the lists to a new workbook as values (Paste special, Values) and send that."
    )


def _start_of(data: bytes, entry: zipfile.ZipInfo) -> int:
    header = data[entry.header_offset : entry.header_offset + 30]
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise RefusedFile(DAMAGED)
    name_length = int.from_bytes(header[26:28], "little")
    extra_length = int.from_bytes(header[28:30], "little")
    start = entry.header_offset + 30 + name_length + extra_length
    said = data[entry.header_offset + 30 : entry.header_offset + 30 + name_length]
    if said.decode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace") != entry.orig_filename:
        raise RefusedFile(DAMAGED)
    if start + entry.compress_size > len(data):
        raise RefusedFile(DAMAGED)
    return start


def _unpack(packed: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    if entry.compress_type == zipfile.ZIP_STORED:
        for start in range(0, len(packed), _CHUNK):
            yield packed[start : start + _CHUNK]
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise RefusedFile(DAMAGED)
    unpacking = zlib.decompressobj(-15)
    try:
        while packed and not unpacking.eof:
            yield unpacking.decompress(packed, _CHUNK)
            packed = unpacking.unconsumed_tail
        yield unpacking.flush()
    except zlib.error as fault:
        raise RefusedFile(DAMAGED) from fault


def _check_xml(piece: bytes, name: str) -> None:
    """Refuse what Excel never writes: entity definitions, and text that would hide them."""
    if b"\0" in piece or _DOCTYPE.search(piece):
        raise RefusedFile("The workbook is not put together as Excel does it. " + SAVE_AS_XLSX)
    if name.lower().endswith(".rels") and any(
        not _HYPERLINK.search(link) for link in _OUTSIDE.findall(piece)
    ):
        raise RefusedFile(_links())
    if name == "[Content_Types].xml" and b"macroEnabled" in piece:
        raise RefusedFile("The workbook has macros in it. Save it as .xlsx, which leaves them out.")
