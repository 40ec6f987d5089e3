"""How far a percentage or a rate may be from the true one: 95% and 99.8% intervals.

Wilson for a percentage, exact Poisson for a rate on fewer than 10 events and Byar's method from 10, as used for
public health profiles in England. Formulas: the design's statistics paper, section 2.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

USUAL = 0.95
WIDE = 0.998
Z = {USUAL: 1.959964, WIDE: 3.090232}
FEWEST_EVENTS_FOR_BYAR = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """The range a figure may reasonably lie in, in the figure's own unit."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"An interval from {self.low} to {self.high} runs backwards.")

    def holds(self, value: float) -> bool:
        """Whether the value lies inside, ends included."""
        return self.low <= value <= self.high

    def scaled(self, factor: float) -> Interval:
        """The same interval in another unit."""
        return Interval(self.low * factor, self.high * factor)


def normal_deviate(level: float) -> float:
    """The normal deviate of a 95% or a 99.8% interval. Raises ValueError for any other level."""
    if level not in Z:
        raise ValueError(f"Intervals are made at 95% (0.95) or 99.8% (0.998), not at {level}.")
    return Z[level]


def wilson(x: int, n: int, level: float = USUAL) -> Interval:
    """The interval round a percentage, x of n, as two shares from 0 to 1 (Wilson's score method).

    Raises ValueError when n is 0 or x is not from 0 to n.
    """
    if n < 1:
        raise ValueError("A percentage of nothing has no interval; the base must be at least 1.")
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is not a share; the numerator must be from 0 to {n}.")
    z = normal_deviate(level)
    middle = 2 * x + z * z
    reach = z * sqrt(z * z + 4 * x * (1 - x / n))
    base = 2 * (n + z * z)
    low = 0.0 if x == 0 else (middle - reach) / base
    high = 1.0 if x == n else (middle + reach) / base
    return Interval(low, high)


def byar(x: int, level: float = USUAL) -> Interval:
    """The interval round a count of 10 or more, by Byar's method. Raises ValueError below 10."""
    if x < FEWEST_EVENTS_FOR_BYAR:
        raise ValueError(f"Byar's method needs {FEWEST_EVENTS_FOR_BYAR} events; there were {x}.")
    z = normal_deviate(level)
    above = x + 1
    return Interval(
        x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3,
        above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3,
    )


def exact_poisson(x: int, level: float = USUAL) -> Interval:
    """The interval round a count of any size, from the Poisson distribution itself; accurate to 1e-9.

    Equal to half the chi-square quantiles with 2x and 2x + 2 degrees of freedom. Raises ValueError below 0.
    """
    if x < 0:
        raise ValueError(f"A count cannot be {x}.")
    normal_deviate(level)
    tail = (1 - level) / 2
    low = 0.0 if x == 0 else _falls_to(lambda mean: _at_most(x - 1, mean), 1 - tail, x)
    return Interval(low, _falls_to(lambda mean: _at_most(x, mean), tail, x))


def _at_most(x: int, mean: float) -> float:
    """The chance of x events or fewer when that many are expected."""
    if mean == 0:
        return 1.0
    return sum(exp(events * log(mean) - mean - lgamma(events + 1)) for events in range(x + 1))


def _falls_to(falling: Callable[[float], float], target: float, near: int) -> float:
    """Where a falling function of the mean passes the target, by halving."""
    low, high = 0.0, near + 20.0 + 10.0 * sqrt(near)
    while high - low > 1e-10:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if falling(middle) > target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def rate_interval(x: int, population: float, per: float = 10_000, level: float = USUAL) -> Interval:
    """The interval round a rate per so many people: exact below 10 events, Byar's method from 10 (R-DAT-01).

    Raises ValueError when nobody is in the population.
    """
    if population <= 0:
        raise ValueError("A rate needs a population above 0.")
    count = exact_poisson(x, level) if x < FEWEST_EVENTS_FOR_BYAR else byar(x, level)
    return count.scaled(per / population)
