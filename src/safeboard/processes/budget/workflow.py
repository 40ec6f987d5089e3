"""The budget of a new year: last year's base contributions, asked for again (RolloverStep "budget.lines")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from safeboard.grammar.declarations.office import RolloverStep
from safeboard.grammar.measure.periods import period
from safeboard.kernel.work.today import today
from safeboard.processes.budget import services
from safeboard.processes.budget.models import Kind, Line
from safeboard.processes.budget.selectors.money import pounds


def plan(year: str, by: Any) -> Iterator[str]:
    """Which agency would be asked for what."""
    for line in _open(year):
        yield f"{line.agency} is asked for {pounds(line.pence)}, its base of {line.year}."


def do(year: str, by: Any) -> Iterator[str]:
    """Ask each agency for the base of the year before; who is asked already stays as they are."""
    for line in _open(year):
        services.request(
            agency=line.agency,
            year=year,
            kind=Kind.BASE,
            pence=line.pence,
            note=line.note,
            shared_with=line.shared_with.all(),
            by=by,
        )
        yield f"{line.agency} was asked for {pounds(line.pence)}, its base of {line.year}."


def done(year: str) -> bool:
    """Whether every agency that gave a base last year is asked in this one."""
    return not _open(year)


def _open(year: str) -> list[Line]:
    """The base lines of the year before whose agency is still a partner and has none in this year."""
    before = period(year).previous().code
    there = set(Line.objects.filter(year=year, kind=Kind.BASE).values_list("agency_id", flat=True))
    last = (
        Line.objects.filter(year=before, kind=Kind.BASE).exclude(agency_id__in=there).select_related("agency")
    )
    # Whoever declined last year with a pledge of nothing has no base to ask for again.
    return [line for line in last if line.pence > 0 and not line.agency.ended_by(today())]


STEPS = (RolloverStep("budget.lines", "Ask for contributions, from last year's base", 50, plan, do, done),)
