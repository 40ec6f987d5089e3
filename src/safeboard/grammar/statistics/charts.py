"""Control charts: which movements of a figure are more than its usual variation.

The XmR chart with the four Making Data Count rules. Formulas and choices: the design's statistics paper, section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import isfinite

PROCESS_REACH = 2.66
NEAR_REACH = PROCESS_REACH * 2 / 3
SCREEN = 3.267
RUN = 7
FEWEST_FOR_LIMITS = 5
FEWEST_FOR_FULL_LIMITS = 12


class Signal(Enum):
    """Why a point stands out, with the words for it, in the order in which one label is chosen."""

    OUTSIDE = "outside the limits"
    TREND = "steady trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "shift to one side"


class Footing(Enum):
    """How far a chart's limits can be trusted."""

    NONE = "too few points for limits"
    TRIAL = "trial limits"
    FULL = "limits"


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre and limits of one group of points, in the figure's own unit.

    `mean` is None when there are no points; the rest are None when there are fewer than 5. A limit beyond what the
    figure can reach is clipped to it, and that side cannot signal.
    """

    standing: Footing
    points: int
    mean: float | None = None
    moving_range: float | None = None
    lower: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None
    upper: float | None = None
    lower_clipped: bool = False
    upper_clipped: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its value (None where nothing was supplied), its group, and its signals with their side.

    The side is 1 above the centre or rising, and -1 below it or falling.
    """

    value: float | None
    group: int
    signals: tuple[tuple[Signal, int], ...] = ()

    @property
    def label(self) -> Signal | None:
        """The one signal to name: outside the limits, then trend, two of three, shift. None is common cause."""
        return self.signals[0][0] if self.signals else None

    @property
    def side(self) -> int:
        """The side of the named signal, or 0 for common cause."""
        return self.signals[0][1] if self.signals else 0


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
        signals = _signals(values, found)
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
    if not steps:
        return 0.0
    usual = sum(steps) / len(steps)
    if screen:
        kept = [step for step in steps if step < SCREEN * usual]
        if any(kept):
            return sum(kept) / len(kept)
    return usual


def _signals(values: Sequence[float | None], limits: Limits) -> list[tuple[tuple[Signal, int], ...]]:
    marks: list[dict[Signal, int]] = [{} for _ in values]
    if limits.standing is not Footing.NONE and limits.moving_range:
        _mark_runs(values, limits, marks)
        if limits.standing is Footing.FULL:
            for side in (1, -1):
                _mark_limits(values, limits, side, marks)
    return [tuple((signal, mark[signal]) for signal in Signal if signal in mark) for mark in marks]


def _mark_runs(values: Sequence[float | None], limits: Limits, marks: list[dict[Signal, int]]) -> None:
    """Rules 2 and 3: seven in a row on one side of the mean; seven in a row each beyond the last."""
    mean = limits.mean or 0.0
    sides = [0 if value is None else _sign(value - mean) for value in values]
    for start, stop, side in _runs(sides):
        if stop - start >= RUN:
            for mark in marks[start:stop]:
                mark[Signal.SHIFT] = side
    steps = [0 if a is None or b is None else _sign(b - a) for a, b in pairwise(values)]
    for start, stop, side in _runs(steps):
        if stop - start >= RUN - 1:
            for mark in marks[start : stop + 1]:
                mark[Signal.TREND] = side


def _mark_limits(
    values: Sequence[float | None], limits: Limits, side: int, marks: list[dict[Signal, int]]
) -> None:
    """Rules 1 and 4 on one side: beyond the limit; two of three in the outer third on the same side of the mean."""
    far, near, clipped = (
        (limits.upper, limits.near_upper, limits.upper_clipped)
        if side > 0
        else (limits.lower, limits.near_lower, limits.lower_clipped)
    )
    if clipped or far is None or near is None or limits.mean is None:
        return
    beyond = [value is not None and side * (value - far) > 0 for value in values]
    close = [
        value is not None and side * (value - near) > 0 and not out
        for value, out in zip(values, beyond, strict=True)
    ]
    same = [value is not None and side * (value - limits.mean) > 0 for value in values]
    for place, out in enumerate(beyond):
        if out:
            marks[place][Signal.OUTSIDE] = side
    for start in range(len(values) - 2):
        three = range(start, start + 3)
        if all(same[place] for place in three) and sum(close[place] for place in three) >= 2:
            for place in three:
                if close[place]:
                    marks[place][Signal.TWO_OF_THREE] = side


def _runs(sides: Sequence[int]) -> list[tuple[int, int, int]]:
    """Each unbroken stretch of 1 or of -1, as its start, its end (exclusive) and its side."""
    runs: list[tuple[int, int, int]] = []
    start = 0
    for place in range(1, len(sides) + 1):
        if place == len(sides) or sides[place] != sides[start]:
            if sides[start]:
                runs.append((start, place, sides[start]))
            start = place
    return runs


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
