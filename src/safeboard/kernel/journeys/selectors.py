"""The children a reader may open, and the chronology of one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch
from django.db.models.functions import Trim

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.journeys import chronology, following, statements, wording
from safeboard.kernel.journeys.chronology import Line, Year
from safeboard.kernel.journeys.merging import Merged, merge
from safeboard.kernel.journeys.models import EntryQuery, Episode, Person
from safeboard.kernel.journeys.permissions import READ
from safeboard.kernel.journeys.sources import silent_agencies, told

CHILDREN_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list whose rows can be open, and how many are."""

    name: str
    title: str
    open: int


@dataclass(frozen=True, slots=True)
class ChildOpen:
    """A child in such a list: since when, and what about."""

    code: str
    local_id: str
    age: str
    since: dt.date
    about: str


def open_lists(reader: Reader) -> list[OpenList]:
    """The lists of what can be open, with the number that are."""
    rows = Episode.visible(reader, READ).filter(current=True, ends_on=None).order_by().values("kind")
    counted = {row["kind"]: row["open"] for row in rows.annotate(open=Count("pk"))}
    return [OpenList(each.name, each.title, counted.get(each.name, 0)) for each in wording.can_be_open()]


def open_children(reader: Reader, kind: str, page: object, on: dt.date) -> tuple[Page, list[ChildOpen]]:
    """A page of the children with something open in this list, the newest first."""
    rows = Episode.visible(reader, READ).filter(current=True, ends_on=None, kind=kind)
    found = Paginator(rows.select_related("person").order_by("-starts_on", "pk"), CHILDREN_A_PAGE).get_page(
        page
    )
    told = Episode.visible(reader, READ).filter(
        kind=kind, newest=True, person__in=[each.person_id for each in found]
    )
    merged = {each.current.pk: each for each in merged_events(told)}
    return found, [
        ChildOpen(
            each.person.code,
            each.person.local_id,
            wording.age(each.person, on),
            each.starts_on,
            wording.in_short(kind, merged[each.pk].facts),
        )
        for each in found
    ]


def by_local_id(reader: Reader, permission: Permission, local_id: str) -> list[Person]:
    """The children whom the reader's own agency knows under this number, whatever its case and outer spaces.

    A child with exactly this number is meant alone; two or more differ from each other in nothing else.
    """
    known = Person.visible(reader, permission).annotate(bare=Trim("local_id"))
    found = list(known.filter(bare__iexact=local_id.strip()))
    exact = [each for each in found if each.local_id == local_id]
    return exact or found


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a chronology to show; nothing chosen is all of it."""

    kinds: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    history: bool = False


@dataclass(frozen=True, slots=True)
class Chronology:
    """What a reader sees of a child: what is open, the time line, what was set apart, who sent nothing."""

    now: list[Line]
    years: list[Year]
    set_apart: list[Line]
    kinds: list[tuple[str, str]]
    silent: list[str]
    drawn_on: dt.date | None
    hidden: int


def chronology_of(reader: Reader, person: Person, wanted: Wanted) -> Chronology:
    """The chronology of a child, newest first."""
    stated = list(
        Episode.visible(reader, READ)
        .filter(person=person)
        .select_related("agency")
        .prefetch_related(Prefetch("queries", EntryQuery.visible(reader, READ).select_related("by")))
        .order_by("-starts_on", "-pk")
    )
    sources = told(reader, "return", {each.receipt for each in stated})
    apart = _set_apart(reader, person)
    events = merged_events(each for each in stated if each.newest)
    of_child = [each for each in events if _event(each.current) not in apart]
    struck = [each for each in stated if not each.newest and _event(each) not in apart]
    found = chronology.lines_of(of_child, sources, followed=following.followed(of_child))
    if wanted.history:
        found = chronology.newest_first([*found, *chronology.struck_lines(struck, sources)])
    kinds = {each.kind: wording.list_of(each.kind).title for each in stated}
    set_apart = [each for each in events if _event(each.current) in apart]
    return Chronology(
        now=chronology.lines_of(chronology.standing(of_child), sources, starts_only=True),
        years=chronology.by_year([each for each in found if _is_wanted(each, wanted)], gaps=not wanted.kinds),
        set_apart=chronology.lines_of(set_apart, sources, starts_only=True),
        kinds=sorted(kinds.items(), key=lambda each: each[1]),
        silent=silent_agencies({each.agency_id for each in stated}),
        drawn_on=max((each.as_at for event in of_child for each in event.statements), default=None),
        hidden=len(struck),
    )


def event_of(reader: Reader, permission: Permission, episode: Episode) -> Merged[Episode]:
    """The event that a statement is about, with all that stands of it; a statement that no longer stands is told alone."""
    if not episode.newest:
        return merge([episode])
    same = {name: getattr(episode, name) for name in statements.EVENT}
    standing = Episode.visible(reader, permission).filter(newest=True, **same)
    return merge(standing.select_related("agency", "person"))


def merged_events(standing: Iterable[Episode]) -> list[Merged[Episode]]:
    """The events that these standing statements tell, in the order in which they first come."""
    by_event: dict[Any, list[Episode]] = defaultdict(list)
    for each in standing:
        by_event[each.person_id, _event(each)].append(each)
    return [merge(each) for each in by_event.values()]


def _event(episode: Episode) -> tuple[str, dt.date, int]:
    return episode.kind, episode.starts_on, episode.ordinal


def _set_apart(reader: Reader, person: Person) -> set[tuple[str, dt.date, int]]:
    """The events of which somebody said *This is not the same child*, whichever file states them again."""
    said = EntryQuery.visible(reader, READ).filter(episode__person=person, kind=EntryQuery.NOT_SAME_CHILD)
    return {_event(query.episode) for query in said.select_related("episode")}


def _is_wanted(line: Line, wanted: Wanted) -> bool:
    return (
        (not wanted.kinds or line.episode.kind in wanted.kinds)
        and (wanted.first_year is None or line.on.year >= wanted.first_year)
        and (wanted.last_year is None or line.on.year <= wanted.last_year)
    )
