"""Conferences and plans: their dates first, then the referred families they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from random import Random

from safeboard.demo.dice import (
    DatesByWeight,
    choose_exactly,
    nearest,
    sizes_of_groups,
    working_day_by,
)
from safeboard.demo.drafts import Arrival, Conference, PlanDraft
from safeboard.demo.targets import CATEGORIES, FIRST_DAY, LAST_DAY, OPEN_PLANS_BEFORE, TARGETS, Target
from safeboard.grammar.dates import add_working_days

CONFERENCE_LIMIT = 15
SHORTEST_PLAN = timedelta(days=60)
FIRST_REVIEW = timedelta(days=90)
OLD_PLAN = FIRST_DAY - timedelta(days=275)

# How likely a conference of 2015-16 was to be in time: better month by month, but for a January short of chairs.
IN_TIME_2015_16 = dict(
    enumerate((0.66, 0.84, 0.88, 0.5, 0.54, 0.6, 0.62, 0.66, 0.7, 0.76, 0.78, 0.78), start=1)
)  # fmt: skip


def conferences(rng: Random) -> list[Conference]:
    """Every first conference and transfer in, with its strategy discussion, adding up to each year's totals.

    The conferences of plans already open when the records begin come first, in period -1.
    """
    made = [
        Conference(_before_the_records(rng), size, -1, category)
        for category, total in OPEN_PLANS_BEFORE.items()
        for size in sizes_of_groups(rng, total)
    ]
    for place, target in enumerate(TARGETS):
        dates = DatesByWeight(target.first, target.last, _conference_month, weekend=0.0)
        # Where most plans of a category also end within the year, none can start at the very end of it.
        sooner = DatesByWeight(target.first, target.last - timedelta(days=90), _conference_month, weekend=0.0)
        with_plan = [
            Conference(_of_category(target, category, sooner, dates).draw(rng), size, place, category)
            for category, total in target.opened.items()
            for size in sizes_of_groups(rng, total)
        ]
        for conference in choose_exactly(rng, with_plan, target.transfers_in, _size, lambda c: 1 / c.size):
            conference.transfer = True
        without = target.conferences - target.plans_opened + target.transfers_in
        held = [conference for conference in with_plan if not conference.transfer]
        held += [Conference(dates.draw(rng), size, place, None) for size in sizes_of_groups(rng, without)]
        for conference in choose_exactly(
            rng, held, target.conferences_in_time, _size, _ease_of_being_in_time
        ):
            conference.in_time = True
        for conference in held:
            conference.strategy = add_working_days(conference.on, -_working_days_taken(rng, conference))
        made += held + [conference for conference in with_plan if conference.transfer]
    return made


def _of_category(target: Target, category: str, sooner: DatesByWeight, dates: DatesByWeight) -> DatesByWeight:
    started = target.opened[category]
    return sooner if target.open_plans[category] <= started / 2 or started < 10 else dates


def make_plans(rng: Random, made: Sequence[Conference]) -> list[PlanDraft]:
    """The plans these conferences made, each ended so that every March stock is met."""
    plans = [
        plan for conference in made if conference.category is not None for plan in _plans_of(rng, conference)
    ]
    _end_plans(plans)
    _change_categories(rng, plans)
    return plans


def _before_the_records(rng: Random) -> date:
    day = add_working_days(FIRST_DAY, -min(180, 1 + int(rng.expovariate(1 / 90))))
    return day - timedelta(weeks=rng.choice((0, 0, 0, 0, 57)))


def _plans_of(rng: Random, conference: Conference) -> list[PlanDraft]:
    length = timedelta(days=max(75, int(rng.lognormvariate(5.5, 0.5))))
    # One plan in twenty drifts past two years, as do most of those already a year old when the records begin.
    if rng.random() < (0.05 if conference.on > OLD_PLAN else 0.8):
        length = timedelta(days=rng.randint(740, 900))
    chance = rng.random()
    for _ in range(conference.size):
        own = length if rng.random() < 0.85 else length + timedelta(days=91)
        conference.plans.append(
            PlanDraft(
                conference.on,
                str(conference.category),
                conference.period,
                conference.on + own,
                chance,
                latest=str(conference.category),
            )
        )
    return conference.plans


def _end_plans(plans: Sequence[PlanDraft]) -> None:
    stock = dict(OPEN_PLANS_BEFORE)
    for place, target in enumerate(TARGETS):
        for category in CATEGORIES:
            ending = stock[category] + target.opened[category] - target.open_plans[category]
            live = [
                plan
                for plan in plans
                if plan.category == category and plan.ended is None and plan.period <= place
            ]
            live.sort(key=lambda plan: (plan.started + SHORTEST_PLAN > target.last, plan.likely_end))
            for plan in live[:ending]:
                plan.ended = _end_within(plan, target.first, target.last)
                plan.ended_in = place
        stock = dict(target.open_plans)


def _end_within(plan: PlanDraft, first: date, last: date) -> date:
    first = max(first, plan.started + SHORTEST_PLAN)
    day = plan.likely_end
    if not first <= day <= last:
        if first > last:
            raise ValueError(f"Too many plans of category {plan.category} must end by {last}.")
        day = first + timedelta(days=int(plan.chance * ((last - first).days + 1)))
    working = working_day_by(day)
    return working if working >= first else min(last, add_working_days(day, 1))


def _change_categories(rng: Random, plans: Sequence[PlanDraft]) -> None:
    """Some plans change category at their first review.

    Two plans of the same start and end year exchange categories, before the first 31 March at which either is
    counted, so that no stock moves however late it is counted.
    """
    alike: dict[tuple[int, int | None], list[PlanDraft]] = defaultdict(list)
    for plan in plans:
        counted = plan.ended or LAST_DAY
        if plan.period >= 0:
            counted = min(counted, TARGETS[plan.period].last)
        if plan.started + FIRST_REVIEW < counted:
            alike[plan.period, plan.ended_in].append(plan)
    for together in alike.values():
        rng.shuffle(together)
        wanted = len(together) // 12
        for one, other in zip(together[::2], together[1::2], strict=False):
            if wanted and one.category != other.category and "multiple" not in (one.category, other.category):
                one.latest, other.latest = other.category, one.category
                one.changed, other.changed = first_review(one.started), first_review(other.started)
                wanted -= 1


def first_review(started: date) -> date:
    """The last working day within ninety days of the first conference."""
    return working_day_by(started + FIRST_REVIEW)


def place_conferences(rng: Random, made: Sequence[Conference], arrivals: Sequence[Arrival]) -> None:
    """Give every conference a referred family: half on a fresh referral, half on one already open for months."""
    by_size: dict[int, list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        if not arrival.no_further_action:
            by_size[arrival.size].append(arrival)
    days = {size: [arrival.on for arrival in some] for size, some in by_size.items()}
    for conference in sorted(made, key=lambda c: (not c.transfer, -c.size, c.on)):
        latest = conference.strategy or conference.on
        fresh = conference.transfer or rng.random() < 0.55
        wanted = latest - timedelta(days=rng.randint(0, 7) if fresh else rng.randint(20, 240))
        best: Arrival | None = None
        for size in range(conference.size, 5):
            some = by_size[size]
            place = nearest(
                days[size], wanted, date.min, latest, partial(_is_free, some, conference.transfer)
            )
            # A family of the right size is worth a wait of two weeks.
            if place is not None and (
                best is None or abs(some[place].on - wanted) + timedelta(days=15) < abs(best.on - wanted)
            ):
                best = some[place]
        if best is None:
            raise ValueError(f"No referred family is free for the conference of {conference.on}.")
        best.conference, conference.worker = conference, best.worker


def _is_free(arrivals: Sequence[Arrival], transfer: bool, place: int) -> bool:
    arrival = arrivals[place]
    return arrival.conference is None and (not transfer or arrival.source == "la_services")


def _size(thing: Arrival | Conference) -> int:
    return thing.size


def _conference_month(day: date) -> float:
    rise = 1.0 + 0.035 * ((day.month - 4) % 12)
    return rise * {8: 0.7, 12: 0.8, 4: 0.9}.get(day.month, 1.0)


def _ease_of_being_in_time(conference: Conference) -> float:
    likely = IN_TIME_2015_16[conference.on.month] if conference.period == len(TARGETS) - 1 else 0.4
    return likely / (1 - likely)


def _working_days_taken(rng: Random, conference: Conference) -> int:
    if conference.in_time:
        return round(rng.triangular(5, CONFERENCE_LIMIT, 14))
    return CONFERENCE_LIMIT + 1 + min(35, int(rng.expovariate(1 / 8)))
