"""Control charts for shares, rates and counts: p, p', u, u', c and I', whose limits follow the size of each period.

The prime charts (Laney) let the periods differ by as much as they do differ, beyond what counting alone explains.
Formulas: the design's statistics paper, section 2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import pi, sqrt

from safeboard.grammar.statistics.charts import SCREEN, mean_step

REACH = 3.0
STEP_TO_SIGMA = 1.128
FEWEST_TO_NARROW = 20


@dataclass(frozen=True, slots=True)
class Attribute:
    """A chart whose limits differ by period, in the unit of its values (a share from 0 to 1, or a rate).

    `sigmas` are the standard deviations, `sigma_z` how many times wider than counting alone the periods vary (1 on a
    plain chart). A limit beyond what the figure can be is clipped, and that side cannot signal.
    """

    kind: str
    values: tuple[float, ...]
    centre: float
    sigmas: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    lower_clipped: tuple[bool, ...]
    upper_clipped: tuple[bool, ...]
    sigma_z: float = 1.0

    def side(self, at: int) -> int:
        """1 where the point lies above its upper limit, -1 below its lower one, else 0."""
        if self.values[at] > self.upper[at] and not self.upper_clipped[at]:
            return 1
        return -1 if self.values[at] < self.lower[at] and not self.lower_clipped[at] else 0

    def scores(self) -> tuple[float, ...]:
        """Each point in standard deviations from the centre; 0 where nothing varies. Runs are judged on these."""
        return tuple(
            (value - self.centre) / sigma if sigma else 0.0
            for value, sigma in zip(self.values, self.sigmas, strict=True)
        )


def p_chart(x: Sequence[int], n: Sequence[int]) -> Attribute:
    """Shares x of n: limits from counting alone. Raises ValueError for a base of 0 or x beyond n."""
    return _shares(x, n, "p", 1.0)


def p_prime_chart(x: Sequence[int], n: Sequence[int], *, as_published: bool = False) -> Attribute:
    """Shares x of n, for large or overdispersed bases.

    Below 20 points the periods may look steadier than chance by luck, and sigma_z is then kept from falling under 1;
    `as_published` leaves it as the method gives it.
    """
    plain = _shares(x, n, "p", 1.0)
    return _shares(x, n, "p'", _sigma_z(plain, as_published=as_published))


def u_chart(x: Sequence[int], n: Sequence[float]) -> Attribute:
    """Rates of x events in exposures n: limits from counting alone. Raises ValueError for an exposure not above 0."""
    return _rates(x, n, "u", 1.0)


def u_prime_chart(x: Sequence[int], n: Sequence[float], *, as_published: bool = False) -> Attribute:
    """Rates of x events in exposures n, overdispersed; sigma_z is floored at 1 below 20 points unless `as_published`."""
    plain = _rates(x, n, "u", 1.0)
    return _rates(x, n, "u'", _sigma_z(plain, as_published=as_published))


def c_chart(x: Sequence[int]) -> Attribute:
    """Counts in periods of equal exposure."""
    return _rates(x, [1.0] * len(x), "c", 1.0)


def i_prime_chart(y: Sequence[float], n: Sequence[float]) -> Attribute:
    """Values y, each made from n things (a mean duration of n cases): limits narrow where more stand behind a point."""
    _check(y, n)
    centre = sum(value * size for value, size in zip(y, n, strict=True)) / sum(n)
    steps = [
        sqrt(pi / 2) * abs(y2 - y1) / sqrt(1 / n1 + 1 / n2)
        for (y1, n1), (y2, n2) in pairwise(zip(y, n, strict=True))
    ]
    usual = mean_step(steps, SCREEN) if steps else 0.0
    return _chart("I'", tuple(y), centre, [usual * sqrt(1 / size) for size in n], None, None)


def _shares(x: Sequence[int], n: Sequence[int], kind: str, widen: float) -> Attribute:
    _check(x, n)
    if any(part > whole for part, whole in zip(x, n, strict=True)):
        raise ValueError("A share has no more in it than there are; look for a numerator above its base.")
    centre = sum(x) / sum(n)
    sigmas = [sqrt(centre * (1 - centre) / whole) * widen for whole in n]
    values = tuple(part / whole for part, whole in zip(x, n, strict=True))
    return _chart(kind, values, centre, sigmas, 0.0, 1.0, widen)


def _rates(x: Sequence[int], n: Sequence[float], kind: str, widen: float) -> Attribute:
    _check(x, n)
    centre = sum(x) / sum(n)
    sigmas = [sqrt(centre / size) * widen for size in n]
    values = tuple(part / size for part, size in zip(x, n, strict=True))
    return _chart(kind, values, centre, sigmas, 0.0, None, widen)


def _chart(
    kind: str,
    values: tuple[float, ...],
    centre: float,
    sigmas: Sequence[float],
    floor: float | None,
    ceiling: float | None,
    sigma_z: float = 1.0,
) -> Attribute:
    lower, upper = [centre - REACH * sigma for sigma in sigmas], [centre + REACH * sigma for sigma in sigmas]
    return Attribute(
        kind=kind,
        values=values,
        centre=centre,
        sigmas=tuple(sigmas),
        lower=tuple(low if floor is None else max(low, floor) for low in lower),
        upper=tuple(high if ceiling is None else min(high, ceiling) for high in upper),
        lower_clipped=tuple(floor is not None and low < floor for low in lower),
        upper_clipped=tuple(ceiling is not None and high > ceiling for high in upper),
        sigma_z=sigma_z,
    )


def _sigma_z(plain: Attribute, *, as_published: bool) -> float:
    scores = plain.scores()
    if not any(scores):
        return 1.0
    steps = [abs(after - before) for before, after in pairwise(scores)]
    found = mean_step(steps, SCREEN) / STEP_TO_SIGMA if steps else 1.0
    return found if as_published or len(scores) >= FEWEST_TO_NARROW else max(found, 1.0)


def _check(x: Sequence[float], n: Sequence[float]) -> None:
    if not x or len(x) != len(n):
        raise ValueError("A chart needs points, and a base for each of them.")
    if any(size <= 0 for size in n):
        raise ValueError("Every base must be above 0; leave a period without one out of the chart.")
