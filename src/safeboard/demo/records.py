"""What happened to the children of Chalkshire: the truth of which each file shows a part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Child:
    """One invented child. `born` is None until birth; brothers and sisters share a family."""

    child_id: str
    family: int
    sex: str
    ethnicity: str
    born: date | None
    disabled: bool | None
    area: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody told the front door of a worry about the child."""

    child: Child
    on: date
    source: str

    def __post_init__(self) -> None:
        _check_born(self.child, self.on, "contact")


@dataclass(frozen=True, slots=True)
class Referral:
    """A worry taken on by social care. `earlier` counts the child's referrals of the twelve months before."""

    child: Child
    on: date
    source: str
    no_further_action: bool
    earlier: int
    worker: str

    def __post_init__(self) -> None:
        _check_born(self.child, self.on, "referral")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A social work assessment; `authorised` is None while a manager has not yet signed it."""

    child: Child
    started: date
    authorised: date | None
    seen: bool
    needs_support: bool
    worker: str

    def __post_init__(self) -> None:
        _check_order(self.child, self.started, self.authorised, "assessment")


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 enquiry, from its strategy discussion to its conference, if there was one.

    `decided` is the day it became known that no conference was needed; None where there was one, or while
    nobody has decided. The two `earlier_` counts look twelve months back from the strategy discussion.
    """

    child: Child
    strategy: date
    decided: date | None
    conference: date | None
    led_to_plan: bool
    earlier_enquiries: int
    earlier_conferences: int
    worker: str

    def __post_init__(self) -> None:
        _check_order(self.child, self.strategy, self.conference, "section 47 enquiry")


@dataclass(frozen=True, slots=True)
class Need:
    """A spell as a child in need, from the referral that opened it to its closing."""

    child: Child
    started: date
    closed: date | None
    reason: str | None
    category: str
    looked_after_from: date | None
    seen_every: int
    worker: str
    looked_after_until: date | None = None

    def __post_init__(self) -> None:
        _check_order(self.child, self.started, self.closed, "spell of need")


@dataclass(frozen=True, slots=True)
class Plan:
    """A child protection plan. `category` became `latest` on `changed` (None where it never changed)."""

    child: Child
    started: date
    ended: date | None
    category: str
    latest: str
    changed: date | None
    reviews: tuple[date, ...]
    visited_every: int
    seen_alone: bool | None
    emergency: bool
    earlier_plans: int
    worker: str

    def __post_init__(self) -> None:
        _check_order(self.child, self.started, self.ended, "plan")


@dataclass(frozen=True, slots=True)
class Adoption:
    """A plan for adoption and how far it came; each later date is None until it comes, `given_up` unless it was."""

    decided: date
    order: date
    matched: date | None = None
    placed: date | None = None
    adopted: date | None = None
    given_up: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Part of a spell of care from a day on, in the codes of the national return (SSDA903).

    `why` is the reason for a new episode; `move` numbers the homes of the spell; `miles` is how far from home, None
    where nobody knows, and `moved_because` the reason for the move that began it.
    """

    since: date
    why: str
    legal: str
    place: str
    provider: str | None
    location: str
    move: int
    miles: str | None
    moved_because: str


@dataclass(frozen=True, slots=True)
class Care:
    """A spell of being looked after: its `steps` in order, why it ended and the need in the return's codes.

    `told` is why it ended as the county's own lists say; `called` what they call a home in the community. `breaks_since`
    is when the short breaks began that became this spell, if it came of short breaks.
    """

    child: Child
    started: date
    ended: date | None
    reason: str
    told: str
    need: str
    again: bool
    steps: tuple[Step, ...]
    adoption: Adoption | None
    unaccompanied: bool = False
    called: str = "independent"
    breaks_since: date | None = None

    def __post_init__(self) -> None:
        _check_order(self.child, self.started, self.ended, "spell of care")

    def step_on(self, day: date) -> Step:
        """The part of the spell that a day fell in; the first for a day before it."""
        begun = [step for step in self.steps if step.since <= day]
        return begun[-1] if begun else self.steps[0]


@dataclass(frozen=True, slots=True)
class ShortBreaks:
    """Short breaks under an agreed series; `listed` is when the county's own list began to show the child in care."""

    child: Child
    started: date
    ended: date | None
    listed: date | None

    def __post_init__(self) -> None:
        _check_order(self.child, self.started, self.ended, "series of short breaks")


@dataclass(frozen=True, slots=True)
class County:
    """Everything that happened in Chalkshire up to one day, each list in order of its first date."""

    until: date
    children: tuple[Child, ...]
    contacts: tuple[Contact, ...]
    referrals: tuple[Referral, ...]
    assessments: tuple[Assessment, ...]
    enquiries: tuple[Enquiry, ...]
    needs: tuple[Need, ...]
    plans: tuple[Plan, ...]
    care: tuple[Care, ...] = ()
    short_breaks: tuple[ShortBreaks, ...] = ()


def _check_born(child: Child, on: date, what: str) -> None:
    if child.born is not None and child.born > on:
        raise ValueError(f"The {what} of {child.child_id} on {on} is before the child was born.")


def _check_order(child: Child, first: date, last: date | None, what: str) -> None:
    _check_born(child, first, what)
    if last is not None and last < first:
        raise ValueError(f"The {what} of {child.child_id} ends on {last}, before it starts on {first}.")
