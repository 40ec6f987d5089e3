"""Writes spells of care and short breaks up as finished records, with the plan for adoption of those who had one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from safeboard.demo.care import CareDraft
from safeboard.demo.care_pool import collection_year
from safeboard.demo.drafts import Person
from safeboard.demo.records import Adoption, Care, Child, ShortBreaks, Step
from safeboard.demo.short_breaks import BreaksDraft
from safeboard.demo.targets import LAST_DAY
from safeboard.demo.targets_care import ADOPTED, REPORT
from safeboard.demo.targets_care_homes import ADOPTING
from safeboard.grammar.dates import add_months

BEFORE = timedelta(days=21)
ADOPTIONS = ("E11", "E12")
# What the county's own list of 31 March 2016 calls the fifteen homes in the community (P2): as printed 7 live on their
# own, and the residential care that it counts has six in it that are supported flats in the return.
CALLED = {"independent": 7, "other": 2, "residential_accommodation": 6}


def care(children: Mapping[Person, Child], drafts: Sequence[CareDraft]) -> tuple[Care, ...]:
    """Spells of being looked after, by the day they began."""
    told = _as_the_lists_say(drafts)
    lasting = [draft for draft in drafts if draft.ended is None and draft.steps[-1].place == "P2"]
    names = [name for name, count in CALLED.items() for _ in range(count)]
    called = dict(zip(lasting, names, strict=True))
    ended: dict[Person, date] = {}
    written = []
    for draft in drafts:
        before = ended.get(draft.need.person)
        if draft.ended is not None:
            ended[draft.need.person] = draft.ended
        written.append(
            Care(
                children[draft.need.person],
                draft.started,
                draft.ended,
                draft.why_ended,
                told.get(draft, draft.why_ended),
                draft.because,
                before is not None and draft.started <= add_months(before, 12),
                tuple(_steps(draft)),
                _adoption(draft, told.get(draft)),
                draft.unaccompanied,
                called.get(draft, "independent"),
                draft.turned,
            )
        )
    return tuple(written)


def short_breaks(children: Mapping[Person, Child], drafts: Iterable[BreaksDraft]) -> tuple[ShortBreaks, ...]:
    """Series of short breaks, by the day they were agreed."""
    written = [
        ShortBreaks(children[each.need.person], each.started, each.ended, each.listed) for each in drafts
    ]
    return tuple(sorted(written, key=lambda each: (each.started, each.child.child_id)))


def _steps(draft: CareDraft) -> Iterable[Step]:
    for step in draft.steps:
        yield Step(
            step.since,
            step.why,
            step.legal,
            step.place,
            step.provider,
            step.location or "IN",
            step.move,
            step.miles,
            step.moved_because,
        )


def _as_the_lists_say(drafts: Sequence[CareDraft]) -> dict[CareDraft, str]:
    """Whose end the county's lists tell otherwise than the return: the report prints one adoption more, or two fewer.

    The order of the last adopted came to the council after the list of the day had been drawn; and a child whose order
    for adoption was applied for went to their carers under special guardianship.
    """
    found = {}
    for year, printed in REPORT["adopted"].items():
        first, last = collection_year(year)
        left = [draft for draft in drafts if draft.ended and first <= draft.ended <= last]
        more = printed - ADOPTED[year]
        if more < 0:
            adopted = sorted((draft for draft in left if draft.why_ended in ADOPTIONS), key=_end)
            found |= dict.fromkeys(adopted[more:], "E8")
        else:
            guarded = [draft for draft in left if draft.why_ended in ("E43", "E44") and draft.last]
            guarded.sort(key=lambda draft: (draft.started, draft.need.person.child_id))
            found |= dict.fromkeys(guarded[:more], ADOPTIONS[0])
    return found


def _end(draft: CareDraft) -> date:
    return draft.ended or date.max


def _adoption(draft: CareDraft, told: str | None) -> Adoption | None:
    """The decision, the order, the match and the home, from the first placement order on."""
    step = next((step for step in draft.steps if step.legal == "E1"), None)
    if step is None and told not in ADOPTIONS:
        return None
    if step is None:
        until = (draft.ended or LAST_DAY) - draft.started
        decided, order, matched, placed = (draft.started + until / 5 * place for place in (1, 2, 3, 4))
        return Adoption(decided, order, matched, placed, draft.ended)
    after = draft.steps[draft.steps.index(step) :]
    home = next((each for each in after if each.place == ADOPTING[0]), None)
    revoked = next((each for each in after if each.legal != "E1"), None)
    adopted = draft.ended if draft.why_ended in ADOPTIONS else None
    return Adoption(
        max(draft.started, step.since - BEFORE),
        step.since,
        max(step.since, home.since - BEFORE) if home else None,
        home.since if home else None,
        adopted,
        None if adopted else revoked.since if revoked else draft.ended,
    )
