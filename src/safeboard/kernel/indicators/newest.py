"""The newest figure of an indicator by the length of period that somebody asks for: as it comes, quarter or month."""

from __future__ import annotations

from enum import Enum

from safeboard.kernel.indicators.disclosure import Figure, series
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.periods_shown import last_quarters, latest, months_of

MOST_MONTHS = 24


class Length(Enum):
    """How long the period is that a page shows of each indicator."""

    NEWEST = ""
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def words(self) -> str:
        """As it stands on the page."""
        return {"": "Newest of each", "quarter": "Newest quarter", "month": "Newest month"}[self.value]


def newest(snapshot: Snapshot, code: str, area: str, length: Length, *, small: bool = False) -> Figure | None:
    """The newest figure of this length that says something, hidden ones too; None where there is none.

    Whatever is hidden beside a longer or shorter period stays hidden: disclosure weighs the whole year (R-DAT-03).
    """
    if length is Length.NEWEST:
        return latest(snapshot, code, area, small=small)
    periods = (
        last_quarters(snapshot, area)
        if length is Length.QUARTER
        else months_of(snapshot, area)[-MOST_MONTHS:]
    )
    figures = series(snapshot, code, periods, area, small=small) if periods else []
    return next((each for each in reversed(figures) if each.value is not None or each.hidden), None)
