"""Funnel plots: which areas differ from the others by more than their size explains, overdispersion allowed for.

Areas differ a little for reasons that no one of them can help (how they record, whom they serve). Overdispersion
widens the funnel by as much as the areas themselves show, so that only what is still outside it is called unusual.
Formulas: the design's statistics paper, section 2.3 (winsorised z, multiplicative phi, additive tau squared).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import asin, exp, log, pi, sin, sqrt

from safeboard.grammar.statistics.comparison import Standing
from safeboard.grammar.statistics.distributions import either_side_of_normal
from safeboard.grammar.statistics.intervals import (
    USUAL,
    WIDE,
    Interval,
    exact_poisson,
    normal_deviate,
    wilson,
)

WINSORISED = 0.1
FEWEST_FOR_OVERDISPERSION = 5
HALF = 0.5


class Kind(Enum):
    """What is compared: shares x of n, or rates of x events in an exposure."""

    PROPORTION = "proportion"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Area:
    """One area: so many events of a base. For a proportion the base is n; for a rate it is the exposure.

    An exposure is in the unit of the rate: 12.07 for 120,700 children when the rate is per 10,000.
    """

    events: float
    base: float

    def __post_init__(self) -> None:
        if self.base <= 0 or self.events < 0:
            raise ValueError(
                f"{self.events:g} of {self.base:g} cannot be placed in a funnel; its base must be above 0."
            )

    @property
    def value(self) -> float:
        """The share or rate itself."""
        return self.events / self.base


@dataclass(frozen=True, slots=True)
class Overdispersion:
    """How much more the areas differ than chance explains.

    `phi` is the mean squared z after winsorising (1 is what chance gives), `tau` the extra standard deviation on the
    transformed scale (arcsine of the root for shares, natural logarithm for rates), `areas` how many were looked at.
    """

    phi: float
    tau: float
    areas: int


NONE = Overdispersion(1.0, 0.0, 0)


@dataclass(frozen=True, slots=True)
class Funnel:
    """A funnel round a centre: its limits at any size and where an area stands in it."""

    kind: Kind
    centre: float
    overdispersion: Overdispersion = NONE

    def limits(self, base: float, level: float = USUAL) -> Interval:
        """The limits for an area of this base, in the unit of the value, with overdispersion where there is any."""
        tau = self.overdispersion.tau
        if self.kind is Kind.PROPORTION:
            if tau == 0:
                return score_limits(self.centre, base, level)
            return arcsine_limits(self.centre, base, level, tau)
        if tau == 0:
            return rate_limits(self.centre, base, level)
        reach = normal_deviate(level) * sqrt(1 / (self.centre * base) + tau * tau)
        return Interval(self.centre * exp(-reach), self.centre * exp(reach))

    def z(self, area: Area) -> float:
        """How many standard deviations the area lies from the centre, overdispersion included."""
        gap, spread = _gap(self.kind, self.centre, area)
        return gap / sqrt(spread * spread + self.overdispersion.tau**2)

    def p_value(self, area: Area) -> float:
        """The chance of lying this far from the centre, on either side."""
        return either_side_of_normal(self.z(area))

    def standing(self, area: Area) -> Standing:
        """Outside the 99.8% limits is much lower or much higher; outside the 95% limits only, lower or higher."""
        usual, wide = self.limits(area.base, USUAL), self.limits(area.base, WIDE)
        if area.value < wide.low:
            return Standing.MUCH_LOWER
        if area.value > wide.high:
            return Standing.MUCH_HIGHER
        if area.value < usual.low:
            return Standing.LOWER
        return Standing.HIGHER if area.value > usual.high else Standing.SIMILAR


def funnel(
    kind: Kind, areas: Sequence[Area], centre: float | None = None, *, overdispersed: bool = True
) -> Funnel:
    """The funnel of these areas; the centre is theirs together unless one is given (England's, say).

    Overdispersion is worked out from 5 areas on; below that the funnel is plain. Raises ValueError when there are no
    areas, or for a centre that is not inside what the kind can be.
    """
    if not areas:
        raise ValueError("A funnel needs at least one area.")
    middle = (
        sum(area.events for area in areas) / sum(area.base for area in areas) if centre is None else centre
    )
    if not middle > 0 or (kind is Kind.PROPORTION and middle >= 1):
        raise ValueError(
            f"A funnel cannot stand round {middle:g}: give a share between 0 and 1, or a rate above 0."
        )
    spread = overdispersion(kind, areas, middle) if overdispersed else NONE
    return Funnel(kind, middle, spread)


def overdispersion(kind: Kind, areas: Sequence[Area], centre: float) -> Overdispersion:
    """How much more these areas differ from the centre than chance explains; none below 5 areas.

    z = gap / s on the transformed scale; the tenth at either end is drawn in to its neighbour (winsorised);
    phi = sum z squared / N; tau squared = max(0, (N phi - (N - 1)) / (sum w - sum w squared / sum w)), w = 1/s squared.
    """
    count = len(areas)
    if count < FEWEST_FOR_OVERDISPERSION:
        return Overdispersion(1.0, 0.0, count)
    pairs = [_gap(kind, centre, area) for area in areas]
    scores = winsorised([gap / spread for gap, spread in pairs])
    phi = sum(score * score for score in scores) / count
    weights = [1 / (spread * spread) for _, spread in pairs]
    whole = sum(weights)
    room = whole - sum(weight * weight for weight in weights) / whole
    return Overdispersion(phi, sqrt(max(0.0, (count * phi - (count - 1)) / room)), count)


def winsorised(scores: Sequence[float], share: float = WINSORISED) -> list[float]:
    """The scores with the lowest and the highest share of them drawn in to the quantile there."""
    low, high = quantile(scores, share), quantile(scores, 1 - share)
    return [min(max(score, low), high) for score in scores]


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share lies, by linear interpolation between neighbours. Raises ValueError for none."""
    if not values:
        raise ValueError("There is no quantile of nothing.")
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    at = int(place)
    after = ordered[min(at + 1, len(ordered) - 1)]
    return ordered[at] + (place - at) * (after - ordered[at])


def score_limits(centre: float, n: float, level: float = USUAL) -> Interval:
    """The plain limits of a share: centre and so many standard errors either side, clipped to 0 and 1."""
    reach = normal_deviate(level) * sqrt(centre * (1 - centre) / n)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def wilson_limits(centre: float, n: int, level: float = USUAL) -> Interval:
    """Wilson's interval round the centre itself, as older public health profiles drew it."""
    return wilson(round(centre * n), n, level)


def arcsine_limits(centre: float, n: float, level: float = USUAL, tau: float = 0.0) -> Interval:
    """The limits of a share on the arcsine scale, where overdispersion adds; turned back into shares."""
    middle, reach = asin(sqrt(centre)), normal_deviate(level) * sqrt(1 / (4 * n) + tau * tau)
    return Interval(sin(max(0.0, middle - reach)) ** 2, sin(min(pi / 2, middle + reach)) ** 2)


def rate_limits(centre: float, exposure: float, level: float = USUAL) -> Interval:
    """The exact Poisson limits of a rate at this exposure: the rates whose own interval just touches the centre.

    The line of the method gives, for a count, the expected count at which it would lie on a limit; here it is read
    the other way and interpolated between whole counts, so that it can be drawn at any size.
    """
    expected = centre * exposure
    low = _on_line(expected, level, high=False)
    return Interval(min(low, expected) / exposure, _on_line(expected, level, high=True) / exposure)


def rate_line(
    centre: float, counts: Sequence[int], level: float = USUAL
) -> Mapping[int, tuple[float, float]]:
    """For each count, the exposures at which it lies on the low and on the high limit (the published method).

    The expected count on the low line is half the chi-square quantile at the upper tail with 2x + 2 degrees of
    freedom, on the high line half the one at the lower tail with 2x; divided by the average rate.
    """
    return {
        count: (interval.high / centre, interval.low / centre)
        for count, interval in ((count, exact_poisson(count, level)) for count in counts)
    }


def _on_line(expected: float, level: float, *, high: bool) -> float:
    """The count, between whole ones if need be, that lies on the limit where so many are expected."""

    def expected_at(count: int) -> float:
        interval = _poisson(count, level)
        return interval.low if high else interval.high

    if not high and expected <= expected_at(0):
        return 0.0
    low, top = 0, int(expected + 12 * sqrt(expected) + 30)
    while top - low > 1:
        middle = (low + top) // 2
        if expected_at(middle) <= expected:
            low = middle
        else:
            top = middle
    below, above = expected_at(low), expected_at(top)
    return low + (expected - below) / (above - below)


def _poisson(count: int, level: float) -> Interval:
    """The exact interval, or for large counts the Wilson-Hilferty form of it, which is then equal to four figures."""
    if count < 100:
        return exact_poisson(count, level)
    z, above = normal_deviate(level), count + 1
    return Interval(
        count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3,
        above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3,
    )


def _gap(kind: Kind, centre: float, area: Area) -> tuple[float, float]:
    """How far the area is from the centre on the transformed scale, and the standard deviation that chance gives it."""
    if kind is Kind.PROPORTION:
        if area.events > area.base:
            raise ValueError(f"{area.events:g} of {area.base:g} is not a share.")
        return asin(sqrt(area.value)) - asin(sqrt(centre)), 1 / (2 * sqrt(area.base))
    expected = centre * area.base
    return log((area.events + HALF) / (expected + HALF)), 1 / sqrt(expected)
