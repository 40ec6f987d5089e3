"""What the pages of agencies show: names by date, what each came from, what comes after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from safeboard.grammar.declarations.office import Do
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency, Succession
from safeboard.kernel.partnership.permissions import READ_SETTINGS, SETTINGS


@dataclass(frozen=True, slots=True)
class Name:
    """One name and the first day on which it counts, empty for the first; who gave it and why."""

    name: str
    since: dt.date | None
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """One agency on a day."""

    agency: Agency
    names: tuple[Name, ...]
    before: tuple[Name, ...]
    coming: tuple[Name, ...]
    ended: bool
    after: tuple[Succession, ...]
    came_from: tuple[Succession, ...]


def living(reader: Reader, on: dt.date) -> QuerySet[Agency]:
    """The partners of a day that go on, for a form."""
    begun = Q(since=None) | Q(since__lte=on)
    return Agency.visible(reader, SETTINGS).filter(begun, until=None)


def lines(reader: Reader, on: dt.date) -> list[Line]:
    """Every agency, those that go on first."""
    found = [line(reader, each, on) for each in Agency.visible(reader, READ_SETTINGS)]
    return sorted(found, key=lambda each: (each.ended, each.agency.name.casefold()))


def line(reader: Reader, agency: Agency, on: dt.date) -> Line:
    """One agency with its names and successions."""
    names = tuple(
        Name(
            each["name"],
            dt.date.fromisoformat(each["since"]) if each["since"] else None,
            each.get("by", ""),
            each.get("why", ""),
        )
        for each in agency.names
    )
    successions = Succession.visible(reader, READ_SETTINGS).select_related("from_agency", "to_agency", "by")
    return Line(
        agency,
        names,
        tuple(each for each in names if (each.since or dt.date.min) <= on and each.name != agency.name),
        tuple(each for each in names if each.since and each.since > on),
        agency.ended_by(on),
        tuple(successions.filter(from_agency=agency)),
        tuple(successions.filter(to_agency=agency)),
    )


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """Mergers and splits whose day has come and that wait to be carried out."""
    if not policy.may(reader, SETTINGS):
        return
    waiting = Succession.visible(reader, SETTINGS).filter(carried_out_at=None, on__lte=on, takes_over=True)
    for each in waiting.select_related("from_agency", "to_agency"):
        yield Do(
            f"{each.to_agency} comes after {each.from_agency}: hand over what is open",
            f"since {each.on.day} {each.on:%B}",
            "Carry it out",
            reverse("standing-agency", kwargs={"code": each.from_agency.code}),
            order=30,
        )
