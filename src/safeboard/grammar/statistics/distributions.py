"""Chances: the tails of the few distributions that the tests of this folder stand on.

Finite sums in double precision, so that a page starts without a library of statistics; the tests hold them against
one. Each says P(X at or beyond), which is what a p-value is.
"""

from __future__ import annotations

from math import comb, erfc, exp, lgamma, log, pi, sqrt

NEVER = 1e-17


def beyond_normal(z: float) -> float:
    """The chance that a normal deviate is at least z (one side)."""
    return erfc(z / sqrt(2)) / 2


def either_side_of_normal(z: float) -> float:
    """The chance that a normal deviate is at least this far from 0, on either side."""
    return erfc(abs(z) / sqrt(2))


def beyond_chi_square(value: float, degrees: int) -> float:
    """The chance that chi-square with these degrees of freedom is at least the value.

    Raises ValueError for less than one degree of freedom or a value below 0.
    """
    if degrees < 1 or value < 0:
        raise ValueError(f"Chi-square of {value} with {degrees} degrees of freedom does not exist.")
    half = value / 2
    if degrees % 2 == 0:
        chance, term, first = exp(-half), exp(-half), 1.0
    else:
        chance, term, first = erfc(sqrt(half)), 2 * sqrt(half / pi) * exp(-half), 1.5
        if degrees > 1:
            chance += term
    steps = degrees // 2 - 1
    for step in range(max(steps, 0)):
        term *= half / (first + step)
        chance += term
    return min(chance, 1.0)


def at_least_negative_binomial(x: int, successes: float, p: float) -> float:
    """The chance of x or more, X ~ NegBin(r, p): the failures before the r-th success of chance p each.

    r need not be whole. Raises ValueError for r or p outside their range.
    """
    if successes <= 0 or not 0 < p <= 1:
        raise ValueError(f"A negative binomial of r={successes}, p={p} does not exist.")
    if x <= 0:
        return 1.0
    if p == 1:
        return 0.0

    def log_chance(k: int) -> float:
        return lgamma(successes + k) - lgamma(successes) - lgamma(k + 1) + successes * log(p) + k * log(1 - p)

    mean = successes * (1 - p) / p
    if x > mean:
        # From x upwards each chance is smaller than the one before it: sum until nothing more comes.
        chance = total = exp(log_chance(x))
        k = x
        while chance > NEVER * max(total, NEVER) and chance > 0:
            chance *= (successes + k) / (k + 1) * (1 - p)
            k += 1
            total += chance
        return min(total, 1.0)
    chance = total = exp(log_chance(0))
    for k in range(x - 1):
        chance *= (successes + k) / (k + 1) * (1 - p)
        total += chance
    return max(1.0 - total, 0.0)


def at_least_beta_binomial(x: int, n: int, a: float, b: float) -> float:
    """The chance of x or more of n, X ~ BetaBinomial(n, a, b). Raises ValueError for shapes not above 0."""
    if a <= 0 or b <= 0 or n < 0:
        raise ValueError(f"A beta-binomial of n={n}, a={a}, b={b} does not exist.")
    if x <= 0:
        return 1.0
    whole = lgamma(a) + lgamma(b) - lgamma(a + b)
    return min(
        sum(
            exp(
                lgamma(n + 1)
                - lgamma(k + 1)
                - lgamma(n - k + 1)
                + lgamma(a + k)
                + lgamma(b + n - k)
                - lgamma(a + b + n)
                - whole
            )
            for k in range(x, n + 1)
        ),
        1.0,
    )


def binomial_quantile(chance: float, n: int, p: float = 0.5) -> int:
    """The smallest number of n, each of chance p, that is reached with at least this chance."""
    reached = 0.0
    for k in range(n + 1):
        reached += comb(n, k) * p**k * (1 - p) ** (n - k)
        if reached >= chance:
            return k
    return n


def poisson_at_least(x: int, mean: float) -> float:
    """The chance of x events or more where so many are expected."""
    if x <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if x > mean:
        chance = total = exp(x * log(mean) - mean - lgamma(x + 1))
        k = x
        while chance > NEVER * max(total, NEVER) and chance > 0:
            k += 1
            chance *= mean / k
            total += chance
        return min(total, 1.0)
    return max(1.0 - sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(x)), 0.0)


def poisson_at_most(x: int, mean: float) -> float:
    """The chance of x events or fewer where so many are expected."""
    if x < 0:
        return 0.0
    if mean <= 0:
        return 1.0
    return min(sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(x + 1)), 1.0)
