"""The partnership's logo: a PNG or JPEG known by its own bytes, never by its name; no drawing that could run."""

from __future__ import annotations

import datetime as dt
import struct
from dataclasses import dataclass

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.changing import NotNow
from safeboard.kernel.partnership.models import Logo
from safeboard.kernel.trail import recorder

MOST_BYTES = 200 * 1024
LEAST_SIDE, MOST_SIDE = 16, 2000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers of JPEG: all of C0 to CF but the tables C4, C8 and CC.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Picture:
    """What the bytes say of themselves."""

    content_type: str
    width: int
    height: int


def picture_of(data: bytes) -> Picture:
    """What kind of picture it is and how large, from its header. Raises NotNow where it is none we take."""
    if len(data) > MOST_BYTES:
        raise NotNow(f"The file is larger than {MOST_BYTES // 1024} KB. Save the logo smaller.", "file")
    found = _png(data) or _jpeg(data)
    if found is None:
        raise NotNow(
            "This is not a PNG or JPEG picture. Save the logo as one of these; SVG is not taken.", "file"
        )
    if not (LEAST_SIDE <= found.width <= MOST_SIDE and LEAST_SIDE <= found.height <= MOST_SIDE):
        raise NotNow(
            f"The picture is {found.width} by {found.height} dots; each side must be from {LEAST_SIDE} to {MOST_SIDE}.",
            "file",
        )
    return found


def set_logo(*, data: bytes, words: str, since: dt.date, by: Reader) -> Logo:
    """Show this logo from a day on. Raises NotNow naming the field."""
    if since < by.on:
        raise NotNow("This day has passed. Enter today or a day ahead.", "since")
    if not words.strip():
        raise NotNow("Say what the logo says, for those who cannot see it.", "words")
    found = picture_of(data)
    logo = Logo.objects.create(
        data=data,
        content_type=found.content_type,
        width=found.width,
        height=found.height,
        words=words.strip(),
        since=since,
        set_by_id=by.user_id,
    )
    recorder.note("settings.logo", thing="logo", thing_id=logo.pk, since=since.isoformat())
    return logo


def logo_of(on: dt.date) -> Logo | None:
    """The logo of a day without its bytes; None where there is none."""
    return Logo.objects.filter(since__lte=on).defer("data").last()


def logos() -> list[Logo]:
    """Every logo, the newest first."""
    return list(Logo.objects.defer("data").select_related("set_by").reverse())


def stored(pk: int) -> Logo | None:
    """One logo with its bytes."""
    return Logo.objects.filter(pk=pk).first()


def _png(data: bytes) -> Picture | None:
    if not data.startswith(PNG_SIGNATURE) or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    if b"IDAT" not in data or b"IEND" not in data[-12:]:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return Picture("image/png", width, height)


def _jpeg(data: bytes) -> Picture | None:
    if not data.startswith(b"\xff\xd8\xff") or not data.rstrip(b"\0").endswith(b"\xff\xd9"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Picture("image/jpeg", width, height)
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        if length < 2:
            return None
        at += 2 + length
    return None
