"""*Start the new year*: the plan's open items go on in the new year; actions and risks stay as they are (pages.md 3.8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.office import RolloverStep
from safeboard.grammar.measure.periods import period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import plan
from safeboard.kernel.actions.models import Item, Kind, Wait
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse, possible
from safeboard.kernel.ui.templating import plural

YEAR_MONTHS = 12
GO_ON = {
    Kind.ACTION: ("action", "actions"),
    Kind.CHALLENGE: ("challenge", "challenges"),
    Kind.CONCERN: ("risk or concern", "risks and concerns"),
    Kind.DEEP_DIVE: ("request to look deeper", "requests to look deeper"),
    Kind.WATCH: ("thing to keep watching", "things to keep watching"),
}


def plan_carry(year: str, by: Reader) -> Iterator[str]:
    """Which items of the plan would be carried, and to which day."""
    for item in _open(year):
        due = _due(item, year, by.on)
        yield f"{item}, {item.asked_of}: {item.title}. Due {_day(due)} then."


def do_carry(year: str, by: Reader) -> Iterator[str]:
    """Carry each of them, and say why one could not be."""
    for item in _open(year):
        due = _due(item, year, by.on)
        why = f"Not finished in {item.plan_year}: carried when {year} was prepared."
        try:
            with transaction.atomic():
                made = plan.carry(item=item, seen=item.version, plan_year=year, due_on=due, words=why, by=by)
        except (NotNow, SomebodyElse) as refusal:
            yield f"{item} is not carried: {refusal}"
        else:
            yield f"{item} became {made}: {item.title}. Due {_day(due)}."


def what_goes_on(year: str, by: Reader) -> Iterator[str]:
    """How many of each kind stay open; nothing is written, they belong to no year."""
    rows = Item.objects.filter(kind__in=GO_ON, hidden=False).exclude(waits_for=Wait.NOTHING)
    found = {row["kind"]: row["count"] for row in rows.order_by().values("kind").annotate(count=Count("pk"))}
    for kind, (one, many) in GO_ON.items():
        if count := found.get(kind, 0):
            yield f"{plural(count, one, many)} {'stays' if count == 1 else 'stay'} open and {'goes' if count == 1 else 'go'} on."


def _open(year: str) -> list[Item]:
    """What is still to be done of the plan of earlier years; what only waits for a check is not carried."""
    rows = Item.objects.filter(kind=Kind.PLAN, plan_year__lt=year, hidden=False).exclude(
        waits_for=Wait.NOTHING
    )
    rows = rows.select_related("agency", "sub_group").order_by("plan_year", "number")
    return [item for item in rows if "carry" in possible(item)]


def _due(item: Item, year: str, on: dt.date) -> dt.date:
    """The same day a year later, within the new year and not past."""
    over = period(year)
    due = item.due_on
    while due < over.start:
        due = add_months(due, YEAR_MONTHS)
    return max(min(due, over.end), on)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


STEPS = (
    RolloverStep(
        "actions.carry",
        "Carry open items of the plan into the new year",
        60,
        plan_carry,
        do_carry,
        lambda year: not _open(year),
    ),
    RolloverStep(
        "actions.go_on",
        "See which actions and risks go on",
        65,
        what_goes_on,
        what_goes_on,
        lambda year: False,
    ),
)
