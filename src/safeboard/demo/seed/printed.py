"""One printed figure, how the system computes it, and whether the two are equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from safeboard.demo.seed.world import World

Value = Fraction | int | str | None
Compute = Callable[[World], Value]
NOT_THERE = "Nothing is held to compute it from."


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of the report: its id, the value as printed, and what computes it.

    `at_least` is a bound ("over 300"): then more is equal too. `because` says why it differs: an anomaly of the report
    (A1 to A24), another source, or what is still missing. A figure that is equal needs no reason.
    """

    id: str
    printed: str
    unit: str
    compute: Compute
    because: str = ""
    at_least: bool = False

    def __post_init__(self) -> None:
        if not (self.id.startswith("SF") and len(self.id) == 6 and self.id[2:].isdigit()):
            raise ValueError(f"{self.id!r}: a figure is named SF and four digits.")

    def answer(self, world: World) -> dict[str, Any]:
        """Printed beside computed, as `safeboard seed-figures --json` gives it."""
        found = self.compute(world)
        equal = found is not None and self.same(found)
        return {
            "id": self.id,
            "printed": self.printed,
            "unit": self.unit,
            "computed": shown(found, self._places + 1),
            "equal": equal,
            "reason": "" if equal else self.because or NOT_THERE,
        }

    def same(self, found: Fraction | int | str) -> bool:
        """Whether what was computed prints as what is printed: rounded half up to as many places (A8)."""
        if isinstance(found, str):
            return found == self.printed
        try:
            printed = Decimal(self.printed)
        except InvalidOperation:
            return False
        return found >= printed if self.at_least else rounded(found, self._places) == printed

    @property
    def _places(self) -> int:
        return len(self.printed.partition(".")[2])


def rounded(found: Fraction | int, places: int) -> Decimal:
    """To so many decimal places, half away from nothing."""
    scaled = Fraction(found) * 10**places
    whole = Decimal(scaled.numerator * 2 + (scaled.denominator if scaled >= 0 else -scaled.denominator))
    exact = (whole / (2 * scaled.denominator)).to_integral_value("ROUND_DOWN")
    return (exact / Decimal(10) ** places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def shown(found: Value, places: int) -> int | float | str | None:
    """What was computed, for people and programs: a whole number as it is, another to one place more than printed."""
    if found is None or isinstance(found, str):
        return found
    return int(found) if Fraction(found).denominator == 1 else float(rounded(found, places))
