"""Charts of rare events: cases between them (g) and days between them (t).

When fewer than two are expected in a period, a chart of counts is nearly all noughts and ones and its limits cry
wolf; the gap between one event and the next says more. Formulas: the design's statistics paper, section 2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median

from safeboard.grammar.statistics.charts import XmR, xmr
from safeboard.grammar.statistics.points import Footing

POWER = 3.6
REACH = 3.0
ONE_EVENT = "One event is a review, not a trend."


@dataclass(frozen=True, slots=True)
class Between:
    """A chart of gaps. `middle` is what is drawn as the centre; a long gap is good where the event is bad.

    `lower` and `upper` are None where there are too few gaps for limits. `xmr` is the chart on the transformed scale
    (t only), on which its run rules are judged.
    """

    kind: str
    gaps: tuple[float, ...]
    middle: float
    lower: float | None
    upper: float | None
    xmr: XmR | None = None

    def side(self, at: int = -1) -> int:
        """1 where the gap is longer than the upper limit, -1 where it is shorter than the lower one, else 0."""
        if self.upper is not None and self.gaps[at] > self.upper:
            return 1
        return -1 if self.lower is not None and self.gaps[at] < self.lower else 0


def g_chart(gaps: Sequence[float]) -> Between:
    """Cases or opportunities between rare events: mean for the spread, median drawn; the lower limit is 0.

    Raises ValueError where there is no gap or one is below 0.
    """
    if not gaps or min(gaps) < 0:
        raise ValueError("A chart of gaps needs at least one, and none below 0.")
    mean = fmean(gaps)
    return Between("g", tuple(gaps), median(gaps), 0.0, mean + REACH * sqrt(mean * (mean + 1)))


def t_chart(days: Sequence[float]) -> Between:
    """Days between rare events, each above 0: turned to the power 1/3.6, charted, and turned back.

    Two events on one day have no gap: count them as one, or give a part of a day. Raises ValueError for a gap not
    above 0.
    """
    if not days or min(days) <= 0:
        raise ValueError(
            "Every gap must be above 0 days; two events on one day are one, or a part of a day apart."
        )
    chart = xmr([gap ** (1 / POWER) for gap in days])
    limits = chart.limits
    mean = limits.mean or 0.0
    if limits.standing is Footing.NONE or limits.lower is None or limits.upper is None:
        return Between("t", tuple(days), mean**POWER, None, None, chart)
    lower = max(0.0, limits.lower) ** POWER
    return Between("t", tuple(days), mean**POWER, lower, limits.upper**POWER, chart)
