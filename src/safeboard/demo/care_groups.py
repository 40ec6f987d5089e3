"""Ethnic groups of the children looked after, so that each 31 March has as many of each as published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from safeboard.demo.care import CareDraft
from safeboard.demo.care_pool import collection_year
from safeboard.demo.drafts import Person
from safeboard.demo.targets_care import ETHNICITY

USUAL = {"white": 72, "mixed": 13, "asian": 5, "black": 5, "other": 5}


def ethnic_groups(rng: Random, cared: Sequence[CareDraft]) -> dict[Person, str]:
    """The group of everybody who was ever looked after; of those counted on some 31 March, as published.

    Children counted on the same days are alike here, so that a whole number of each group among them is looked for.
    Raises ValueError where there is none.
    """
    days = {year: collection_year(year)[1] for year in ETHNICITY}
    counted: dict[Person, set[int]] = defaultdict(set)
    for care in cared:
        counted[care.need.person] |= {year for year, day in days.items() if care.on(day)}
    alike: dict[tuple[int, ...], list[Person]] = defaultdict(list)
    for person, years in counted.items():
        alike[tuple(sorted(years))].append(person)
    kinds, groups = [years for years in alike if years], list(next(iter(ETHNICITY.values())))
    numbers = _whole_numbers(kinds, [len(alike[years]) for years in kinds], groups)
    found: dict[Person, str] = {}
    for years, of_each in zip(kinds, numbers, strict=True):
        some = alike[years]
        rng.shuffle(some)
        drawn = [group for group, number in zip(groups, of_each, strict=True) for _ in range(number)]
        found |= zip(some, drawn, strict=True)
    for person in alike[()]:
        found[person] = rng.choices(list(USUAL), list(USUAL.values()))[0]
    return found


def _whole_numbers(
    kinds: Sequence[tuple[int, ...]], sizes: Sequence[int], groups: Sequence[str]
) -> list[list[int]]:
    """How many of each kind are of each group: they add up to the kind's size, and to the published on each day."""
    places = {each: place for place, each in enumerate(product(range(len(kinds)), groups))}
    rows, wanted = [], []
    for number, size in enumerate(sizes):
        rows.append([float(kind == number) for kind, _ in places])
        wanted.append(size)
    for year, of_year in ETHNICITY.items():
        for group, count in of_year.items():
            rows.append([float(year in kinds[kind] and each == group) for kind, each in places])
            wanted.append(count)
    most = np.array([sizes[kind] for kind, _ in places], float)
    found = milp(
        np.zeros(len(places)),
        constraints=LinearConstraint(np.array(rows), wanted, wanted),
        bounds=Bounds(0, most),
        integrality=np.ones(len(places)),
    )
    if found.x is None:
        raise ValueError("No ethnic groups of the children looked after add up to those published.")
    whole = iter(np.rint(found.x).astype(int).tolist())
    return [[next(whole) for _ in groups] for _ in kinds]
