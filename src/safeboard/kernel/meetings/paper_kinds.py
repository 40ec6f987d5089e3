"""What kind of paper an upload is, known by its content, and whether members may be sent it.

A paper comes from somebody else and goes to everybody: what could act by itself on a member's machine is refused
(macros, programs inside, links that load from elsewhere, a password that hides what is in it). Nothing is opened with
the programs that made it, and only small parts are unpacked, within bounds.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath

from safeboard.kernel.files.opening import RefusedFile

LARGEST = 20_000_000
MOST_PARTS, LARGEST_PART, LARGEST_UNPACKED = 2_000, 5_000_000, 500_000_000
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$|(^|/)(macrosheets|activex)/", re.IGNORECASE)
PROGRAMS = re.compile(
    r"\.(exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|jar|lnk|msi|docm|xlsm|pptm)$", re.I
)
OUTSIDE = re.compile(
    rb"<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE
)
HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
# Whole long names or a name with its value: three letters alone occur by chance inside pictures.
ACTING = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia|Rendition)\b|/XFA\s*[\[\d]")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM, HEAD = re.compile(rb"(?<!end)stream\r?\n"), 1_000


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: the ending of its name, its words, and the type it is sent with."""

    ending: str
    words: str
    content_type: str


OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = PaperKind(".pdf", "a PDF", "application/pdf")
PACKED = {
    "word/document.xml": PaperKind(".docx", "a Word document", OFFICE + "wordprocessingml.document"),
    "xl/workbook.xml": PaperKind(".xlsx", "an Excel workbook", OFFICE + "spreadsheetml.sheet"),
    "ppt/presentation.xml": PaperKind(".pptx", "a PowerPoint show", OFFICE + "presentationml.presentation"),
}
TAKEN = "We take PDF, Word (.docx), Excel (.xlsx) and PowerPoint (.pptx)."
ELSEWHERE = "The file loads something from elsewhere when opened. Save it as PDF and send that."
NO_PASSWORD = "It has a password, so members could not read it. Save it without one and send it again."


def check_paper(data: bytes, filename: str) -> PaperKind:
    """What kind of paper this is. Raises RefusedFile with what to do, where it cannot be sent to members."""
    if not data.strip(b" \t\r\n\0"):
        raise RefusedFile("The file is empty. Choose another.")
    if len(data) > LARGEST:
        raise RefusedFile(
            f"The file is {-(-len(data) // 1_000_000)} MB; we take up to {LARGEST // 1_000_000} MB. "
            "Save its pictures smaller, or send it in two parts."
        )
    if data.startswith(OLE2):
        raise RefusedFile(
            "It has a password, or was saved in the format of before 2007. "
            "Save it as .docx, .xlsx or .pptx without a password and send it again."
        )
    if data.startswith(b"%PDF-"):
        kind = PDF
        _check_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        kind = _check_packed(data)
    else:
        raise RefusedFile(f"We do not know what this file is. {TAKEN}")
    ending = PurePath(filename).suffix.lower()
    if ending != kind.ending:
        raise RefusedFile(
            f"Its name ends in {ending or 'nothing'}, but it is {kind.words}. "
            f"Give it a name that ends in {kind.ending} and send it again."
        )
    return kind


def _check_pdf(data: bytes) -> None:
    if b"%%EOF" not in data[-2048:]:
        raise RefusedFile("The PDF is damaged or incomplete. Save it again and send it again.")
    if b"/Encrypt" in _plain(data):
        raise RefusedFile(NO_PASSWORD)
    if ACTING.search(_plain(data)) or any(ACTING.search(_plain(part)) for part in _objects(data)):
        raise RefusedFile(
            "The PDF holds a program, a form that acts by itself or another file. "
            "Print it to a new PDF and send that."
        )


def _plain(data: bytes) -> bytes:
    """Names of a PDF may hide letters as #4a."""
    return ESCAPED.sub(lambda found: bytes([int(found.group(1), 16)]), data) if b"#" in data else data


def _objects(data: bytes) -> list[bytes]:
    """The packed objects of a PDF, unpacked within bounds."""
    found = []
    for start in STREAM.finditer(data):
        if b"/ObjStm" not in _plain(data[max(0, start.start() - HEAD) : start.start()]):
            continue
        unpacking = zlib.decompressobj()
        try:
            part = unpacking.decompress(data[start.end() :], LARGEST_PART)
        except zlib.error as fault:
            raise RefusedFile("The PDF is damaged. Save it again and send it again.") from fault
        if unpacking.unconsumed_tail:
            raise RefusedFile(
                "The PDF is far bigger inside than it looks. Print it to a new PDF and send that."
            )
        found.append(part)
    return found


def _check_packed(data: bytes, *, inside: bool = False) -> PaperKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _check_parts(packed, inside)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, zlib.error) as fault:
        raise RefusedFile("The file is damaged or incomplete. Save it again and send it again.") from fault


def _check_parts(packed: zipfile.ZipFile, inside: bool) -> PaperKind:
    parts = packed.infolist()
    names = [part.filename.replace("\\", "/") for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise RefusedFile("The file is far bigger inside than it looks. Save it as PDF and send that.")
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedFile(NO_PASSWORD)
    if len(set(names)) != len(names) or any(n.startswith("/") or ".." in n.split("/") for n in names):
        raise RefusedFile("The file is not put together as Office does it. Save it again and send it again.")
    for part, name in zip(parts, names, strict=True):
        _check_part(packed, part, name, inside)
    kind = next((kind for main, kind in PACKED.items() if main in names), None)
    if kind is None:
        raise RefusedFile(f"This is a packed folder or another kind of document. {TAKEN}")
    return kind


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, inside: bool) -> None:
    low = name.lower()
    if MACROS.search(low):
        raise RefusedFile(
            "The file has macros in it. Save it as .docx, .xlsx or .pptx, which leaves them out."
        )
    if "/embeddings/" in low or PROGRAMS.search(low):
        # A chart on a slide brings its numbers as a workbook; anything else inside is refused.
        if not low.endswith(".xlsx") or inside:
            raise RefusedFile(
                "The file has another file inside it. Take it out, or save it as PDF and send that."
            )
        _check_packed(_read(packed, part, LARGEST), inside=True)
    if low == "xl/connections.xml":
        raise RefusedFile(ELSEWHERE)
    if low == "[content_types].xml" and b"macroEnabled" in _read(packed, part):
        raise RefusedFile(
            "The file has macros in it. Save it as .docx, .xlsx or .pptx, which leaves them out."
        )
    if low.endswith(".rels") and any(
        not HYPERLINK.search(link) for link in OUTSIDE.findall(_read(packed, part))
    ):
        raise RefusedFile(
            "The file loads something from elsewhere when opened. Save it as PDF and send that."
        )


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int = LARGEST_PART) -> bytes:
    with packed.open(part) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise RefusedFile("The file is far bigger inside than it looks. Save it as PDF and send that.")
    return data
