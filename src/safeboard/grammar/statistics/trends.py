"""The trend marker: whether five periods rise or fall together, and how small a trend it could have missed.

Chi-square for trend at p < 0.002, and the slope keeps its sign whichever one of the five is left out. Saying "no
significant change" without saying what could have been found is half a sentence: `least_detectable` is the other
half. Formulas: the design's statistics paper, section 2.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import expm1, inf, log, sqrt
from typing import TypeVar

from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.distributions import beyond_chi_square
from safeboard.grammar.statistics.intervals import rate_interval

PERIODS = 5
CRITICAL = 9.549536
WIDTH_IN_ERRORS = 3.92
# At p < 0.002 on both sides and found in four of five cases: 3.090 and 0.842 standard errors.
DEVIATES = 3.090232 + 0.841621
POWER_WORDS = "four times in five"

T = TypeVar("T")


class Direction(Enum):
    """What five periods say, with the words for it."""

    CANNOT = "cannot be calculated"
    NONE = "no significant change"
    RISING = "increasing"
    FALLING = "decreasing"


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend marker: slope per period in the unit of the figure, chi-square, p, and what it could have missed.

    `least` is the smallest steady change a period, as a share (0.19 is 19%), that it would find four times in five;
    None where even that cannot be said.
    """

    direction: Direction
    slope: float | None = None
    chi_square: float | None = None
    p: float | None = None
    least: float | None = None

    @property
    def side(self) -> int:
        """1 rising, -1 falling, 0 otherwise."""
        return {Direction.RISING: 1, Direction.FALLING: -1}.get(self.direction, 0)


def rate_trend(x: Sequence[int], populations: Sequence[float], per: float = 10_000) -> Trend:
    """The trend of the last five rates, oldest first; earlier ones are not looked at. Periods need not be consecutive.

    Weighted by 1/SE squared, SE = width of the 95% interval / 3.92. Cannot be calculated with fewer than five. Never
    for rolling values of several years: they share their events.
    """
    counts, bases = list(x)[-PERIODS:], list(populations)[-PERIODS:]
    if len(counts) < PERIODS or len(counts) != len(bases):
        return Trend(Direction.CANNOT)
    values = [per * count / base for count, base in zip(counts, bases, strict=True)]
    weights = []
    for count, base in zip(counts, bases, strict=True):
        interval = rate_interval(count, base, per=per)
        weights.append((WIDTH_IN_ERRORS / (interval.high - interval.low)) ** 2)
    slope, chi_square = _weighted(values, weights)
    steady = all(
        _weighted(_without(values, out), _without(weights, out), _without(range(1, PERIODS + 1), out))[0]
        * slope
        > 0
        for out in range(PERIODS)
    )
    information = 10 * sum(counts) / PERIODS
    return _marked(slope, chi_square, steady=steady, least=_least(information))


def share_trend(x: Sequence[int], n: Sequence[int]) -> Trend:
    """The trend of the last five percentages, x of n, oldest first; cannot be calculated where any is 0% or 100%."""
    parts, bases = list(x)[-PERIODS:], list(n)[-PERIODS:]
    if (
        len(parts) < PERIODS
        or len(parts) != len(bases)
        or any(not 0 < part < base for part, base in zip(parts, bases, strict=True))
    ):
        return Trend(Direction.CANNOT)
    times = range(1, PERIODS + 1)
    whole, events = sum(bases), sum(parts)
    with_time = sum(time * part for time, part in zip(times, parts, strict=True))
    base_time = sum(time * base for time, base in zip(times, bases, strict=True))
    base_square = sum(time * time * base for time, base in zip(times, bases, strict=True))
    chi_square = (
        whole * (whole * with_time - events * base_time) ** 2
        / (events * (whole - events) * (whole * base_square - base_time**2))
    )  # fmt: skip
    logits = [log(part / (base - part)) for part, base in zip(parts, bases, strict=True)]
    flat = [1.0] * PERIODS
    slope = _weighted(logits, flat)[0]
    steady = all(
        _weighted(_without(logits, out), _without(flat, out), _without(times, out))[0] * slope > 0
        for out in range(PERIODS)
    )
    share = events / whole
    spread = base_square - base_time**2 / whole
    least = _least(share * (1 - share) * spread)
    # On the scale of odds; near the middle a change of the share itself is that much times 1 - share.
    return _marked(
        100 * (with_time - events * base_time / whole) / spread,
        chi_square,
        steady=steady,
        least=least and least * (1 - share),
    )


def trend_words(trend: Trend, better: Better, over: str = "years") -> str:
    """The marker in words: better or worse where there is a good direction, and what it could have missed."""
    if trend.direction is Direction.CANNOT:
        return f"Too few {over} to say whether there is a trend"
    if trend.side == 0:
        return f"No clear trend over five {over}{_missed(trend, over)}"
    side = "Rising" if trend.side > 0 else "Falling"
    if better is Better.NEITHER:
        return f"{side} over five {over}"
    return f"{'Getting better' if better.improves(trend.side) else 'Getting worse'} over five {over}"


def _missed(trend: Trend, over: str) -> str:
    if trend.least is None:
        return ""
    if trend.least >= 1:
        return f"; it could not have detected less than a doubling each {over.removesuffix('s')}"
    return f"; it could not have detected less than {100 * trend.least:.0f}% a {over.removesuffix('s')}"


def _least(information: float) -> float | None:
    return expm1(DEVIATES / sqrt(information)) if information > 0 else None


def _marked(slope: float, chi_square: float, *, steady: bool, least: float | None) -> Trend:
    p = beyond_chi_square(chi_square, 1) if chi_square < inf else 0.0
    if chi_square <= CRITICAL or not steady:
        return Trend(Direction.NONE, slope, chi_square, p, least)
    return Trend(Direction.RISING if slope > 0 else Direction.FALLING, slope, chi_square, p, least)


def _weighted(
    values: Sequence[float], weights: Sequence[float], times: Sequence[int] | None = None
) -> tuple[float, float]:
    """The weighted slope and its chi-square."""
    at = times if times is not None else range(1, len(values) + 1)
    w = sum(weights)
    wt = sum(weight * time for weight, time in zip(weights, at, strict=True))
    wtt = sum(weight * time * time for weight, time in zip(weights, at, strict=True))
    wy = sum(weight * value for weight, value in zip(weights, values, strict=True))
    wty = sum(weight * time * value for weight, time, value in zip(weights, at, values, strict=True))
    spread = w * wtt - wt * wt
    slope = (w * wty - wt * wy) / spread
    return slope, slope * slope * spread / w


def _without(values: Sequence[T], out: int) -> list[T]:
    return [value for at, value in enumerate(values) if at != out]
