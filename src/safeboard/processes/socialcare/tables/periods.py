"""Periods of care, put together from what the lists of Annex A and the yearly returns say of one child.

A list of looked after children has a row for each period, with the newest placement alone. A yearly return has the
episodes of its year: of a period that began earlier only the later ones. Together, year after year, the episodes make
whole periods; where a list says it too, it is the same period and is counted once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Row = Mapping[str, Any]
NEVER = dt.date.max
_PLACED = ("placement", "location")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in care in which legal status and placement stayed as they were; `until` None while it goes on."""

    since: dt.date
    until: dt.date | None
    legal_status: str | None = None
    placement: str | None = None
    location: str | None = None
    over_20_miles: bool | None = None
    told_by_episode: bool = False

    @property
    def lasts(self) -> bool:
        """Whether it has a day at all."""
        return self.until is None or self.since < self.until


@dataclass(slots=True)
class Period:
    """A child's time in care without a break. `since_known` says whether the day it began was told, not only a later one."""

    person: str
    area: str
    since: dt.date
    until: dt.date | None
    since_known: bool
    stretches: list[Stretch] = field(default_factory=list)
    listed: Row | None = None

    @property
    def unaccompanied(self) -> bool | None:
        """Whether a list says that the child came alone to seek asylum."""
        return self.listed["unaccompanied"] if self.listed else None

    def holds(self, other: Row) -> bool:
        """Whether a row of a list speaks of this period: the two share a day, or their first day."""
        if other["started_on"] == self.since:
            return True
        if self.since_known and other["started_on"] < self.since:
            return False
        return other["started_on"] < (self.until or NEVER) and self.since < (other["ceased_on"] or NEVER)


def periods(listed: Iterable[Row], episodes: Iterable[Row]) -> Iterator[Period]:
    """Every period of care of every child, in order; short breaks are none (R-CLA-06).

    `listed` are the rows of periods (Annex A list 8 and its like), `episodes` those of the yearly returns.
    """
    of_lists, of_episodes = _by_person(listed), _by_person(episodes)
    for person in sorted(of_lists.keys() | of_episodes.keys()):
        told = _from_episodes([each for each in of_episodes[person] if not each["short_break"]])
        found = [*told]
        for row in of_lists[person]:
            same = next((each for each in told if each.holds(row)), None)
            if same is None:
                later = next((each.since for each in told if each.since > row["started_on"]), None)
                found.append(_from_list(row, later))
            elif same.listed is None:
                _join(same, row)
        yield from sorted(found, key=lambda each: each.since)


def _by_person(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["started_on"], row["key"])):
        found[row["person"]].append(row)
    return found


def _from_episodes(rows: list[Row]) -> list[Period]:
    """The periods that a child's episodes make. An episode without an end lasts until the next one begins."""
    found: list[Period] = []
    before: Row | None = None
    for row in rows:
        stretch = _stretch(row)
        if before is None or not _goes_on(before, row):
            if found:
                _cut(found[-1], row["started_on"])
            began = row["began_because"] == "care_began"
            found.append(Period(row["person"], row["area"], stretch.since, None, began))
        elif found[-1].stretches:
            found[-1].stretches[-1] = replace(found[-1].stretches[-1], until=stretch.since)
        found[-1].stretches.append(stretch)
        found[-1].until = stretch.until
        before = row
    for each in found:
        each.stretches = [one for one in each.stretches if one.lasts]
    return found


def _stretch(row: Row) -> Stretch:
    until = None if row["ended_because"] == "goes_on" else row["ended_on"]
    same = {name: row[name] for name in ("legal_status", *_PLACED, "over_20_miles")}
    return Stretch(row["started_on"], until, **same, told_by_episode=True)


def _goes_on(before: Row, row: Row) -> bool:
    """Whether care went on from one episode to the next."""
    if row["began_because"] == "care_began":
        return bool(row["started_on"] == before["started_on"])
    return (
        before["ended_on"] is None
        or before["ended_because"] == "goes_on"
        or row["started_on"] <= before["ended_on"]
    )


def _cut(period: Period, on: dt.date) -> None:
    """End a period that was left open by the day on which the next began."""
    if period.until is None or period.until > on:
        period.until = on
        period.stretches[-1] = replace(period.stretches[-1], until=on)


def _from_list(row: Row, next_began: dt.date | None) -> Period:
    until = row["ceased_on"]
    if next_began is not None and (until is None or until > next_began):
        until = next_began
    said = {name: row[name] for name in ("legal_status", *_PLACED)}
    whole = Stretch(row["started_on"], until, **said)
    return Period(row["person"], row["area"], row["started_on"], until, True, [whole], row)


def _join(period: Period, row: Row) -> None:
    """Add to a period that episodes tell what a list says of it: its first day, its end, where the child is since then."""
    period.listed = row
    ceased = row["ceased_on"]
    if (
        period.until is None
        and ceased is not None
        and period.stretches
        and ceased >= period.stretches[-1].since
    ):
        period.until = ceased
        period.stretches[-1] = replace(period.stretches[-1], until=ceased)
    if not period.stretches:
        return
    _add_newest(period, row)
    if not period.since_known:
        if row["started_on"] < period.since:
            first = period.stretches[0].since
            period.stretches.insert(0, _before(row, first))
            period.since = row["started_on"]
        period.since_known = True
    period.stretches = [each for each in period.stretches if each.lasts]


def _add_newest(period: Period, row: Row) -> None:
    """What the list says of the newest placement and status: later than the newest episode it is a stretch of its own."""
    last = period.stretches[-1]
    moved = row["placed_on"] is not None and row["placed_on"] > last.since
    changed = row["status_from"] is not None and row["status_from"] > last.since
    since = max(
        (day for day, new in ((row["placed_on"], moved), (row["status_from"], changed)) if new), default=None
    )
    if since is not None and (last.until is None or since < last.until):
        period.stretches[-1] = replace(last, until=since)
        newest = replace(last, since=since, told_by_episode=False)
        if changed:
            newest = replace(newest, legal_status=row["legal_status"])
        if moved:
            newest = replace(newest, placement=row["placement"], location=row["location"], over_20_miles=None)
        period.stretches.append(newest)
    elif row["placed_on"] in (None, last.since):
        filled = {name: getattr(last, name) or row[name] for name in ("legal_status", *_PLACED)}
        period.stretches[-1] = replace(last, **filled)


def _before(row: Row, first: dt.date) -> Stretch:
    """The time before the first episode that a return tells; where the child lived then is known from an older list alone."""
    then = row["placed_on"] is None or row["placed_on"] < first
    placed = {name: row[name] if then else None for name in _PLACED}
    status = row["legal_status"] if row["status_from"] is None or row["status_from"] < first else None
    return Stretch(row["started_on"], first, status, **placed)
