"""Where the line of an indicator is broken, and why: declared changes, and new baselines that somebody accepted.

A new baseline is proposed by the program and made by a named person who knows the cause (docs/adr/0023). Verbs and the
breaks that follow from them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.indicators.models import Rebase
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Broken:
    """A place at which a new group of months starts, with the reason that is printed.

    `words` is empty for a declared change, whose reason stands with the indicator itself.
    """

    place: int
    words: str = ""


def answer(*, indicator: str, starts_on: dt.date, accepted: bool, reason: str, by: Reader) -> Rebase:
    """Accept or decline a new baseline from this month on. Raises NotNow where the reason says too little."""
    if len(reason.strip()) < SHORTEST:
        raise NotNow("Say in a sentence what changed, and how you know.", "reason")
    if starts_on > by.on:
        raise NotNow("A new baseline starts in a month that has been.", "starts_on")
    row = Rebase.objects.create(
        indicator=indicator,
        starts_on=starts_on.replace(day=1),
        answer=Rebase.ACCEPTED if accepted else Rebase.DECLINED,
        reason=reason.strip(),
        answered_by_id=by.user_id,
        answered_at=now(),
    )
    recorder.note("rebases.answer", thing="rebase", thing_id=row.pk, indicator=indicator, accepted=accepted)
    return row


def answers(indicator: str) -> list[Rebase]:
    """The answer that stands for each month, in the order of the months."""
    rows = Rebase.objects.filter(indicator=indicator).select_related("answered_by").order_by("pk")
    standing = {row.starts_on: row for row in rows}
    return [standing[day] for day in sorted(standing)]


def broken_at(indicator: Indicator, months: Sequence[Period]) -> tuple[Broken, ...]:
    """Where a new group starts: at each dated change and where it ends (A16), and at each accepted new baseline."""
    places: dict[int, Broken] = {}
    for row in answers(indicator.code):
        if row.answer == Rebase.ACCEPTED:
            place = next((at for at, month in enumerate(months) if month.start == row.starts_on), 0)
            places[place] = Broken(place, words_of(row))
    for each in indicator.breaks:
        for day in (each.on, each.until):
            if day is None:
                continue
            place = next((at for at, month in enumerate(months) if month.start > day), 0)
            if day == each.on:
                place = next((at for at, month in enumerate(months) if month.end >= day), 0)
            places[place] = Broken(place)
    return tuple(places[place] for place in sorted(places) if 0 < place < len(months))


def words_of(row: Rebase) -> str:
    """`New baseline from July 2015: ... (Analyst, 21 April 2016)`, as it is printed beside the chart."""
    on = timezone.localdate(row.answered_at)
    what = "New baseline from" if row.answer == Rebase.ACCEPTED else "No new baseline from"
    return (
        f"{what} {row.starts_on:%B %Y}: {row.reason.rstrip('.')} "
        f"({row.answered_by.name}, {on.day} {on:%B %Y})."
    )
