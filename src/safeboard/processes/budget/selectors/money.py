"""Pounds as people write them, and how an amount changed. Whole pence and exact fractions; never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

NEW, NO_CHANGE, NOTHING = "new", "no change", ""


def pounds(pence: int) -> str:
    """£12,069, or £12,069.50 where there are pence; with a minus in front of less than nothing."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{whole:,}{f'.{rest:02d}' if rest else ''}"


@dataclass(frozen=True, slots=True)
class Moved:
    """How an amount changed against the year before: `(this - last) / last` (R-GOV-11), always worked out."""

    last: int
    this: int

    @property
    def percent(self) -> Decimal | None:
        """The change in per cent, exact to a tenth; None where there was nothing before."""
        if not self.last:
            return None
        exact = Decimal(100) * (self.this - self.last) / self.last
        return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def words(self) -> str:
        """+121.0%, -2.2%, "new" where nothing came before, "no change"; empty where there was never anything."""
        if self.last == self.this:
            return NO_CHANGE if self.this else NOTHING
        percent = self.percent
        return NEW if percent is None else f"{percent:+,}%"
