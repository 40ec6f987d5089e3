"""What a small invented return draws from: days next to the limits that rules speak of, codes mostly right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

NO_DAYS = ("31/02/2024", "soon", "45/13/2020", "99/99/9999")
AGES = (4, 4, 4, 5, 10, 11, 11, 14, 15, 16, 17, 17, 18, 18, 19, 20, 21, 22, 25)
LENGTHS = (
    0,
    1,
    2,
    3,
    4,
    6,
    7,
    8,
    16,
    17,
    18,
    20,
    21,
    22,
    30,
    41,
    42,
    43,
    60,
    74,
    75,
    76,
    90,
    91,
    120,
    200,
    365,
    500,
)


ONE = timedelta(days=1)


def said(when: date) -> str:
    return f"{when:%d/%m/%Y}"


def anniversary(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + years, day.month, 28 if leap else day.day)


class World:
    """One small return in the making. `wrong` is the share of things that are left to chance."""

    def __init__(self, seed: int, year: int) -> None:
        self.random = Random(seed)
        self.year = year
        self.start, self.end = date(year - 1, 4, 1), date(year, 3, 31)
        self.wrong = self.random.choice((0.0, 0.02, 0.02, 0.06, 0.12, 0.3))
        self.days: list[date] = []

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def odd(self, more: float = 1.0) -> bool:
        return self.random.random() < self.wrong * more

    def code(self, codes: Iterable[str], blank: float = 0.0) -> str:
        """A code of a list; sometimes none, or one that is no code."""
        if self.chance(blank):
            return ""
        if self.odd():
            return self.random.choice(("", "", "ZZ", "9", "X"))
        return self.random.choice(tuple(codes))

    def near(self, day: date) -> date:
        return day + timedelta(days=self.random.choice((-1, 0, 0, 0, 1)))

    def shown(self, day: date | None) -> str:
        """A day as it stands in the file; where things are wrong, sometimes as none, or as one that there is not."""
        if self.odd(0.5):
            return self.random.choice(("", *NO_DAYS))
        return f"{day:%d/%m/%Y}" if day else ""

    def some_day(self, blank: float = 0.1) -> str:
        """One of the child's days, or of the year's, or next to it."""
        if self.chance(blank):
            return ""
        return self.shown(self.near(self.random.choice(self.days)))

    def born(self, began: date) -> date:
        """A birthday that falls on a limit: of the year, or of the first day of care."""
        limits = (self.start, self.end, date(self.year - 2, 8, 31), began, began)
        day = self.random.choice(limits)
        if self.chance(0.3):
            day = self.start + timedelta(days=self.random.randrange(365))
        if self.chance(0.03):
            return self.random.choice((date(2000, 2, 29), date(2008, 2, 29), date(2004, 2, 29)))
        return self.near(anniversary(day, -self.random.choice(AGES)))

    def first_day(self) -> date:
        """The first day of care: mostly before the year, so that many are looked after for the whole of it."""
        limits = (
            *(self.start, self.start, self.start - timedelta(days=1), self.start + timedelta(days=1)),
            *(date(self.year, 3, 24), self.end, date(2015, 4, 1)),
        )
        if self.chance(0.25):
            return self.near(self.random.choice(limits))
        if self.chance(0.03):
            return self.near(self.random.choice((date(1991, 10, 14), date(2005, 12, 1), date(2005, 12, 30))))
        return self.start + timedelta(days=self.random.randrange(-500, 360))
