"""The head of a return's XML file, read before the rest: whose collection it is, and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safeboard.grammar.statutory.layouts import Layout
from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.xml.noticed import shown
from safeboard.grammar.statutory.xml.opening import Reader
from safeboard.grammar.statutory.xml.places import Limits, Places

_YEAR = re.compile(r"\d{4}")
_LAST_DAY = re.compile(r"(\d{4})-\d\d-\d\d")


@dataclass(frozen=True)
class Year:
    """The collection year, how it was known, and what is to be told about it (empty where all is well)."""

    year: int
    known_from: str
    told: str = ""


class _Enough(Exception):  # noqa: N818 - stops the parser, is never seen
    """The head is read."""


def head(pieces: Iterable[bytes], encoding: str | None, places: Places, limits: Limits) -> dict[str, str]:
    """The fields of the head by name; none where there is no head.

    Where it stands last, the whole file is gone through. Raises Unreadable where this is another kind of file.
    """
    reader = Reader(encoding, limits)
    path: list[str] = []
    texts: list[str] = []
    fields: dict[str, str] = {}

    def start(name: str, _: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not path and local != places.root:
            raise Unreadable(
                f"The file begins with <{local[:40]}>, and a {places.title} begins with <{places.root}>. Nothing was "
                "kept. Choose the file that your system wrote for this collection."
            )
        if len(path) >= limits.depth:
            raise Unreadable(
                f"Line {reader.expat.CurrentLineNumber:,}: elements stand within each other more than "
                f"{limits.depth} deep. Nothing was kept. Check what your system wrote there."
            )
        path.append(local)
        texts.clear()

    def end(_: str) -> None:
        name = path.pop()
        if len(path) > 1 and path[1] == places.top:
            text = "".join(texts).strip()
            if text and len(text) <= limits.value:
                fields.setdefault(name, text)
        elif len(path) == 1 and name == places.top:
            raise _Enough
        texts.clear()

    reader.expat.StartElementHandler = start
    reader.expat.EndElementHandler = end
    reader.expat.CharacterDataHandler = texts.append
    try:
        for piece in pieces:
            reader.feed(piece)
            if sum(map(len, texts)) > limits.value:
                texts.clear()
        reader.close()
    except _Enough:
        pass
    column, name = places.named
    if fields.get(column, name).upper() != name.upper():
        raise Unreadable(
            f"The file says that it is of the collection “{shown(fields[column], 40)}”; a {places.title} says “{name}”. "
            "Nothing was kept. Send it where that collection is asked for."
        )
    return fields


def year_of(
    fields: Mapping[str, str], places: Places, layouts: Mapping[int, Layout], asked: int | None
) -> Year:
    """The collection year that a file is read as. Raises Unreadable where one was asked for that is not the file's."""
    said = _said(fields, places)
    if asked is not None:
        if asked not in layouts:
            raise Unreadable(_no_layout(asked, layouts))
        if said and said != asked:
            raise Unreadable(
                f"The head of the file says {said - 1}-{said % 100:02d}; you chose {layouts[asked].words}. Nothing was "
                "kept. Choose the right file, or the right year."
            )
        return Year(asked, "It was asked for.")
    newest = layouts[max(layouts)]
    if said is None:
        return Year(
            newest.year,
            "The file does not say; the newest layout was taken.",
            f"The head of the file does not give its {places.year} or {places.reference_date}; it was read as "
            f"{newest.words}. Give the year, or correct the head.",
        )
    if said not in layouts:
        raise Unreadable(_no_layout(said, layouts))
    return Year(said, "The head of the file says so.")


def _said(fields: Mapping[str, str], places: Places) -> int | None:
    year = fields.get(places.year, "")
    if _YEAR.fullmatch(year):
        return int(year)
    day = _LAST_DAY.match(fields.get(places.reference_date, ""))
    return int(day[1]) if day else None


def _no_layout(year: int, layouts: Mapping[int, Layout]) -> str:
    first, last = layouts[min(layouts)].words, layouts[max(layouts)].words
    return (
        f"The file is of the collection year that ends in {year}; we read {first} to {last}. Nothing was kept. "
        "Correct the year in its head if it is wrong."
    )
