"""CUSUM: whether a figure drifts slowly away from where it was, too slowly for any one point to stand out.

Formulas: the design's statistics paper, section 2.2 (k = 0.5 sigma, h = 5 sigma, a new window after each alert).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from safeboard.grammar.statistics.charts import mean_step

WINDOW = 12
SLACK = 0.5
REACH = 5.0
STEP_TO_SIGMA = 1.128


@dataclass(frozen=True, slots=True)
class Drift:
    """The two sums after each point, and the alerts as (place, side): 1 upwards, -1 downwards.

    `since` is where the sum that raised the newest alert last stood at 0: the probable point of change.
    """

    above: tuple[float, ...]
    below: tuple[float, ...]
    alerts: tuple[tuple[int, int], ...]
    since: int | None

    @property
    def latest(self) -> int:
        """The side of an alert at the newest point, or 0."""
        return self.alerts[-1][1] if self.alerts and self.alerts[-1][0] == len(self.above) - 1 else 0


def cusum(points: Sequence[float], window: int = WINDOW, sigma: float | None = None) -> Drift:
    """The cumulative sums of a series, oldest first, against the mean of its first `window` points.

    C+ = max(0, C+ + x - (mu + k)), C- = min(0, C- + x - (mu - k)), k = 0.5 sigma; an alert beyond h = 5 sigma, after
    which both start again from the mean of the newest window. Sigma is the mean step of the window / 1.128 unless it
    is given. Points that never vary never alert. Raises ValueError with fewer points than the window.
    """
    if window < 2 or len(points) < window:
        raise ValueError(f"A drift is judged from {window} points on; there are {len(points)}.")
    mean, spread = _window(points[:window], sigma)
    up = down = 0.0
    above, below = [0.0] * window, [0.0] * window
    alerts: list[tuple[int, int]] = []
    started = {1: window, -1: window}
    since: int | None = None
    for at in range(window, len(points)):
        value = points[at]
        up = max(0.0, up + value - (mean + SLACK * spread))
        down = min(0.0, down + value - (mean - SLACK * spread))
        if up == 0:
            started[1] = at + 1
        if down == 0:
            started[-1] = at + 1
        above.append(up)
        below.append(down)
        side = 1 if up > REACH * spread else -1 if down < -REACH * spread else 0
        if side and spread:
            alerts.append((at, side))
            since = started[side]
            mean, spread = _window(points[max(0, at + 1 - window) : at + 1], sigma)
            up = down = 0.0
            started = {1: at + 1, -1: at + 1}
    return Drift(tuple(above), tuple(below), tuple(alerts), since)


def _window(points: Sequence[float], sigma: float | None) -> tuple[float, float]:
    if sigma is not None:
        return fmean(points), sigma
    return fmean(points), mean_step([abs(b - a) for a, b in pairwise(points)]) / STEP_TO_SIGMA
