"""Assessments beyond the first, and fewer of the first, until each year's published totals are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from safeboard.demo.drafts import AssessmentDraft, NeedDraft
from safeboard.demo.targets import LAST_DAY, TARGETS, Target
from safeboard.grammar.dates import add_working_days, working_days_between

ASSESSMENT_LIMIT = 45


def in_time(need: NeedDraft, assessment: AssessmentDraft) -> bool:
    """Whether it was authorised within 45 working days of the referral (R-AS-01)."""
    return working_days_between(need.started, assessment.authorised) <= ASSESSMENT_LIMIT


def settle(rng: Random, needs: Sequence[NeedDraft]) -> None:
    """Add second assessments, and take assessments away, so that each year has its number, and its number late."""
    for target in TARGETS:
        linked = target.assessments - target.assessments_unlinked
        for timely, wanted in (
            (True, target.assessments_in_time),
            (False, linked - target.assessments_in_time),
        ):
            found = [pair for pair in _authorised_in(needs, target) if in_time(*pair) is timely]
            for need, assessment in rng.sample(found, max(0, len(found) - wanted)):
                need.assessments.remove(assessment)
            _add_second(rng, needs, target, max(0, wanted - len(found)), _soon if timely else _later)


def _authorised_in(needs: Sequence[NeedDraft], target: Target) -> Iterator[tuple[NeedDraft, AssessmentDraft]]:
    for need in needs:
        for assessment in need.assessments:
            if target.first <= assessment.authorised <= target.last:
                yield need, assessment


Second = Callable[[Random, NeedDraft, AssessmentDraft, Target], AssessmentDraft]


def _add_second(rng: Random, needs: Sequence[NeedDraft], target: Target, wanted: int, second: Second) -> None:
    once = [need for need in needs if len(need.assessments) == 1 and need.started <= target.last]
    rng.shuffle(once)
    for need in once:
        if wanted == 0:
            return
        first = need.assessments[0]
        drawn = second(rng, need, first, target)
        if (
            first.authorised < drawn.started <= drawn.authorised <= (need.closed or LAST_DAY)
            and target.first <= drawn.authorised <= target.last
            and in_time(need, drawn) is (second is _soon)
        ):
            need.assessments.append(drawn)
            wanted -= 1
    if wanted:
        raise ValueError(f"{target.name}: {wanted} more assessments have no child to be about.")


def _soon(rng: Random, need: NeedDraft, first: AssessmentDraft, target: Target) -> AssessmentDraft:
    """New information after a short first assessment: a fuller one before the 45 days are up."""
    return AssessmentDraft(
        add_working_days(first.authorised, 1),
        add_working_days(need.started, rng.randint(32, ASSESSMENT_LIMIT)),
    )


def _later(rng: Random, need: NeedDraft, first: AssessmentDraft, target: Target) -> AssessmentDraft:
    """A child in need for months is assessed again."""
    earliest = max(first.authorised + timedelta(days=20), target.first - timedelta(days=40))
    latest = min(need.closed or date.max, target.last)
    started = earliest + timedelta(days=rng.randint(0, max(0, (latest - earliest).days)))
    started = add_working_days(started, 1)
    return AssessmentDraft(started, add_working_days(started, rng.randint(15, 44)))
