"""Under which order and where each child was looked after, from one 31 March to the next, so that each adds up.

Whoever can stay under the same order and in the same home does. Others, and those who came in the year, make up what is
missing; and so many move within a year as moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from safeboard.demo import care_first_homes, care_homes, care_orders
from safeboard.demo.care import CareDraft, StepDraft
from safeboard.demo.care_homes import Dwelling
from safeboard.demo.care_pool import collection_year
from safeboard.demo.targets_care import LOCATION, MILES, STARTED_NEED
from safeboard.demo.targets_care_homes import ADOPTING, HOMES, NOT_TOLD_WHERE, WITH_PARENTS, Home

LOCATION_2010 = {"IN": 220, "OUT": 118}
OUT_OF_AREA = 0.45
AT_HOME = ("P1", "U1")
NEAR, FAR = (1, 20), (21, 110)


def settle(rng: Random, cared: Sequence[CareDraft]) -> None:
    """Give every spell of care its need, orders, homes and distances. ValueError where a year cannot add up."""
    _needs(rng, cared)
    before = date(2009, 3, 31)
    already = [care for care in cared if care.started <= before]
    _begin(rng, already, care_orders.at_start(rng, already), HOMES[2010])
    for year in HOMES:
        _year(rng, cared, year)
    _miles(rng, cared)


def _needs(rng: Random, cared: Sequence[CareDraft]) -> None:
    for year, wanted in STARTED_NEED.items():
        first, last = collection_year(year)
        counted = [care for care in cared if care.first and first <= care.started <= last]
        needs = [need for need, count in wanted.items() for _ in range(count)]
        rng.shuffle(needs)
        for care, need in zip(counted, needs, strict=True):
            care.because = need
    usual = STARTED_NEED[2010]
    for care in cared:
        if not care.because:
            care.because = rng.choices(list(usual), list(usual.values()))[0]


def _begin(
    rng: Random, cared: Sequence[CareDraft], orders: Mapping[CareDraft, str], homes: Mapping[Home, int]
) -> None:
    """The first part of each spell."""
    where = care_first_homes.likely(rng, cared, homes, orders)
    for care in cared:
        location = "OUT" if rng.random() < OUT_OF_AREA and not _near(where[care]) else "IN"
        care.steps.append(
            StepDraft(care.started, "B" if care.turned else "S", orders[care], *where[care], location)
        )


def _year(rng: Random, cared: Sequence[CareDraft], year: int) -> None:
    first, last = collection_year(year)
    new = [care for care in cared if first <= care.started <= last]
    _begin(rng, new, care_orders.on_starting(rng, new, year), HOMES[year])
    if year == min(HOMES):
        care_first_homes.as_published_on_starting(rng, new)
    for care in cared:
        if care.started <= last and (care.ended is None or care.ended > first):
            care_orders.follow_on(rng, care, first, last)
    for care in cared:
        if care.why_ended in ("E11", "E12") and care.ended and first <= care.ended <= last:
            _place_for_adoption(care, first)
    on = [care for care in cared if care.on(last)]
    orders = care_orders.on_31_march(on, year)
    dwelling = [
        Dwelling(care, orders[care], settled=care.started < first, placements=_placements(cared, care, first))
        for care in on
    ]
    care_homes.fill(rng, dwelling, year)
    care_homes.choose_movers(rng, dwelling, year)
    _locate(rng, dwelling, year)
    for each in dwelling:
        _write(rng, each, first, last)


def _placements(cared: Sequence[CareDraft], care: CareDraft, first: date) -> int:
    """In how many placements of the year the child has been already."""
    person = care.need.person
    return (
        sum(
            other.need.person is person
            and (other.ended is None or other.ended >= first)
            and other.started <= care.started
            for other in cared
        )
        if care.started >= first
        else 1
    )


def _place_for_adoption(care: CareDraft, first: date) -> None:
    newest, ended = care.steps[-1], care.ended or date.max
    since = max(first, newest.since + timedelta(days=1))
    day = since + (ended - since) / 3
    if newest.legal != "E1":
        care.steps.append(
            StepDraft(day, "L", "E1", newest.place, newest.provider, newest.location, newest.move)
        )
    if newest.place != ADOPTING[0]:
        day = max(since + (ended - since) * 2 / 3, day + timedelta(days=1))
        care.steps.append(StepDraft(day, "P", "E1", *ADOPTING, newest.location, newest.move + 1))


def _locate(rng: Random, dwelling: Sequence[Dwelling], year: int) -> None:
    """In the county or out of it: who stays in a home stays there, the others make up the numbers."""
    wanted = Counter(LOCATION.get(year, LOCATION_2010))
    hidden = NOT_TOLD_WHERE if year <= 2013 else ()
    free = []
    for each in dwelling:
        told = each.home[0] not in hidden
        if each.moves == 0 and each.settled:
            each.location = each.care.steps[-1].location or "IN"
            wanted[each.location] -= told
        elif told:
            free.append(each)
        else:
            each.location = "OUT" if rng.random() < OUT_OF_AREA else "IN"
    free.sort(key=lambda each: (_near(each.home), rng.random()), reverse=True)
    if min(wanted["IN"], wanted["OUT"]) < 0:
        raise ValueError(f"Too few children move in {year} for so many to live in the county and out of it.")
    for place, each in enumerate(free):
        each.location = "IN" if place < wanted["IN"] else "OUT"


def _near(home: Home) -> bool:
    """Whether a home is in the county: the family's, and the authority's own but for foster homes."""
    return home[0] in AT_HOME or (home[1] == "PR1" and home[0] not in ("U6", ADOPTING[0]))


def _write(rng: Random, each: Dwelling, first: date, last: date) -> None:
    """The parts of the spell that began in the year."""
    care = each.care
    newest = care.steps[-1]
    if not each.settled and not each.moves:
        # Who came in the year and did not move lived there from the start.
        for step in care.steps:
            step.place, step.provider, step.location = *each.home, each.location
    changes = each.order != newest.legal
    if not changes and not each.moves:
        return
    since = max(first, newest.since + timedelta(days=1))
    together = changes and each.moves and (newest.place in (ADOPTING[0], WITH_PARENTS[0]))
    number = each.moves + changes - bool(together)
    span = (last - since).days
    days = sorted(rng.sample(range(span + 1), number))
    homes = [care_homes.another(rng, each) for _ in range(each.moves - 1)] + [each.home] * bool(each.moves)
    places = [rng.choice(("IN", "OUT")) for _ in range(each.moves - 1)] + [each.location] * bool(each.moves)
    for place, day in enumerate(days):
        newest = care.steps[-1]
        legal = each.order
        if changes and place == 0 and not together:
            care.steps.append(
                StepDraft(since + timedelta(days=day), "L", legal, *newest.home, newest.location, newest.move)
            )
            continue
        why = "B" if together and place == 0 else "P"
        care.steps.append(
            StepDraft(since + timedelta(days=day), why, legal, *homes.pop(0), places.pop(0), newest.move + 1)
        )


def _miles(rng: Random, cared: Sequence[CareDraft]) -> None:
    """How far from home: on the last day as published, otherwise by chance; None where nobody knows."""
    last = collection_year(max(HOMES))[1]
    for care in cared:
        drawn = {
            step.move: None if care.unaccompanied else rng.choices((NEAR, FAR), (2, 1))[0]
            for step in care.steps
        }
        miles = {move: kind and f"{rng.uniform(*kind):.1f}" for move, kind in drawn.items()}
        for step in care.steps:
            step.miles = miles[step.move]
    for location, counts in MILES.items():
        kinds = [kind for kind, count in zip((NEAR, FAR, None), counts, strict=True) for _ in range(count)]
        lasting = [care for care in cared if care.on(last) and care.steps[-1].location == location]
        # Whoever came to the country alone has no home to be far from, and so has who is placed for adoption.
        lasting.sort(key=lambda care: (care.unaccompanied, care.steps[-1].place == ADOPTING[0], rng.random()))
        known = kinds[: counts[0] + counts[1]]
        rng.shuffle(known)
        kinds = [*known, *kinds[len(known) :]]
        for care, kind in zip(lasting, kinds, strict=True):
            miles = kind and f"{rng.uniform(*kind):.1f}"
            for step in care.steps:
                if step.move == care.steps[-1].move:
                    step.miles = miles
