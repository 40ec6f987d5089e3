"""The trend marker of an indicator: its last five years, with what they could have missed (statistics.md 2.3).

Years before a change of counting are left out: a trend through a break is a trend of the counting (R-DAT-05).
"""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.indicators import Indicator, Polarity, Unit
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.trends import Direction, Trend, rate_trend, share_trend, trend_words
from safeboard.kernel.indicators.disclosure import Figure, annual_periods, series, year_kind
from safeboard.kernel.indicators.models import Snapshot

SAME_SIZE = 10_000.0


def better_of(indicator: Indicator) -> Better:
    """Which way is better for an indicator; neither where it has no good direction."""
    return {Polarity.HIGH: Better.HIGHER, Polarity.LOW: Better.LOWER}.get(indicator.polarity, Better.NEITHER)


def trend_of(snapshot: Snapshot, indicator: Indicator, area: str, *, small: bool = False) -> Trend | None:
    """The marker of the last five years that may be shown and were counted alike; None where no test can be made."""
    if indicator.unit is Unit.SHARE or indicator.unit.is_mean:
        return None
    years = annual_periods(snapshot, area, year_kind(indicator.code))
    figures = [
        each
        for each in series(snapshot, indicator.code, years, area, small=small)
        if _counts(indicator, each)
    ]
    x = [each.numerator or 0 for each in figures]
    if indicator.unit is Unit.PERCENT:
        return share_trend(x, [each.denominator or 0 for each in figures])
    return rate_trend(x, [each.denominator or SAME_SIZE for each in figures])


def words_of_trend(snapshot: Snapshot, indicator: Indicator, area: str, *, small: bool = False) -> str:
    """The marker in words with what it could have missed; empty where there are too few years to speak of."""
    trend = trend_of(snapshot, indicator, area, small=small)
    if trend is None or trend.direction is Direction.CANNOT:
        return ""
    return trend_words(trend, better_of(indicator))


def _counts(indicator: Indicator, figure: Figure) -> bool:
    if figure.value is None or figure.numerator is None:
        return False
    return period(figure.period).start >= counted_alike_since(indicator)


def counted_alike_since(indicator: Indicator) -> dt.date:
    """The first day from which an indicator has been counted as it is today."""
    days = [
        each.until + dt.timedelta(days=1) if each.until is not None and each.until >= each.on else each.on
        for each in indicator.breaks
    ]
    return max(days, default=dt.date.min)
