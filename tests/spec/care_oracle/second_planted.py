"""Children in whose return something is planted: where a rule of the second half begins or ends, and chance seldom goes."""

from __future__ import annotations

from collections.abc import Iterable

from tests.spec.care_oracle import second_more_plants, second_plants
from tests.spec.care_oracle.drawing import World
from tests.spec.care_oracle.reading import Tables
from tests.spec.care_oracle.second_bed import PLANTS, Bed
from tests.spec.care_oracle.worlds import tables_of

MODULES = (second_plants, second_more_plants)


def planted(seed: int, year: int) -> tuple[Tables, Tables]:
    """One child, the same for the same seed."""
    world = World(seed, year)
    bed = Bed(world, f"P{seed}")
    PLANTS[seed % len(PLANTS)](bed)
    return bed.now, bed.then


def together(seeds: Iterable[int], year: int) -> tuple[Tables, Tables]:
    """The children in one return."""
    now: Tables = {table: [] for table in tables_of(year)}
    then: Tables = {table: [] for table in tables_of(year - 1)}
    for seed in seeds:
        for whole, part in zip((now, then), planted(seed, year), strict=True):
            for table, found in part.items():
                whole[table].extend(found)
    return now, then
