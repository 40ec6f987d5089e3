"""What can be done to a risk or a concern: sort, score, own, review, tolerate, close, open again (domain W19, SYS-50).

It is raised with `raising.raise_item`. Its score at any time is that of its last step with a score; a score is never
overwritten. Only the Board tolerates, with a last day; the owner alone never closes.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import SUBGROUP_CHAIR
from safeboard.kernel.actions import clocks
from safeboard.kernel.actions.models import EntryType, Item, Kind, Standing, Step, Wait
from safeboard.kernel.actions.moving import an_answer, move, one_owner
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.work.today import now

SCALE = range(1, 6)
CLOSING_SUB_GROUP = "PQA"


def sort(
    *,
    item: Item,
    seen: int,
    entry_type: str,
    by: Reader,
    agency: Agency | None = None,
    sub_group: SubGroup | None = None,
    owner: str = "",
    same_as: int | None = None,
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Say what a new entry is and who owns it, or that it is the same as another entry, which ends it (W19 TRIAGED).

    `same_as` is the number of the other entry.
    """
    if entry_type not in EntryType.values:
        raise NotNow("Choose what it is: a risk, a concern, an issue or a capacity concern.", "entry_type")
    if same_as is not None:
        other = Item.objects.filter(kind=Kind.CONCERN, number=same_as).exclude(pk=item.pk).first()
        if other is None or other.standing in (Standing.SAME, Standing.UNDONE):
            raise NotNow(f"There is no other entry {same_as} in the log.", "same_as")
        ended = {"same_as": other, "waits_for": Wait.NOTHING, "standing": Standing.SAME}
        said = f"The same as {other}: {other.title}"
        return move(
            item, seen, "sort", "sorted", by, at, words=said, changes={"entry_type": entry_type, **ended}
        )
    agency = agency or item.agency
    if agency is None:
        raise NotNow("Choose the one agency that owns it.", "agency")
    changes = {
        "entry_type": entry_type,
        "agency": agency,
        "sub_group": sub_group or item.sub_group,
        "owner": one_owner(owner) or item.owner,
        "waits_for": Wait.SCORE,
        **_next_review(at or now()),
    }
    return move(item, seen, "sort", "sorted", by, at, words=words.strip(), why_safe=why_safe, changes=changes)


def score(
    *,
    item: Item,
    seen: int,
    likelihood: int,
    impact: int,
    words: str,
    confidence: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Score how likely it is and how much it would harm, each 1 to 5, with the reasons and how sure one is."""
    scored = _scored(likelihood, impact)
    if confidence not in ("low", "medium", "high"):
        raise NotNow("Choose how sure you are.", "confidence")
    reasons = an_answer(words, "words", "Say why it scores so.")
    changes: dict[str, Any] = dict(scored)
    if item.waits_for == Wait.SCORE:
        changes["waits_for"] = Wait.OWNER
    return move(
        item,
        seen,
        "score",
        "scored",
        by,
        at,
        words=reasons,
        confidence=confidence,
        why_safe=why_safe,
        changes=changes,
        **scored,
    )


def own(
    *,
    item: Item,
    seen: int,
    controls: str,
    target_score: int,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Accept it for the agency: what holds it now, and the score to which it is to come down."""
    if not 1 <= target_score <= 25:
        raise NotNow("The target is a score from 1 to 25.", "target_score")
    if item.score is not None and target_score > item.score:
        raise NotNow(f"The target cannot be above the score now, {item.score}.", "target_score")
    words = an_answer(controls, "controls", "Say what holds it now and what you will do.")
    at = at or now()
    changes = {"waits_for": Wait.DOING, "target_score": target_score, **_next_review(at)}
    return move(item, seen, "own", "owned", by, at, words=words, why_safe=why_safe, changes=changes)


def review(
    *,
    item: Item,
    seen: int,
    likelihood: int,
    impact: int,
    why: str,
    done: str,
    by: Reader,
    review_on: dt.date | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Review it at the Board: the score now, why it moved or did not, what was done since (R-GOV-06: each Board)."""
    scored = _scored(likelihood, impact)
    moved = an_answer(why, "why", "Say why the score moved, or why it did not.")
    since = an_answer(done, "done", "Say what was done since the last review.")
    at = at or now()
    if review_on is not None and review_on <= at.date():
        raise NotNow("The next review lies ahead.", "review_on")
    changes: dict[str, Any] = {**scored, **_next_review(at, review_on)}
    if item.waits_for == Wait.TOLERATED and not item.tolerated(at.date()):
        changes |= {"waits_for": Wait.DOING, "tolerated_until": None}
    words = f"{moved}\n\nDone since: {since}"
    return move(
        item, seen, "review", "reviewed", by, at, words=words, why_safe=why_safe, changes=changes, **scored
    )


def tolerate(
    *,
    item: Item,
    seen: int,
    reasons: str,
    conditions: str,
    until: dt.date,
    decided_on: dt.date,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Record that the Board tolerates it, why, on what conditions and until when; past that day it is open again."""
    at = at or now()
    said = an_answer(reasons, "reasons", "Say why it is tolerated.")
    if len(conditions.strip()) < 10:
        raise NotNow("Say on what conditions: what must stay true.", "conditions")
    if decided_on > at.date():
        raise NotNow(worded("Only a decision that the {board} has taken can be recorded."), "decided_on")
    if until <= at.date():
        raise NotNow("Say until when, with a day that lies ahead.", "until")
    changes = {"waits_for": Wait.TOLERATED, "tolerated_until": until, "review_on": until, "due_on": until}
    return move(
        item,
        seen,
        "tolerate",
        "tolerated",
        by,
        at,
        words=said,
        promise=conditions.strip(),
        promised_on=until,
        changed_on=decided_on,
        why_safe=why_safe,
        changes=changes,
    )


def propose_close(
    *, item: Item, seen: int, words: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Propose for the owner that it is closed, with the evidence that the harm is prevented; somebody else agrees."""
    evidence = an_answer(words, "words", "Say what shows that the harm is prevented.")
    return move(
        item,
        seen,
        "propose-close",
        "proposed",
        by,
        at,
        words=evidence,
        why_safe=why_safe,
        changes={"waits_for": Wait.CLOSING},
    )


def agree_close(
    *, item: Item, seen: int, words: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Agree for the Board or the Performance and Quality sub group that it is closed (W19 guard: never the owner)."""
    _somebody_else(item, by)
    seen_in = an_answer(words, "words", "Say what you saw that shows it.")
    changes = {"waits_for": Wait.NOTHING, "standing": Standing.CLOSED, "tolerated_until": None}
    return move(
        item, seen, "agree-close", "closed", by, at, words=seen_in, why_safe=why_safe, changes=changes
    )


def not_close(
    *, item: Item, seen: int, words: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Do not agree that it is closed, and say what is missing."""
    _somebody_else(item, by)
    missing = an_answer(words, "words", "Say what is missing.")
    changes = {"waits_for": Wait.DOING, **_next_review(at or now())}
    return move(
        item, seen, "not-close", "not_closed", by, at, words=missing, why_safe=why_safe, changes=changes
    )


def reopen(
    *, item: Item, seen: int, words: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> Step:
    """Open an entry again that was closed or tolerated, and say what happened."""
    why = an_answer(words, "words", "Say why it is open again.")
    changes = {
        "standing": Standing.OPEN,
        "waits_for": Wait.DOING,
        "tolerated_until": None,
        **_next_review(at or now()),
    }
    return move(item, seen, "reopen", "reopened", by, at, words=why, why_safe=why_safe, changes=changes)


def may_agree(item: Item, reader: Reader) -> bool:
    """Whether this reader is somebody else in whose hands the closing may lie."""
    of_the_owner = item.agency_id is not None and item.agency_id == reader.agency_id
    other_sub_group = reader.role == SUBGROUP_CHAIR.code and reader.sub_group != CLOSING_SUB_GROUP
    return not of_the_owner and not other_sub_group


def _somebody_else(item: Item, by: Reader) -> None:
    proposed = item.story().filter(kind="proposed").last()
    if not may_agree(item, by) or (proposed is not None and proposed.by_id == by.user_id):
        raise NotNow(
            worded("The owner proposed this. Somebody else must agree: the {board}, or the chair of the ")
            + "Performance and Quality sub group from another agency."
        )


def _scored(likelihood: int, impact: int) -> dict[str, int]:
    if likelihood not in SCALE:
        raise NotNow("Choose how likely it is, 1 to 5.", "likelihood")
    if impact not in SCALE:
        raise NotNow("Choose how much it would harm, 1 to 5.", "impact")
    return {"likelihood": likelihood, "impact": impact}


def _next_review(at: dt.datetime, on: dt.date | None = None) -> dict[str, dt.date]:
    """The day of the next review, which is also the day on which a risk is due in every list."""
    on = on or clocks.days_after(clocks.RISK_REVIEW_DAYS, at.date())
    return {"review_on": on, "due_on": on}
