"""Rounding for display: a half goes up, as people expect and R-DAT-07 says. Never round before calculating."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal, localcontext


def round_half_up(value: int | float | Decimal, places: int = 0) -> Decimal:
    """The value to that many decimal places, a half going up: 2.5 is 3 and -2.5 is -2.

    A float is read as it prints, so 2.675 to two places is 2.68. Raises ValueError for infinity or not-a-number.
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"{value} cannot be shown as a number.")
    step = Decimal(1).scaleb(-places)
    with localcontext() as context:
        context.prec = max(28, exact.adjusted() + places + 5)
        rounded = (exact + step / 2).quantize(step, rounding=ROUND_FLOOR)
    return abs(rounded) if rounded == 0 else rounded


def percentage(numerator: int, base: int, places: int = 0) -> Decimal:
    """The percentage for display, worked from the two counts without a float between (R-DAT-07).

    Raises ValueError when the base is 0 or less.
    """
    if base <= 0:
        raise ValueError("A percentage of nothing cannot be shown; the base must be at least 1.")
    shift = 10**places
    return Decimal((200 * numerator * shift + base) // (2 * base)).scaleb(-places)
