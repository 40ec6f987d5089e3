"""Whether a figure differs from a benchmark, or from its own last year, by more than chance explains.

Formulas: the design's statistics paper, section 2.3.
"""

from __future__ import annotations

from enum import Enum
from math import exp, log, sqrt

from safeboard.grammar.statistics.intervals import USUAL, Interval, normal_deviate, rate_interval, wilson


class Standing(Enum):
    """Where a figure stands against a benchmark, with the words for it. Says nothing of better or worse."""

    MUCH_LOWER = "much lower"
    LOWER = "lower"
    SIMILAR = "similar"
    HIGHER = "higher"
    MUCH_HIGHER = "much higher"


class Change(Enum):
    """Whether a figure moved between two periods, with the words for it."""

    CLEAR_RISE = "clear rise"
    CLEAR_FALL = "clear fall"
    NO_CLEAR_CHANGE = "no clear change"

    @property
    def is_clear(self) -> bool:
        """Whether the figure moved by more than chance explains."""
        return self is not Change.NO_CLEAR_CHANGE


def compare(interval95: Interval, interval998: Interval, benchmark: float) -> Standing:
    """Where a figure with these intervals stands against a benchmark in the same unit.

    Outside the 99.8% interval is much lower or much higher; outside the 95% interval only, lower or higher.
    Raises ValueError when the 99.8% interval does not contain the 95% one.
    """
    if interval998.low > interval95.low or interval998.high < interval95.high:
        raise ValueError("The 99.8% interval must contain the 95% interval; were the two exchanged?")
    if benchmark > interval998.high:
        return Standing.MUCH_LOWER
    if benchmark < interval998.low:
        return Standing.MUCH_HIGHER
    if benchmark > interval95.high:
        return Standing.LOWER
    if benchmark < interval95.low:
        return Standing.HIGHER
    return Standing.SIMILAR


def rate_ratio(x1: int, e1: float, x2: int, e2: float, level: float = USUAL) -> Interval:
    """The interval round the second rate divided by the first; x events in a population or time of e.

    Raises ValueError when either count or exposure is 0: the ratio then has no logarithm.
    """
    if min(x1, x2) < 1 or min(e1, e2) <= 0:
        raise ValueError("A ratio of rates needs at least one event, and a population, on both sides.")
    ratio = log((x2 / e2) / (x1 / e1))
    reach = normal_deviate(level) * sqrt(1 / x1 + 1 / x2)
    return Interval(exp(ratio - reach), exp(ratio + reach))


def difference(x1: int, n1: int, x2: int, n2: int, level: float = USUAL) -> Interval:
    """The interval round the second percentage less the first, as shares from -1 to 1 (Newcombe's method)."""
    first, second = wilson(x1, n1, level), wilson(x2, n2, level)
    p1, p2 = x1 / n1, x2 / n2
    gap = p2 - p1
    return Interval(
        gap - sqrt((p2 - second.low) ** 2 + (first.high - p1) ** 2),
        gap + sqrt((second.high - p2) ** 2 + (p1 - first.low) ** 2),
    )


def rate_change(x1: int, e1: float, x2: int, e2: float, level: float = USUAL) -> Change:
    """Whether a rate moved from the first period to the second by more than chance explains.

    Judged on the ratio of the rates. Where either count is 0, a change is clear only if the two exact intervals
    do not meet, which is the more cautious test.
    """
    if min(x1, x2) == 0:
        first = rate_interval(x1, e1, per=1, level=level)
        second = rate_interval(x2, e2, per=1, level=level)
        return _moved(Interval(second.low - first.high, second.high - first.low), 0)
    return _moved(rate_ratio(x1, e1, x2, e2, level), 1)


def share_change(x1: int, n1: int, x2: int, n2: int, level: float = USUAL) -> Change:
    """Whether a percentage moved from the first period to the second by more than chance explains."""
    return _moved(difference(x1, n1, x2, n2, level), 0)


def _moved(interval: Interval, unmoved: float) -> Change:
    if interval.low > unmoved:
        return Change.CLEAR_RISE
    if interval.high < unmoved:
        return Change.CLEAR_FALL
    return Change.NO_CLEAR_CHANGE
