"""Looked after children and adoptions, from the current rows of list 8 of Annex A."""

from __future__ import annotations

from fractions import Fraction

from safeboard.demo.seed.printed import Compute, Printed
from safeboard.demo.seed.world import World

DISTANCE = "A2; no list of Annex A holds how far from home a child lives: comes with issue 6 (DfE: 31% beyond 20 miles and outside)."
RESIDENTIAL = (
    "residential_accommodation",
    "secure_home",
    "childrens_home",
    "residential_care_home",
    "residential_school",
)


def _lives(*placements: str, provider: str = "") -> Compute:
    def count(world: World) -> int | None:
        if not world.looked_after:
            return None
        return sum(
            facts.get("placement") in placements and provider in ("", facts.get("provider"))
            for facts in world.looked_after
        )

    return count


def _out_of_area(world: World) -> Fraction | None:
    out = sum(facts.get("location") == "out_of_area" for facts in world.looked_after)
    return Fraction(100 * out, len(world.looked_after)) if world.looked_after else None


FIGURES = (
    Printed("SF0101", "463", "children", lambda world: len(world.looked_after) or None),
    Printed("SF0102", "52", "percent", _out_of_area),
    Printed("SF0103", "57", "percent", lambda world: None, DISTANCE),
    Printed("SF0105", "83", "children", _lives(*RESIDENTIAL)),
    Printed("SF0106", "195", "children", _lives("foster", provider="private")),
    Printed("SF0107", "83", "children", _lives("foster", provider="own")),
    Printed("SF0108", "7", "children", _lives("independent")),
    Printed("SF0109", "24", "children", _lives("parents")),
    Printed("SF0110", "38", "adoptions", lambda world: world.adopted("2015-16")),
    Printed("SF0111", "30", "adoptions", lambda world: world.adopted("2014-15")),
)
