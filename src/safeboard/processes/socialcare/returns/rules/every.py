"""All the rules over the rows of Annex A, in the order of the lists they speak of; the file's own counts come last."""

from __future__ import annotations

from safeboard.processes.socialcare.returns.rules import (
    adopters,
    adoption,
    care,
    care_beside,
    care_episodes,
    counts,
    enquiries,
    front_door,
    in_need,
    leaving,
    plans,
    plans_beside,
)

RULES = (
    *front_door.RULES,
    *enquiries.RULES,
    *in_need.RULES,
    *plans.RULES,
    *plans_beside.RULES,
    *care.RULES,
    *care_episodes.RULES,
    *care_beside.RULES,
    *leaving.RULES,
    *adoption.RULES,
    *adopters.RULES,
    *counts.RULES,
)
