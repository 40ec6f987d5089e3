"""Who is looked after: spells of care within spells of need, adding up to each year's stock, and adoptions.

It draws from numbers of its own, so that nothing else in the county depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from safeboard.demo.dice import ONE_DAY, months_between, next_month
from safeboard.demo.drafts import NeedDraft
from safeboard.demo.families import YEAR
from safeboard.demo.targets import FIRST_DAY, LAST_DAY, TARGETS
from safeboard.demo.targets_care import (
    ADOPTED,
    CARE_STARTED,
    CARED_FOR_AT_START,
    CARED_FOR_ON_31_MARCH,
    PLACED_OUT_OF_AREA,
    PLACEMENTS,
)

SETTLING = timedelta(days=10)
WORTH_IT = timedelta(days=180)
SOON_OVER, ONE_TO_THREE_YEARS = 0.15, 0.63
ADOPTION_TAKES = 330
PLACEMENT_WEIGHTS = (
    (("foster", "private"), 42), (("foster", "own"), 24), (("childrens_home", "private"), 12), (("foster", "other"), 9),
    (("parents", "own"), 6), (("residential_school", "private"), 2), (("adoption", "other"), 4), (("other", "other"), 1),
)  # fmt: skip
LEGAL = (
    ("full_care_order", 47), ("interim_care_order", 16), ("accommodated", 26), ("placement_order", 10), ("youth_justice", 1),
)  # fmt: skip
LEFT = (
    ("returned_home", 52), ("special_guardianship", 14), ("independent", 6), ("residence_order", 4), ("other", 24),
)  # fmt: skip
FAR_AWAY = 0.5


@dataclass(slots=True, eq=False)
class CareDraft:
    """One spell of being looked after. `ended` is None while it lasts; `placement` and `out` are its latest.

    `likely` is when it would end of itself, if the year's totals let it.
    """

    need: NeedDraft
    started: date
    ended: date | None = None
    reason: str = ""
    placement: tuple[str, str] = ("foster", "private")
    out: bool = False
    legal: str = "full_care_order"
    likely: date = date.max

    def age(self, on: date) -> float:
        """Years of age on a day; 0 for a child not yet born."""
        born = self.need.person.born
        return 0.0 if born is None else (on - born).days / YEAR


def look_after(rng: Random, needs: Sequence[NeedDraft]) -> list[CareDraft]:
    """Every spell of care from before April 2009 to March 2016, by the day it began.

    Most last one to three years; starts and ends are spread over the year, so that the stock of each month's last
    day lies on the way from one 31 March to the next. A spell may outlast its need: `staying` sees to that.
    """
    born = [need for need in needs if need.person.born is not None and need.plan is None]
    before = FIRST_DAY - timedelta(days=1)
    cared: list[CareDraft] = []
    already = _open_on(born, before, set())
    if len(already) < CARED_FOR_AT_START:
        raise ValueError(
            f"{CARED_FOR_AT_START} children should be looked after on {before}, of {len(already)}."
        )
    # Mostly those who have longest to stay a child: the others would all leave at once.
    already.sort(key=lambda need: (before - _until(need)).days * (0.4 + rng.random()))
    for need in already[:CARED_FOR_AT_START]:
        lasts = min(_until(need), before + timedelta(days=20 + int(rng.expovariate(1 / 750))))
        cared.append(CareDraft(need, _between(rng, need.started, before), likely=lasts))
    stock = CARED_FOR_AT_START
    for target in TARGETS:
        stock = _year(rng, born, cared, target.name, target.first, stock)
        _adopt(cared, target.name, target.first, target.last)
    _place(rng, cared)
    return sorted(cared, key=lambda care: (care.started, care.need.person.child_id))


def _year(
    rng: Random, needs: Sequence[NeedDraft], cared: list[CareDraft], name: str, first: date, stock: int
) -> int:
    """Care of one year, month by month from one stock to the next, which it gives back."""
    wanted, starting = CARED_FOR_ON_31_MARCH[name], CARE_STARTED[name]
    months = months_between(first, date(first.year + 1, 3, 31))
    # So long must a spell last on average for the stock to stand while so many start.
    mean = 365 * (stock + wanted) / 2 / starting
    started, standing = 0, stock
    for place, month in enumerate(months, start=1):
        last = next_month(month) - ONE_DAY
        beginning = round(starting * place / len(months)) - started
        goal = stock + (wanted - stock) * place / len(months)
        now = wanted if place == len(months) else round(goal * rng.uniform(0.985, 1.015))
        ending = max(0, standing + beginning - now)
        _end(rng, cared, month, last, ending)
        _begin(rng, needs, cared, month, last, now - standing + ending, mean)
        started, standing = started + beginning, now
    return wanted


def _end(rng: Random, cared: Sequence[CareDraft], month: date, last: date, wanted: int) -> None:
    """End the care of so many in a month: first those who must leave, then those who would soonest."""
    lasting = [care for care in cared if care.ended is None and care.started + SETTLING <= last]
    lasting.sort(key=lambda care: (_until(care.need) > last + timedelta(days=31), care.likely))
    for care in lasting[:wanted]:
        earliest, latest = max(month, care.started + SETTLING), min(last, _until(care.need))
        care.ended = care.likely if earliest <= care.likely <= latest else _between(rng, earliest, latest)
        care.reason = _drawn(rng, LEFT)


def _begin(
    rng: Random,
    needs: Sequence[NeedDraft],
    cared: list[CareDraft],
    month: date,
    last: date,
    wanted: int,
    mean: float,
) -> None:
    """Let the care of so many begin in a month; some of it is soon over."""
    busy = {id(care.need) for care in cared}
    free = [need for need in _open_on(needs, last, busy) if _until(need) > last + WORTH_IT]
    if len(free) < wanted:
        raise ValueError(f"{wanted} children should come into care in {month:%B %Y}, of {len(free)} in need.")
    for need in rng.sample(free, wanted):
        started = _between(rng, max(month, need.started), last)
        likely = started + timedelta(days=_days_of_care(rng, mean))
        cared.append(CareDraft(need, started, likely=min(_until(need), likely)))


def _days_of_care(rng: Random, mean: float) -> int:
    """Soon over, or one to three years, or, so that the mean is met, for much of a childhood."""
    chance = rng.random()
    if chance < SOON_OVER:
        return rng.randint(12, 180)
    if chance < SOON_OVER + ONE_TO_THREE_YEARS:
        return rng.randint(365, 1095)
    shorter = SOON_OVER * 96 + ONE_TO_THREE_YEARS * 730
    average = (mean - shorter) / (1 - SOON_OVER - ONE_TO_THREE_YEARS)
    return round(rng.uniform(1095, max(1500, 2 * average - 1095)))


def _until(need: NeedDraft) -> date:
    """How long a need could last: to the eighteenth birthday, or to its closing where the child was referred again."""
    grown = need.person.adult - timedelta(days=3)
    again = need.person.referred[-1] > need.started
    return min(grown, need.closed) if again and need.closed is not None else grown


def _adopt(cared: Sequence[CareDraft], name: str, first: date, last: date) -> None:
    """Of those who left in the year, the youngest who had been cared for long enough were adopted."""
    left = [
        care
        for care in cared
        if care.ended is not None
        and first <= care.ended <= last
        and (care.ended - care.started).days >= ADOPTION_TAKES
    ]
    for care in sorted(left, key=lambda care: care.age(care.started))[: ADOPTED[name]]:
        care.reason = "adopted"


def _place(rng: Random, cared: Sequence[CareDraft]) -> None:
    """Where each lives: those in care on the last day exactly as published, the others likewise by chance."""
    lasting = [care for care in cared if care.ended is None]
    for care in cared:
        care.legal = _drawn(rng, LEGAL)
        care.placement = ("adoption", "other") if care.reason == "adopted" else _drawn(rng, PLACEMENT_WEIGHTS)
        care.out = rng.random() < FAR_AWAY
    by_age = sorted(lasting, key=lambda care: care.age(LAST_DAY))
    youngest, oldest = PLACEMENTS["adoption", "other"], PLACEMENTS["independent", "own"]
    middle = by_age[youngest : len(by_age) - oldest]
    rng.shuffle(middle)
    kinds = [
        kind
        for kind, count in PLACEMENTS.items()
        for _ in range(count)
        if kind not in {("adoption", "other"), ("independent", "own")}
    ]
    for care, kind in zip(middle, kinds, strict=True):
        care.placement = kind
    for care in by_age[:youngest]:
        care.placement, care.legal = ("adoption", "other"), "placement_order"
    for care in by_age[len(by_age) - oldest :]:
        care.placement, care.legal = ("independent", "own"), "accommodated"
    away = {id(care) for care in rng.sample(lasting, PLACED_OUT_OF_AREA)}
    for care in lasting:
        care.out = id(care) in away


def _open_on(needs: Sequence[NeedDraft], on: date, but: set[int]) -> list[NeedDraft]:
    return [
        need
        for need in needs
        if id(need) not in but and need.started <= on and (need.closed is None or need.closed > on)
    ]


def _between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def _drawn(rng: Random, weights: Sequence[tuple[object, float]]) -> object:
    return rng.choices([each for each, _ in weights], [weight for _, weight in weights])[0]
