"""The challenge log and the challenge events as a reader may see them, and whether challenge is spread (SYS-51)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from safeboard.grammar.dates import add_months
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import clocks, selectors
from safeboard.kernel.actions.events import briefing_due
from safeboard.kernel.actions.models import ChallengeEvent, Item, Kind, Standing, Step
from safeboard.kernel.actions.owners import bodies
from safeboard.kernel.actions.permissions import EVENTS, FOLLOW


@dataclass(frozen=True)
class Challenge:
    """One challenge: the question, the answer beside it, the days that went by, what it changed."""

    item: Item
    answer: Step | None
    days: int
    verdict: str
    impact: Step | None
    button: str


@dataclass(frozen=True, slots=True)
class Body:
    """How many challenges a body raised in the last months; quiet where none."""

    name: str
    raised: int

    @property
    def quiet(self) -> bool:
        """Whether it raised none at all."""
        return self.raised == 0


@dataclass(frozen=True)
class Event:
    """A challenge event with the day its briefing is due and how late that is."""

    event: ChallengeEvent
    briefing_by: dt.date | None
    late: bool


def log(reader: Reader, on: dt.date, ended: bool = True) -> list[Challenge]:
    """The challenges that this reader may follow: open ones first, the longest open first."""
    rows = selectors.items(reader, on, selectors.Filters(kind=Kind.CHALLENGE)).exclude(
        standing=Standing.UNDONE
    )
    items = list(rows.prefetch_related("steps"))
    buttons = {line.item.pk: line.button for line in selectors.listed(reader, items, on)}
    found = [_challenge(item, on, buttons[item.pk]) for item in items if ended or not item.ended]
    return sorted(found, key=lambda each: (each.item.ended, each.item.raised_on))


def spread(reader: Reader, on: dt.date) -> tuple[list[Body], int]:
    """How many challenges each body raised in the last months, and how many months; whoever raised none is there too."""
    months = clocks.number(clocks.QUIET_MONTHS, on)
    rows = Item.visible(reader, FOLLOW).filter(kind=Kind.CHALLENGE, raised_on__gt=add_months(on, -months))
    counted = Counter(rows.exclude(standing=Standing.UNDONE).values_list("asked_by", flat=True))
    names = [*bodies(), *sorted(name for name in counted if name not in bodies())]
    return [Body(name or "Not recorded", counted[name]) for name in names], months


def events(reader: Reader) -> QuerySet[ChallengeEvent]:
    """The challenge events that this reader may read, the latest first."""
    return ChallengeEvent.visible(reader, EVENTS).select_related("sub_group").prefetch_related("agencies")


def events_listed(reader: Reader, on: dt.date) -> list[Event]:
    """The events, each with its briefing's day."""
    return [event_on(event, on) for event in events(reader)]


def event_on(event: ChallengeEvent, on: dt.date) -> Event:
    """One event on a day."""
    by = briefing_due(event)
    return Event(event, by, by is not None and event.briefing_on is None and on > by)


def of_event(reader: Reader, event: ChallengeEvent) -> Sequence[Item]:
    """What follows from an event, as far as this reader may follow it."""
    return list(Item.visible(reader, FOLLOW).filter(event=event).select_related("agency", "sub_group"))


def _challenge(item: Item, on: dt.date, button: str) -> Challenge:
    steps = sorted(item.steps.all(), key=lambda step: step.version)
    answer = next((step for step in reversed(steps) if step.kind == "reply"), None)
    impact = next((step for step in reversed(steps) if step.kind in ("impact", "check")), None)
    closing = next((step for step in reversed(steps) if step.kind in ("resolved", "accepted")), None)
    until = timezone.localdate(closing.at) if closing else on
    return Challenge(item, answer, (until - item.raised_on).days, _verdict(steps), impact, button)


def _verdict(steps: Sequence[Step]) -> str:
    words = {
        "reply": "answer to be read",
        "accepted": "answer accepted",
        "not_accepted": "answer not accepted",
        "escalated": "taken further",
        "resolved": "resolved",
    }
    return next((words[step.kind] for step in reversed(steps) if step.kind in words), "no answer yet")
