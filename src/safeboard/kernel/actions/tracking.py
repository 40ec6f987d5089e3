"""What can be done to an item: raise it, answer it, show evidence, say it is done, check it, take it back.

Every verb adds one step, moves the item on by one version and leaves one line in the trail. `seen` is the version
that the doer had before them: somebody else's step in between raises `SomebodyElse`, and nothing is written.
`at` is when it happened, where that is entered later than it happened.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from safeboard.grammar.dates import add_working_days
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Standing, Step, Wait
from safeboard.kernel.actions.readiness import WHY_NOT, NotNow, SomebodyElse, outcomes, possible
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

# Design defaults of domain W20: a challenge is answered in 15 working days, a second answer in 10.
REPLY_WORKING_DAYS, SECOND_REPLY_WORKING_DAYS = 15, 10
SHORTEST_ANSWER = 20


def raise_item(
    *,
    kind: str,
    title: str,
    by: Reader,
    words: str = "",
    agency: Agency | None = None,
    sub_group: SubGroup | None = None,
    owner: str = "",
    due_on: dt.date | None = None,
    measure: str = "",
    indicator: str = "",
    flag: int | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Item:
    """Raise an action, a request to look deeper, a challenge, a risk, or something to keep watching (R-DAT-04).

    It gets the next number of its kind. A challenge without a date is due in 15 working days. Raises NotNow where
    something is missing that this kind needs.
    """
    at = at or now()
    if kind == Kind.CHALLENGE and due_on is None:
        due_on = add_working_days(at.date(), REPLY_WORKING_DAYS)
    _complete(Kind(kind), title, words, agency, sub_group, measure, due_on, at.date())
    with transaction.atomic():
        item = _numbered(
            kind=kind,
            title=title.strip(),
            words=words.strip(),
            agency=agency,
            sub_group=sub_group,
            owner=owner.strip(),
            due_on=due_on,
            measure=measure.strip(),
            indicator=indicator,
            flag=flag,
            waits_for=Wait.REPLY if kind == Kind.CHALLENGE else Wait.DOING,
            raised_on=at.date(),
            raised_by_id=by.user_id,
        )
        _add_step(item, "raised", by, at, why_safe=why_safe)
    return item


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
        _an_answer(answer, "answer", "Say what your agency answers.")
        if len(promise.strip()) < SHORTEST_ANSWER:
            raise NotNow("Say what your agency will do, in a sentence.", "promise")
        if promised_on is None or promised_on < (at or now()).date():
            raise NotNow("Say by when, with a day that is not past.", "promised_on")
    else:
        _an_answer(answer, "answer", "A no needs its reasons.")
        promise, promised_on = "", None
    return _move(
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
    return _move(
        item, seen, "accept", "accepted", by, at, words=words.strip(), why_safe=why_safe, changes=changes
    )


def not_accept_reply(
    *, item: Item, seen: int, missing: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Send the answer back for the challenger, saying what is missing; a new one is due in 10 working days."""
    _reply_to_read(item, by)
    _an_answer(missing, "missing", "Say what is missing.")
    due_on = add_working_days((at or now()).date(), SECOND_REPLY_WORKING_DAYS)
    changes = {"waits_for": Wait.REPLY, "due_on": due_on}
    return _move(
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
    _an_answer(changed, "changed", "Say what changed for children.")
    if changed_on > (at or now()).date():
        raise NotNow("Evidence is of what has happened: the day cannot lie ahead.", "changed_on")
    return _move(
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
    _unmoved(item, seen)
    if "done" in possible(item) and not item.story().filter(kind="evidence").exists():
        raise NotNow("Add evidence first: what has changed for children?")
    return _move(
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
    _unmoved(item, seen)
    if outcome not in outcomes(item):
        raise NotNow("Choose what you found.", "outcome")
    said = item.story().filter(kind="done").last()
    if said is not None and said.by_id == by.user_id:
        raise NotNow("You said that this is done. Somebody else must check it.")
    _an_answer(words, "words", "Say how you know.")
    waits_for = Wait.DOING if outcome == Standing.OPEN else Wait.NOTHING
    return _move(
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
    return _move(
        item,
        seen,
        "take-back",
        "taken_back",
        by,
        at,
        changes={"waits_for": Wait.NOTHING, "standing": Standing.UNDONE},
    )


def _move(
    item: Item,
    seen: int,
    verb: str,
    kind: str,
    by: Reader,
    at: dt.datetime | None,
    *,
    changes: dict[str, Any],
    **of_step: Any,
) -> Step:
    _unmoved(item, seen)
    if verb not in possible(item):
        raise NotNow(WHY_NOT[verb].format(item=item, standing=item.get_waits_for_display().lower()))
    with transaction.atomic():
        if not item.save_over(seen, **{"standing": item.standing, **changes}):
            raise SomebodyElse
        return _add_step(item, kind, by, at or now(), **of_step)


def _unmoved(item: Item, seen: int) -> None:
    if item.version != seen:
        raise SomebodyElse


def _add_step(item: Item, kind: str, by: Reader, at: dt.datetime, **of_step: Any) -> Step:
    step = Step.objects.create(
        item=item,
        version=item.version,
        kind=kind,
        standing=item.standing,
        by_id=by.user_id,
        agency_id=by.agency_id,
        at=at,
        **of_step,
    )
    recorder.note(f"actions.{kind}", thing=item.kind, thing_id=item.pk, standing=item.standing)
    return step


def _numbered(**fields: Any) -> Item:
    while True:
        number = _next_number(fields["kind"])
        try:
            with transaction.atomic():
                return Item.objects.create(number=number, **fields)
        except IntegrityError:
            # Somebody took the number between the question and the answer: ask again. Anything else is a real fault.
            if not Item.objects.filter(kind=fields["kind"], number=number).exists():
                raise


def _next_number(kind: str) -> int:
    last: int | None = Item.objects.filter(kind=kind).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _complete(
    kind: Kind,
    title: str,
    words: str,
    agency: Agency | None,
    sub_group: SubGroup | None,
    measure: str,
    due_on: dt.date | None,
    on: dt.date,
) -> None:
    if not title.strip():
        raise NotNow("Say what it is, in a sentence.", "title")
    if kind in (Kind.ACTION, Kind.CHALLENGE) and agency is None:
        raise NotNow("Choose the agency.", "agency")
    if kind == Kind.DEEP_DIVE and sub_group is None:
        raise NotNow("Choose the sub group.", "sub_group")
    if kind != Kind.ACTION and not words.strip():
        raise NotNow("Say why, and what it means for children.", "words")
    if kind == Kind.ACTION and not measure.strip():
        raise NotNow("Say how everybody will know that it worked.", "measure")
    if due_on is None or due_on < on:
        raise NotNow("Say by when, with a day that is not past.", "due_on")


def _an_answer(words: str, field: str, what: str) -> None:
    said = " ".join(words.split())
    if said.lower().rstrip(".! ") in ("noted", "agreed", "thank you", "noted with thanks"):
        raise NotNow(f"“{said}” is not a response. {what}", field)
    if len(said) < SHORTEST_ANSWER:
        raise NotNow(f"{what} Write at least {SHORTEST_ANSWER} characters.", field)


def _reply_to_read(item: Item, by: Reader) -> Step | None:
    answer = item.story().filter(kind="reply").last()
    same_agency = item.agency_id is not None and item.agency_id == by.agency_id
    if same_agency or (answer is not None and answer.by_id == by.user_id):
        raise NotNow("This reply is yours or your agency's. Somebody from another agency must read it.")
    return answer
