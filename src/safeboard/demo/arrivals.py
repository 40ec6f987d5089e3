"""Who is referred when: families on dates, by source, adding up to the published referrals of each year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from safeboard.demo.dice import DatesByWeight, choose_exactly, sizes_of_groups
from safeboard.demo.drafts import Arrival
from safeboard.demo.targets import CHILDREN_IN_NEED_BEFORE, FIRST_DAY, TARGETS, Target

INITIALS = "ABCDEFGHJKLMNPRSTW"

# Busy before the summer holidays and before Christmas, quiet in August.
SEASON = dict(
    enumerate((0.98, 0.98, 1.0, 0.92, 1.0, 1.13, 1.12, 0.74, 0.98, 1.02, 1.03, 1.12), start=1)
)  # fmt: skip
SCHOOL_SEASON = dict(
    enumerate((1.02, 0.9, 1.05, 0.75, 1.05, 1.12, 0.95, 0.08, 1.1, 1.1, 1.15, 0.95), start=1)
)  # fmt: skip
POLICE_SEASON = dict(
    enumerate((0.95, 0.93, 0.97, 0.98, 1.0, 1.04, 1.1, 1.12, 1.0, 0.97, 0.95, 1.06), start=1)
)  # fmt: skip

EVERY_CONTACT_REFERRED = (date(2014, 1, 1), date(2014, 10, 31))


def level(month: date) -> float:
    """How high the flow of referrals runs in a month, beside other months of its financial year.

    From January to October 2014 every contact was passed on as a referral; the flow fell back in November and
    climbed through the spring of 2015 to level out that October.
    """
    first, last = EVERY_CONTACT_REFERRED
    if first <= month <= last:
        return 1.45 if month.year == 2014 and month.month < 4 else 1.25
    if date(2014, 11, 1) <= month < date(2015, 4, 1):
        return 0.78
    if month >= date(2015, 4, 1):
        return min(1.0, 0.82 + 0.05 * (month.month - 4)) if month < date(2015, 10, 1) else 1.03
    return 1.0


def season(source: str) -> Callable[[date], float]:
    """The weight of a month for referrals from one source."""
    own = {"schools": SCHOOL_SEASON, "police": POLICE_SEASON}.get(source)
    return lambda day: level(day.replace(day=1)) * SEASON[day.month] * (own[day.month] if own else 1.0)


def weekend(source: str) -> float:
    """How a day nobody works compares with a working day, for one source."""
    return {"police": 0.3, "schools": 0.0, "education_services": 0.0}.get(source, 0.05)


def worker(rng: Random) -> str:
    """A worker's initials."""
    return rng.choice(INITIALS) + rng.choice(INITIALS)


def referred_families(rng: Random) -> list[Arrival]:
    """Every family referred from April 2009 to March 2016, by date."""
    arrivals = [arrival for place, target in enumerate(TARGETS) for arrival in _of_period(rng, place, target)]
    return sorted(arrivals, key=lambda arrival: arrival.on)


def _of_period(rng: Random, place: int, target: Target) -> list[Arrival]:
    arrivals = []
    for source, total in target.referrals.items():
        dates = DatesByWeight(target.first, target.last, season(source), weekend(source))
        for size in sizes_of_groups(rng, total):
            arrivals.append(
                Arrival(dates.draw(rng), source, size, place, chance=rng.random(), worker=worker(rng))
            )
    for arrival in choose_exactly(rng, arrivals, target.no_further_action, _size, _ease_of_no_further_action):
        arrival.no_further_action = True
    # In the first weeks of the records there is nobody yet to be referred again.
    for arrival in choose_exactly(
        rng,
        arrivals,
        target.rereferrals,
        _size,
        lambda arrival: min(1.0, 0.02 + (arrival.on - FIRST_DAY).days / 150) / arrival.size,
    ):
        arrival.again = True
    return arrivals


def families_already_open(rng: Random) -> list[Arrival]:
    """Families in need since before the records begin, by date of referral."""
    sources = TARGETS[0].referrals
    arrivals = []
    for size in sizes_of_groups(rng, CHILDREN_IN_NEED_BEFORE):
        days = 1 + min(1500, int(rng.expovariate(1 / 260)))
        source = rng.choices(list(sources), list(sources.values()))[0]
        on = FIRST_DAY - timedelta(days=days)
        arrivals.append(Arrival(on, source, size, -1, chance=rng.random(), worker=worker(rng)))
    return sorted(arrivals, key=lambda arrival: arrival.on)


def _size(arrival: Arrival) -> int:
    return arrival.size


def _ease_of_no_further_action(arrival: Arrival) -> float:
    flood = 1.8 if date(2014, 1, 1) <= arrival.on < date(2014, 4, 1) else 1.0
    by_source = {"police": 1.3, "anonymous": 1.8, "individual": 1.4, "la_services": 0.6}
    return flood * by_source.get(arrival.source, 1.0)
