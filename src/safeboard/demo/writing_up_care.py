"""Writes spells of care up as finished records, with the plan for adoption of those who were or are to be adopted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random

from safeboard.demo.care import CareDraft
from safeboard.demo.drafts import Person
from safeboard.demo.records import Adoption, Care, Child
from safeboard.demo.targets import LAST_DAY
from safeboard.grammar.dates import add_months

CATEGORIES_OF_CARE = {
    "abuse_or_neglect": 58, "dysfunction": 20, "acute_stress": 12, "absent_parenting": 6, "child_disability": 4,
}  # fmt: skip


def care(rng: Random, children: Mapping[Person, Child], drafts: Iterable[CareDraft]) -> tuple[Care, ...]:
    """Spells of being looked after, those who were or are to be adopted with the plan for it."""
    ended: dict[Person, date] = {}
    written = []
    for draft in drafts:
        before = ended.get(draft.need.person)
        if draft.ended is not None:
            ended[draft.need.person] = draft.ended
        placed = max(draft.started, (draft.ended or LAST_DAY) - timedelta(days=int(rng.expovariate(1 / 260))))
        adoption = None
        if draft.placement[0] == "adoption":
            adoption = _adoption(draft)
            placed = adoption.placed
        written.append(
            Care(
                children[draft.need.person],
                draft.started,
                draft.ended,
                draft.reason,
                rng.choices(list(CATEGORIES_OF_CARE), list(CATEGORIES_OF_CARE.values()))[0],
                before is not None and draft.started <= add_months(before, 12),
                draft.legal,
                *draft.placement,
                draft.out,
                placed,
                adoption,
            )
        )
    return tuple(written)


def _adoption(draft: CareDraft) -> Adoption:
    """A decision, an order, a match and a placement, in that order within the spell of care."""
    until = draft.ended or LAST_DAY
    step = (until - draft.started) / 5
    decided, order, matched, placed = (draft.started + step * place for place in (1, 2, 3, 4))
    return Adoption(decided, order, matched, placed, draft.ended if draft.reason == "adopted" else None)
