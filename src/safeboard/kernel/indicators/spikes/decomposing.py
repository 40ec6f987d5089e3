"""A change of a count taken apart: children x occasions x reports, and how concentrated it is (statistics.md section 4).

Pure functions over counts. The parts add up to the change exactly: with L the logarithmic mean of both totals, a factor f
brings L * ln(f1 / f0).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose, log

TOP = 5
ONE_OCCASION_DAYS = 7  # reports of a child within a week of one another are about one occasion


@dataclass(frozen=True, slots=True)
class Report:
    """One row about a child: whose (a keyed code), on which day, from which agency."""

    child: str
    on: dt.date
    source: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a period is made of: reports, the children they are about, the occasions they are of."""

    reports: int
    children: int
    occasions: int

    def __post_init__(self) -> None:
        if not self.reports >= self.occasions >= self.children >= 0 or (self.reports and not self.children):
            raise ValueError(
                f"{self.reports} reports of {self.occasions} occasions of {self.children} children cannot be."
            )


@dataclass(frozen=True, slots=True)
class Parts:
    """How much of a change more children, more occasions for each child, and more reports of each occasion bring."""

    children: float
    occasions: float
    reports: float

    @property
    def change(self) -> float:
        """All of it."""
        return self.children + self.occasions + self.reports


def totals_of(reports: Iterable[Report]) -> Totals:
    """What a period is made of. Reports of one child, each within 7 days of the one before, are one occasion."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    for each in reports:
        days[each.child].append(each.on)
    occasions = 0
    for those in days.values():
        those.sort()
        occasions += 1 + sum((later - earlier).days > ONE_OCCASION_DAYS for earlier, later in pairwise(those))
    return Totals(sum(map(len, days.values())), len(days), occasions)


def taken_apart(before: Totals, now: Totals) -> Parts:
    """The change in reports by its three factors; the parts add up to it.

    Where one of the two periods has no report at all the change is more (or fewer) children and nothing else.
    """
    if not before.reports or not now.reports:
        return Parts(float(now.reports - before.reports), 0.0, 0.0)
    mean = log_mean(before.reports, now.reports)

    def brings(then: float, later: float) -> float:
        return mean * log(later / then)

    return Parts(
        brings(before.children, now.children),
        brings(before.occasions / before.children, now.occasions / now.children),
        brings(before.reports / before.occasions, now.reports / now.occasions),
    )


def log_mean(one: float, other: float) -> float:
    """The logarithmic mean of two numbers above 0; of two equal ones the number itself. Raises ValueError otherwise."""
    if one <= 0 or other <= 0:
        raise ValueError(f"A logarithmic mean needs numbers above 0; there were {one} and {other}.")
    return one if isclose(one, other, rel_tol=1e-12) else (other - one) / log(other / one)


def by_child(reports: Iterable[Report]) -> dict[str, int]:
    """How many reports each child has."""
    counts: dict[str, int] = defaultdict(int)
    for each in reports:
        counts[each.child] += 1
    return dict(counts)


def without_top(counts: Iterable[int], top: int = TOP) -> int:
    """The reports that are left when those of the children with most are taken away."""
    return sum(sorted(counts, reverse=True)[top:])


def few_account_for(before: Sequence[int], now: Sequence[int], top: int = TOP) -> bool:
    """Whether a few children account for most of a change: without them less than half of it would be left.

    Both are reports by child. The children with most are taken away in each of the two periods, so that children who
    merely come and go in a large county are not taken for the few.
    """
    change = sum(now) - sum(before)
    return change != 0 and abs(without_top(now, top) - without_top(before, top)) < abs(change) / 2


def lorenz(counts: Iterable[int]) -> list[tuple[float, float]]:
    """The Lorenz curve: share of children, from those with fewest reports on, and the share of reports they have."""
    ordered = sorted(counts)
    total, points, so_far = sum(ordered), [(0.0, 0.0)], 0
    for place, each in enumerate(ordered, start=1):
        so_far += each
        points.append((place / len(ordered), so_far / total))
    return points


def gini(counts: Iterable[int]) -> float:
    """How unevenly reports lie on children: 0 where each has as many, towards 1 where one has nearly all.

    Twice the area between the Lorenz curve and the straight line. Raises ValueError where nobody has a report.
    """
    ordered = sorted(counts)
    if not ordered or not sum(ordered):
        raise ValueError("Nobody has a report: there is nothing to be uneven.")
    weighed = sum(place * each for place, each in enumerate(ordered, start=1))
    return 2 * weighed / (len(ordered) * sum(ordered)) - (len(ordered) + 1) / len(ordered)


def share_of_most(counts: Iterable[int], part: float) -> float:
    """The share of reports that the `part` of children with most of them have, at least one child."""
    ordered = sorted(counts, reverse=True)
    most = ordered[: max(1, round(part * len(ordered)))]
    return sum(most) / sum(ordered) if ordered else 0.0
