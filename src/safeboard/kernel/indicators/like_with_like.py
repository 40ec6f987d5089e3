"""What may stand beside a figure of a whole year: never what happened in a month or a quarter (R-DAT-02).

A month of a rate is shown as if it went on for a year, and says so; then it may. What stood on a day may stand beside what
stood on 31 March. A month of a percentage cannot be made a year, so it is compared with months alone.
"""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.indicators.disclosure import Figure, is_stock

WHOLE = (PeriodKind.YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.POINT)


def beside_a_year(figure: Figure) -> bool:
    """Whether a figure may be compared with a published one of a whole year."""
    if period(figure.period).kind in WHOLE or figure.annualised:
        return True
    return is_stock(REGISTRY.indicators[figure.code])


def months_beside_a_year(indicator: Indicator) -> bool:
    """Whether a line of months may have a year's figure drawn through it."""
    return is_stock(indicator) or indicator.unit is Unit.RATE
