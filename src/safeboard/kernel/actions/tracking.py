"""What can be done to an item: raise it, answer it, show evidence, say it is done, check it, take it back.

Every verb adds one step, moves the item on by one version and leaves one line in the trail. `seen` is the version
that the doer had before them: somebody else's step in between raises `SomebodyElse`, and nothing is written.
`at` is when it happened, where that is entered later than it happened.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import clocks
from safeboard.kernel.actions.models import Item, Kind, Standing, Step, Wait
from safeboard.kernel.actions.moving import SHORTEST_ANSWER, an_answer, move, unmoved
from safeboard.kernel.actions.raising import raise_item
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse, outcomes, possible
from safeboard.kernel.work.today import now

__all__ = [
    "NotNow",
    "SomebodyElse",
    "accept_reply",
    "add_evidence",
    "check",
    "not_accept_reply",
    "raise_item",
    "reply",
    "say_done",
    "take_back",
]


def reply(
    *,
    item: Item,
    seen: int,
    agrees: bool,
    answer: str,
    by: Reader,
    promise: str = "",
    promised_on: dt.date | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Answer a challenge for the agency: yes, with what will be done and by when; or no, with reasons (domain W20)."""
    if agrees:
        an_answer(answer, "answer", "Say what your agency answers.")
        if len(promise.strip()) < SHORTEST_ANSWER:
            raise NotNow("Say what your agency will do, in a sentence.", "promise")
        if promised_on is None or promised_on < (at or now()).date():
            raise NotNow("Say by when, with a day that is not past.", "promised_on")
    else:
        an_answer(answer, "answer", "A no needs its reasons.")
        promise, promised_on = "", None
    return move(
        item,
        seen,
        "reply",
        "reply",
        by,
        at,
        words=answer.strip(),
        agrees=agrees,
        promise=promise.strip(),
        promised_on=promised_on,
        why_safe=why_safe,
        changes={"waits_for": Wait.READING},
    )


def accept_reply(
    *, item: Item, seen: int, by: Reader, words: str = "", why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Accept the answer for the challenger: what was promised is now due; an accepted no ends the challenge."""
    answer = _reply_to_read(item, by)
    if answer is not None and answer.agrees:
        changes: dict[str, Any] = {"waits_for": Wait.DOING, "due_on": answer.promised_on}
    else:
        changes = {"waits_for": Wait.NOTHING, "standing": Standing.CHECKED}
    return move(
        item, seen, "accept", "accepted", by, at, words=words.strip(), why_safe=why_safe, changes=changes
    )


def not_accept_reply(
    *, item: Item, seen: int, missing: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Send the answer back for the challenger, saying what is missing; a new one is due in 10 working days."""
    _reply_to_read(item, by)
    an_answer(missing, "missing", "Say what is missing.")
    due_on = clocks.working_days_after(clocks.SECOND_REPLY_DAYS, (at or now()).date())
    changes = {"waits_for": Wait.REPLY, "due_on": due_on}
    return move(
        item,
        seen,
        "not-accept",
        "not_accepted",
        by,
        at,
        words=missing.strip(),
        why_safe=why_safe,
        changes=changes,
    )


def add_evidence(
    *,
    item: Item,
    seen: int,
    changed: str,
    changed_on: dt.date,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Say what changed for children, and since when."""
    an_answer(changed, "changed", "Say what changed for children.")
    if changed_on > (at or now()).date():
        raise NotNow("Evidence is of what has happened: the day cannot lie ahead.", "changed_on")
    return move(
        item,
        seen,
        "evidence",
        "evidence",
        by,
        at,
        words=changed.strip(),
        changed_on=changed_on,
        why_safe=why_safe,
        changes={},
    )


def say_done(*, item: Item, seen: int, by: Reader, at: dt.datetime | None = None) -> Step:
    """Say for the owner that it is done; somebody else then checks it."""
    unmoved(item, seen)
    if "done" in possible(item) and not item.story().filter(kind="evidence").exists():
        raise NotNow("Add evidence first: what has changed for children?")
    return move(
        item, seen, "done", "done", by, at, changes={"waits_for": Wait.CHECK, "standing": Standing.DONE}
    )


def check(
    *,
    item: Item,
    seen: int,
    outcome: str,
    words: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Check what somebody else said is done: it is; it made a difference; it made none; or it is not done yet."""
    unmoved(item, seen)
    if item.kind == Kind.WATCH and item.waits_for == Wait.DOING and (at or now()).date() < item.due_on:
        raise NotNow(
            f"{item} is watched until {item.due_on.day} {item.due_on:%B %Y}: it can be checked then."
        )
    if outcome not in outcomes(item):
        raise NotNow("Choose what you found.", "outcome")
    said = item.story().filter(kind="done").last()
    if said is not None and said.by_id == by.user_id:
        raise NotNow("You said that this is done. Somebody else must check it.")
    an_answer(words, "words", "Say how you know.")
    waits_for = Wait.DOING if outcome == Standing.OPEN else Wait.NOTHING
    return move(
        item,
        seen,
        "check",
        "check",
        by,
        at,
        words=words.strip(),
        why_safe=why_safe,
        changes={"waits_for": waits_for, "standing": outcome},
    )


def take_back(*, item: Item, seen: int, by: Reader, at: dt.datetime | None = None) -> Step:
    """Take back what was just raised, while nothing else happened to it. Its number is not used again."""
    return move(
        item,
        seen,
        "take-back",
        "taken_back",
        by,
        at,
        changes={"waits_for": Wait.NOTHING, "standing": Standing.UNDONE},
    )


def _reply_to_read(item: Item, by: Reader) -> Step | None:
    answer = item.story().filter(kind="reply").last()
    same_agency = item.agency_id is not None and item.agency_id == by.agency_id
    if same_agency or (answer is not None and answer.by_id == by.user_id):
        raise NotNow("This reply is yours or your agency's. Somebody from another agency must read it.")
    return answer
