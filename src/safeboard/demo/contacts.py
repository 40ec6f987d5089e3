"""Contacts: one before nearly every referral, and the many that went no further."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from safeboard.demo.arrivals import EVERY_CONTACT_REFERRED, season, weekend
from safeboard.demo.dice import DatesByWeight, choose_exactly, months_between, next_month, sizes_of_groups
from safeboard.demo.drafts import Arrival, Household, Person
from safeboard.demo.families import Births
from safeboard.demo.targets import (
    CONTACTS_2015_16,
    CONTACTS_SINCE,
    LAST_DAY,
    REFERRALS_WITHOUT_A_CONTACT_2015_16,
    TARGETS,
)

CONVERSION_WINDOW = timedelta(days=14)
LAST_YEAR = TARGETS[-1]

Made = tuple[Person, date, str]


def conversion(month: date) -> float:
    """The share of a month's contacts that became referrals, before 2015-16."""
    first, last = EVERY_CONTACT_REFERRED
    if first <= month <= last:
        return 0.9
    return 0.58 if month < first else 0.46


class Doorstep:
    """Makes the contacts of the county once its referrals are known."""

    def __init__(self, rng: Random, births: Births) -> None:
        self._rng = rng
        self._births = births
        self._known = list(births.households)
        self._passing: list[Household] = []
        self._taken: set[tuple[str, date]] = set()
        self.made: list[Made] = []

    def run(self, arrivals: Sequence[Arrival]) -> list[Made]:
        """All contacts from October 2012 to March 2016, in no order."""
        led_to_referral = self._before_referrals(arrivals)
        for month in months_between(CONTACTS_SINCE, LAST_YEAR.first - timedelta(days=1)):
            share = conversion(month)
            for source in CONTACTS_2015_16:
                more = round(led_to_referral[month, source] * (1 / share - 1))
                self._went_no_further(source, more, month, next_month(month) - timedelta(days=1))
        for source, total in CONTACTS_2015_16.items():
            had = sum(led_to_referral[month, source] for month in months_between(LAST_YEAR.first, LAST_DAY))
            self._went_no_further(source, total - had, LAST_YEAR.first, LAST_DAY)
        return self.made

    def assessed_without_referral(self, wanted: int) -> list[tuple[Person, date]]:
        """Children known only from a contact in the last year, early enough to have been assessed since."""
        contacted = {person: day for person, day, _ in self.made if not person.referred}
        wait = timedelta(days=100)
        early = [
            (person, day)
            for person, day in contacted.items()
            if LAST_YEAR.first <= day <= LAST_DAY - wait and person.adult > day + wait
        ]
        return self._rng.sample(early, wanted)

    def _before_referrals(self, arrivals: Sequence[Arrival]) -> Counter[tuple[date, str]]:
        without: set[int] = set()
        for source, total in REFERRALS_WITHOUT_A_CONTACT_2015_16.items():
            late = [
                arrival for arrival in arrivals if arrival.on >= LAST_YEAR.first and arrival.source == source
            ]
            chosen = choose_exactly(self._rng, late, total, lambda arrival: arrival.size, lambda arrival: 1.0)
            without |= {id(arrival) for arrival in chosen}
        made: Counter[tuple[date, str]] = Counter()
        for arrival in arrivals:
            on = arrival.on - timedelta(days=self._rng.choice((0, 0, 0, 0, 1, 1, 1, 2, 3)))
            if id(arrival) in without or on < CONTACTS_SINCE:
                continue
            for person in arrival.children:
                day = max(on, person.born or on)
                self._note(person, day, arrival.source)
                made[day.replace(day=1), arrival.source] += 1
        return made

    def _went_no_further(self, source: str, total: int, first: date, last: date) -> None:
        dates = DatesByWeight(first, last, season(source), max(0.02, weekend(source)))
        for size in sizes_of_groups(self._rng, total):
            on = dates.draw(self._rng)
            for person in self._anybody(size, on):
                self._note(person, on, source)

    def _anybody(self, size: int, on: date) -> list[Person]:
        drawn = self._rng.random()
        pool = self._known if drawn < 0.4 else self._passing if drawn < 0.55 else []
        for _ in range(10 if pool else 0):
            household = self._rng.choice(pool)
            free = [person for person in household.children if self._could_be(person, on)]
            if len(free) >= size:
                return free[:size]
        household = self._births.household(size, on, on)
        self._passing.append(household)
        return household.children

    def _could_be(self, person: Person, on: date) -> bool:
        if (person.child_id, on) in self._taken or person.adult <= on:
            return False
        if person.born is None:
            return bool(person.referred) and person.referred[0] <= on
        soon = on + CONVERSION_WINDOW
        return person.born < on and not any(on <= referred <= soon for referred in person.referred)

    def _note(self, person: Person, on: date, source: str) -> None:
        self._taken.add((person.child_id, on))
        self.made.append((person, on, source))
