"""Keeps children who are looked after in need for as long: other children's needs close in their stead.

Two needs exchange their closing days. Who is in need changes, how many are on any day does not, so that no published
stock moves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter
from random import Random

from safeboard.demo.care import CareDraft
from safeboard.demo.drafts import NeedDraft
from safeboard.demo.targets import LAST_DAY

OPEN_BEFORE = timedelta(days=500)
TRIED = 500
FEW_DAYS = timedelta(days=10)


def keep_in_need(rng: Random, needs: Sequence[NeedDraft], cared: Sequence[CareDraft]) -> None:
    """Let no need close before the care within it ends. ValueError where nobody is left to exchange with.

    The longest care chooses first: it needs the few who stay in need for years.
    """
    ours = {id(care.need) for care in cared}
    others = sorted(
        (need for need in needs if id(need) not in ours and need.plan is None and need.earliest is not None),
        key=attrgetter("started"),
    )
    days = [need.started for need in others]
    for care in sorted(cared, key=lambda care: (care.started - (care.ended or date.max)).days):
        grown = care.need.person.adult
        # Who leaves care on the eighteenth birthday is in need until then; some days before are near enough to look for.
        until = grown - FEW_DAYS if care.ended == grown else care.ended or date.max
        while care.need.closed is not None and care.need.closed < until:
            closed = care.need.closed
            first, last = bisect_left(days, closed - OPEN_BEFORE), bisect_right(days, closed)
            some = others[first:last]
            # A few hundred tried are enough but for the last weeks, when few close.
            other = _longest(care, rng.sample(some, min(TRIED, len(some))), until) or _longest(
                care, others[:last], until
            )
            if other is None:
                raise ValueError(f"Nobody can leave need on {closed} instead of {care.need.person.child_id}.")
            care.need.closed, other.closed = other.closed, closed
        if care.ended == grown and care.need.closed is not None:
            care.need.closed = grown


def _longest(care: CareDraft, others: Sequence[NeedDraft], until: date) -> NeedDraft | None:
    """Of those open on the day who may close on it: whoever closes soonest after the care ends, else last of all."""
    closed = care.need.closed or date.max
    free = [
        need
        for need in others
        if (need.closed or date.max) > closed
        and need.earliest is not None
        and need.earliest <= closed
        and (need.closed or LAST_DAY) < care.need.person.adult
        and all(each.authorised <= closed for each in need.assessments)
    ]
    enough = [need for need in free if (need.closed or date.max) >= until]
    if enough:
        return min(enough, key=lambda need: need.closed or date.max)
    return max(free, key=lambda need: need.closed or date.max, default=None)
