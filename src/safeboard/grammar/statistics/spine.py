"""The spine chart: one area beside a benchmark, the spread of the others behind it, all on one scale; and fifths.

Formulas: the design's statistics paper, section 2.3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.funnels import quantile

FIFTHS = 5
FIFTH_WORDS = ("worst fifth", "second worst fifth", "middle fifth", "second best fifth", "best fifth")
PLAIN_FIFTH_WORDS = (
    "lowest fifth",
    "second lowest fifth",
    "middle fifth",
    "second highest fifth",
    "highest fifth",
)


@dataclass(frozen=True, slots=True)
class Spine:
    """One line of a spine chart. Lengths and the marker are in units of `scale`; the benchmark is at 0.

    To the right of the benchmark is better (or higher, where there is no better): `to_upper_quartile`, then
    `to_best`. To the left `to_lower_quartile`, then `to_worst`. The marker is from -1 to 1 unless the area itself
    lies outside the others.
    """

    benchmark: float
    worst: float
    lower_quartile: float
    upper_quartile: float
    best: float
    scale: float
    to_worst: float
    to_lower_quartile: float
    to_upper_quartile: float
    to_best: float
    marker: float | None


def spine(
    value: float | None, others: Sequence[float], benchmark: float, better: Better = Better.NEITHER
) -> Spine:
    """The spine of an area among others (itself included or not) round a benchmark in the same unit.

    A scale of 0, where all areas equal the benchmark, draws nothing: every length is 0. Raises ValueError where there
    are no others.
    """
    if not others:
        raise ValueError("A spine needs the values of other areas.")
    turn = -1 if better is Better.LOWER else 1
    worst, best = (max(others), min(others)) if turn < 0 else (min(others), max(others))
    near_worst, near_best = (
        quantile(others, 0.75 if turn < 0 else 0.25),
        quantile(others, 0.25 if turn < 0 else 0.75),
    )
    scale = max(abs(best - benchmark), abs(worst - benchmark))
    unit = scale or 1.0
    return Spine(
        benchmark=benchmark,
        worst=worst,
        lower_quartile=near_worst,
        upper_quartile=near_best,
        best=best,
        scale=scale,
        to_worst=abs(worst - near_worst) / unit,
        to_lower_quartile=abs(near_worst - benchmark) / unit,
        to_upper_quartile=abs(near_best - benchmark) / unit,
        to_best=abs(best - near_best) / unit,
        marker=None if value is None else turn * (value - benchmark) / unit,
    )


def fifths(values: Mapping[str, float]) -> Mapping[str, int]:
    """Each area's fifth, 1 the lowest and 5 the highest; empty ("not compared") below 5 areas.

    As a database cuts a list into five: the first fifths take one area more when it does not divide. Equal values
    share the lower fifth, so that an area's fifth never hangs on how names are spelled.
    """
    if len(values) < FIFTHS:
        return {}
    ordered = sorted(values.values())
    size, over = divmod(len(ordered), FIFTHS)
    ends = [sum(size + (fifth < over) for fifth in range(upto + 1)) for upto in range(FIFTHS)]
    return {
        key: next(at for at, end in enumerate(ends, 1) if ordered.index(value) < end)
        for key, value in values.items()
    }


def fifth_words(fifth: int | None, better: Better) -> str:
    """The fifth in words: best and worst where there is a good direction, otherwise highest and lowest."""
    if fifth is None:
        return "not compared"
    if better is Better.NEITHER:
        return PLAIN_FIFTH_WORDS[fifth - 1]
    return FIFTH_WORDS[FIFTHS - fifth if better is Better.LOWER else fifth - 1]
