"""Seeded choices that still add up: sizes, subsets and dates drawn so that totals are exact."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from safeboard.grammar.dates import england

Item = TypeVar("Item")

ONE_DAY = timedelta(days=1)
SIBLINGS = ((1, 2, 3, 4), (60, 25, 11, 4))


def sizes_of_groups(rng: Random, total: int) -> list[int]:
    """Brothers and sisters who come together: group sizes of one to four that add up to the total."""
    sizes: list[int] = []
    left = total
    while left > 0:
        size = min(left, rng.choices(*SIBLINGS)[0])
        sizes.append(size)
        left -= size
    return sizes


def choose_exactly(
    rng: Random,
    items: Iterable[Item],
    total: int,
    size: Callable[[Item], int],
    weight: Callable[[Item], float],
) -> list[Item]:
    """Some of the items, likelier the heavier, whose sizes add up to the total; ValueError if none can."""
    # Waiting times of a constant hazard: sorting by them draws without replacement in proportion to the weight.
    order = sorted(
        ((-math.log(1.0 - rng.random()) / weight(item), place, item) for place, item in enumerate(items)),
        key=lambda drawn: drawn[:2],
    )
    chosen: list[Item] = []
    left = total
    for _, _, item in order:
        if left == 0:
            break
        if size(item) <= left:
            chosen.append(item)
            left -= size(item)
    if left:
        raise ValueError(f"{left} of {total} could not be chosen: too few items, or none small enough.")
    return chosen


def months_between(first: date, last: date) -> list[date]:
    """The first day of every month from one date to the other."""
    months = []
    month = first.replace(day=1)
    while month <= last:
        months.append(month)
        month = next_month(month)
    return months


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def working_day_by(day: date) -> date:
    """The day itself if people work on it, else the last working day before."""
    calendar = england()
    if day > calendar.first:
        return calendar.add(day + ONE_DAY, -1)
    # A few plans began before the years whose bank holidays are loaded: their weekends are enough.
    return day - timedelta(days=max(0, day.weekday() - 4))


class DatesByWeight:
    """Draws days from a run of months, weighted by month and lighter (by `weekend`) on days nobody works."""

    def __init__(
        self, first: date, last: date, month_weight: Callable[[date], float], weekend: float
    ) -> None:
        calendar = england()
        self._days: list[date] = []
        self._cumulative: list[float] = []
        running = 0.0
        day = first
        while day <= last:
            weight = month_weight(day) * (1.0 if calendar.is_working_day(day) else weekend)
            if weight > 0:
                running += weight
                self._days.append(day)
                self._cumulative.append(running)
            day += ONE_DAY
        if not self._days:
            raise ValueError(f"No day between {first} and {last} has any weight.")

    def draw(self, rng: Random) -> date:
        """One day."""
        place = bisect_right(self._cumulative, rng.random() * self._cumulative[-1])
        return self._days[min(place, len(self._days) - 1)]


def nearest(
    days: Sequence[date], wanted: date, earliest: date, latest: date, free: Callable[[int], bool]
) -> int | None:
    """The place of the free day nearest the wanted one, in a sorted run, between two limits; None if none is."""
    right = bisect_left(days, wanted)
    left = right - 1
    while left >= 0 or right < len(days):
        left_ok = left >= 0 and days[left] >= earliest
        right_ok = right < len(days) and days[right] <= latest
        if not left_ok and not right_ok:
            return None
        if left_ok and (not right_ok or wanted - days[left] <= days[right] - wanted):
            if days[left] <= latest and free(left):
                return left
            left -= 1
        else:
            if days[right] >= earliest and free(right):
                return right
            right += 1
    return None
