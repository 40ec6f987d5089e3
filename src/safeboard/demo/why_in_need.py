"""Why families are in need: the primary need of each, those of 2015-16 in the shares printed for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from random import Random

from safeboard.demo.drafts import NeedDraft
from safeboard.demo.targets import PRIMARY_NEED_2015_16, TARGETS

CATEGORIES_OF_NEED = {
    "abuse_or_neglect": 44, "acute_stress": 25, "dysfunction": 21, "child_disability": 4, "parent_illness": 2,
    "behaviour": 1.5, "absent_parenting": 1, "low_income": 0.5, "not_stated": 1,
}  # fmt: skip


def why_in_need(rng: Random, drafts: Sequence[NeedDraft]) -> dict[int, tuple[str, int]]:
    """Each family's primary need, and how many days apart it is seen; those of 2015-16 in the shares printed for it."""
    families: dict[int, tuple[str, int]] = {}
    last_year: dict[int, list[NeedDraft]] = defaultdict(list)
    for draft in drafts:
        family = id(draft.arrival)
        if family not in families:
            at_risk = draft.arrival.conference is not None and rng.random() < 0.7
            families[family] = (
                "abuse_or_neglect"
                if at_risk
                else rng.choices(list(CATEGORIES_OF_NEED), list(CATEGORIES_OF_NEED.values()))[0],
                rng.randint(9, 34),
            )
        if draft.arrival.period == len(TARGETS) - 1:
            last_year[family].append(draft)
    children_in_all = sum(map(len, last_year.values()))
    short = {need: round(children_in_all * share / 100) for need, share in PRIMARY_NEED_2015_16.items()}
    short[""] = children_in_all - sum(short.values())
    for family, members in last_year.items():
        short[_bucket(families[family][0])] -= len(members)
    for family, members in last_year.items():
        now, size = _bucket(families[family][0]), len(members)
        better = max(short, key=lambda need: short[need])
        # Where a conference was held, the need is what the conference was about.
        if short[now] <= -size and short[better] >= size and members[0].arrival.conference is None:
            families[family] = (better or "child_disability", families[family][1])
            short[now] += size
            short[better] -= size
    return families


def _bucket(need: str) -> str:
    return need if need in PRIMARY_NEED_2015_16 else ""
