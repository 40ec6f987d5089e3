"""Who has looked at a child: from the trail, where every page that shows a child leaves a line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.journeys.sources import agency_names
from safeboard.kernel.trail.models import Event, PersonShown

MOST = 200
PAGES = {
    "child": "Chronology",
    "children": "List of children",
    "child-print": "Opened the print form",
    "child-who-looked": "Who has looked",
    "child-entry": "Said something of an entry",
    "receipt-original": "The original file",
}
ACTIONS = {
    "returns.accept": "Taken in from a file",
    "journeys.print": "Chronology, printed",
    "journeys.query": "Said something of an entry",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a child: when, in which role, from which agency, at what, and what for."""

    at: dt.datetime
    role: str
    agency: str
    what: str
    purpose: str


def looks_at(code: str) -> list[Look]:
    """The newest looks at this child, the last first."""
    shown = PersonShown.objects.filter(person=code).values("event")
    names = agency_names()
    return [
        Look(
            at=event.at,
            role=_role(event),
            agency=names.get(event.agency, event.agency),
            what=ACTIONS.get(event.action) or PAGES.get(event.thing, event.thing),
            purpose=str(event.details.get("purpose", "")),
        )
        for event in Event.objects.filter(uid__in=shown).order_by("-pk")[:MOST]
    ]


def _role(event: Event) -> str:
    role = event.hat.partition(" at ")[0]
    return ROLES[role].title if role in ROLES else "Safeboard, taking a file in"
