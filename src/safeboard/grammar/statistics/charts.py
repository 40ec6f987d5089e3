"""Control charts: which movements of a figure are more than its usual variation.

The XmR chart with the four Making Data Count rules. Formulas and choices: the design's statistics paper, section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from safeboard.grammar.statistics.points import (
    FEWEST_FOR_FULL_LIMITS,
    FEWEST_FOR_LIMITS,
    Footing,
    Limits,
    Point,
)
from safeboard.grammar.statistics.rules import signals_of

PROCESS_REACH = 2.66
NEAR_REACH = PROCESS_REACH * 2 / 3
SCREEN = 3.267


@dataclass(frozen=True, slots=True)
class XmR:
    """A control chart: its points in order and the limits of each group of them."""

    points: tuple[Point, ...]
    groups: tuple[Limits, ...]

    @property
    def limits(self) -> Limits:
        """The limits of the latest group, the ones to judge by now."""
        return self.groups[-1]

    @property
    def latest(self) -> Point:
        """The latest point at which a value was supplied. Raises ValueError when there is none."""
        for point in reversed(self.points):
            if point.value is not None:
                return point
        raise ValueError("The chart has no value yet.")


def xmr(
    points: Sequence[float | None],
    baseline: int | None = None,
    screen: bool = True,
    breaks: Sequence[int] = (),
    floor: float | None = None,
    ceiling: float | None = None,
) -> XmR:
    """The control chart of a series, oldest first; None is a period for which nothing was supplied.

    `breaks` are the positions at which a new group starts (a change of definition, or an accepted rebase): each group
    has its own limits and no run crosses into it. `baseline` freezes each group's limits on its first so many
    values. `screen` drops moving ranges of 3.267 times their mean or more, once. `floor` and `ceiling` are the least
    and greatest the figure can be, as 0 and 100 for a percentage.

    A group with limits made from fewer than 5 values has none and signals nothing; from 5 to 11 they are trial limits
    and only shift and trend signal. Values that never vary signal nothing. Where the screen would leave no variation
    at all (a series that only ever steps), the unscreened moving range is kept.
    Raises ValueError for a value that is not finite, a baseline under 5 or breaks out of order.
    """
    if any(value is not None and not isfinite(value) for value in points):
        raise ValueError("A chart's points must be numbers, or None where nothing was supplied.")
    if baseline is not None and baseline < FEWEST_FOR_LIMITS:
        raise ValueError(f"A baseline needs at least {FEWEST_FOR_LIMITS} values, not {baseline}.")
    edges = [0, *breaks, len(points)]
    if any(before >= after for before, after in pairwise(edges)):
        raise ValueError("A chart needs points, and its breaks must be inside them, in order, each once.")
    limits: list[Limits] = []
    charted: list[Point] = []
    for group, (start, stop) in enumerate(pairwise(edges)):
        values = points[start:stop]
        found = _limits(values, baseline, screen, floor, ceiling)
        limits.append(found)
        signals = signals_of(values, found)
        charted += [Point(value, group, marks) for value, marks in zip(values, signals, strict=True)]
    return XmR(tuple(charted), tuple(limits))


def _limits(
    values: Sequence[float | None],
    baseline: int | None,
    screen: bool,
    floor: float | None,
    ceiling: float | None,
) -> Limits:
    supplied = [place for place, value in enumerate(values) if value is not None]
    used = values[: supplied[:baseline][-1] + 1] if supplied else []
    made_from = [value for value in used if value is not None]
    count = len(made_from)
    mean = sum(made_from) / count if count else None
    if mean is None or count < FEWEST_FOR_LIMITS:
        return Limits(Footing.NONE, count, mean)
    moving = _moving_range(used, screen)
    lower, upper = mean - PROCESS_REACH * moving, mean + PROCESS_REACH * moving
    near_lower, near_upper = mean - NEAR_REACH * moving, mean + NEAR_REACH * moving
    lower_clipped = floor is not None and lower < floor
    upper_clipped = ceiling is not None and upper > ceiling
    if floor is not None:
        lower, near_lower = max(lower, floor), max(near_lower, floor)
    if ceiling is not None:
        upper, near_upper = min(upper, ceiling), min(near_upper, ceiling)
    return Limits(
        Footing.FULL if count >= FEWEST_FOR_FULL_LIMITS else Footing.TRIAL,
        count,
        mean,
        moving,
        lower,
        near_lower,
        near_upper,
        upper,
        lower_clipped,
        upper_clipped,
    )


def _moving_range(values: Sequence[float | None], screen: bool) -> float:
    """The mean step between neighbours; a step across a missing value is not a step."""
    steps = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    return mean_step(steps, SCREEN if screen else None) if steps else 0.0


def mean_step(steps: Sequence[float], screen: float | None = SCREEN) -> float:
    """The mean of the steps, those of `screen` times it or more left out once; all of them where none would be left.

    Raises ValueError where there is no step.
    """
    if not steps:
        raise ValueError("There is no step between neighbours to take the mean of.")
    usual = sum(steps) / len(steps)
    if screen is not None:
        kept = [step for step in steps if step < screen * usual]
        if any(kept):
            return sum(kept) / len(kept)
    return usual
