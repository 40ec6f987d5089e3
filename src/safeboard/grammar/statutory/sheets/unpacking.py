"""The files of a return as they were sent: alone, several, or packed in one ZIP, within sensible bounds."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.sheets.sheet import Limits

_SPREADSHEET = "[Content_Types].xml"
# What a broken or strange ZIP may raise while it is opened or unpacked.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)


def unpacked(
    files: Sequence[tuple[str, bytes]], limits: Limits
) -> tuple[list[tuple[str, bytes]], list[tuple[str, str]]]:
    """Every file with its name, those in a ZIP too, and what is left aside with the reason.

    Raises Unreadable where the files are too many or too large together, so that nothing is read in part.
    """
    found: list[tuple[str, bytes]] = []
    left: list[tuple[str, str]] = []
    room = limits.bytes
    for name, data in files:
        if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
            room = _from_zip(name, data, limits, room, found, left)
        else:
            room -= len(data)
            found.append((name, data))
        if room < 0:
            raise _too_large(limits)
        if len(found) > limits.files:
            raise Unreadable(f"There are more than {limits.files} files. Send only those of the return.")
    return found, left


def _from_zip(
    name: str,
    data: bytes,
    limits: Limits,
    room: int,
    found: list[tuple[str, bytes]],
    left: list[tuple[str, str]],
) -> int:
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        members = packed.infolist()
    except _BROKEN:
        left.append((name, "It is a broken ZIP file. Pack it again."))
        return room
    if any(member.filename == _SPREADSHEET for member in members):
        left.append((name, "It is a spreadsheet. Save each of its sheets as CSV and send those."))
        return room
    if len(members) > limits.files:
        raise Unreadable(f"{name} holds more than {limits.files} files. Send only those of the return.")
    for member in members:
        # Not is_dir(), which breaks where a file has no name at all.
        if member.filename.endswith("/"):
            continue
        inside = f"{name}/{member.filename}"
        if _leads_out(member.filename):
            left.append(
                (inside, "Its name leads out of the ZIP. Pack the files again, without their folders.")
            )
            continue
        if member.flag_bits & 0x1:
            left.append((inside, "It is locked with a password. Pack it without one."))
            continue
        try:
            with packed.open(member) as opened:
                # One byte more than there is room for shows that a file is larger than it says.
                text = opened.read(room + 1)
        except _BROKEN:
            left.append((inside, "It cannot be unpacked. Pack it again."))
            continue
        room -= len(text)
        if room < 0:
            raise _too_large(limits)
        if text[:4] == b"PK\x03\x04":
            left.append((inside, "It is packed twice. Unpack it first."))
            continue
        found.append((inside, text))
    return room


def _leads_out(name: str) -> bool:
    """Whether the name of a file in a ZIP is a place elsewhere. Nothing is unpacked to disk, but no honest ZIP has one."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":")


def _too_large(limits: Limits) -> Unreadable:
    return Unreadable(
        f"The files hold more than {limits.bytes / 1_000_000:,.0f} MB unpacked. Send only those of the return."
    )
