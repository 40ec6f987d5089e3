"""The children a reader may open, and the chronology of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch
from django.db.models.functions import Trim

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.journeys import chronology, wording
from safeboard.kernel.journeys.chronology import Line, Year
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
    return found, [
        ChildOpen(
            each.person.code,
            each.person.local_id,
            wording.age(each.person, on),
            each.starts_on,
            wording.in_short(each),
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
    of_child = [each for each in stated if _event(each) not in apart]
    counting = [each for each in of_child if each.current]
    lines = [
        line
        for line in chronology.lines_of(of_child if wanted.history else counting, sources)
        if _is_wanted(line, wanted)
    ]
    kinds = {each.kind: wording.list_of(each.kind).title for each in stated}
    newest_apart = [each for each in stated if each.current and _event(each) in apart]
    return Chronology(
        now=chronology.lines_of(chronology.standing(counting), sources, starts_only=True),
        years=chronology.by_year(lines, gaps=not wanted.kinds),
        set_apart=chronology.lines_of(newest_apart, sources, starts_only=True),
        kinds=sorted(kinds.items(), key=lambda each: each[1]),
        silent=silent_agencies({each.agency_id for each in stated}),
        drawn_on=max((each.as_at for each in counting), default=None),
        hidden=len(of_child) - len(counting),
    )


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
