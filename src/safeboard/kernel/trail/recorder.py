"""Collects what happens in one unit of work and writes it as the last statement before the commit.

If the trail cannot be written, nothing of the unit of work is kept or shown (promise B1).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction

from safeboard.kernel.trail.models import Event, PersonShown
from safeboard.kernel.work import bulk


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts, as the trail names them; plain words, because the trail holds no foreign keys."""

    actor: str
    hat: str = ""
    agency: str = ""
    session: str = ""
    request: str = ""


@dataclass(slots=True)
class Pending:
    """An event that waits for the end of its unit of work."""

    action: str
    thing: str = ""
    thing_id: str = ""
    outcome: str = "allowed"
    rule: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)


@dataclass(slots=True)
class UnitOfWork:
    """The events of one request, task or command."""

    doer: Doer
    events: list[Pending] = field(default_factory=list)


_current: ContextVar[UnitOfWork | None] = ContextVar("safeboard_unit_of_work", default=None)


class NoUnitOfWork(RuntimeError):
    """Something was done outside any unit of work, where no trail would be kept."""


def current() -> UnitOfWork:
    """The unit of work under way. Raises NoUnitOfWork outside one."""
    work = _current.get()
    if work is None:
        raise NoUnitOfWork(
            "Nothing may be done or shown outside a unit of work: use trail.recorder.recorded()."
        )
    return work


def note(
    action: str,
    *,
    thing: str = "",
    thing_id: object = "",
    outcome: str = "allowed",
    rule: str = "",
    people: Iterable[str] = (),
    **details: Any,
) -> Pending:
    """Add one event to the unit of work; `details` never hold narrative or names."""
    pending = Pending(action, thing, str(thing_id), outcome, rule, details, set(people))
    current().events.append(pending)
    return pending


def shown(people: Iterable[str]) -> None:
    """Add people to the event of the page that is being made."""
    work = current()
    if not work.events:
        note("look")
    work.events[0].people.update(people)


@contextmanager
def collecting(doer: Doer) -> Iterator[UnitOfWork]:
    """Collect events without writing them; the caller writes with `write` before it commits."""
    work = UnitOfWork(doer)
    token = _current.set(work)
    try:
        yield work
    finally:
        _current.reset(token)


@contextmanager
def recorded(doer: Doer) -> Iterator[UnitOfWork]:
    """One transaction with its trail: for tasks, commands and tests."""
    with transaction.atomic(), collecting(doer) as work:
        yield work
        write(work)


def canonical(event: Event, people: Iterable[str]) -> bytes:
    """The bytes that an event's hash covers: every field but the hash, and the people it showed."""
    return json.dumps(
        {
            "uid": str(event.uid),
            "at": event.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            "actor": event.actor,
            "hat": event.hat,
            "agency": event.agency,
            "session": event.session,
            "action": event.action,
            "thing": event.thing,
            "thing_id": event.thing_id,
            "outcome": event.outcome,
            "rule": event.rule,
            "request": event.request,
            "details": event.details,
            "people": sorted(people),
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()


def row_hash(event: Event, people: Iterable[str]) -> str:
    """The keyed hash of one row (HMAC-SHA256)."""
    return hmac.new(settings.TRAIL_KEY.encode(), canonical(event, people), hashlib.sha256).hexdigest()


def write(work: UnitOfWork) -> None:
    """Write all events of the unit of work; call it as the last thing before the commit."""
    doer, now = work.doer, dt.datetime.now(dt.UTC)
    rows: list[Event] = []
    shown_rows: list[tuple[str, str]] = []
    for pending in work.events:
        event = Event(
            uid=uuid.uuid4(),
            at=now,
            actor=doer.actor[:100],
            hat=doer.hat[:120],
            agency=doer.agency[:40],
            session=doer.session,
            action=pending.action[:80],
            thing=pending.thing[:80],
            thing_id=pending.thing_id[:80],
            outcome=pending.outcome,
            rule=pending.rule[:80],
            request=doer.request,
            # Fractions as text: the databases write numbers differently, and the hash must outlive the journey.
            details=json.loads(json.dumps(pending.details, default=str), parse_float=str, parse_constant=str),
        )
        event.row_hash = row_hash(event, pending.people)
        rows.append(event)
        uid = bulk.uuid_text(event.uid)
        shown_rows += [(uid, person) for person in sorted(pending.people)]
    if shown_rows:
        bulk.insert(PersonShown, ("event", "person"), shown_rows)
    Event.objects.bulk_create(rows)
    work.events.clear()


def write_refusal(work: UnitOfWork) -> None:
    """Write that the first event was refused and nothing else: what came after it was taken back."""
    work.events[1:] = []
    work.events[0].outcome = "refused"
    work.events[0].people.clear()
    write(work)
