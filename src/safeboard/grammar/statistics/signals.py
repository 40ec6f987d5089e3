"""What the newest point of a series says, by the chart that its counts can bear, and how often that is said by chance.

One engine for every indicator: the chart is chosen by expected count; from 10 a period on the Making Data Count rules
are judged on scores that allow for the size of each period, from 2 to 10 an exact predictive chance is, and below
that no period is judged by itself. Choices: the design's statistics paper, sections 2.1, 2.2, 2.4 and 2.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from safeboard.grammar.statistics import alarm_rates
from safeboard.grammar.statistics.alarm_rates import Alarm
from safeboard.grammar.statistics.attribute_charts import (
    Attribute,
    i_prime_chart,
    p_prime_chart,
    u_prime_chart,
)
from safeboard.grammar.statistics.chart_choice import Choice, Display, Kind, choose
from safeboard.grammar.statistics.charts import xmr
from safeboard.grammar.statistics.distributions import beyond_normal
from safeboard.grammar.statistics.drift import WINDOW, cusum
from safeboard.grammar.statistics.past import Past
from safeboard.grammar.statistics.points import Signal
from safeboard.grammar.statistics.predictive import AMBER, RED
from safeboard.grammar.statistics.rules import marks_of_scores

TOGETHER = 4
# A mean of moving ranges knows the spread about as well as a standard deviation of 0.62 as many points.
WORTH = 0.62


@dataclass(frozen=True, slots=True)
class Reading:
    """One group of points read by its chart. Values and limits are in the unit of x / n (of x where there is no n).

    `red` is the side of the newest point where it stands out by itself (1 above, -1 below, 0 not); `notable` the side
    of a shift, a trend, two of three or a slow drift that reaches it. `p_up` and `p_down` are the chances of a newest
    point so high, or so low. `alarms` says how often a stable series would be called red or notable on either side.
    """

    choice: Choice
    values: tuple[float, ...]
    centre: float
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    signals: tuple[tuple[tuple[Signal, int], ...], ...]
    red: int
    notable: int
    notable_since: int | None
    p_up: float
    p_down: float
    alarms: Alarm

    @property
    def side(self) -> int:
        """The side of the newest point's variation sign: what it says by itself, else what reaches it."""
        return self.red or self.notable


def read(kind: Kind, x: Sequence[int], n: Sequence[float] = ()) -> Reading:
    """Read a group of points, oldest first. For counts n is what a period is worth (1 each by default).

    Raises ValueError where there is no point, or bases do not go with them.
    """
    sizes = list(n) if n else [1.0] * len(x)
    choice = choose(kind, x, sizes)
    if choice.is_exact:
        return _exact(kind, choice, x, sizes)
    if choice.has_limits:
        return _by_limits(kind, choice, x, sizes)
    return _quiet(kind, choice, x, sizes)


def _quiet(kind: Kind, choice: Choice, x: Sequence[int], n: Sequence[float]) -> Reading:
    """Too few points or too little in them: a line, its middle and no limits. From 5 points on its runs are marked."""
    values = _values(x, n)
    nothing = (None,) * len(values)
    marks: tuple[tuple[tuple[Signal, int], ...], ...] = ((),) * len(values)
    if choice.display is Display.RUN:
        marks = tuple(point.signals for point in xmr(values).points)
    centre = sum(x) / sum(n) if sum(n) else 0.0
    return Reading(choice, values, centre, nothing, nothing, marks, 0, 0, None, 1.0, 1.0, alarm_rates.NEVER)


def _by_limits(kind: Kind, choice: Choice, x: Sequence[int], n: Sequence[float]) -> Reading:
    chart = _prime(kind, x, n)
    scores = chart.scores()
    last = len(x) - 1
    if not any(chart.sigmas):
        marks: tuple[tuple[tuple[Signal, int], ...], ...] = ((),) * len(scores)
    else:
        marks = marks_of_scores(scores, _clipped(chart))
    said = dict(marks[last])
    red = said.get(Signal.OUTSIDE, 0)
    notable, since = 0, None
    if not red:
        notable = next((said[each] for each in Signal if each in said), 0)
        since = _start(marks, last) if notable else None
        if len(scores) > WINDOW:
            drift = cusum(scores, sigma=1.0)
            if drift.latest and not notable:
                notable, since = drift.latest, drift.since
    p_up, p_down = _chances(kind, chart, x, n)
    return Reading(
        choice=choice,
        values=chart.values,
        centre=chart.centre,
        lower=chart.lower,
        upper=chart.upper,
        signals=marks,
        red=red,
        notable=notable,
        notable_since=since,
        p_up=p_up,
        p_down=p_down,
        alarms=alarm_rates.of_limits(len(x), _skew(kind, choice, chart, n), floored=_is_floored(chart)),
    )


def _exact(kind: Kind, choice: Choice, x: Sequence[int], n: Sequence[float]) -> Reading:
    """From 2 to 10 a period: the newest against all before it, and the newest four together against those before."""
    past = Past(kind, sum(x[:-1]), sum(n[:-1]))
    p_up, p_down = past.at_least(x[-1], n[-1]), past.at_most(x[-1], n[-1])
    red = 1 if p_up < RED else -1 if p_down < RED else 0
    earlier = Past(kind, sum(x[:-TOGETHER]), sum(n[:-TOGETHER]))
    four, four_size = sum(x[-TOGETHER:]), sum(n[-TOGETHER:])
    four_up, four_down = earlier.at_least(four, four_size), earlier.at_most(four, four_size)
    notable = 0 if red else 1 if min(p_up, four_up) < AMBER else -1 if min(p_down, four_down) < AMBER else 0
    every = Past(kind, sum(x), sum(n))
    by_size = {size: every.limits(size) for size in set(n)}
    limits = [by_size[size] for size in n]
    marks: list[tuple[tuple[Signal, int], ...]] = [()] * len(x)
    if red:
        marks[-1] = ((Signal.OUTSIDE, red),)
    elif notable:
        marks[-TOGETHER:] = [((Signal.SHIFT, notable),)] * TOGETHER
    return Reading(
        choice=choice,
        values=_values(x, n),
        centre=sum(x) / sum(n),
        lower=tuple(low / size for (low, _), size in zip(limits, n, strict=True)),
        upper=tuple(high / size for (_, high), size in zip(limits, n, strict=True)),
        signals=tuple(marks),
        red=red,
        notable=notable,
        notable_since=len(x) - TOGETHER if notable else None,
        p_up=p_up,
        p_down=p_down,
        alarms=Alarm(
            past.reached(n[-1], RED, up=True),
            past.reached(n[-1], RED, up=False),
            _either(past.reached(n[-1], AMBER, up=True), earlier.reached(four_size, AMBER, up=True)),
            _either(past.reached(n[-1], AMBER, up=False), earlier.reached(four_size, AMBER, up=False)),
        ),
    )


def _either(one: float, four: float) -> float:
    """Red is counted apart, and the newest is one of the four: what the two tests find together."""
    return one + four - min(one, four) * alarm_rates.SHARED


def _prime(kind: Kind, x: Sequence[int], n: Sequence[float]) -> Attribute:
    if kind is Kind.MEAN:
        return i_prime_chart(_values(x, n), n)
    if kind is Kind.SHARE:
        return p_prime_chart(x, [int(size) for size in n])
    return u_prime_chart(x, n)


def _clipped(chart: Attribute) -> tuple[bool, bool]:
    """Whether the newest point's limits are clipped below and above: that side cannot signal."""
    return chart.lower_clipped[-1], chart.upper_clipped[-1]


def _is_floored(chart: Attribute) -> bool:
    """Whether the spread may have been kept from falling under what counting explains."""
    return len(chart.values) < alarm_rates.FLOORED_BELOW and chart.sigma_z < alarm_rates.FREE


def _start(marks: Sequence[Sequence[tuple[Signal, int]]], last: int) -> int:
    """Where the marked stretch that reaches the newest point began."""
    start = last
    while start and marks[start - 1]:
        start -= 1
    return start


def _skew(kind: Kind, choice: Choice, chart: Attribute, n: Sequence[float]) -> float:
    """How lopsided chance is at these counts: above 0 the upper side runs further."""
    size = sum(n) / len(n)
    if kind is Kind.MEAN:
        return 0.0
    if kind is Kind.SHARE:
        spread = chart.centre * (1 - chart.centre) * size
        return (1 - 2 * chart.centre) / sqrt(spread) if spread else 0.0
    return 1 / sqrt(choice.expected)


def _chances(kind: Kind, chart: Attribute, x: Sequence[int], n: Sequence[float]) -> tuple[float, float]:
    """The chances of a newest point so high and so low: by what came before it, and never less than counting gives."""
    before = _prime(kind, x[:-1], n[:-1])
    # The spread of one thing counted, from any point before it: sigma falls with the root of the base.
    each = before.sigmas[-1] * sqrt(n[-2])
    sigma = each * sqrt(1 / n[-1] + 1 / sum(n[:-1]))
    if sigma == 0:
        return 1.0, 1.0
    z = _as_normal((chart.values[-1] - before.centre) / sigma, WORTH * (len(x) - 2))
    if kind is Kind.MEAN:
        return beyond_normal(z), beyond_normal(-z)
    past = Past(kind, sum(x[:-1]), sum(n[:-1]))
    return max(beyond_normal(z), past.at_least(x[-1], n[-1])), max(
        beyond_normal(-z), past.at_most(x[-1], n[-1])
    )


def _as_normal(t: float, degrees: float) -> float:
    """A t value as the normal deviate with the same chance (Wallace's approximation)."""
    size = (8 * degrees + 1) / (8 * degrees + 3) * sqrt(degrees * log(1 + t * t / degrees))
    return size if t > 0 else -size


def _values(x: Sequence[int], n: Sequence[float]) -> tuple[float, ...]:
    return tuple(part / size if size else 0.0 for part, size in zip(x, n, strict=True))
