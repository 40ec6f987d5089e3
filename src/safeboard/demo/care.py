"""Who is looked after: spells of care within spells of need, so many of each age and sex as `targets_care` has it.

It draws from numbers of its own, so that nothing else in the county depends on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from safeboard.demo.care_pool import Pool, Window, birthday_in, collection_year
from safeboard.demo.drafts import NeedDraft
from safeboard.demo.targets_care_ages import AT_START, FLOWS, Flow

SETTLING = timedelta(days=10)
APART = timedelta(days=21)
TYPICAL_DAYS = 730


@dataclass(slots=True)
class StepDraft:
    """Part of a spell of care from a day on, in the codes of the national return (SSDA903).

    `why` is the reason for a new episode; `move` numbers the placements of the spell, so that the same kind of home
    in the same place is another home after a move.
    """

    since: date
    why: str
    legal: str
    place: str
    provider: str | None
    location: str | None = None
    move: int = 0
    miles: str | None = None
    moved_because: str = "CARPL"

    @property
    def home(self) -> tuple[str, str | None]:
        """The placement and its provider."""
        return self.place, self.provider


@dataclass(slots=True, eq=False)
class CareDraft:
    """One spell of being looked after. `ended` is None while it lasts, `why_ended` the code of the return.

    `first` and `last` say whether its beginning is the child's first of the year, and its end the last: those alone
    are counted. `turned` is when the short breaks began that became this spell, if it came of short breaks.
    """

    need: NeedDraft
    started: date
    ended: date | None = None
    first: bool = True
    last: bool = True
    turned: date | None = None
    why_ended: str = ""
    because: str = ""
    unaccompanied: bool = False
    steps: list[StepDraft] = field(default_factory=list)

    def on(self, day: date) -> bool:
        """Whether the child was looked after at the end of a day."""
        return self.started <= day and (self.ended is None or self.ended > day)

    def age(self, on: date) -> int:
        """Full years of age on a day."""
        born = self.need.person.born or on
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


Cell = dict[tuple[str, int], list[CareDraft]]


def look_after(rng: Random, pool: Pool) -> list[CareDraft]:
    """Every spell of care from before April 2009 to March 2016, by the day it began.

    Raises ValueError where nobody in need could come into care as the totals want it.
    """
    cared: list[CareDraft] = []
    stock: Cell = defaultdict(list)
    for sex, ages in AT_START.items():
        for age, wanted in enumerate(ages):
            for need in pool.open_at_start(sex, age, wanted):
                first = max(need.started, date(2009, 3, 1) - timedelta(days=int(rng.expovariate(1 / 1100))))
                stock[sex, age].append(CareDraft(need, first))
    cared += [care for some in stock.values() for care in some]
    for year, by_sex in FLOWS.items():
        following: Cell = defaultdict(list)
        for sex, flow in by_sex.items():
            for age in range(19):
                new = _Year(rng, pool, year, sex, age, flow).run(stock[sex, age - 1] if age else [])
                cared += new
                following[sex, age] = [
                    care
                    for care in [*(stock[sex, age - 1] if age else ()), *new]
                    if care.on(date(year, 3, 31))
                ]
        stock = following
    return sorted(cared, key=lambda care: (care.started, care.need.person.child_id))


class _Year:
    """One year of the children of one sex and age on its last day."""

    def __init__(self, rng: Random, pool: Pool, year: int, sex: str, age: int, flow: Flow) -> None:
        self._rng, self._pool, self._year, self._sex, self._age, self._flow = rng, pool, year, sex, age, flow
        self._first, self._last = collection_year(year)

    def run(self, stock: Sequence[CareDraft]) -> list[CareDraft]:
        """End care and begin it; gives the new spells back."""
        flow, age = self._flow, self._age
        sooner, between, later = (line[age] for line in flow.soon)
        back, twice, gone = (
            [after for each, after in some if each == age] for some in (flow.back, flow.twice, flow.gone)
        )
        again = [*back, *twice, *gone]
        left = list(stock)
        new = [spell for after in back for spell in self._returned(left, after, stays=True)]
        new += [spell for after in gone for spell in self._returned(left, after, stays=False)]
        new += [spell for after in twice for spell in self._twice(after)]
        self._leave(left, flow.ceased_before[age] - again.count(False) - sooner, after=False)
        self._leave(left, flow.ceased_after[age] - again.count(True) - between - later, after=True)
        for count, start_after, end_after in (
            (sooner, False, False),
            (between, False, True),
            (later, True, True),
        ):
            new += [self._soon_over(start_after, end_after) for _ in range(count)]
        for count, after in (
            (flow.started_before[age] - again.count(False) - sooner - between, False),
            (flow.started_after[age] - again.count(True) - later, True),
        ):
            for _ in range(count):
                need, window = self._come(after)
                new.append(CareDraft(need, self._day(window)))
        for _ in range(flow.turned.count(age)):
            need, window = self._come(None, since=self._first - timedelta(days=60))
            began = need.started + (self._first - timedelta(days=20) - need.started) * self._rng.random()
            new.append(CareDraft(need, self._day(window), first=False, turned=began))
        return new

    def _leave(self, left: list[CareDraft], wanted: int, after: bool) -> None:
        """Let so many of the stock leave: likeliest those who have been looked after for two years."""
        able = []
        for care in left:
            window = self._window(care.need, after).since(care.started + SETTLING)
            if self._age == 18 and not after:
                window = window.until(care.need.person.adult - timedelta(days=5))
            if window.days > 0:
                able.append((care, window))
        able.sort(
            key=lambda each: (
                abs((self._last - each[0].started).days - 180 - TYPICAL_DAYS) * self._rng.random()
            )
        )
        if len(able) < wanted:
            raise ValueError(
                f"{wanted} children of {self._age} should leave care in {self._year}, of {len(able)}."
            )
        for care, window in able[:wanted]:
            care.ended = care.need.person.adult if self._age == 18 and after else self._day(window)
            left.remove(care)

    def _returned(self, left: list[CareDraft], after: bool, stays: bool) -> Iterable[CareDraft]:
        """A child of the stock left and came again within the year; gives the second spell."""
        able = [
            care
            for care in left
            if self._window(care.need, after).since(care.started + SETTLING).days > 3 * APART.days + 5
        ]
        if not able:
            raise ValueError(f"No child of {self._age} could leave care and come again in {self._year}.")
        care = self._rng.choice(able)
        left.remove(care)
        window = self._window(care.need, after).since(care.started + SETTLING)
        care.ended = self._day(window.until(window.last - 2 * APART - timedelta(days=2)))
        care.last = stays
        second = CareDraft(care.need, self._day(Window(care.ended + APART, window.last - APART)))
        if not stays:
            second.ended = self._day(Window(second.started + SETTLING, window.last))
        return [second]

    def _twice(self, after: bool) -> Iterable[CareDraft]:
        """A child came, left and came again within the year."""
        need, window = self._come(after, room=3 * APART.days + 25)
        came = self._day(window.until(window.last - 2 * APART - 2 * SETTLING))
        left = self._day(Window(came + SETTLING, window.last - APART - SETTLING))
        again = self._day(Window(left + SETTLING, window.last - SETTLING))
        return [CareDraft(need, came, left), CareDraft(need, again, first=False)]

    def _soon_over(self, start_after: bool, end_after: bool) -> CareDraft:
        need, window = self._come(start_after, room=25)
        end = self._window(need, end_after)
        if self._age == 18 and not end_after:
            end = end.until(need.person.adult - timedelta(days=5))
        came = self._day(window.until(min(window.last, end.last - SETTLING - timedelta(days=3))))
        if self._age == 18 and end_after:
            return CareDraft(need, came, need.person.adult)
        return CareDraft(need, came, self._day(end.since(came + SETTLING)))

    def _come(self, after: bool | None, room: int = 1, since: date | None = None) -> tuple[NeedDraft, Window]:
        return self._pool.draw(
            self._sex, self._year, self._age, lambda need: self._window(need, after), after, room, since
        )

    def _window(self, need: NeedDraft, after: bool | None) -> Window:
        """The days of the year on one side of the birthday in it; all of them for None."""
        birthday = birthday_in(need.person, self._year)
        if after is None:
            return Window(max(self._first, need.person.born or self._first), self._last)
        if after:
            return Window(max(self._first, birthday), self._last)
        return Window(self._first, birthday - timedelta(days=1))

    def _day(self, window: Window) -> date:
        return window.first + timedelta(days=self._rng.randint(0, max(0, window.days - 1)))
