"""How often a stable series is called unusual at its newest point, by how many points it has and how lopsided chance is.

Simulated for this program: 400,000 stable series a cell, judged by the rules of `signals`, all points in the limits.
Counting is lopsided when little is counted: skewness is 1 / root of the mean for counts and rates, and (1 - 2p) /
root of np(1 - p) for shares; its mirror image is read for a share above a half. A test counts them again.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

from safeboard.grammar.statistics.distributions import beyond_normal
from safeboard.grammar.statistics.funnels import Overdispersion
from safeboard.grammar.statistics.intervals import WIDE, normal_deviate

FLOORED_BELOW = 20
# Where the periods vary this much more than counting alone explains, the floor under the spread does nothing.
FREE = 1.3
# Of what the newest period alone finds, the share that the newest four find too.
SHARED = 0.5
# Five periods rise or fall by chance, both sides; a published figure lies beyond 99.8% limits, on one side.
TREND = 0.002
OUTLIER = 0.001
# An area of others that differ of themselves lies beyond their widened 99.8% limits, on one side, far more often: drawing the
# farthest tenth in makes the limits narrower than the areas are. 30,000 areas a cell, 25 or 150 areas in the funnel.
AMONG_FEW, AMONG_MANY, MANY = 0.005, 0.0085, 3.0


@dataclass(frozen=True, slots=True)
class Alarm:
    """The chances that a stable series is called red, or notable and not red, above and below."""

    red_up: float
    red_down: float
    notable_up: float
    notable_down: float

    def red(self, side: int) -> float:
        """The chance of red on this side (1 above, -1 below, 0 either)."""
        return self.red_up if side > 0 else self.red_down if side < 0 else self.red_up + self.red_down

    @property
    def notable(self) -> float:
        """The chance of a notable shift or trend on either side."""
        return self.notable_up + self.notable_down

    def mirrored(self) -> Alarm:
        """The same with its sides exchanged."""
        return Alarm(self.red_down, self.red_up, self.notable_down, self.notable_up)


NEVER = Alarm(0.0, 0.0, 0.0, 0.0)

# Percentages: red above, red below, notable above, notable below.
Row = tuple[float, float, float, float]
SKEWS = (0.0, 0.1, 0.2, 0.316)
BY_POINTS: dict[int, tuple[Row, ...]] = {
    12: ((0.475, 0.475, 0.233, 0.233), (0.561, 0.425, 0.201, 0.234), (0.652, 0.360, 0.191, 0.256), (0.780, 0.320, 0.205, 0.311)),
    15: ((0.428, 0.428, 0.474, 0.474), (0.484, 0.361, 0.476, 0.487), (0.582, 0.301, 0.482, 0.516), (0.701, 0.262, 0.464, 0.584)),
    18: ((0.382, 0.382, 0.876, 0.876), (0.461, 0.306, 0.823, 0.865), (0.547, 0.253, 0.810, 0.931), (0.686, 0.225, 0.839, 1.009)),
    24: ((0.325, 0.325, 1.057, 1.057), (0.402, 0.272, 1.002, 1.080), (0.522, 0.201, 1.010, 1.172), (0.622, 0.149, 1.009, 1.228)),
    36: ((0.274, 0.274, 1.133, 1.133), (0.358, 0.204, 1.072, 1.197), (0.456, 0.162, 1.047, 1.238), (0.582, 0.096, 1.076, 1.380)),
    48: ((0.252, 0.252, 1.133, 1.133), (0.338, 0.201, 1.088, 1.184), (0.412, 0.119, 1.072, 1.297), (0.519, 0.069, 1.058, 1.432)),
    60: ((0.238, 0.238, 1.186, 1.186), (0.315, 0.170, 1.111, 1.239), (0.383, 0.106, 1.129, 1.336), (0.521, 0.057, 1.080, 1.460)),
    84: ((0.211, 0.211, 1.189, 1.189), (0.301, 0.144, 1.151, 1.278), (0.380, 0.094, 1.106, 1.387), (0.504, 0.044, 1.101, 1.518)),
}  # fmt: skip
FLOORED: dict[int, tuple[Row, ...]] = {
    12: ((0.042, 0.042, 0.139, 0.139), (0.057, 0.023, 0.118, 0.152), (0.088, 0.010, 0.112, 0.170), (0.122, 0.002, 0.112, 0.199)),
    15: ((0.045, 0.045, 0.252, 0.252), (0.066, 0.029, 0.223, 0.260), (0.101, 0.011, 0.212, 0.298), (0.150, 0.001, 0.222, 0.348)),
    18: ((0.056, 0.056, 0.463, 0.463), (0.092, 0.033, 0.448, 0.480), (0.122, 0.017, 0.428, 0.519), (0.175, 0.002, 0.437, 0.562)),
}  # fmt: skip


def of_limits(points: int, skew: float, *, floored: bool = False) -> Alarm:
    """The alarm rates of limits made from so many points (12 or more), read between the simulated ones.

    `floored` where the spread was kept from falling under what counting explains. Raises ValueError below 12 points.
    """
    if points < min(BY_POINTS):
        raise ValueError(f"Limits need {min(BY_POINTS)} points; there are {points}.")
    table = FLOORED if floored else BY_POINTS
    sizes = sorted(table)
    place = min(max(points, sizes[0]), sizes[-1])
    below = max(size for size in sizes if size <= place)
    above = min(size for size in sizes if size >= place)
    along = (place - below) / (above - below) if above > below else 0.0
    low, high = _at_skew(table[below], abs(skew)), _at_skew(table[above], abs(skew))
    found = Alarm(*((a + along * (b - a)) / 100 for a, b in zip(low, high, strict=True)))
    return found.mirrored() if skew < 0 else found


def of_funnel(spread: Overdispersion) -> float:
    """How often an area like the others lies outside their 99.8% limits on one side, by how much they differ."""
    if spread.tau == 0:
        return OUTLIER
    along = min(max(spread.phi - 1, 0.0) / (MANY - 1), 1.0)
    return AMONG_FEW + along * (AMONG_MANY - AMONG_FEW)


def chance_among(z: float, spread: Overdispersion) -> float:
    """The chance of an area like the others lying so many widened standard deviations out on that side, or further."""
    if spread.tau == 0:
        return beyond_normal(z)
    return beyond_normal(z * NormalDist().inv_cdf(1 - of_funnel(spread)) / normal_deviate(WIDE))


def _at_skew(rows: tuple[Row, ...], skew: float) -> Row:
    place = min(skew, SKEWS[-1])
    above = next(at for at, known in enumerate(SKEWS) if known >= place)
    below = max(above - 1, 0)
    along = (place - SKEWS[below]) / (SKEWS[above] - SKEWS[below]) if above > below else 0.0
    a, b = rows[below], rows[above]
    return (
        a[0] + along * (b[0] - a[0]),
        a[1] + along * (b[1] - a[1]),
        a[2] + along * (b[2] - a[2]),
        a[3] + along * (b[3] - a[3]),
    )
