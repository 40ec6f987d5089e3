"""The school year in a figure: month effects and school holidays, or the same term of last year.

Referrals fall in August because schools are closed, not because children are safer. With three years of months the
usual shape of the year is taken out and the rules look at what is left; both lines are shown. With less, a term is
compared with the same term a year before. Choices: the design's statistics paper, section 2.5 (seasonality).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp, log, sqrt

from safeboard.grammar.dates import good_friday
from safeboard.grammar.statistics.comparison import Change, rate_change, rate_ratio
from safeboard.grammar.statistics.distributions import beyond_chi_square
from safeboard.grammar.statistics.intervals import Interval

FEWEST_MONTHS = 36
MONTHS_OF_A_YEAR = 12
CLEAR = 0.01
ROUNDS = 25
WEEK = dt.timedelta(days=7)


class Term(Enum):
    """The three terms of a school year, with the words for them."""

    AUTUMN = "autumn term"
    SPRING = "spring term"
    SUMMER = "summer term"


def term_of(month: dt.date) -> Term:
    """The term that a month belongs to: September to December, January to March, April to August."""
    if month.month >= 9:
        return Term.AUTUMN
    return Term.SPRING if month.month <= 3 else Term.SUMMER


def months_of(term: Term) -> tuple[int, ...]:
    """The months of a term, as numbers."""
    return {Term.AUTUMN: (9, 10, 11, 12), Term.SPRING: (1, 2, 3), Term.SUMMER: (4, 5, 6, 7, 8)}[term]


def holiday_share(month: dt.date) -> float:
    """The share of a month's weekdays on which schools in England are usually closed, from 0 to 1.

    The usual year: two weeks at Christmas (from 21 December), two round Easter, a week at the end of October, in the
    middle of February and at the end of May, and from 22 July to the end of August. Counties differ by a week.
    """
    days = [
        dt.date(month.year, month.month, day)
        for day in range(1, calendar.monthrange(month.year, month.month)[1] + 1)
    ]
    weekdays = [day for day in days if day.weekday() < 5]
    return sum(is_school_holiday(day) for day in weekdays) / len(weekdays)


def is_school_holiday(day: dt.date) -> bool:
    """Whether schools in England are usually closed on this day."""
    year = day.year
    friday = good_friday(year)
    weeks = (
        (dt.date(year, 12, 21), dt.date(year + 1, 1, 3)),
        (dt.date(year - 1, 12, 21), dt.date(year, 1, 3)),
        (friday - dt.timedelta(days=4), friday + dt.timedelta(days=9)),
        (dt.date(year, 7, 22), dt.date(year, 8, 31)),
        _week_of(dt.date(year, 10, 28)),
        _week_of(dt.date(year, 2, 16)),
        _week_of(dt.date(year, 5, 30)),
    )
    return any(first <= day <= last for first, last in weeks)


def _week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Shape:
    """The usual shape of a year in a series: each month's factor (1 is an average month), and whether it is clear.

    `p` is the chance of a shape this strong in a series without one; extra variation is allowed for.
    """

    factors: tuple[float, ...]
    p: float

    @property
    def is_clear(self) -> bool:
        """Whether the shape is more than chance: otherwise nothing is taken out."""
        return self.p < CLEAR


def shape_of(
    counts: Sequence[int], months: Sequence[dt.date], exposures: Sequence[float] | None = None
) -> Shape | None:
    """The shape of the year in monthly counts, oldest first; None with fewer than 36 months or nothing in them.

    A log-linear model: the level of each year, month effects, and the share of school holidays where it moves between
    months (Easter).
    """
    if len(counts) != len(months):
        raise ValueError("Every count needs its month.")
    sizes = list(exposures) if exposures is not None else [1.0] * len(counts)
    if len(counts) < FEWEST_MONTHS or not sum(counts):
        return None
    # The level may differ from year to year; a shape that a rising series seems to have is not one.
    blocks = range((len(counts) - 1) // MONTHS_OF_A_YEAR + 1)
    level = [
        [1.0 if (len(counts) - 1 - at) // MONTHS_OF_A_YEAR == block else 0.0 for at in range(len(counts))]
        for block in blocks
    ]
    months_and_holidays = [
        [1.0 if month.month == number else 0.0 for month in months] for number in range(2, 13)
    ]
    months_and_holidays.append([holiday_share(month) for month in months])
    columns = _independent([*level, *months_and_holidays])
    flat, _ = _fit(counts, sizes, level)
    fitted, effects = _fit(counts, sizes, columns)
    used = len(columns) - len(level)
    gain, left = _deviance(counts, flat) - _deviance(counts, fitted), _pearson(counts, fitted)
    extra = max(1.0, left / max(len(counts) - len(columns), 1))
    season = [
        exp(sum(effect * column[at] for effect, column in zip(effects, columns, strict=True)))
        / exp(sum(effect * column[at] for effect, column in zip(effects, level, strict=False)))
        for at in range(len(counts))
    ]
    mean = sum(season) / len(season)
    return Shape(tuple(each / mean for each in season), beyond_chi_square(max(gain, 0.0) / extra, used))


@dataclass(frozen=True, slots=True)
class SameTerm:
    """A term beside the same term of the year before: the ratio of rates with its interval, and what it says."""

    ratio: float | None
    interval: Interval | None
    change: Change


def same_term_last_year(before: int, exposure_before: float, now: int, exposure_now: float) -> SameTerm:
    """A term compared with the same term a year before by the ratio of rates; no ratio where either count is 0."""
    change = rate_change(before, exposure_before, now, exposure_now)
    if min(before, now) == 0:
        return SameTerm(None, None, change)
    ratio = (now / exposure_now) / (before / exposure_before)
    return SameTerm(ratio, rate_ratio(before, exposure_before, now, exposure_now), change)


def _independent(columns: Sequence[Sequence[float]]) -> list[list[float]]:
    """The columns without those that the earlier ones already say (a holiday that never moves is a month effect)."""
    kept: list[list[float]] = []
    made: list[list[float]] = []
    for column in columns:
        rest = list(column)
        for each in made:
            along = sum(a * b for a, b in zip(rest, each, strict=True))
            rest = [a - along * b for a, b in zip(rest, each, strict=True)]
        length = sqrt(sum(a * a for a in rest))
        if length > 1e-6:
            kept.append(list(column))
            made.append([a / length for a in rest])
    return kept


def _fit(
    counts: Sequence[int], sizes: Sequence[float], columns: Sequence[Sequence[float]]
) -> tuple[list[float], list[float]]:
    """The fitted counts of a log-linear model and its effects, by reweighted least squares."""
    effects: list[float] = []
    fitted = [count + 0.5 for count in counts]
    for _ in range(ROUNDS):
        work = [
            log(fit / size) + (count - fit) / fit
            for count, fit, size in zip(counts, fitted, sizes, strict=True)
        ]
        effects = _solve(
            [
                [sum(w * a * b for w, a, b in zip(fitted, one, two, strict=True)) for two in columns]
                for one in columns
            ],
            [sum(w * a * y for w, a, y in zip(fitted, one, work, strict=True)) for one in columns],
        )
        after = [
            max(
                size
                * exp(
                    min(sum(effect * column[at] for effect, column in zip(effects, columns, strict=True)), 50)
                ),
                1e-6,
            )
            for at, size in enumerate(sizes)
        ]
        moved = max(abs(a - b) / b for a, b in zip(after, fitted, strict=True))
        fitted = after
        if moved < 1e-8:
            break
    return fitted, effects


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [a - factor * b for a, b in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        found[at] = (rows[at][size] - sum(rows[at][k] * found[k] for k in range(at + 1, size))) / rows[at][at]
    return found


def _deviance(counts: Sequence[int], fitted: Sequence[float]) -> float:
    return 2 * sum(
        (count * log(count / fit) if count else 0.0) - (count - fit)
        for count, fit in zip(counts, fitted, strict=True)
    )


def _pearson(counts: Sequence[int], fitted: Sequence[float]) -> float:
    return sum((count - fit) ** 2 / fit for count, fit in zip(counts, fitted, strict=True))
