"""A release as its page shows it: the figures of its frozen file as tables, and how many of them are hidden."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import HIDDEN, NO_DATA, breakdown_title
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout
from safeboard.kernel.indicators.releasing.dfe_layout import HIDDEN_SIGN, NOT_AVAILABLE
from safeboard.kernel.indicators.releasing.linking import Slot


@dataclass(frozen=True, slots=True)
class Table:
    """One table: an indicator by year, or one of its breakdowns."""

    title: str
    lines: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a release holds, as words."""

    tables: tuple[Table, ...]
    figures: int
    hidden: int


def opened(release: Release) -> Opened:
    """The frozen data as tables: period, category, number, and rate or percentage."""
    tables: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    hidden = figures = 0
    for row in dfe_layout.rows_of(bytes(release.data)):
        slot = dfe_layout.slot_of(row)
        if slot is None:
            continue
        figures += 1
        hidden += row["number"] == HIDDEN_SIGN
        tables[_title(slot)].append((period(slot.period).words, _category(slot), _number(row), _value(row)))
    return Opened(tuple(Table(title, tuple(lines)) for title, lines in tables.items()), figures, hidden)


def names_of(release: Release) -> list[str]:
    """Who may read it while it is held."""
    return [each.name for each in release.readers.all()]


def _title(slot: Slot) -> str:
    indicator = REGISTRY.indicators[slot.code]
    return (
        f"{indicator.title}, by {breakdown_title(indicator, slot.by).lower()}" if slot.by else indicator.title
    )


def _category(slot: Slot) -> str:
    return slot.words.split(", ")[-1] if slot.by else "Total"


def _number(row: dict[str, str]) -> str:
    said = row["number"]
    if said == HIDDEN_SIGN:
        return HIDDEN
    if not said.isdigit():
        return NO_DATA if said == NOT_AVAILABLE else "Does not apply"
    base = row["base"]
    return (
        f"{int(said):,} of {int(base):,}" if base.isdigit() and row["percentage"] != "z" else f"{int(said):,}"
    )


def _value(row: dict[str, str]) -> str:
    if row["number"] == HIDDEN_SIGN:
        return ""
    if row["percentage"] not in ("z", "x"):
        return f"{row['percentage']}%"
    return f"{row['rate_per_10000']} per 10,000" if row["rate_per_10000"] not in ("z", "x") else ""
