"""Which indicators a return feeds, and so the theme on which its absence is felt."""

from __future__ import annotations

from collections import Counter

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due

NO_THEME = "T5"


def fed_by(return_code: str) -> tuple[Indicator, ...]:
    """The indicators that count a table which this return fills."""
    tables: set[str] = set()
    if (rows := REGISTRY.returns.get(return_code)) is not None:
        tables |= {each.name for each in rows.lists}
    if (collection := REGISTRY.collections.get(return_code)) is not None:
        tables |= collection.fills.keys()
    if (figures := REGISTRY.figures.get(return_code)) is not None:
        tables |= {each.name for each in figures.grids}
    return tuple(each for each in REGISTRY.indicators.values() if tables & set(each.needs))


def owed_by(indicator: Indicator) -> Agency | None:
    """The one agency that owes the returns behind an indicator; None where several do, or nobody."""
    feeding = [
        code for code in Due.objects.values_list("return_code", flat=True).distinct().order_by("return_code")
        if indicator in fed_by(code)
    ]  # fmt: skip
    agencies = list(
        Agency.objects.filter(pk__in=Due.objects.filter(return_code__in=feeding).values("agency"))
    )
    return agencies[0] if len(agencies) == 1 else None


def theme_of(return_code: str) -> str:
    """The theme of most of the indicators that a return feeds; the Board's own where it feeds none."""
    themes = Counter(each.theme for each in fed_by(return_code))
    return max(sorted(themes), key=lambda theme: themes[theme], default=NO_THEME)
