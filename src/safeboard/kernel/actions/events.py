"""Challenge events: plan one, ask for evidence, hold it, write findings, publish the briefing, come back (W20)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import clocks
from safeboard.kernel.actions.models import ChallengeEvent
from safeboard.kernel.actions.moving import an_answer
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today

NEXT = {
    "planned": "asked",
    "asked": "held",
    "held": "findings",
    "findings": "actions",
    "actions": "revisited",
}


def plan_event(
    *,
    title: str,
    scope: str,
    held_on: dt.date,
    by: Reader,
    sub_group: SubGroup | None = None,
    at: dt.datetime | None = None,
    why_safe: str = "",
) -> ChallengeEvent:
    """Plan an event: what it looks into, and when it is held."""
    if not title.strip():
        raise NotNow("Say what the event is about, in a sentence.", "title")
    words = an_answer(scope, "scope", "Say what it looks into, and what it may mean for children.")
    event = ChallengeEvent.objects.create(
        title=title.strip(),
        scope=words,
        held_on=held_on,
        sub_group=sub_group,
        by_id=by.user_id,
        at=at or now(),
    )
    recorder.note("events.plan", thing="event", thing_id=event.pk, kept_as_safe=bool(why_safe))
    return event


def ask(*, event: ChallengeEvent, seen: int, agencies: Iterable[Agency], by: Reader) -> None:
    """Ask agencies for their evidence."""
    asked = list(agencies)
    if not asked:
        raise NotNow("Choose at least one agency to ask.", "agencies")
    with transaction.atomic():
        _go(event, seen, "asked")
        event.agencies.set(asked)


def hold(
    *, event: ChallengeEvent, seen: int, held_on: dt.date, agencies: Iterable[Agency], by: Reader
) -> None:
    """Say that it was held, on which day, and who gave evidence."""
    gave = list(agencies)
    if held_on > today():
        raise NotNow("It can be held only on a day that has come.", "held_on")
    if not gave:
        raise NotNow("Choose who gave evidence.", "agencies")
    with transaction.atomic():
        _go(event, seen, "held", held_on=held_on)
        event.agencies.set(gave)


def find(
    *,
    event: ChallengeEvent,
    seen: int,
    strengths: str,
    gaps: str,
    briefing: str,
    by: Reader,
    briefing_on: dt.date | None = None,
    why_safe: str = "",
) -> None:
    """Write what was found, strengths and gaps, with the public briefing: an event must produce one (W20 guard)."""
    written = {
        "strengths": an_answer(strengths, "strengths", "Say what works well."),
        "gaps": an_answer(gaps, "gaps", "Say what is missing for children."),
        "briefing": an_answer(briefing, "briefing", "Write the public briefing."),
    }
    _go(event, seen, "findings", briefing_on=briefing_on or today(), **written)


def agree_actions(*, event: ChallengeEvent, seen: int, by: Reader) -> None:
    """Say that the actions are agreed: there must be at least one that follows from it."""
    if event.state == "findings" and not event.items.filter(hidden=False).exists():
        raise NotNow("No action follows from it yet. Raise one from this page first.")
    _go(event, seen, "actions")


def revisit(*, event: ChallengeEvent, seen: int, changed: str, by: Reader, why_safe: str = "") -> None:
    """Come back to it later: what changed for children since."""
    words = an_answer(changed, "changed", "Say what changed for children, and how you know.")
    _go(event, seen, "revisited", changed=words)


def briefing_due(event: ChallengeEvent) -> dt.date | None:
    """The day by which the briefing of a held event is to be published; None before it is held."""
    if event.state in ("planned", "asked"):
        return None
    return clocks.working_days_after(clocks.BRIEFING_DAYS, event.held_on)


def _go(event: ChallengeEvent, seen: int, state: str, **changes: Any) -> None:
    if event.version != seen:
        raise SomebodyElse
    if NEXT.get(event.state) != state:
        raise NotNow(f"This event is not ready for that: {event.get_state_display().lower()}.")
    if not event.save_over(seen, state=state, **changes):
        raise SomebodyElse
    recorder.note(f"events.{state}", thing="event", thing_id=event.pk)
