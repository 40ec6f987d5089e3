"""Invented brothers and sisters: ages, and nothing else that could be anybody's."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from safeboard.demo.drafts import Household, Person
from safeboard.grammar.dates import add_months

YEAR = 365.25
UNBORN_SINCE = date(2015, 10, 15)

AREAS = (("North", "South", "East", "West"), (30, 27, 23, 20))
ETHNICITIES = (("white", "mixed", "asian", "black", "other", "not_stated"), (73, 7, 10, 3, 2, 5))
SEXES = (("male", "female", "not_stated"), (510, 485, 5))
AGES = (((0.01, 1), (1, 5), (5, 10), (10, 16), (16, 17.9)), (9, 22, 28, 34, 7))


class Births:
    """Makes households; child numbers run on within a family and skip between families."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._number = 204_117
        self.households: list[Household] = []

    def household(self, size: int, on: date, child_until: date) -> Household:
        """A new family of that many children, all born before one day and under eighteen on another."""
        rng = self._rng
        household = Household(len(self.households) + 1, rng.choices(*AREAS)[0], rng.choices(*ETHNICITIES)[0])
        self._number += rng.randint(1, 9)
        oldest = 17.95 * YEAR - (child_until - on).days
        for days in self._ages(size, int(oldest)):
            self._number += 1
            born = on - timedelta(days=days)
            household.children.append(
                Person(
                    household,
                    born,
                    add_months(born, 18 * 12),
                    rng.choices(*SEXES)[0],
                    _disabled(rng),
                    child_id=f"C{self._number}",
                )
            )
        self.households.append(household)
        return household

    def expect(self, household: Household) -> None:
        """Make the youngest of the family a child not yet born when the story ends."""
        youngest = max(household.children, key=lambda person: person.born or date.min)
        youngest.born, youngest.adult = None, date.max
        youngest.sex, youngest.disabled = "not_stated", None

    def _ages(self, size: int, oldest: int) -> list[int]:
        """Ages in days, ten months or more apart, eldest first."""
        low, high = self._rng.choices(*AGES)[0]
        ages = [max(1, min(oldest, int(self._rng.uniform(low, high) * YEAR)))]
        while len(ages) < size:
            gap = self._rng.randint(330, 1300)
            younger, older = min(ages) - gap, max(ages) + gap
            if younger >= 1 and (self._rng.random() < 0.7 or older > oldest):
                ages.append(younger)
            elif older <= oldest:
                ages.append(older)
            elif oldest < 330 * size:
                raise ValueError(f"{size} children cannot all be under eighteen for that long.")
        return sorted(ages, reverse=True)


def _disabled(rng: Random) -> bool | None:
    drawn = rng.random()
    return None if drawn < 0.03 else drawn < 0.14
