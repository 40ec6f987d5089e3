"""Children cared for only in short breaks under an agreed series (V4): told in the return, and not counted as looked after.

Five of the seven of 2015-16 are why the county's own list of 31 March 2016 has 463 children and the return 458: on that
day the list showed each as looked after in a home for disabled children, since what was recorded was a stay. When the
return was drawn up their social workers had found that the stays were short breaks that the parents had agreed to, one
series each, and so the children are in it as such, and are no looked after children (R-CLA-06).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from safeboard.demo.care_pool import Pool, collection_year
from safeboard.demo.drafts import NeedDraft
from safeboard.demo.targets_care import ONLY_SHORT_BREAKS, REPORT, STOCK

AT_LEAST = timedelta(days=60)
LISTED_SINCE = (date(2015, 11, 2), date(2016, 2, 26))
YOUNGEST_LISTED = 8
GOING_ON = date(2016, 6, 1)


@dataclass(slots=True, eq=False)
class BreaksDraft:
    """An agreed series. `ended` is None while it lasts; `listed` since when the county's list has the child in care."""

    need: NeedDraft
    started: date
    ended: date | None = None
    listed: date | None = None


def agree(rng: Random, pool: Pool, turned: Sequence[tuple[date, date]]) -> list[BreaksDraft]:
    """So many children in each year as published; `turned` are the series that became care, first and last day."""
    made: list[BreaksDraft] = []
    spare = sorted(pool.spare(), key=lambda need: (not need.person.disabled, need.started))
    taken: set[object] = set()
    for year, wanted in ONLY_SHORT_BREAKS.items():
        first, last = collection_year(year)
        going_on = [each for each in made if each.ended is None or each.ended >= first]
        going_on.sort(key=lambda each: (_listable(each), each.ended or date.max), reverse=True)
        # A series that became care in a later year is of short breaks only until then.
        already = sum(began <= last and ended > last for began, ended in turned)
        stay = sum(map(_listable, going_on)) if year == max(ONLY_SHORT_BREAKS) else wanted
        kept = going_on[: min(wanted - already, stay)]
        for each in going_on[len(kept) :]:
            each.ended = min(each.ended or first, first - timedelta(days=rng.randint(5, 60)))
            each.ended = max(each.ended, each.started)
        missing = wanted - already - len(kept)
        for need in spare:
            if missing <= 0:
                break
            began, until = max(need.started, first), min(need.closed or date.max, need.person.adult)
            if need.person in taken or began + AT_LEAST > min(last, until):
                continue
            if year < max(ONLY_SHORT_BREAKS) or _listable(BreaksDraft(need, began + AT_LEAST)):
                taken.add(need.person)
                start = began + timedelta(days=rng.randint(0, min(60, (min(last, until) - began).days - 50)))
                made.append(
                    BreaksDraft(need, start, None if until > date(2016, 3, 31) else until - timedelta(days=5))
                )
                missing -= 1
        if missing:
            raise ValueError(f"{missing} children more should have been in short breaks in {year}.")
    return _listed(rng, made)


def _listed(rng: Random, made: list[BreaksDraft]) -> list[BreaksDraft]:
    first, last = LISTED_SINCE
    able = [each for each in made if _listable(each)]
    wanted = REPORT["looked_after"] - STOCK[2016]
    if len(able) < wanted:
        raise ValueError(
            f"{wanted} children in short breaks should stand in the county's list, of {len(able)}."
        )
    for each in able[:wanted]:
        each.listed = first + timedelta(days=rng.randint(0, (last - first).days))
    return made


def _listable(each: BreaksDraft) -> bool:
    """Whether the county's list could have shown the child in a home on its day."""
    person, need = each.need.person, each.need
    return (
        each.ended is None
        and need.closed is None
        and person.born is not None
        and (LISTED_SINCE[0] - person.born).days > 365 * YOUNGEST_LISTED
        and person.adult > GOING_ON
        and each.started < LISTED_SINCE[0]
    )
