"""Section 47 enquiries that went to no conference: how many each month, and about which referred families."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from safeboard.demo.arrivals import SEASON
from safeboard.demo.dice import choose_exactly, months_between, next_month
from safeboard.demo.drafts import Arrival, Conference
from safeboard.demo.targets import LAST_DAY, TARGETS
from safeboard.grammar.dates import add_working_days


def place_enquiries(rng: Random, made: Sequence[Conference], arrivals: Sequence[Arrival]) -> None:
    """Section 47 enquiries that needed no conference, so that each year's enquiries add up."""
    by_month: dict[date, list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        if not arrival.no_further_action:
            by_month[arrival.on.replace(day=1)].append(arrival)
    with_conference: Counter[date] = Counter()
    for conference in made:
        if conference.strategy is not None:
            with_conference[conference.strategy.replace(day=1)] += conference.size
    for target in TARGETS:
        months = months_between(target.first, target.last)
        weights = [SEASON[month.month] * _growth(month) for month in months]
        carried = 0.0
        left = target.enquiries - sum(with_conference[month] for month in months)
        for month, weight in zip(months, weights, strict=True):
            carried += max(0.0, target.enquiries * weight / sum(weights) - with_conference[month])
            wanted = left if month == months[-1] else min(left, round(carried))
            carried -= wanted
            free = [arrival for arrival in by_month[month] if _may_have_an_enquiry(arrival)]
            for arrival in choose_exactly(
                rng, free, wanted, lambda arrival: arrival.size, _likelihood_of_enquiry
            ):
                _start_enquiry(rng, arrival, target.last)
            left -= wanted


def _start_enquiry(rng: Random, arrival: Arrival, last: date) -> None:
    lag = (
        rng.choice((0, 0, 0, 1, 1, 2, 3)) if arrival.conference or rng.random() < 0.85 else rng.randint(4, 25)
    )
    limit = min(last, next_month(arrival.on) - timedelta(days=1))
    arrival.strategy = min(limit, arrival.on + timedelta(days=lag))
    decided = add_working_days(arrival.strategy, rng.randint(4, 13))
    arrival.decided = decided if decided <= LAST_DAY else None


def _may_have_an_enquiry(arrival: Arrival) -> bool:
    conference = arrival.conference
    if conference is None:
        return True
    return conference.strategy is not None and conference.strategy - arrival.on > timedelta(days=60)


def _likelihood_of_enquiry(arrival: Arrival) -> float:
    return {"police": 1.6, "schools": 1.3, "health": 1.2}.get(arrival.source, 0.8)


def _growth(month: date) -> float:
    """Enquiries doubled over 2014 and then levelled."""
    if month < date(2013, 4, 1):
        return 1.0
    return 1.0 + 0.06 * ((month.year - 2013) * 12 + month.month - 4) if month < date(2015, 1, 1) else 2.2
