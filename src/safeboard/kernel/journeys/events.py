"""What happened to children, event by event, as all files together say it: what is counted from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import OuterRef, Subquery

from safeboard.kernel.journeys.merging import merge
from safeboard.kernel.journeys.models import EntryQuery, Episode
from safeboard.kernel.journeys.statements import EVENT

AT_ONCE = 5000
_KEY = ("agency__code", "person__local_id", "starts_on", "ordinal")


@dataclass(frozen=True, slots=True)
class Event:
    """One event: of which child of which agency, when, and what is known of it.

    One that somebody says is *not the same child* is `apart`.
    """

    agency: str
    area: str
    local_id: str
    starts_on: dt.date
    ends_on: dt.date | None
    ordinal: int
    facts: Mapping[str, Any]
    apart: bool


def events(kind: str) -> Iterator[Event]:
    """Every event of one kind in the order of agency, child, day and ordinal; as many as are asked for are in memory."""
    standing = (
        Episode.objects.filter(kind=kind, newest=True)
        .order_by(*_KEY)
        .values_list(
            *_KEY,
            "agency__area_code",
            "person",
            "kind",
            "form",
            "as_at",
            "receipt",
            "ends_on",
            "facts",
            named=True,
        )
    )
    queried = EntryQuery.objects.filter(kind=EntryQuery.NOT_SAME_CHILD, episode__kind=kind)
    apart = set(queried.values_list("episode__person", "episode__starts_on", "episode__ordinal"))
    for _, statements in groupby(standing.iterator(chunk_size=AT_ONCE), key=attrgetter(*_KEY)):
        merged = merge(statements)
        row = merged.current
        yield Event(
            agency=row.agency__code,
            area=row.agency__area_code,
            local_id=row.person__local_id,
            starts_on=row.starts_on,
            ends_on=merged.ends_on,
            ordinal=row.ordinal,
            facts=merged.facts,
            apart=(row.person, row.starts_on, row.ordinal) in apart,
        )


def stood_beside(kinds: Iterable[str], receipts: AbstractSet[int]) -> set[int]:
    """The other receipts that events of these receipts rest on too: files of another form that state the same event."""
    newest = Episode.objects.filter(current=True, **{name: OuterRef(name) for name in EVENT})
    beside = Episode.objects.filter(kind__in=kinds, newest=True, current=False).order_by()
    pairs = beside.values_list("receipt", Subquery(newest.values("receipt"))).distinct()
    return {each for pair in pairs if not receipts.isdisjoint(pair) for each in pair} - receipts
