"""Writes the drafts up as finished records, with the counts that look back over a child's own history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter
from random import Random

from safeboard.demo.arrivals import worker
from safeboard.demo.care import CareDraft
from safeboard.demo.dice import working_day_by
from safeboard.demo.drafts import Arrival, Conference, Household, NeedDraft, Person
from safeboard.demo.protection import first_review
from safeboard.demo.records import Assessment, Child, Contact, Enquiry, Need, Plan, Referral
from safeboard.demo.targets import LAST_DAY, TARGETS
from safeboard.demo.why_in_need import why_in_need
from safeboard.grammar.dates import add_months, add_working_days

Children = Mapping[Person, Child]

OTHER_CLOSINGS = {
    "no_longer_in_need": 90,
    "other_authority": 6,
    "special_guardianship": 2,
    "residence_order": 2,
}


def children(households: Iterable[Household], groups: Mapping[Person, str]) -> dict[Person, Child]:
    """Every child, by draft; `groups` are the ethnic groups of those who have one of their own."""
    return {
        person: Child(
            person.child_id,
            household.number,
            person.sex,
            groups.get(person, household.ethnicity),
            person.born,
            person.disabled,
            household.area,
        )
        for household in households
        for person in household.children
    }


def contacts(children: Children, made: Iterable[tuple[Person, date, str]]) -> tuple[Contact, ...]:
    """The contacts by date."""
    written = [Contact(children[person], on, source) for person, on, source in made]
    return tuple(sorted(written, key=lambda contact: (contact.on, contact.child.child_id)))


def referrals(children: Children, arrivals: Iterable[Arrival]) -> tuple[Referral, ...]:
    """One referral for every child of every family referred."""
    return tuple(
        Referral(
            children[person],
            arrival.on,
            arrival.source,
            arrival.no_further_action,
            _within_a_year(person.referred, arrival.on),
            arrival.worker,
        )
        for arrival in arrivals
        for person in arrival.children
    )


def assessments(
    rng: Random, children: Children, drafts: Iterable[NeedDraft], unreferred: Iterable[tuple[Person, date]]
) -> tuple[Assessment, ...]:
    """The assessments of children in need, and of a few children of whom no referral was recorded."""
    written = []
    for need in drafts:
        for draft in need.assessments:
            stayed = need.closed is None or need.closed - draft.authorised > timedelta(days=20)
            written.append(
                Assessment(
                    children[need.person],
                    draft.started,
                    _known(draft.authorised),
                    rng.random() < 0.96,
                    stayed,
                    need.arrival.worker,
                )
            )
    for person, on in unreferred:
        started = add_working_days(on, rng.randint(1, 3))
        signed = add_working_days(started, rng.randint(15, 40))
        written.append(Assessment(children[person], started, signed, True, False, worker(rng)))
    return tuple(sorted(written, key=attrgetter("started")))


def enquiries(
    children: Children, arrivals: Iterable[Arrival], conferences: Iterable[Conference]
) -> tuple[Enquiry, ...]:
    """Section 47 enquiries, those that went to conference and those that needed none."""
    drawn: list[tuple[Person, date, date | None, Conference | None, str]] = []
    for arrival in arrivals:
        if arrival.strategy is not None:
            drawn += [(p, arrival.strategy, arrival.decided, None, arrival.worker) for p in arrival.children]
    for conference in conferences:
        if conference.strategy is not None:
            drawn += [
                (p, conference.strategy, None, conference, conference.worker) for p in conference.children
            ]
    strategies: dict[Person, list[date]] = defaultdict(list)
    held: dict[Person, list[date]] = defaultdict(list)
    for person, strategy, _, conference, _ in drawn:
        strategies[person].append(strategy)
        if conference is not None:
            held[person].append(conference.on)
    written = [
        Enquiry(
            children[person],
            strategy,
            decided,
            conference.on if conference else None,
            conference is not None and conference.category is not None,
            _within_a_year(strategies[person], strategy),
            _within_a_year(held[person], strategy),
            initials,
        )
        for person, strategy, decided, conference, initials in drawn
    ]
    return tuple(sorted(written, key=attrgetter("strategy")))


def needs(
    rng: Random, children: Children, drafts: Sequence[NeedDraft], cared: Iterable[CareDraft]
) -> tuple[Need, ...]:
    """Spells as a child in need, with why they began and why they closed, and when the child was looked after."""
    looked_after = {id(care.need): care for care in cared}
    families = why_in_need(rng, drafts)
    written = []
    for draft in drafts:
        category, seen_every = families[id(draft.arrival)]
        care = looked_after.get(id(draft))
        written.append(
            Need(
                children[draft.person],
                draft.started,
                draft.closed,
                _reason(rng, draft),
                category,
                care.started if care else None,
                seen_every,
                draft.arrival.worker,
                care.ended if care else None,
            )
        )
    return tuple(sorted(written, key=attrgetter("started")))


def plans(rng: Random, children: Children, drafts: Sequence[NeedDraft]) -> tuple[Plan, ...]:
    """Child protection plans, with their reviews and how many the child had had before."""
    earlier = _earlier_plans(rng, drafts)
    written = []
    for need in drafts:
        draft = need.plan
        if draft is None:
            continue
        written.append(
            Plan(
                children[need.person],
                draft.started,
                draft.ended,
                draft.category,
                draft.latest,
                draft.changed,
                _reviews(draft.started, draft.ended, late=draft.chance < 0.12),
                10 + int(draft.chance * 7),
                None if need.person.born is None else rng.random() < 0.8,
                rng.random() < 0.05,
                earlier[need],
                need.arrival.worker,
            )
        )
    return tuple(sorted(written, key=attrgetter("started")))


def _earlier_plans(rng: Random, drafts: Sequence[NeedDraft]) -> dict[NeedDraft, int]:
    """How many plans came before each, here or elsewhere, so that each year's repeat plans add up."""
    earlier: dict[NeedDraft, int] = {}
    repeated = [0] * len(TARGETS)
    firsts: list[list[NeedDraft]] = [[] for _ in TARGETS]
    for person in {need.person: None for need in drafts if need.plan}:
        planned = [need for need in person.needs if need.plan]
        for place, need in enumerate(planned):
            period = need.plan.period if need.plan else -1
            earlier[need] = place
            if period >= 0 and place:
                repeated[period] += 1
            elif period >= 0 and len(planned) == 1 and _older_than(person, need.started, 2):
                firsts[period].append(need)
    for target, here, first in zip(TARGETS, repeated, firsts, strict=True):
        for need in rng.sample(first, target.repeat_plans - here):
            earlier[need] = rng.choice((1, 1, 1, 1, 2))
    return earlier


def _reviews(started: date, ended: date | None, late: bool) -> tuple[date, ...]:
    """A first review within three months, then every six months; a late one comes five weeks after its time."""
    last = ended or LAST_DAY
    reviews = []
    day = first_review(started)
    while day <= last:
        reviews.append(day)
        day = working_day_by(day + timedelta(days=217 if late else 176))
    return tuple(reviews)


def _reason(rng: Random, draft: NeedDraft) -> str | None:
    if draft.closed is None:
        return None
    if draft.plan is None and draft.assessments:
        signed = max(assessment.authorised for assessment in draft.assessments)
        if draft.closed - signed <= timedelta(days=15):
            return "not_in_need"
    if draft.person.adult - draft.closed < timedelta(days=31):
        return "adult_services"
    return _drawn(rng, OTHER_CLOSINGS)


def _within_a_year(days: Sequence[date], on: date) -> int:
    return sum(day < on <= add_months(day, 12) for day in days)


def _older_than(person: Person, on: date, years: int) -> bool:
    return person.born is not None and add_months(person.born, 12 * years) <= on


def _known(day: date) -> date | None:
    return day if day <= LAST_DAY else None


def _drawn(rng: Random, weights: Mapping[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
