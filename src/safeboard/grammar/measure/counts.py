"""What engines give back: counts, never percentages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

NOT_RECORDED = "not recorded"
"""The category of rows whose breakdown is blank: shown, never dropped (R-DAT-08)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of one measure in one period (and category).

    Example: ``Counts(numerator=12, denominator=50, excluded=3)`` - 12 of the 50 that could be judged;
    3 more could not be judged and are in neither. `denominator` is None for a measure that is a count.
    """

    numerator: int
    denominator: int | None
    excluded: int = 0


CountKey: TypeAlias = tuple[str, str, str, str]
"""Measure name, period code, breakdown ("" for none), category ("" for none)."""

Results: TypeAlias = dict[CountKey, Counts]
