"""What came before the newest period, and the exact chances that it gives of what may come next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safeboard.grammar.statistics.chart_choice import Kind
from safeboard.grammar.statistics.predictive import (
    chance_of_at_least,
    chance_of_at_most,
    limits_of_count,
    limits_of_share,
    share_at_least,
    share_at_most,
)


@dataclass(frozen=True, slots=True)
class Past:
    """So many events of a base: counts in periods, or parts of a whole for shares."""

    kind: Kind
    events: int
    base: float

    def at_least(self, x: int, size: float) -> float:
        """The chance of x or more in a newest period of this size."""
        if self.kind is Kind.SHARE:
            return share_at_least(x, int(size), self.events, int(self.base))
        return chance_of_at_least(x, self.events, self.base, size)

    def at_most(self, x: int, size: float) -> float:
        """The chance of x or fewer in a newest period of this size."""
        if self.kind is Kind.SHARE:
            return share_at_most(x, int(size), self.events, int(self.base))
        return chance_of_at_most(x, self.events, self.base, size)

    def limits(self, size: float) -> tuple[int, int]:
        """The counts that a period of this size may have without being a surprise, ends included."""
        if self.kind is Kind.SHARE:
            return limits_of_share(int(size), self.events, int(self.base))
        return limits_of_count(self.events, self.base, size)

    def reached(self, size: float, level: float, *, up: bool) -> float:
        """The chance that the newest really is called a surprise at this level: counts jump over it."""
        middle = round(self.events / self.base * size)
        chance: Callable[[int, float], float] = self.at_least if up else self.at_most
        x = middle
        while chance(x, size) >= level:
            x += 1 if up else -1
            if x < 0 or (self.kind is Kind.SHARE and x > size):
                return 0.0
        return chance(x, size)
