"""Why care ended, and who came to the country alone: given to the spells of care so that each year adds up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from safeboard.demo.care import CareDraft
from safeboard.demo.care_pool import collection_year
from safeboard.demo.targets_care import CEASED_WHY, UNACCOMPANIED

ADOPTION_TAKES = 300
HOME = "E4A"

Fit = Callable[[CareDraft, date], bool]


def _left_aged(first: int, last: int) -> Fit:
    return lambda care, ended: first <= care.age(ended) <= last


# The hardest to find first: who may leave for the reason, and who is taken first of them.
_ORDER: tuple[tuple[str, Fit], ...] = (
    ("E7", _left_aged(18, 18)),
    ("E9", _left_aged(15, 17)),
    ("E43", _left_aged(1, 15)),
    ("E44", _left_aged(0, 15)),
    ("E41", _left_aged(0, 15)),
    ("E13", _left_aged(3, 16)),
    ("E4B", _left_aged(9, 17)),
    ("E2", _left_aged(0, 17)),
    ("E3", _left_aged(0, 17)),
    ("E4A", _left_aged(0, 17)),
    ("E6", _left_aged(16, 18)),
    ("E5", _left_aged(16, 18)),
    ("E8", _left_aged(0, 18)),
)


def give_reasons(rng: Random, cared: Sequence[CareDraft]) -> None:
    """Give every end of care its reason. Raises ValueError where the ages do not allow the year's numbers."""
    for year, wanted in CEASED_WHY.items():
        first, last = collection_year(year)
        ended = [care for care in cared if care.ended is not None and first <= care.ended <= last]
        left = [care for care in ended if care.last]
        rng.shuffle(left)
        # Who came again within the year had gone home.
        again = {care.need.person for care in cared if first <= care.started <= last}
        returned = [care for care in left if care.need.person in again and care.started < first]
        for care in [*(care for care in ended if not care.last), *returned]:
            care.why_ended = HOME
        counted = dict(wanted)
        counted[HOME] -= len(returned)
        left = [care for care in left if care not in returned]
        _adopt(left, counted)
        for why, fits in _ORDER:
            free = [care for care in left if not care.why_ended and fits(care, care.ended or last)]
            if why in ("E5", "E6", "E8"):
                free.sort(key=lambda care: care.age(care.ended or last) != 18)
            if len(free) < counted[why]:
                raise ValueError(f"{counted[why]} should leave care for {why} in {year}, of {len(free)}.")
            for care in free[: counted[why]]:
                care.why_ended = why


def _adopt(left: Sequence[CareDraft], counted: dict[str, int]) -> None:
    """Of those who left, the youngest who had been cared for long enough were adopted."""
    able = [care for care in left if care.ended and (care.ended - care.started).days >= ADOPTION_TAKES]
    able.sort(key=lambda care: care.age(care.ended or care.started))
    for place, care in enumerate(able[: counted["E11"] + counted["E12"]]):
        care.why_ended = "E11" if place < counted["E11"] else "E12"
    if (
        len(able) < counted["E11"] + counted["E12"]
        or able[counted["E11"] + counted["E12"] - 1].age(able[0].started) > 12
    ):
        raise ValueError("Too few children were cared for long enough to be adopted.")


def say_who_came_alone(cared: Sequence[CareDraft]) -> None:
    """So many of each 31 March came to the country without anybody: whoever did, and new ones, the eldest first."""
    alone: set[CareDraft] = set()
    for year, wanted in UNACCOMPANIED.items():
        first, last = collection_year(year)
        on = [care for care in cared if care.on(last)]
        still = [care for care in on if care in alone]
        if len(still) > wanted:
            raise ValueError(f"{len(still)} who came alone are still looked after in {year}, not {wanted}.")
        able = [care for care in on if care not in alone and care.age(care.started) >= 13 and not care.turned]
        # Those who leave soonest in the early years, so that not too many stay on.
        able.sort(key=lambda care: (care.started < first and year > min(UNACCOMPANIED), -care.age(last)))
        alone |= set(able[: wanted - len(still)])
    for care in alone:
        care.unaccompanied = True
