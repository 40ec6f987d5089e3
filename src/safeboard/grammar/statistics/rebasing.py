"""A new baseline is proposed, never made: where a figure has moved for good, somebody who knows why decides.

The cause must be understood first; a program that rebases by itself hides a worsening behind new limits. The rule and
why: the design's statistics paper, section 2.1 (auto-rebase).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from safeboard.grammar.statistics.points import FEWEST_FOR_LIMITS, RUN


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a new group would start, how many points it would have, and the means before and after."""

    at: int
    points: int
    before: float
    after: float

    @property
    def side(self) -> int:
        """1 where the figure moved up, -1 where it moved down."""
        return 1 if self.after > self.before else -1


def propose(points: Sequence[float | None], scores: Sequence[float] | None = None) -> Proposal | None:
    """A proposal where the newest seven points or more all lie on one side of what came before, and still do.

    `scores` are the points as their chart judges them (where bases differ); the points themselves by default. The
    group before must keep at least 5 points. None where there is nothing to propose. The likeliest place is the one
    that leaves the least variation in the two parts.
    """
    kept = [at for at, value in enumerate(points) if value is not None]
    values = [value for value in points if value is not None]
    judged = list(scores) if scores is not None else values
    if len(judged) != len(values):
        raise ValueError("Give one score for every point that has a value.")
    if len(values) < FEWEST_FOR_LIMITS + RUN:
        return None
    middle = fmean(judged)
    sides = [1 if value > middle else -1 if value < middle else 0 for value in judged]
    run = next((length for length, side in enumerate(reversed(sides)) if side != sides[-1]), len(sides))
    if sides[-1] == 0 or run < RUN:
        return None
    places = range(FEWEST_FOR_LIMITS, len(judged) - RUN + 1)
    at = min(places, key=lambda place: _left_over(judged[:place]) + _left_over(judged[place:]))
    return Proposal(kept[at], len(values) - at, fmean(values[:at]), fmean(values[at:]))


def _left_over(values: Sequence[float]) -> float:
    mean = fmean(values)
    return sum((value - mean) ** 2 for value in values)
