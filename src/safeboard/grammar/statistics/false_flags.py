"""How many flags would appear by chance, and which stand out even so.

A hundred stable measures give flags at every meeting. Each test is made knowing how often it fires when nothing has
changed; the sum of these is printed beside the flags, and Benjamini and Hochberg's method says which of them are
still convincing among so many. Choices: the design's statistics paper, section 2.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHARE_FALSE = 0.10


@dataclass(frozen=True, slots=True)
class Trial:
    """One test that was made: its chance value, how often it fires when nothing has changed, and whether it fired."""

    p: float
    alarm: float
    fired: bool

    def __post_init__(self) -> None:
        if not 0 <= self.p <= 1 or not 0 <= self.alarm <= 1:
            raise ValueError(f"A chance lies between 0 and 1; {self.p} and {self.alarm} do not both.")


def convincing(ps: Sequence[float], share_false: float = SHARE_FALSE) -> tuple[bool, ...]:
    """Which of these tests stand out among all of them, so that about this share of them at most is false.

    Benjamini and Hochberg: the largest rank k with p(k) <= k q / m, and all before it.
    """
    count = len(ps)
    ranked = sorted(range(count), key=lambda at: ps[at])
    upto = max((rank for rank, at in enumerate(ranked, 1) if ps[at] <= rank * share_false / count), default=0)
    chosen = set(ranked[:upto])
    return tuple(at in chosen for at in range(count))


def expected_by_chance(tests: Sequence[Trial]) -> float:
    """How many of these tests would fire if nothing had changed anywhere."""
    return sum(test.alarm for test in tests)


def chance_words(expected: float) -> str:
    """The number as people say it: `fewer than 1`, `about 2`."""
    return "fewer than 1" if expected < 0.75 else f"about {max(1, round(expected))}"
