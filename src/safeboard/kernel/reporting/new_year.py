"""*Start 2016-17*: the steps of the new year from every room, done one by one or rehearsed together (pages.md 3.8).

A rehearsal does every step for real and takes all of it back in the same transaction, so that what it says is what
will happen; nothing of it is left, not even in the trail, where only the rehearsal itself is noted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from safeboard.grammar import dates
from safeboard.grammar.declarations.office import RolloverStep
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.reporting.models import YearStep
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

# In the last quarter the office begins with the year that follows, and the year just begun stays open until July.
BEGINS_EARLY_MONTHS = 3


@dataclass(frozen=True)
class StepNow:
    """One step: what it would do, and what it did if it was done."""

    step: RolloverStep
    would: tuple[str, ...]
    did: YearStep | None

    @property
    def done(self) -> bool:
        """Whether it was done, or there is nothing left for it to do."""
        return self.did is not None


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What one step wrote in a rehearsal, or why it could not."""

    title: str
    wrote: tuple[str, ...]
    problem: str = ""


class AlreadyDone(Exception):
    """Somebody did this step already."""


def year_to_start(on: dt.date) -> str:
    """The financial year that the office prepares: from January the one to come, else the one that runs."""
    return dates.financial_year(dates.add_months(on, BEGINS_EARLY_MONTHS))


def years_side_by_side(year: str) -> tuple[str, str]:
    """The financial year and the school year in it, in words."""
    over = period(year)
    return over.words, period(dates.academic_year(over.start.replace(month=9))).words


def steps(year: str, by: Reader) -> list[StepNow]:
    """Every step of the year in its order, with what it would do or what it did."""
    done = {each.code: each for each in YearStep.objects.filter(year=year).select_related("by")}
    return [
        StepNow(step, () if step.code in done else tuple(step.plan(year, by)), done.get(step.code))
        for step in in_order()
    ]


def in_order() -> list[RolloverStep]:
    """The steps of every room, in the order they are done."""
    return sorted(REGISTRY.rollover.values(), key=lambda step: step.order)


def do(*, year: str, code: str, by: Reader) -> YearStep:
    """Do one step and keep what it wrote. Raises AlreadyDone, and KeyError for a step that nobody declares."""
    step = REGISTRY.rollover[code]
    with transaction.atomic():
        if YearStep.objects.filter(year=year, code=code).exists():
            raise AlreadyDone(f"{step.title}: this was done already.")
        wrote = list(step.do(year, by)) or ["There was nothing to do."]
        recorder.note("year.step", thing="step", thing_id=f"{year}/{code}")
        return YearStep.objects.create(year=year, code=code, said=wrote, by_id=by.user_id, at=now())


def rehearse(*, year: str, by: Reader) -> list[Rehearsed]:
    """Do every step that is left, say what each wrote, and take everything back."""
    done = set(YearStep.objects.filter(year=year).values_list("code", flat=True))
    found: list[Rehearsed] = []
    with recorder.collecting(recorder.Doer(actor=by.trail_name, hat=by.hat)), transaction.atomic():
        for step in in_order():
            if step.code not in done:
                found.append(_try(step, year, by))
        transaction.set_rollback(True)
    recorder.note("year.rehearse", thing="year", thing_id=year)
    return found


def _try(step: RolloverStep, year: str, by: Reader) -> Rehearsed:
    try:
        with transaction.atomic():
            return Rehearsed(step.title, tuple(step.do(year, by)) or ("There is nothing to do.",))
    except ValueError as refusal:
        return Rehearsed(step.title, (), str(refusal))
