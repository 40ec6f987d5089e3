"""Where children lived when care began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from safeboard.demo.care import CareDraft
from safeboard.demo.care_orders import Orders
from safeboard.demo.targets_care import STARTED_PLACE_2010
from safeboard.demo.targets_care_homes import ADOPTING, NOT_UNDER, WITH_PARENTS, Home

PROVIDERS = {"P1": "PR0", "U1": "PR1", "P2": "PR1", "H5": "PR1"}


def likely(
    rng: Random, cared: Sequence[CareDraft], homes: Mapping[Home, int], orders: Orders
) -> dict[CareDraft, Home]:
    """A home for each, mixed as these are."""
    found = {}
    for care in cared:
        able = [
            home
            for home in homes
            if home != ADOPTING
            and care.age(care.started) >= NOT_UNDER.get(home[0], 0)
            and (home != WITH_PARENTS or orders[care] in ("C1", "C2"))
        ]
        found[care] = rng.choices(able, [homes[home] for home in able])[0]
    return found


def as_published_on_starting(rng: Random, new: Sequence[CareDraft]) -> None:
    """Where those lived at first who came into care in 2009-10, the only year of which it was published."""
    free = [care for care in new if care.first]
    rng.shuffle(free)
    for place, wanted in sorted(
        STARTED_PLACE_2010.items(), key=lambda each: -NOT_UNDER.get(each[0], each[0] == WITH_PARENTS[0])
    ):
        able = [care for care in free if care.age(care.started) >= NOT_UNDER.get(place, 0)]
        if place == "P1":
            able = [care for care in able if care.steps[0].legal in ("C1", "C2")]
        for care in able[:wanted]:
            free.remove(care)
            for step in care.steps:
                step.place, step.provider = place, PROVIDERS.get(place, "PR4")
        if len(able) < wanted:
            raise ValueError(f"{wanted} children should have lived in {place} at first, of {len(able)}.")
