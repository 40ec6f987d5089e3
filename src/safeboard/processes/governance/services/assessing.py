"""A round of self-assessment: open, answer, carry over, analyse, agree, feed back, close (SYS-49, W27, R-GOV-12).

Raises NotNow where it cannot be done and SomebodyElse where somebody was faster.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now
from safeboard.processes.governance.models import Agreed, Answer, Judgement, Round, Stage
from safeboard.processes.governance.models.assessing import STANDARDS, WEAK
from safeboard.processes.governance.selectors.assessing import last_agreed
from safeboard.processes.governance.selectors.counting import FEWEST, counted

SHORTEST = 10


def open_round(*, title: str, closes_on: dt.date, by: Reader, at: dt.datetime | None = None) -> Round:
    """Open a round in which every member answers for themselves."""
    on = (at or now()).date()
    if closes_on <= on:
        raise NotNow("Choose a day that lies ahead, so that members have time.", "closes_on")
    under_way = Round.objects.exclude(state=Stage.PLAN_UPDATED).first()
    if under_way is not None:
        raise NotNow(f"{under_way} is not closed yet. Close it first.", "title")
    made = Round.objects.create(title=title.strip(), opened_on=on, closes_on=closes_on, by_id=by.user_id)
    recorder.note("governance.round_opened", thing="round", thing_id=made.pk)
    return made


def answer(
    *,
    round: Round,
    standard: str,
    judgement: str,
    comment: str,
    by: Reader,
    seen: int = 0,
    evidence: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Answer:
    """Say how good the Board is at one standard, why, and what shows it. It may be changed while the round is open.

    `seen` is the version of one's answer that was on the page, 0 where there was none.
    """
    _open(round)
    if standard not in STANDARDS:
        raise NotNow("There is no such standard.", "standard")
    if judgement not in Judgement.values:
        raise NotNow("Choose how good the Board is at it.", "judgement")
    if len(comment.strip()) < SHORTEST:
        raise NotNow("Say why, in a few words.", "comment")
    fields = {
        "judgement": judgement,
        "comment": comment.strip(),
        "evidence": evidence.strip(),
        "why_safe": why_safe,
        "at": at or now(),
    }
    mine = Answer.objects.filter(round=round, user_id=by.user_id, standard=standard).first()
    if mine is None:
        mine = Answer.objects.create(round=round, standard=standard, **_whose(by), **fields)
    elif mine.version != seen or not mine.save_over(seen, **fields):
        raise SomebodyElse
    # Which member said what stays out of the trail's details as well.
    recorder.note("governance.answered", thing="round", thing_id=round.pk)
    return mine


def carry_over(*, round: Round, last: Round, by: Reader, at: dt.datetime | None = None) -> int:
    """Bring over one's own words of the last round; each judgement is still to be chosen. How many were brought."""
    _open(round)
    there = set(Answer.objects.filter(round=round, user_id=by.user_id).values_list("standard", flat=True))
    old = Answer.objects.filter(round=last, user_id=by.user_id).exclude(standard__in=there)
    made = [
        Answer(
            round=round,
            standard=each.standard,
            comment=each.comment,
            evidence=each.evidence,
            why_safe=each.why_safe,
            at=at or now(),
            **_whose(by),
        )
        for each in old
    ]
    Answer.objects.bulk_create(made)
    recorder.note("governance.carried_over", thing="round", thing_id=round.pk, count=len(made))
    return len(made)


def analyse(*, round: Round, seen: int, by: Reader) -> None:
    """End the answering; from now on members read the counts."""
    _open(round)
    members = Answer.objects.filter(round=round).exclude(judgement="").values("user").distinct().count()
    if members < FEWEST:
        raise NotNow(f"Only {members} members have answered. Counts without names need at least {FEWEST}.")
    _move(round, seen, state=Stage.ANALYSED)


def agree(
    *,
    round: Round,
    seen: int,
    standard: str,
    judgement: str,
    reason: str,
    by: Reader,
    plan_item: Item | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Agreed:
    """Record the judgement that the Board agreed on a standard, why, and what in the plan answers a weakness."""
    if round.state not in (Stage.ANALYSED, Stage.FEEDBACK):
        raise NotNow("A judgement is agreed after the analysis and before the round is closed.")
    if judgement not in Judgement.values:
        raise NotNow("Choose the judgement that was agreed.", "judgement")
    if len(reason.strip()) < SHORTEST:
        raise NotNow("Say why the Board agreed on this.", "reason")
    if plan_item is not None and plan_item.kind != Kind.PLAN:
        raise NotNow("Choose an item of the Improvement and Development Plan.", "plan_item")
    with transaction.atomic():
        _move(round, seen, title=round.title)
        return Agreed.objects.create(
            round=round,
            version=round.version,
            standard=standard,
            judgement=judgement,
            reason=reason.strip(),
            plan_item=plan_item,
            why_safe=why_safe,
            by_id=by.user_id,
            at=at or now(),
        )


def feed_back(*, round: Round, seen: int, feedback: str, by: Reader, why_safe: str = "") -> None:
    """Tell members what was found and what follows; only once every standard has an agreed judgement."""
    if round.state != Stage.ANALYSED:
        raise NotNow("Feedback follows the analysis.")
    missing = [title for code, title in STANDARDS.items() if code not in last_agreed(round)]
    if missing:
        raise NotNow(f"No judgement is agreed yet for: {'; '.join(missing)}.")
    if len(feedback.strip()) < SHORTEST:
        raise NotNow("Say what was found and what follows.", "feedback")
    _move(round, seen, state=Stage.FEEDBACK, feedback=feedback.strip(), why_safe=why_safe)


def close(*, round: Round, seen: int, by: Reader, at: dt.datetime | None = None) -> None:
    """Close the round. Refused while a weak standard is not linked to an item of the plan (S L1557-1558)."""
    if round.state != Stage.FEEDBACK:
        raise NotNow("A round is closed after feedback to members.")
    loose = [STANDARDS[code] for code in not_linked(round)]
    if loose:
        raise NotNow(f"Nothing in the plan answers: {'; '.join(loose)}. Link an item of the plan first.")
    _move(round, seen, state=Stage.PLAN_UPDATED, ended_on=(at or now()).date())


def not_linked(round: Round) -> list[str]:
    """The weak standards, by the middle of the answers or as agreed, to which no item of the plan is linked."""
    agreed, found = last_agreed(round), []
    for code in STANDARDS:
        said = Answer.objects.filter(round=round, standard=code).exclude(judgement="")
        middle = counted("", said.values_list("judgement", flat=True)).middle
        there = agreed.get(code)
        weak = middle in WEAK or (there is not None and there.judgement in WEAK)
        if weak and (there is None or there.plan_item_id is None):
            found.append(code)
    return found


def _whose(by: Reader) -> dict[str, object]:
    agency = Agency.objects.get(pk=by.agency_id)
    return {"user_id": by.user_id, "agency": agency, "group": agency.kind}


def _open(round: Round) -> None:
    if round.state != Stage.OPENED:
        raise NotNow("The answering has ended.")


def _move(round: Round, seen: int, **changes: object) -> None:
    if not round.save_over(seen, **changes):
        raise SomebodyElse
    recorder.note("governance.round", thing="round", thing_id=round.pk, state=round.state)
