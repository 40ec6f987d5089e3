"""Where a line of a chronology came from, and who else could have sent one.

Files belong to rooms above this one; such a room registers how its files are described.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a reader may know it: its name, when it came, a link for its sender, why it no longer counts."""

    name: str
    received_at: dt.datetime
    href: str = ""
    gone: str = ""


Tell = Callable[[Reader, Collection[int]], Mapping[int, Source]]
_tellers: dict[str, Tell] = {}


def register(source: str, tell: Tell) -> None:
    """Say who describes the files of this kind of source."""
    _tellers[source] = tell


def told(reader: Reader, source: str, keys: Collection[int]) -> Mapping[int, Source]:
    """The files with these keys. Raises KeyError for a kind of source that nobody registered."""
    return _tellers[source](reader, keys) if keys else {}


def silent_agencies(speaking: Collection[int]) -> list[str]:
    """The partner agencies that sent nothing about a child; the Board's own office never does."""
    return list(Agency.objects.exclude(pk__in=speaking).exclude(kind="board").values_list("name", flat=True))


def agency_names() -> dict[str, str]:
    """The names of all agencies by code."""
    return dict(Agency.objects.values_list("code", "name"))
