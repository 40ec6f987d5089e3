"""What can be done to a challenge besides its answer: resolve it, see what it changed, take it further (domain W20).

Asking, answering, accepting and sending back are in `raising` and `tracking`.
"""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import clocks
from safeboard.kernel.actions.models import Item, Standing, Step, Wait
from safeboard.kernel.actions.moving import an_answer, move
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.work.today import now


def resolve(
    *, item: Item, seen: int, agreed: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Say for the challenger that it is resolved and what was agreed; in 6 months the Board looks what it changed."""
    if item.agency_id is not None and item.agency_id == by.agency_id:
        raise NotNow("Your agency was challenged. The challenger says when it is resolved.")
    words = an_answer(agreed, "agreed", "Say what was agreed.")
    at = at or now()
    look_on = clocks.months_after(clocks.IMPACT_MONTHS, at.date())
    changes = {
        "waits_for": Wait.IMPACT,
        "standing": Standing.CHECKED,
        "impact_check_on": look_on,
        "due_on": look_on,
    }
    return move(item, seen, "resolve", "resolved", by, at, words=words, why_safe=why_safe, changes=changes)


def record_impact(
    *,
    item: Item,
    seen: int,
    changed: str,
    outcome: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Record what the challenge changed for children, with the evidence, or that it changed nothing (W20)."""
    if outcome not in (Standing.MADE_A_DIFFERENCE, Standing.NO_DIFFERENCE):
        raise NotNow("Choose whether it changed something for children.", "outcome")
    words = an_answer(
        changed, "changed", "Say what changed for children and how you know, or why nothing did."
    )
    changes = {"waits_for": Wait.NOTHING, "standing": outcome}
    return move(item, seen, "impact", "impact", by, at, words=words, why_safe=why_safe, changes=changes)


def escalate_on(
    *, item: Item, seen: int, to: str, ask: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Take a challenge to the agency's chief officer or to another board: what is asked of them, and by when."""
    if to not in ("officer", "board"):
        raise NotNow("Choose whom you ask.", "to")
    words = an_answer(ask, "ask", "Say why, and what you ask of them.")
    at = at or now()
    changes = {
        "waits_for": Wait.REPLY,
        "due_on": clocks.working_days_after(clocks.SECOND_REPLY_DAYS, at.date()),
        "escalated_to": to,
        "escalated_on": at.date(),
    }
    return move(
        item, seen, "escalate-on", "escalated", by, at, words=words, why_safe=why_safe, changes=changes
    )
