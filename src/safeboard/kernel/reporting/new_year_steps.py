"""What reporting does for a new year: close the old year's figures, and begin the report on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from safeboard.grammar.declarations.office import RolloverStep
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.partnership.models import User
from safeboard.kernel.reporting.annual import drafts
from safeboard.kernel.reporting.models import Chapter, YearFigures
from safeboard.kernel.work.today import now


def plan_close(year: str, by: Any) -> Iterator[str]:
    """The figures of the year that ends become provisional."""
    ended = period(year).previous().code
    newest = _newest()
    if YearFigures.objects.filter(year=ended).exists():
        return
    yield (
        f"The figures of {ended} become provisional: {newest}."
        if newest
        else f"There are no figures to close {ended} with yet. Count them first."
    )


def do_close(year: str, by: Any) -> Iterator[str]:
    """Keep which figures count for the year that ended. Raises ValueError where there are none."""
    ended = period(year).previous().code
    newest = _newest()
    if newest is None:
        raise ValueError(
            f"There are no figures to close {ended} with. Count them on the page of indicators first."
        )
    closed, fresh = YearFigures.objects.get_or_create(
        year=ended, standing="provisional", defaults={"snapshot": newest, "by_id": by.user_id, "at": now()}
    )
    if fresh:
        yield f"The figures of {closed} are {newest}. They become final when every return of the year has been checked."


def plan_report(year: str, by: Any) -> Iterator[str]:
    """The chapters of the report on the year that ends."""
    ended = period(year).previous().code
    for code in _missing(ended):
        yield f"A chapter is begun: {REGISTRY.sections[code].title}, {ended}, owned by the {REGISTRY.sections[code].owner}."


def do_report(year: str, by: Any) -> Iterator[str]:
    """Begin every chapter that nobody has begun."""
    ended, newest = period(year).previous().code, _newest()
    if newest is None:
        raise ValueError("A chapter is written from figures. Count them on the page of indicators first.")
    for code in _missing(ended):
        chapter = drafts.create(ended, newest, User.objects.get(pk=by.user_id), code)
        yield f"Begun: {chapter}."


def _missing(year: str) -> list[str]:
    there = set(Chapter.objects.filter(year=year).values_list("code", flat=True))
    return [
        each.code
        for each in sorted(REGISTRY.sections.values(), key=lambda each: each.order)
        if each.code not in there
    ]


def _newest() -> Snapshot | None:
    return Snapshot.objects.order_by("made_at", "pk").last()


STEPS = (
    RolloverStep(
        "reporting.close",
        "Close the figures of the year that ended",
        10,
        plan_close,
        do_close,
        lambda year: YearFigures.objects.filter(year=period(year).previous().code).exists(),
    ),
    RolloverStep(
        "reporting.report",
        "Begin the report on the year that ended",
        90,
        plan_report,
        do_report,
        lambda year: not _missing(period(year).previous().code),
    ),
)
