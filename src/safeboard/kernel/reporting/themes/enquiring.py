"""Lines of enquiry: asked from a tile, answered with figures attached, closed with what was learnt (SYS-55).

A line of enquiry is a request to look deeper on the Board's one tracker, about an indicator: it has a number, an
owner, a day, steps that nobody edits. Nothing here is a second list of the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import ANALYST, BUSINESS_MANAGER, SUBGROUP_CHAIR
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Item, Kind, Source, Standing, Step, Wait
from safeboard.kernel.actions.moving import an_answer
from safeboard.kernel.actions.owners import THE_BOARD, sub_group_name
from safeboard.kernel.actions.permissions import CHECK, FOLLOW
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.partnership.models import Agency, Membership, SubGroup
from safeboard.kernel.partnership.models import Standing as HatStanding
from safeboard.kernel.reporting.permissions import ANSWER
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

THE_ANALYST, AN_AGENCY, THE_GROUP = "analyst", "agency", "group"
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A line of enquiry on a dashboard: where it stands in words, its answer, what was learnt, what can be done."""

    item: Item
    stands: str
    days_late: int
    answer: str
    learnt: str
    may_answer: bool
    may_close: bool


def ask(
    *,
    theme_group: SubGroup,
    indicator: str,
    question: str,
    why: str,
    whom: str,
    due_on: dt.date,
    by: Reader,
    agency: Agency | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Item:
    """Ask the analyst, an agency or the sub group itself to look deeper into a figure; the sub group follows it up.

    Raises NotNow where something is missing.
    """
    if len(question.strip()) < 10:
        raise NotNow("Ask it in a sentence.", "question")
    if due_on < by.on:
        raise NotNow("Say by when, with a day that is not past.", "due_on")
    owner: Membership | None = None
    if whom == AN_AGENCY and agency is None:
        raise NotNow("Choose the agency.", "agency")
    if whom == THE_ANALYST:
        owner = _analyst(by.on)
        if owner is None:
            raise NotNow("Nobody is entered as data analyst. Ask an agency or the sub group.", "whom")
    asked_by_group = by.role == SUBGROUP_CHAIR.code and by.sub_group
    return tracking.raise_item(
        kind=Kind.DEEP_DIVE,
        title=question,
        words=why,
        sub_group=theme_group,
        agency=owner.agency if owner else agency if whom == AN_AGENCY else None,
        owner=ANALYST.title if owner else "",
        owner_user=owner.user if owner else None,
        due_on=due_on,
        indicator=indicator,
        source=Source.SUB_GROUP if asked_by_group else Source.BOARD,
        asked_by=sub_group_name(by.sub_group) if asked_by_group else THE_BOARD,
        why_safe=why_safe,
        by=by,
        at=at,
    )


def answer(
    *,
    item: Item,
    seen: int,
    words: str,
    by: Reader,
    figures: Sequence[str] = (),
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Step:
    """Answer a line of enquiry; the figures attached stand in the answer as they are shown on that day.

    Raises NotNow where it says too little, SomebodyElse where somebody acted in between.
    """
    said = an_answer(words, "words", "Say what you found.")
    on = (at or now()).date()
    attached = [f"Figures attached on {on.day} {on:%B %Y}:", *figures] if figures else []
    whole = "\n".join([said, "", *attached]).strip()
    if len(whole) > LONGEST:
        raise NotNow("Answer and figures are too long together. Attach fewer figures.", "figures")
    with transaction.atomic():
        tracking.add_evidence(
            item=item, seen=seen, changed=whole, changed_on=on, by=by, why_safe=why_safe, at=at
        )
        step = tracking.say_done(item=item, seen=item.version, by=by, at=at)
        recorder.note("enquiries.answer", thing="item", thing_id=item.pk, figures=len(figures))
    return step


def close(*, item: Item, seen: int, learnt: str, by: Reader, enough: bool, why_safe: str = "") -> Step:
    """Close a line of enquiry with what was learnt; or send the answer back, saying what is missing.

    Raises NotNow where one would close what one answered oneself, SomebodyElse where somebody acted in between.
    """
    an_answer(learnt, "learnt", "Say what was learnt, or what is missing.")
    outcome = Standing.CHECKED if enough else Standing.OPEN
    step = tracking.check(item=item, seen=seen, outcome=outcome, words=learnt, by=by, why_safe=why_safe)
    recorder.note("enquiries.close" if enough else "enquiries.send_back", thing="item", thing_id=item.pk)
    return step


def of_indicators(reader: Reader, codes: Sequence[str], group: str, on: dt.date) -> list[Enquiry]:
    """The lines of enquiry about these figures, and the sub group's own about none; open ones first."""
    about = Q(indicator__in=codes) | Q(indicator="", sub_group__code=group)
    rows = _enquiries(reader, FOLLOW).filter(about).exclude(standing=Standing.UNDONE)
    found = list(rows.prefetch_related("steps").order_by("due_on", "number"))
    return sorted((_shown(reader, item, on) for item in found), key=lambda each: each.item.ended)


def to_answer(reader: Reader) -> list[Item]:
    """The lines of enquiry that this reader is asked: by their agency, in person, or as chair of the sub group."""
    rows = _enquiries(reader, ANSWER).filter(waits_for=Wait.DOING)
    return [item for item in rows if _is_asked(reader, item)]


def to_close(reader: Reader) -> list[Item]:
    """The answers that this reader should read: the business manager any, a chair those of the own sub group."""
    rows = _enquiries(reader, CHECK).filter(waits_for=Wait.CHECK)
    return [item for item in rows if _may_close(reader, item)]


def _enquiries(reader: Reader, permission: Permission) -> QuerySet[Item]:
    rows = Item.visible(reader, permission).filter(kind=Kind.DEEP_DIVE)
    return rows.select_related("agency", "sub_group")


def _is_asked(reader: Reader, item: Item) -> bool:
    if item.owner_user_id is not None:
        return item.owner_user_id == reader.user_id
    if item.agency_id is not None:
        return item.agency_id == reader.agency_id
    return item.sub_group is not None and item.sub_group.code == reader.sub_group


def _may_close(reader: Reader, item: Item) -> bool:
    said = item.story().filter(kind="done").last()
    if said is not None and said.by_id == reader.user_id:
        return False
    if reader.role == SUBGROUP_CHAIR.code:
        return item.sub_group is not None and item.sub_group.code == reader.sub_group
    return reader.role == BUSINESS_MANAGER.code


def _shown(reader: Reader, item: Item, on: dt.date) -> Enquiry:
    steps = sorted(item.steps.all(), key=lambda step: step.version)
    asked = item.waits_for == Wait.DOING and _is_asked(reader, item)
    return Enquiry(
        item=item,
        stands=item.stands(on),
        days_late=item.days_late(on),
        answer=next(_last(steps, "evidence"), ""),
        learnt=next(_last(steps, "check"), ""),
        may_answer=asked and policy.allows(reader, ANSWER, item),
        may_close=item.waits_for == Wait.CHECK
        and policy.allows(reader, CHECK, item)
        and _may_close(reader, item),
    )


def _last(steps: Sequence[Step], kind: str) -> Iterator[str]:
    return (step.words for step in reversed(steps) if step.kind == kind)


def _analyst(on: dt.date) -> Membership | None:
    hats = Membership.objects.filter(
        role=ANALYST.code, since__lte=on, until__gte=on, standing=HatStanding.GIVEN, user__is_active=True
    )
    return hats.select_related("user", "agency").first()
