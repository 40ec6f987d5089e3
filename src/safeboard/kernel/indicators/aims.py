"""Target, limit and owner of an indicator as they counted on a day (pages.md 3.6; ADR 0013).

A figure is judged by what counted on the last day of its period, whenever somebody looks: a target of May 2016 says
nothing about the year to March 2016, and a page rebuilt from its snapshot says again what it said.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from safeboard.grammar.declarations.indicators import Indicator, Limit, Polarity, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.partnership import dated


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of one period, and whether a figure reached it; None where the figure cannot say."""

    target: float
    reached: bool | None
    words: str


def aim_of(now: Figure) -> Aim | None:
    """The target of a figure's period and whether it was reached; None where there was none. Hidden stays unsaid."""
    indicator = REGISTRY.indicators[now.code]
    target = _number(indicator, "target", now.period)
    if target is None:
        return None
    sign = "%" if indicator.unit in (Unit.PERCENT, Unit.SHARE) else ""
    side = "at most" if indicator.polarity is Polarity.LOW else "at least"
    said = f"Target {side} {target:g}{sign}"
    if now.value is None:
        return Aim(target, None, said)
    reached = now.value <= target if indicator.polarity is Polarity.LOW else now.value >= target
    return Aim(target, reached, f"{said}: {'reached' if reached else 'not reached'}")


def limit_of(indicator: Indicator, period_code: str) -> Limit | None:
    """The limit beyond which a figure of this period needs the Board; None where there was none."""
    edge = _number(indicator, "limit", period_code)
    declared = indicator.limit
    if edge is None:
        return None
    if declared is None:
        low = indicator.polarity is Polarity.HIGH
        words = f"{'below' if low else 'above'} the limit of {edge:g}"
        return Limit(words, below=edge) if low else Limit(words, above=edge)
    if declared.below is not None:
        return (
            declared
            if edge == declared.below
            else replace(declared, below=edge, words=f"below the limit of {edge:g}")
        )
    return (
        declared
        if edge == declared.above
        else replace(declared, above=edge, words=f"above the limit of {edge:g}")
    )


def owner_of(indicator: Indicator, on: dt.date) -> str:
    """The code of the sub group that owned the indicator on this day."""
    return str(dated.value(f"indicator.{indicator.code}.owner", on))


def _number(indicator: Indicator, what: str, period_code: str) -> float | None:
    code = f"indicator.{indicator.code}.{what}"
    if code not in REGISTRY.settings:
        return None
    found = dated.value(code, period(period_code).end)
    return float(found) if isinstance(found, int | float) else None
