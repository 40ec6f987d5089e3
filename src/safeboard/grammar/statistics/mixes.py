"""Whether the mix within a figure changed: which agencies, ages or reasons make it up, and who moved.

Chi-square over two periods with adjusted residuals beyond 3: the design's statistics paper, section 2.5 (notable mix).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from safeboard.grammar.statistics.distributions import beyond_chi_square, either_side_of_normal

FAR = 3.0
FEWEST_EXPECTED = 5.0


@dataclass(frozen=True, slots=True)
class Mix:
    """Two periods compared: chi-square with its chance, and each part's adjusted residual in the later period."""

    chi_square: float
    degrees: int
    p: float
    residuals: Mapping[str, float]

    @property
    def moved(self) -> tuple[str, ...]:
        """The parts that moved by more than chance explains, the one that moved most first."""
        far = [part for part, residual in self.residuals.items() if abs(residual) > FAR]
        return tuple(sorted(far, key=lambda part: (-abs(self.residuals[part]), part)))

    @property
    def by_chance(self) -> float:
        """How often a mix of so many parts would show somebody who moved, by chance alone."""
        free = max(len(self.residuals) - 1, 1)
        return 1 - (1 - either_side_of_normal(FAR)) ** free


def mix_change(before: Mapping[str, int], after: Mapping[str, int]) -> Mix | None:
    """The mixes of two periods compared; None where fewer than two parts have enough in them (5 expected in each).

    Parts that are too small are left out of the comparison, never joined: who moved must be somebody.
    """
    parts = sorted(set(before) | set(after))
    while True:
        first = {part: before.get(part, 0) for part in parts}
        then = {part: after.get(part, 0) for part in parts}
        n1, n2 = sum(first.values()), sum(then.values())
        if len(parts) < 2 or not n1 or not n2:
            return None
        enough = [
            part for part in parts if (first[part] + then[part]) * min(n1, n2) / (n1 + n2) >= FEWEST_EXPECTED
        ]
        if enough == parts:
            break
        parts = enough
    whole, chi_square = n1 + n2, 0.0
    residuals: dict[str, float] = {}
    for part in parts:
        share = (first[part] + then[part]) / whole
        expected = n2 * share
        chi_square += (then[part] - expected) ** 2 / expected + (first[part] - n1 * share) ** 2 / (n1 * share)
        spread = sqrt(expected * (1 - share) * (1 - n2 / whole))
        residuals[part] = (then[part] - expected) / spread if spread else 0.0
    degrees = len(parts) - 1
    return Mix(chi_square, degrees, beyond_chi_square(chi_square, degrees), residuals)
