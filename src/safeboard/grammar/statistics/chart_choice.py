"""Which chart a series can bear: chosen by how many are expected in a period, never by taste.

A plain XmR chart on small counts is a false-alarm machine: of stable series with half an event a period it flags one
in ten. Choices and shares of false flags: the design's statistics paper, section 2.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import fmean

from safeboard.grammar.statistics.points import FEWEST_FOR_FULL_LIMITS, FEWEST_FOR_LIMITS

ENOUGH = 10.0
RARE = 2.0


class Kind(Enum):
    """What a series is made of: counts alone, x of n, x events in an exposure, or sums x among n."""

    COUNT = "count"
    SHARE = "share"
    RATE = "rate"
    MEAN = "mean"


class Display(Enum):
    """The charts, each with the name that the closed panel prints."""

    NONE = "no chart limits: fewer than 5 points"
    RUN = "run chart with trial limits: 5 to 11 points"
    XMR = "XmR chart"
    P_PRIME = "p′ chart (Laney)"
    U_PRIME = "u′ chart (Laney)"
    I_PRIME = "I′ chart"
    P_EXACT = "p chart with exact predictive limits"
    U_EXACT = "u chart with exact predictive limits"
    C_EXACT = "c chart with exact predictive limits"
    RARE = "no limits for single months: time between events (t chart) and three years together"


USUAL = {
    Kind.COUNT: Display.XMR,
    Kind.SHARE: Display.P_PRIME,
    Kind.RATE: Display.U_PRIME,
    Kind.MEAN: Display.I_PRIME,
}
EXACT = {Kind.COUNT: Display.C_EXACT, Kind.SHARE: Display.P_EXACT, Kind.RATE: Display.U_EXACT}


@dataclass(frozen=True, slots=True)
class Choice:
    """The chart of a series and the reason for it; `expected` is the count that a period has on average."""

    display: Display
    expected: float
    points: int

    @property
    def is_exact(self) -> bool:
        """Whether the newest period is judged by an exact predictive chance rather than by limits."""
        return self.display in EXACT.values()

    @property
    def has_limits(self) -> bool:
        """Whether there are enough points, and enough in them, for limits."""
        return self.display not in (Display.NONE, Display.RUN, Display.RARE)

    @property
    def words(self) -> str:
        """The choice with its reason, for `How we worked this out`."""
        name = self.display.value
        if self.display in (Display.NONE, Display.RUN):
            return f"{name[0].upper()}{name[1:]}."
        if self.display is Display.I_PRIME:
            return f"{name}, because each point is a sum shared out; there are {self.points} points."
        how = (
            "10 or more are expected in a period"
            if self.expected >= ENOUGH
            else "2 to 10 are expected in a period"
            if self.expected >= RARE
            else "fewer than 2 are expected in a period"
        )
        return f"{name[0].upper()}{name[1:]}, because {how} and there are {self.points} points."


def choose(kind: Kind, x: Sequence[int], n: Sequence[float] = ()) -> Choice:
    """The chart of a series by its expected count; for shares the rarer side of x of n counts. Raises ValueError for none."""
    if not x:
        raise ValueError("There is no chart of nothing.")
    expected = fmean(x)
    if kind is Kind.MEAN:
        expected = max(
            fmean(n), ENOUGH
        )  # what stands behind a point is its base; sums say nothing of how many
    if kind is Kind.SHARE:
        expected = min(expected, fmean(whole - part for part, whole in zip(x, n, strict=True)))
    points = len(x)
    if points < FEWEST_FOR_LIMITS:
        return Choice(Display.NONE, expected, points)
    if expected < RARE:
        return Choice(Display.RARE, expected, points)
    if points < FEWEST_FOR_FULL_LIMITS:
        return Choice(Display.RUN, expected, points)
    return Choice((USUAL if expected >= ENOUGH else EXACT)[kind], expected, points)
