"""Whether the newest count is more than its own past leads one to expect, exactly, however small the numbers are.

The past gives a range of possible true rates (Jeffreys prior); the newest period is judged against all of them.
Formulas: the design's statistics paper, sections 2.4 and 2.5.
"""

from __future__ import annotations

from safeboard.grammar.statistics.distributions import at_least_beta_binomial, at_least_negative_binomial

RED = 0.001
AMBER = 0.005
PRIOR = 0.5


def chance_of_at_least(x: int, events: int, exposure: float, newest: float = 1.0) -> float:
    """The chance of x or more in the newest period after so many events in the past exposure.

    X ~ NegBin(r = events + 1/2, p = E / (E + e)); for n equal periods the exposure is n and the newest 1.
    Raises ValueError for an exposure not above 0.
    """
    return at_least_negative_binomial(x, events + PRIOR, _weight(exposure, newest))


def chance_of_at_most(x: int, events: int, exposure: float, newest: float = 1.0) -> float:
    """The chance of x or fewer in the newest period after so many events in the past exposure."""
    return 1.0 - at_least_negative_binomial(x + 1, events + PRIOR, _weight(exposure, newest))


def share_at_least(x: int, n: int, events: int, base: int) -> float:
    """The chance of x or more of the newest n after so many events of the past base: BetaBinomial(n, S + 1/2, N - S + 1/2)."""
    _share(x, n, events, base)
    return at_least_beta_binomial(x, n, events + PRIOR, base - events + PRIOR)


def share_at_most(x: int, n: int, events: int, base: int) -> float:
    """The chance of x or fewer of the newest n after so many events of the past base."""
    _share(x, n, events, base)
    return at_least_beta_binomial(n - x, n, base - events + PRIOR, events + PRIOR)


def limits_of_count(events: int, exposure: float, newest: float = 1.0, tail: float = RED) -> tuple[int, int]:
    """The counts that the newest period may have without being a surprise, ends included, at this chance per side."""
    low = 0
    while chance_of_at_most(low, events, exposure, newest) < tail:
        low += 1
    high = low
    while chance_of_at_least(high + 1, events, exposure, newest) >= tail:
        high += 1
    return low, high


def limits_of_share(n: int, events: int, base: int, tail: float = RED) -> tuple[int, int]:
    """The numerators that the newest n may have without being a surprise, ends included, at this chance per side."""
    low = 0
    while share_at_most(low, n, events, base) < tail:
        low += 1
    high = n
    while share_at_least(high, n, events, base) < tail:
        high -= 1
    return low, high


def _weight(exposure: float, newest: float) -> float:
    if exposure <= 0 or newest <= 0:
        raise ValueError("What came before and the newest period must both be longer than nothing.")
    return exposure / (exposure + newest)


def _share(x: int, n: int, events: int, base: int) -> None:
    if not 0 <= x <= n or not 0 <= events <= base:
        raise ValueError(f"{x} of {n} after {events} of {base} is not a pair of shares.")
