"""Which way is better: more, less, or neither by itself."""

from __future__ import annotations

from enum import Enum


class Better(Enum):
    """The side that is an improvement, as a sign: a movement times it is above 0 when things got better."""

    HIGHER = 1
    LOWER = -1
    NEITHER = 0

    def improves(self, side: int) -> bool:
        """Whether a movement to this side (1 up, -1 down) is an improvement."""
        return self.value * side > 0

    def worsens(self, side: int) -> bool:
        """Whether a movement to this side (1 up, -1 down) is a concern."""
        return self.value * side < 0
