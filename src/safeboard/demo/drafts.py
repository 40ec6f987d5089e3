"""Records while they are being made up: the same things as `records`, before every date is settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from safeboard.grammar.dates import add_months


@dataclass(slots=True, eq=False)
class Arrival:
    """Brothers and sisters referred together on one day: what will happen to them, before who they are."""

    on: date
    source: str
    size: int
    period: int
    no_further_action: bool = False
    again: bool = False
    conference: Conference | None = None
    strategy: date | None = None
    decided: date | None = None
    chance: float = 0.0
    worker: str = ""
    children: list[Person] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Conference:
    """A first child protection conference about one family; `category` is None where it made no plan."""

    on: date
    size: int
    period: int
    category: str | None
    transfer: bool = False
    in_time: bool = False
    strategy: date | None = None
    worker: str = ""
    plans: list[PlanDraft] = field(default_factory=list)
    children: list[Person] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class PlanDraft:
    """One child's plan. `likely_end` is when it would end of itself; `ended` when the totals let it."""

    started: date
    category: str
    period: int
    likely_end: date
    chance: float
    latest: str = ""
    changed: date | None = None
    ended: date | None = None
    ended_in: int | None = None


@dataclass(slots=True, eq=False)
class Person:
    """A child being made up. `adult` is the eighteenth birthday (far off for the unborn)."""

    family: Household
    born: date | None
    adult: date
    sex: str
    disabled: bool | None
    child_id: str = ""
    referred: list[date] = field(default_factory=list)
    need: NeedDraft | None = None
    needs: list[NeedDraft] = field(default_factory=list)
    until: date = date.min  # the last day on which another referral would be a re-referral

    def refer(self, on: date) -> None:
        """Note a referral of this child."""
        self.referred.append(on)
        self.until = add_months(on, 12)


@dataclass(slots=True, eq=False)
class Household:
    """Brothers and sisters."""

    number: int
    area: str
    ethnicity: str
    children: list[Person] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class NeedDraft:
    """One child's spell of need. It cannot close before `earliest` (None: not within the story)."""

    person: Person
    started: date
    arrival: Arrival
    earliest: date | None
    likely: date
    plan: PlanDraft | None
    closed: date | None = None
    assessments: list[AssessmentDraft] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class AssessmentDraft:
    """One assessment of one child."""

    started: date
    authorised: date
