"""Where each child lived on each 31 March, and who moved within the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from safeboard.demo.care import CareDraft
from safeboard.demo.care_orders import ROOM
from safeboard.demo.care_pool import collection_year
from safeboard.demo.targets_care import PLACEMENTS_IN_YEAR, SAME_PLACE_FOR_TWO_YEARS
from safeboard.demo.targets_care_homes import ADOPTING, FOSTERED, HOMES, NOT_UNDER, WITH_PARENTS, Home

# How many lived in two places in the year, and how many in more, where nobody published it.
MOVED = {2010: (108, 24), 2015: (98, 26), 2016: (150, 35)}
TIME_TO_MOVE, TIME_TO_MOVE_TWICE = 30, 60


@dataclass(slots=True, eq=False)
class Dwelling:
    """A child on a 31 March: the order and home then, how many moves of the year led there.

    `settled` says that they were looked after when the year began, `placements` counts those before the moves.
    """

    care: CareDraft
    order: str
    settled: bool
    placements: int
    home: Home = FOSTERED
    location: str = "IN"
    moves: int = 0

    @property
    def here(self) -> Home:
        """Where the child lived before any move of the year."""
        return self.care.steps[-1].home

    def may_live(self, home: Home, last: date) -> bool:
        """Whether the law and their age allow it."""
        if home == ADOPTING:
            return self.order == "E1"
        if home == WITH_PARENTS:
            return self.order in ("C1", "C2")
        return self.care.age(last) >= NOT_UNDER.get(home[0], 0)

    @property
    def must_move(self) -> bool:
        """Whether the child cannot have lived there all along, as the order of then did not allow it."""
        earlier = {step.legal for step in self.care.steps} | {self.order}
        if self.home == ADOPTING:
            return earlier != {"E1"}
        return self.home == WITH_PARENTS and not earlier <= {"C1", "C2"}

    def time_left(self, last: date) -> int:
        """Days in which the child could move."""
        first = date(last.year - 1, 4, 1)
        return (last - max(first, self.care.steps[-1].since)).days


def fill(rng: Random, dwelling: Sequence[Dwelling], year: int) -> None:
    """Give each a home, so that every home has its number: who can stays, then those who came, then others."""
    last = collection_year(year)[1]
    left = Counter(HOMES[year])
    waiting = list(dwelling)
    rng.shuffle(waiting)
    # Who will be adopted soonest lives there already.
    waiting.sort(
        key=lambda each: each.care.ended or date.max if each.care.why_ended in ("E11", "E12") else date.max
    )
    stuck = [
        each
        for each in waiting
        if year in NO_CHOICE and not each.settled and each.time_left(last) < TIME_TO_MOVE
    ]

    def give(home: Home, some: Sequence[Dwelling]) -> None:
        for each in some:
            each.home = home
            late = not each.settled and each.must_move and each.time_left(last) < TIME_TO_MOVE
            if left[home] > 0 and each.may_live(home, last) and not late:
                left[home] -= 1
                waiting.remove(each)

    for home in HOMES[year]:
        give(home, [each for each in stuck if each.here == home])
    for home in HOMES[year]:
        if home == ADOPTING:
            soon = [
                each
                for each in waiting
                if each.care.why_ended in ("E11", "E12") and each.time_left(last) > ROOM
            ]
            here = [each for each in waiting if each.here == home]
            give(home, [each for each in here if each in soon])
            give(home, [each for each in here if each not in soon])
            give(home, soon[:])
        elif _kept_first(home):
            give(home, [each for each in waiting if each.here == home and each.settled])
    for home in HOMES[year]:
        if not _kept_first(home):
            give(home, [each for each in waiting if each.here == home and each.settled])
    rest = [home for home in HOMES[year] if left[home]]
    for home in sorted(
        rest, key=lambda home: -NOT_UNDER.get(home[0], 1 if home in (ADOPTING, WITH_PARENTS) else 0)
    ):
        free = sorted((each for each in waiting), key=lambda each: each.settled)
        give(home, free)
        if left[home]:
            _exchange(rng, dwelling, home, left, waiting, last)
    if waiting:
        raise ValueError(f"{len(waiting)} children of 31 March {year} have no home: {dict(+left)}.")


NO_CHOICE = (2010,)


def _kept_first(home: Home) -> bool:
    return home[0] not in ("U1", "U6")


def _exchange(
    rng: Random,
    dwelling: Sequence[Dwelling],
    home: Home,
    left: Counter[Home],
    waiting: list[Dwelling],
    last: date,
) -> None:
    """Nobody who waits may live there: somebody in a foster home does, and whoever waits takes that home."""
    able = [
        each
        for each in dwelling
        if each not in waiting
        and each.home[0] == "U6"
        and each.may_live(home, last)
        and each.time_left(last) > TIME_TO_MOVE
    ]
    rng.shuffle(able)
    able.sort(key=lambda each: each.settled)
    while left[home] and waiting and able:
        moved, other = able.pop(0), waiting.pop(0)
        other.home, moved.home = moved.home, home
        left[home] -= 1
    if left[home]:
        raise ValueError(f"{left[home]} children of {last} more should live in {home}.")


def choose_movers(rng: Random, dwelling: Sequence[Dwelling], year: int) -> None:
    """Who moved within the year and how often, so that as many lived in one, two and more places as published."""
    last = collection_year(year)[1]
    told = PLACEMENTS_IN_YEAR.get(year)
    twice, more = (told["2"], told["3"]) if told else MOVED[year]
    for each in dwelling:
        if each.here != each.home and (each.settled or each.must_move or year in NO_CHOICE):
            each.moves = 1
    moved = [each for each in dwelling if each.placements + each.moves > 1]
    able = [
        each
        for each in dwelling
        if each not in moved
        and each.time_left(last) > TIME_TO_MOVE
        and each.home not in (ADOPTING, WITH_PARENTS)
    ]
    rng.shuffle(able)
    missing = twice + more - len(moved)
    if not 0 <= missing <= len(able):
        raise ValueError(f"{len(moved)} children must have moved in {year}, not {twice + more}.")
    chosen = _keeping_the_settled(able, dwelling, year, missing)
    for each in chosen:
        each.moves = 1
    moved += chosen
    several = [each for each in moved if each.time_left(last) > TIME_TO_MOVE_TWICE and each.moves]
    several.sort(key=lambda each: -each.placements)
    for each in several[:more]:
        each.moves += 3 - each.placements - each.moves
    if len(several) < more:
        raise ValueError(f"{more} children should have lived in three places in {year}, of {len(several)}.")


def _keeping_the_settled(
    able: Sequence[Dwelling], dwelling: Sequence[Dwelling], year: int, wanted: int
) -> list[Dwelling]:
    """Movers, so that so many have lived in the same place for two years of those long looked after."""
    settled = [each for each in dwelling if _long_settled(each, year)]
    stay = SAME_PLACE_FOR_TWO_YEARS.get(year)
    if stay is None:
        return sorted(able, key=lambda each: (_counts_next(each, year), -each.care.started.toordinal()))[
            :wanted
        ]
    able = sorted(able, key=lambda each: (_counts_next(each, year), -each.care.started.toordinal()))
    leaving = [each for each in able if each in settled]
    others = [each for each in able if each not in settled]
    still = sum(each.moves == 0 for each in settled)
    if not 0 <= still - stay <= min(wanted, len(leaving)) or len(others) < wanted - still + stay:
        raise ValueError(
            f"{still} children have lived in the same place for two years in {year}, not {stay}."
        )
    return [*leaving[: still - stay], *others[: wanted - still + stay]]


def _counts_next(each: Dwelling, year: int) -> bool:
    """Whether the child could be long settled on the next 31 March if they do not move now."""
    following = collection_year(year + 1)[1]
    return (
        each.care.on(following)
        and each.care.age(following) < 16
        and each.care.started <= date(year - 2, 9, 30)
        and each.care.steps[-1].since <= date(year - 1, 3, 31)
    )


def _long_settled(each: Dwelling, year: int) -> bool:
    """Under sixteen, looked after for two and a half years, and in the same place for two before any move of the year."""
    last = collection_year(year)[1]
    newest = each.care.steps[-1].move
    since = next(step.since for step in each.care.steps if step.move == newest)
    return (
        each.care.age(last) < 16
        and each.care.started <= date(year - 3, 9, 30)
        and since <= date(year - 2, 3, 31)
    )


def another(rng: Random, each: Dwelling) -> Home:
    """A home in between."""
    return rng.choice((FOSTERED, ("U6", "PR1")))
