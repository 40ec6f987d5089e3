"""The children in need who may come into care, by the year of their birth."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from safeboard.demo.drafts import NeedDraft, Person

TRIED = 120
# Multiples of it lie evenly between whole numbers, however many there are.
GOLDEN = 0.6180339887498949
SEXES = {"M": "male", "F": "female"}
# So that a need that closes some days before or on a birthday never moves over a 31 March.
TOO_NEAR = ((3, 27), (4, 12))


@dataclass(frozen=True, slots=True)
class Window:
    """Days from one to another, both among them; none where the last is before the first."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return max(0, (self.last - self.first).days + 1)

    def since(self, day: date) -> Window:
        """Those on or after a day."""
        return Window(max(self.first, day), self.last)

    def until(self, day: date) -> Window:
        """Those on or before a day."""
        return Window(self.first, min(self.last, day))


def collection_year(year: int) -> tuple[date, date]:
    """The first and last day of the year that ends on 31 March of `year`."""
    return date(year - 1, 4, 1), date(year, 3, 31)


def birthday_in(person: Person, year: int) -> date:
    """The birthday of a person within such a year."""
    born = person.born or date.max
    return date(year if born.month < 4 else year - 1, born.month, born.day)


class Pool:
    """Spells of need in which care may begin: the newest of each child, so that it can last until they are grown up."""

    def __init__(self, rng: Random, needs: Sequence[NeedDraft]) -> None:
        self._rng = rng
        self._taken: set[Person] = set()
        self._drawn: dict[bool | None, int] = defaultdict(int)
        self._by_cohort: dict[int, list[NeedDraft]] = defaultdict(list)
        for need in needs:
            born = need.person.born
            if born is None or need.plan is not None or need.person.referred[-1] != need.started:
                continue
            day = (born.month, born.day)
            if day == (2, 29) or TOO_NEAR[0] <= day <= TOO_NEAR[1]:
                continue
            self._by_cohort[born.year + (born.month >= 4)].append(need)

    def open_at_start(self, sex: str, age: int, wanted: int) -> Iterator[NeedDraft]:
        """So many of an age whose need was open on 31 March 2009, those first who had been in need for longest."""
        day = date(2009, 3, 31)
        able = [
            need
            for need in self._by_cohort[2009 - age]
            if need.person not in self._taken
            and need.started < day
            and (need.closed is None or need.closed > day)
        ]
        able.sort(key=lambda need: (day - need.started).days * self._rng.random(), reverse=True)
        if len(able) < wanted:
            raise ValueError(
                f"{wanted} children of {age} should be looked after on {day}, of {len(able)} in need."
            )
        for need in able[:wanted]:
            self._take(need, sex)
            yield need

    def draw(
        self,
        sex: str,
        year: int,
        age: int,
        days: Callable[[NeedDraft], Window],
        after: bool | None,
        room: int,
        since: date | None,
    ) -> tuple[NeedDraft, Window]:
        """Somebody of an age on 31 March of the year and the days on which they may come into care.

        `after` says on which side of their birthday, `room` for how many days their need must be open then, `since` how
        early it must have begun.
        """
        some = self._by_cohort[year - age]
        first, last = collection_year(year)
        wanted = first + timedelta(days=int(self._part_of_year(after) * ((last - first).days - room)))
        best: tuple[NeedDraft, Window] | None = None
        for tried, need in enumerate(self._rng.sample(some, len(some))):
            if need.person in self._taken or (since and need.started > since):
                continue
            window = days(need).since(need.started)
            if need.closed is not None:
                window = window.until(need.closed - timedelta(days=1))
            if window.days < room:
                continue
            if best is None or window.first <= wanted <= window.last:
                best = need, window
            if window.first <= wanted <= window.last:
                # Near the day that was drawn, so that the months are alike.
                best = need, window.since(wanted - timedelta(days=7)).until(wanted + timedelta(days=7 + room))
                break
            if tried > TRIED:
                break
        if best is None:
            raise ValueError(f"No child of {age} could come into care in {year}, of {len(some)} in need.")
        self._take(best[0], sex)
        return best

    def _part_of_year(self, after: bool | None) -> float:
        """When in a year, evenly over all: birthdays lie behind rather late in it, and ahead rather early."""
        self._drawn[after] += 1
        even = self._drawn[after] * GOLDEN % 1
        return even if after is None else math.sqrt(even) if after else 1 - math.sqrt(1 - even)

    def spare(self) -> list[NeedDraft]:
        """Everybody who was not drawn."""
        return [need for some in self._by_cohort.values() for need in some if need.person not in self._taken]

    def _take(self, need: NeedDraft, sex: str) -> None:
        self._taken.add(need.person)
        need.person.sex = SEXES[sex]
