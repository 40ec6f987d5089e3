"""Reads what a statement says: dates and yes or no out of the facts that a file stated; blank stays unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field

Facts = Mapping[str, Any]
Reading = Callable[[dt.date, dt.date | None, Facts], dict[str, Any]]

AREA = Field("area", Kind.TEXT, nullable=False, title="Authority")
YES = "yes"


def date_of(facts: Facts, name: str) -> dt.date | None:
    """A date that was stated; None where the file left it blank."""
    return dt.date.fromisoformat(facts[name]) if facts.get(name) else None


def yes_of(facts: Facts, name: str) -> bool | None:
    """Whether yes was stated; None where the file left it blank (R-DAT-06)."""
    return facts[name] == YES if facts.get(name) else None
