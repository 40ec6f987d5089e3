"""The second half of the rules of the return on children looked after, by their code as text: 393 to SW17STG2.

Source: Department for Education, children looked after return (SSDA903), rules and codes (Open Government Licence v3.0),
written from the published text, and where it is short from how the sector's open validator reads it, before its author
had seen the program's rules. Left out: what needs lists of providers or postcodes (406, 411, 420, 452, 453, 454, 503G,
503H, 503J).
"""

from __future__ import annotations

from tests.spec.care_oracle import (
    second_adoption,
    second_decisions,
    second_episodes,
    second_files,
    second_health,
    second_last_year,
    second_liberty,
    second_missing,
    second_people,
    second_permanence,
    second_placements,
    second_workers,
)
from tests.spec.care_oracle.second_book import RULES, YEARS

MODULES = (
    second_adoption,
    second_decisions,
    second_episodes,
    second_files,
    second_health,
    second_last_year,
    second_liberty,
    second_missing,
    second_people,
    second_permanence,
    second_placements,
    second_workers,
)
__all__ = ["MODULES", "RULES", "YEARS"]
