"""The run chart: a median, the longest run and the crossings, for series too short or too odd for limits.

Anhøj's two rules; formulas: the design's statistics paper, section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from statistics import median

from safeboard.grammar.statistics.distributions import binomial_quantile

FEWEST_USEFUL = 10
CHANCE = 0.05


@dataclass(frozen=True, slots=True)
class RunChart:
    """A median with what its runs say. `useful` is the number of points that are not on the median.

    `side` is the side of the longest run, 1 above and -1 below; 0 where no run is unusual.
    """

    middle: float
    useful: int
    longest: int
    longest_usual: int
    crossings: int
    fewest_usual: int
    side: int

    @property
    def signals(self) -> bool:
        """Whether the runs are longer, or the crossings fewer, than a stable series gives."""
        return self.useful >= FEWEST_USEFUL and (
            self.longest > self.longest_usual or self.crossings < self.fewest_usual
        )


def run_chart(points: Sequence[float | None]) -> RunChart:
    """The run chart of a series, oldest first; None is a period without a value, a point on the median is left out.

    With fewer than 10 useful points it never signals. Raises ValueError where there is no value.
    """
    values = [value for value in points if value is not None]
    if not values:
        raise ValueError("A run chart needs at least one value.")
    middle = median(values)
    sides = [1 if value > middle else -1 for value in values if value != middle]
    crossings = sum(before != after for before, after in pairwise(sides))
    longest, side, run = 0, 0, 0
    for at, each in enumerate(sides):
        run = run + 1 if at and sides[at - 1] == each else 1
        if run >= longest:
            longest, side = run, each
    useful = len(sides)
    usual = longest_usual(useful) if useful else 0
    return RunChart(
        middle=middle,
        useful=useful,
        longest=longest,
        longest_usual=usual,
        crossings=crossings,
        fewest_usual=fewest_crossings(useful) if useful else 0,
        side=side if longest > usual and useful >= FEWEST_USEFUL else 0,
    )


def longest_usual(useful: int) -> int:
    """The longest run that chance usually gives with so many useful points."""
    return round(log2(useful)) + 3


def fewest_crossings(useful: int) -> int:
    """The fewest crossings of the median that chance usually gives with so many useful points."""
    return binomial_quantile(CHANCE, useful - 1) if useful > 1 else 0
