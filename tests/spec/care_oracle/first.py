"""The first half of the rules, by their code as text: those up to 393 that need no list of providers and no postcodes."""

from __future__ import annotations

from tests.spec.care_oracle import (
    first_adoption,
    first_care,
    first_codes,
    first_episodes,
    first_last_year,
    first_leavers,
    first_leaving,
    first_people,
    first_placements,
)
from tests.spec.care_oracle.first_book import RULES, YEARS

MODULES = (
    first_adoption,
    first_care,
    first_codes,
    first_episodes,
    first_last_year,
    first_leavers,
    first_leaving,
    first_people,
    first_placements,
)
__all__ = ["MODULES", "RULES", "YEARS"]
