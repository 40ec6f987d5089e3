"""What may be in a release, and what never is (R-DAT-03; the design's statistics paper, section 3, step 1)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY

UNITS = (Unit.COUNT, Unit.RATE, Unit.PERCENT, Unit.SHARE)
# Deaths and case reviews are always pooled over several years in public output, which no release does yet.
NEVER = {"child_deaths": "Child deaths are never published year by year: they would name a child."}
# Where the breakdown names a workplace or a child's home, a category is a handful of people.
TOTALS_ONLY = {
    "setting": "a setting names few people",
    "home": "a home names few children",
    "constituency": "not about children",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which indicators over which financial years, and in how much detail."""

    codes: tuple[str, ...]
    years: tuple[str, ...]
    quarters: bool = False
    breakdowns: bool = True
    months: bool = False

    def __post_init__(self) -> None:
        if not self.codes or not self.years:
            raise ValueError("A release needs at least one indicator and one year.")
        for code in self.codes:
            if code not in REGISTRY.indicators:
                raise ValueError(f"There is no indicator {code}.")
            if why := why_not(REGISTRY.indicators[code]):
                raise ValueError(f"{code} cannot be released. {why}")

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Choice:
        """As it was kept with a release."""
        return cls(**{**kept, "codes": tuple(kept["codes"]), "years": tuple(kept["years"])})

    def kept(self) -> dict[str, Any]:
        """As it is kept with a release."""
        return asdict(self)


def why_not(indicator: Indicator) -> str:
    """Why an indicator is never in a release; an empty text where it may be."""
    if why := NEVER.get(indicator.measure.table.name):
        return why
    if indicator.unit not in UNITS:
        return "Averages are not released: with their base they give single numbers away."
    return ""


def releasable() -> list[Indicator]:
    """The indicators that may be in a release, in the order of their codes."""
    return [each for _, each in sorted(REGISTRY.indicators.items()) if not why_not(each)]


def breakdowns_of(indicator: Indicator) -> tuple[str, ...]:
    """The breakdowns of an indicator that a release may show."""
    return tuple(by for by in indicator.measure.breakdowns if by not in TOTALS_ONLY)
