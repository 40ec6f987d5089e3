"""The four Making Data Count rules: which points of a group stand out, and on which side.

Formulas and choices: the design's statistics paper, section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from safeboard.grammar.statistics.points import RUN, Footing, Limits, Signal


def marks_of_scores(
    scores: Sequence[float], clipped: tuple[bool, bool] = (False, False), reach: float = 3.0
) -> tuple[tuple[tuple[Signal, int], ...], ...]:
    """The four rules on points given in standard deviations from their centre, limits at 3 and near limits at 2.

    `clipped` says whether the lower and the upper limit lie beyond what the figure can be; that side cannot signal.
    """
    near = reach * 2 / 3
    limits = Limits(Footing.FULL, len(scores), 0.0, 1.0, -reach, -near, near, reach, *clipped)
    return tuple(signals_of(scores, limits))


def signals_of(values: Sequence[float | None], limits: Limits) -> list[tuple[tuple[Signal, int], ...]]:
    """The signals of each point of a group by its limits, in the order in which one label is chosen."""
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
