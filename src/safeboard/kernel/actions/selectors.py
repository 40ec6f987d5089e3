"""What a reader may see of actions, challenges and reports, and what each may do next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import BUSINESS_MANAGER
from safeboard.kernel.actions import escalating
from safeboard.kernel.actions.breaches import hours_left
from safeboard.kernel.actions.filtering import EVERYTHING, Filters, narrowed
from safeboard.kernel.actions.models import (
    ChallengeEvent,
    Item,
    Kind,
    Report,
    Standing,
    Step,
    Wait,
)
from safeboard.kernel.actions.permissions import (
    BREACHES,
    CHECK,
    CLOSE,
    ESCALATE,
    ESCALATE_ON,
    FOLLOW,
    OWN_RISK,
    PROBLEMS,
    RAISE,
    RECORD,
    REPLY,
    SCORE,
    SHOW,
    SORT,
)
from safeboard.kernel.actions.readiness import possible
from safeboard.kernel.actions.risks import may_agree
from safeboard.kernel.partnership.models import Agency


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done next: the last part of its address, the words on its button, the right it needs."""

    code: str
    button: str
    permission: Permission


ACTS = (
    Act("reply", "Reply", REPLY),
    Act("accept", "Accept the reply", CHECK),
    Act("not-accept", "Send the reply back", CHECK),
    Act("check", "Check it", CHECK),
    Act("impact", "Record what changed", RECORD),
    Act("sort", "Sort it", SORT),
    Act("own", "Accept it", OWN_RISK),
    Act("agree-close", "Agree to close it", CLOSE),
    Act("not-close", "Keep it open", CLOSE),
    Act("review", "Record the review", RECORD),
    Act("score", "Score it", SCORE),
    Act("evidence", "Add evidence", SHOW),
    Act("progress", "Say how it stands", SHOW),
    Act("done", "Say it is done", SHOW),
    Act("resolve", "It is resolved", CHECK),
    Act("tolerate", "Record that it is tolerated", RECORD),
    Act("propose-close", "Propose to close it", SHOW),
    Act("escalate", "Escalate", ESCALATE),
    Act("escalate-on", "Take it further", ESCALATE_ON),
    Act("carry", "Carry it to another year", RAISE),
    Act("reopen", "Open it again", RECORD),
    Act("take-back", "Take it back", RAISE),
)
BY_ACT = {act.code: act for act in ACTS}
SHORT_BUTTON = {"accept": "Read the reply"}


@dataclass(frozen=True)
class Listed:
    """One line of a list: the item, how late it is, its one button and the page of the item that it opens, if any."""

    item: Item
    days_late: int
    button: str
    act: str = ""

    @property
    def band(self) -> str:
        """How old the delay is, in a few words."""
        return escalating.band(self.days_late)


@dataclass(frozen=True)
class Followed:
    """An item with the last thing that happened to it: what we said last time, and what happened."""

    item: Item
    last: Step

    @property
    def sentence(self) -> str:
        """Both in one sentence."""
        item = self.item
        said = f"{item}, raised {_day(item.raised_on)}{f', {item.asked_of}' if item.asked_of else ''}: {item.title}"
        if item.standing in (Standing.OPEN, Standing.DONE):
            happened = f"{item.get_waits_for_display()}, due {_day(item.due_on)}"
        else:
            happened = f"{item.get_standing_display()}, {_day(timezone.localdate(self.last.at))}"
        return f"{said.rstrip('.')}{'' if said.endswith('?') else '.'} {happened}."


@dataclass(frozen=True)
class Round:
    """One question and its answer, side by side for ever."""

    question: str
    asked_on: dt.date
    answer: Step | None = None


@dataclass(frozen=True)
class Reported:
    """A breach in the list of the information governance lead."""

    report: Report
    hours_left: float
    hidden: Item | None = None
    steps: Sequence[Step] = field(default_factory=tuple)


def items(reader: Reader, on: dt.date, filters: Filters = EVERYTHING) -> QuerySet[Item]:
    """The items this reader may follow, first due first, narrowed by the filters."""
    return narrowed(_for(reader, FOLLOW), reader, on, filters)


def open_items(reader: Reader, on: dt.date) -> QuerySet[Item]:
    """Everything this reader may follow that has not ended, first due first."""
    return items(reader, on, Filters(standing="open"))


def late_items(reader: Reader, on: dt.date) -> QuerySet[Item]:
    """Everything this reader may follow that is late on this day."""
    return items(reader, on, Filters(overdue=True))


def awaiting_reply(reader: Reader) -> QuerySet[Item]:
    """The challenges that this reader may answer and that have no answer yet."""
    return _for(reader, REPLY).filter(waits_for=Wait.REPLY)


def replies_to_read(reader: Reader) -> QuerySet[Item]:
    """The replies that this reader may accept or send back: never those of their own agency."""
    return _for(reader, CHECK).filter(waits_for=Wait.READING).exclude(agency=reader.agency_id)


def to_check(reader: Reader) -> QuerySet[Item]:
    """What was said to be done by somebody else and that this reader may check."""
    # One step must be both: whoever raised the item may check what somebody else said is done.
    own = FilteredRelation("steps", condition=Q(steps__kind="done", steps__by=reader.user_id))
    return (
        _for(reader, CHECK)
        .filter(waits_for=Wait.CHECK)
        .annotate(said_done=own)
        .filter(said_done__isnull=True)
    )


def for_flag(reader: Reader, flags: Iterable[int]) -> dict[int, list[Followed]]:
    """What was decided about each of these red flags, and what happened, latest first."""
    return _followed(_for(reader, FOLLOW).filter(flag__in=list(flags)), "flag")


def for_indicator(reader: Reader, codes: Iterable[str]) -> dict[str, list[Followed]]:
    """What was said about each of these indicators at any time, and what happened, latest first."""
    return _followed(_for(reader, FOLLOW).filter(indicator__in=list(codes)), "indicator")


def listed(reader: Reader, rows: Iterable[Item], on: dt.date) -> list[Listed]:
    """The lines of a list, each with the one button that this reader needs most."""
    found = list(rows)
    acts = next_acts(reader, found)
    return [
        Listed(item, item.days_late(on), "Escalate", "escalate")
        if _to_escalate(reader, item, acts[item.pk], on)
        else Listed(item, item.days_late(on), _button(acts[item.pk]))
        for item in found
    ]


def ageing(rows: QuerySet[Item], on: dt.date) -> list[tuple[str, int]]:
    """How many of these are late by which band, the latest last; bands of which there is none are left out."""
    late = rows.filter(due_on__lt=on).only("due_on", "waits_for").select_related(None)
    counted = Counter(escalating.band(days) for item in late if (days := item.days_late(on)))
    return [(words, counted[words]) for words in escalating.BAND_WORDS if counted[words]]


def next_acts(reader: Reader, rows: Sequence[Item]) -> dict[int, list[Act]]:
    """What this reader may do next with each item: what the item is ready for, and their right to it."""
    ready = {item.pk: _ready(reader, item) for item in rows}
    # One question a right, not an item, and only for rights that this reader has and these items ask for.
    wanted = {act.permission for acts in ready.values() for act in acts if policy.may(reader, act.permission)}
    rights = {
        permission.code: set(ready)
        if permission is RAISE
        else set(Item.visible(reader, permission).filter(pk__in=ready).values_list("pk", flat=True))
        for permission in wanted
    }
    return {
        pk: [act for act in acts if pk in rights.get(act.permission.code, ())] for pk, acts in ready.items()
    }


def rounds(item: Item, steps: Sequence[Step]) -> list[Round]:
    """A challenge as question and answer: the first question, then whatever was missing, each with its answer."""
    found = [Round("\n\n".join(each for each in (item.title, item.words) if each), item.raised_on)]
    for step in steps:
        if step.kind == "reply":
            found[-1] = Round(found[-1].question, found[-1].asked_on, step)
        elif step.kind == "not_accepted":
            found.append(Round(step.words, timezone.localdate(step.at)))
    return found


def agencies_of(reader: Reader) -> list[tuple[str, str]]:
    """The agencies that anything this reader may follow is asked of: code and name."""
    asked = Item.visible(reader, FOLLOW).exclude(agency=None).order_by("agency__name")
    return list(asked.values_list("agency__code", "agency__name").distinct())


def agencies_to_ask(reader: Reader, permission: Permission = RAISE) -> QuerySet[Agency]:
    """The agencies of which this reader may ask something: those that are partners today."""
    return Agency.visible(reader, permission).filter(pk__in=Agency.living(reader.on))


def events_to_follow(reader: Reader) -> QuerySet[ChallengeEvent]:
    """The challenge events from which this reader may raise something."""
    return ChallengeEvent.visible(reader, RAISE)


def breaches(reader: Reader, at: dt.datetime) -> list[Reported]:
    """Reported breaches, open ones first, with the hours that are left."""
    rows = (
        Report.visible(reader, BREACHES).filter(kind=Report.BREACH).select_related("by", "item", "ended_by")
    )
    found = [Reported(report, hours_left(report, at)) for report in rows]
    return sorted(found, key=lambda each: (each.report.ended_at is not None, each.hours_left))


def breach_record(reader: Reader, report: Report, at: dt.datetime) -> Reported:
    """One breach with the words that it hid."""
    hidden = (
        Item.visible(reader, BREACHES).filter(pk=report.item_id).select_related("agency", "sub_group").first()
    )
    return Reported(report, hours_left(report, at), hidden, list(hidden.story()) if hidden else ())


def problems(reader: Reader) -> QuerySet[Report]:
    """What people told us is wrong, latest first."""
    return Report.visible(reader, PROBLEMS).filter(kind=Report.PROBLEM).select_related("by")


def _for(reader: Reader, permission: Permission) -> QuerySet[Item]:
    return Item.visible(reader, permission).select_related("agency", "sub_group")


def _ready(reader: Reader, item: Item) -> list[Act]:
    codes = possible(item)
    if item.agency_id is not None and item.agency_id == reader.agency_id:
        codes -= {"accept", "not-accept", "resolve"}
    if not may_agree(item, reader):
        codes -= {"agree-close", "not-close"}
    if item.kind != Kind.CONCERN and not item.days_late(reader.on):
        codes -= {"escalate"}
        # A challenge goes further when its answer is late or was sent back (its third version at the earliest).
        codes -= {"escalate-on"} if item.version < 3 else set()
    if item.kind == Kind.WATCH and item.waits_for == Wait.DOING and reader.on < item.due_on:
        codes -= {"check"}
    return [act for act in ACTS if act.code in codes]


def _to_escalate(reader: Reader, item: Item, acts: Sequence[Act], on: dt.date) -> bool:
    """Whether a rung of the ladder is due that the business manager takes."""
    if reader.role != BUSINESS_MANAGER.code or not item.days_late(on):
        return False
    return any(act.code == "escalate" for act in acts) and bool(escalating.rung(item, on))


def _button(acts: Sequence[Act]) -> str:
    return SHORT_BUTTON.get(acts[0].code, acts[0].button) if acts and acts[0].code != "take-back" else "Read"


def _followed(rows: QuerySet[Item], by: str) -> dict[object, list[Followed]]:
    found: dict[object, list[Followed]] = {}
    for item in rows.order_by("-raised_on", "-pk").prefetch_related("steps"):
        found.setdefault(getattr(item, by), []).append(Followed(item, item.last_step()))
    return found


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
