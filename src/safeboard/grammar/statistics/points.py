"""A chart's points, their limits and their signals: what the rules mark and what pages read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

RUN = 7
FEWEST_FOR_LIMITS = 5
FEWEST_FOR_FULL_LIMITS = 12


class Signal(Enum):
    """Why a point stands out, with the words for it, in the order in which one label is chosen."""

    OUTSIDE = "outside the limits"
    TREND = "steady trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "shift to one side"


class Footing(Enum):
    """How far a chart's limits can be trusted."""

    NONE = "too few points for limits"
    TRIAL = "trial limits"
    FULL = "limits"


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre and limits of one group of points, in the figure's own unit.

    `mean` is None when there are no points; the rest are None when there are fewer than 5. A limit beyond what the
    figure can reach is clipped to it, and that side cannot signal.
    """

    standing: Footing
    points: int
    mean: float | None = None
    moving_range: float | None = None
    lower: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None
    upper: float | None = None
    lower_clipped: bool = False
    upper_clipped: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its value (None where nothing was supplied), its group, and its signals with their side.

    The side is 1 above the centre or rising, and -1 below it or falling.
    """

    value: float | None
    group: int
    signals: tuple[tuple[Signal, int], ...] = ()

    @property
    def label(self) -> Signal | None:
        """The one signal to name: outside the limits, then trend, two of three, shift. None is common cause."""
        return self.signals[0][0] if self.signals else None

    @property
    def side(self) -> int:
        """The side of the named signal, or 0 for common cause."""
        return self.signals[0][1] if self.signals else 0
