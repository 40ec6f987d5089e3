"""Spoils good and nasty inputs by chance: the same seed gives the same inputs, byte for byte."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tests.faults.corpus.packages import pack

LONGEST = 40_000
_VALUES = re.compile(rb'[:\[,]\s*("[^"\\]*"|-?[0-9.]+)')
WHOLE = (
    "0",
    "1",
    "12",
    "-1",
    "1.5",
    "100000000",
    "100000001",
    "1e2",
    "true",
    "null",
    "[]",
    "{}",
    '"none"',
    '"final"',
)
_WORDS, _SAID = re.compile(rb">([^<>]+)<"), re.compile(rb'="([^"<>]*)"')
# fmt: off
WORDS = (
    "0", "-1", "1e400", "NaN", "999999999999999999999", "12.5", "1,234", "٣", "²", "#N/A", "TRUE", "none", "é",
    "", " ", "\u00a0", "\u200b", "\u202e", "\ufeff", "\x00", "\x07", "\x1a", "\r", "\n", "\r\n", "\u2028",
    '"', '""', "'", ",", ";", "\t", "|", "=cmd|' /C calc'!A0", "<script>", "\U0001f9d2", "\ud800",
    "30/02/2016", "03/02/16", "31/12/9999", "00/00/0000", "2015-16Q4", "9999-00Q1", "0000-01Q1",
)
ANY = (
    *(each.encode("utf-8", "surrogatepass") for each in WORDS),
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04",
)
XML = (
    b"<row>", b"</row>", b"<c>", b"</c>", b"<v>", b"</v>", b'r="A1"', b'r="XFD1048576"', b't="s"', b't="e"', b't="b"',
    b"<f>1</f>", b"&#xD800;", b"&a;", b"<!DOCTYPE x>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b'hidden="1"', b"/>",
    b"<sheetData>", b"</sheetData>", b'date1904="1"', b'state="hidden"', b'TargetMode="External"', b"../", b"xmlns",
)
JSON = (
    b"{", b"}", b"[", b"]", b":", b"null", b"true", b'"none"', b"1e400", b"Infinity", b'"\\ud800"', b'"\\u0000"',
    b'"figures"', b'"box"', b'"answer"', b'"note"', b'"status"', b'"why"', b"[[[[[[[[", b'{"a":' * 8, b"9" * 400,
)
# fmt: on


def spoilt(bases: Sequence[bytes], words: Sequence[bytes], chance: random.Random) -> bytes:
    """One of the bases with one to six things wrong with it."""
    data = chance.choice(bases)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = _once(data, bases, words, chance)
    return data[:LONGEST]


def _once(data: bytes, bases: Sequence[bytes], words: Sequence[bytes], chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    stop = min(len(data), start + chance.choice((1, 1, 2, 5, 20, 200)))
    match chance.randrange(8):
        case 0:
            return data[:start] + bytes(chance.randrange(256) for _ in range(stop - start)) + data[stop:]
        case 1:
            return data[:start] + data[stop:]
        case 2:
            return data[:stop] + data[start:]
        case 3 | 4:
            return data[:start] + chance.choice(words) + data[start:]
        case 5:
            return data[:start] + chance.choice(words) + data[stop:]
        case 6 if chance.random() < 0.3:
            return data[:start]
        case _:
            other = chance.choice(bases)
            return data[:start] + other[chance.randrange(len(other) + 1) :]


def workbooks(bases: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Workbooks without end: one in four has the package spoilt, the others one or two of their parts."""
    chance = random.Random(seed)
    unpacked = [_unpack(each) for each in bases]
    while True:
        if chance.random() < 0.25:
            yield spoilt(bases, ANY, chance)
            continue
        found = dict(chance.choice(unpacked))
        for _ in range(chance.choice((1, 1, 2))):
            # Sheets are what people fill in; the other parts are spoilt less often.
            sheets = [name for name in found if "/sheet" in name]
            name = chance.choice(sheets if chance.random() < 0.7 else list(found))
            if chance.random() < 0.6:
                found[name] = _said_otherwise(found[name], chance)
            else:
                found[name] = spoilt([found[name]], (*ANY, *XML), chance)
        yield pack(found)


def _said_otherwise(xml: bytes, chance: random.Random) -> bytes:
    """The part with other words in one of its places, and otherwise whole: what a program that writes badly leaves."""
    places = [*_WORDS.finditer(xml), *_SAID.finditer(xml)]
    if not places:
        return xml
    place = chance.choice(places)
    word = escape(chance.choice(ANY).decode("utf-8", "replace"), {'"': "&quot;"}).encode()
    if chance.random() < 0.2:
        other = chance.choice(places)
        word = other[1]
    start, stop = place.span(1)
    return xml[:start] + word + xml[stop:]


def texts(bases: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """CSV files without end."""
    chance = random.Random(seed)
    while True:
        yield spoilt(bases, ANY, chance)


def bodies(bases: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Bodies of requests without end."""
    chance = random.Random(seed)
    sound = [each for each in bases if _VALUES.search(each)]
    while True:
        if chance.random() < 0.6:
            yield _answered_otherwise(chance.choice(sound), chance)
        else:
            yield spoilt(bases, (*ANY, *JSON), chance)


def _answered_otherwise(body: bytes, chance: random.Random) -> bytes:
    """The body with another value in one or two of its places, and otherwise whole."""
    for _ in range(chance.choice((1, 1, 2))):
        place = chance.choice([*_VALUES.finditer(body)])
        word = chance.choice(ANY).decode("utf-8", "replace")
        other = chance.choice(
            (
                json.dumps(word),
                json.dumps(word, ensure_ascii=False),
                *WHOLE,
                place[1].decode("utf-8", "replace"),
            )
        )
        body = body[: place.start(1)] + other.encode() + body[place.end(1) :]
        if not _VALUES.search(body):
            break
    return body


def _unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
