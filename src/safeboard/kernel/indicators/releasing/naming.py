"""What the places of a release are called on its page."""

from __future__ import annotations

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators.disclosure import breakdown_title
from safeboard.kernel.indicators.releasing.linking import Slot


def title_of(slot: Slot) -> str:
    """What its table is called."""
    indicator = REGISTRY.indicators[slot.code]
    return (
        f"{indicator.title}, by {breakdown_title(indicator, slot.by).lower()}" if slot.by else indicator.title
    )


def category_of(slot: Slot) -> str:
    """Its category as people read it."""
    if not slot.by:
        return "Total"
    measure = REGISTRY.indicators[slot.code].measure
    column = getattr(measure.breakdowns[slot.by].node, "name", "")
    return REGISTRY.label(measure.table.name, column, slot.category)
