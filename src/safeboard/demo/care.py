"""Who is looked after: spells of care within spells of need, adding up to each year's stock, and adoptions.

It draws from numbers of its own, so that nothing else in the county depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

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
    """One spell of being looked after. `ended` is None while it lasts; `placement` and `out` are its latest."""

    need: NeedDraft
    started: date
    ended: date | None = None
    reason: str = ""
    placement: tuple[str, str] = ("foster", "private")
    out: bool = False
    legal: str = "full_care_order"

    def age(self, on: date) -> float:
        """Years of age on a day; 0 for a child not yet born."""
        born = self.need.person.born
        return 0.0 if born is None else (on - born).days / YEAR


def look_after(rng: Random, needs: Sequence[NeedDraft]) -> list[CareDraft]:
    """Every spell of care from before April 2009 to March 2016, by the day it began."""
    born = [need for need in needs if need.person.born is not None]
    before = FIRST_DAY - timedelta(days=1)
    cared: list[CareDraft] = []
    for need in _longest(rng, _open_on(born, before, set()), CARED_FOR_AT_START, before):
        cared.append(CareDraft(need, _between(rng, need.started, before)))
    for target in TARGETS:
        _year(rng, born, cared, target.name, target.first, target.last)
    _place(rng, cared)
    return sorted(cared, key=lambda care: (care.started, care.need.person.child_id))


def _year(
    rng: Random, needs: Sequence[NeedDraft], cared: list[CareDraft], name: str, first: date, last: date
) -> None:
    """Care of one year: some of it goes on, some ends, and so much begins that the stock of its last day is met."""
    stock, starting = CARED_FOR_ON_31_MARCH[name], CARE_STARTED[name]
    lasting = [care for care in cared if care.ended is None]
    leaving = [care for care in lasting if care.need.closed is not None and care.need.closed <= last]
    staying = [care for care in lasting if care.need.closed is None or care.need.closed > last]
    too_many = max(0, len(staying) - (stock - round(starting * 0.85)))
    leaving += [staying.pop(rng.randrange(len(staying))) for _ in range(too_many)]
    for care in leaving:
        until = min(last, care.need.closed or last)
        care.ended = _between(rng, max(first, care.started + SETTLING), until)
        care.reason = _drawn(rng, LEFT)
    busy = {id(care.need) for care in cared}
    free = _open_on(needs, last, busy)
    beginning = stock - len(staying)
    for need in _longest(rng, [each for each in free if each.started <= last - SETTLING], beginning, last):
        cared.append(CareDraft(need, _between(rng, max(first, need.started), last)))
        busy.add(id(need))
    passing = [
        need
        for need in needs
        if id(need) not in busy
        and need.closed is not None
        and first <= need.started
        and need.started + 3 * SETTLING < need.closed <= last
    ]
    for need in rng.sample(passing, max(0, starting - beginning)):
        started = _between(rng, need.started, (need.closed or last) - SETTLING)
        ended = _between(rng, started + timedelta(days=2), need.closed or last)
        cared.append(CareDraft(need, started, ended, _drawn(rng, LEFT)))
    _adopt(cared, name, first, last)


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


def _longest(rng: Random, needs: Sequence[NeedDraft], wanted: int, on: date) -> list[NeedDraft]:
    """So many of them, mostly those that stay open longest: care is for those who need it longest."""
    left = sorted(
        needs,
        key=lambda need: (
            need.plan is not None,
            -min(1500, ((need.closed or date(2018, 1, 1)) - on).days) * (0.4 + rng.random()),
        ),
    )
    if len(left) < wanted:
        raise ValueError(f"{wanted} children should be looked after on {on}, of {len(left)} in need.")
    return left[:wanted]


def _between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def _drawn(rng: Random, weights: Sequence[tuple[object, float]]) -> object:
    return rng.choices([each for each, _ in weights], [weight for _, weight in weights])[0]
