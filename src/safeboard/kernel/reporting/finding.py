"""*What did we decide about ...?* One search over minutes, actions, challenges, decisions and the report (pages.md 3.10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar.declarations.office import Found
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.trail import recorder

SHORTEST, LONGEST = 3, 100
AROUND = 120


@dataclass(frozen=True, slots=True)
class Finds:
    """All finds of one kind, newest first."""

    kind: str
    found: tuple[Found, ...]


def search(reader: Reader, words: str) -> tuple[Finds, ...]:
    """What every room finds for these words that the reader may see. The trail keeps how much was found, not the words.

    Raises ValueError with a sentence where there is too little or too much to look for.
    """
    wanted = " ".join(words.split())
    if len(wanted) < SHORTEST:
        raise ValueError(f"Write at least {SHORTEST} letters of what you look for.")
    if len(wanted) > LONGEST:
        raise ValueError(f"Write at most {LONGEST} letters. A few words find more.")
    kinds: dict[str, list[Found]] = {}
    for found in _from_every_room(reader, wanted):
        kinds.setdefault(found.kind, []).append(found)
    recorder.note("search", thing="finds", thing_id=str(sum(map(len, kinds.values()))))
    return tuple(Finds(kind, tuple(sorted(found, key=_newest_first))) for kind, found in kinds.items())


def excerpt(text: str, words: str) -> str:
    """The part of a text around the first word that was looked for."""
    flat = " ".join(text.split())
    places = [flat.lower().find(word.lower()) for word in words.split()]
    first = min((place for place in places if place >= 0), default=0)
    start, stop = max(first - AROUND // 2, 0), first + AROUND // 2
    return f"{'…' if start else ''}{flat[start:stop].strip()}{'…' if stop < len(flat) else ''}"


def _from_every_room(reader: Reader, words: str) -> Iterator[Found]:
    for office in REGISTRY.offices():
        if office.search is not None:
            yield from office.search(reader, words)


def _newest_first(found: Found) -> tuple[int, str]:
    return (-(found.on or dt.date.min).toordinal(), found.title)
