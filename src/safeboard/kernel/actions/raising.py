"""Raising something: what each kind needs, what it waits for first, and its number."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import SUBGROUP_CHAIR
from safeboard.kernel.actions import clocks
from safeboard.kernel.actions.models import Channel, EntryType, Item, Kind, Rag, Source, Wait
from safeboard.kernel.actions.moving import SHORTEST_ANSWER, add_step, numbered, one_owner
from safeboard.kernel.actions.owners import THE_BOARD, sub_group_name
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.work.today import now

FIRST_WAIT = {Kind.CHALLENGE: Wait.REPLY, Kind.CONCERN: Wait.SORTING}
PLAN_NEEDS = {
    "priority": "Choose the priority that it serves.",
    "source": "Choose what it follows from.",
    "source_words": "Say which finding it answers.",
    "plan_year": "Say which year of the plan it belongs to, for example 2016-17.",
}


def raise_item(
    *,
    kind: str,
    title: str,
    by: Reader,
    words: str = "",
    agency: Agency | None = None,
    sub_group: SubGroup | None = None,
    owner: str = "",
    due_on: dt.date | None = None,
    measure: str = "",
    indicator: str = "",
    flag: int | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
    evidence: str = "",
    **more: Any,
) -> Item:
    """Raise an action, a request to look deeper, a challenge, a risk, or something to keep watching (R-DAT-04).

    It gets the next number of its kind. A challenge without a date is due in 15 working days, a risk is sorted in 5
    (W19, W20; both are settings). `evidence` is what it rests on and stands in the first step; `more` are further
    fields of the item: its source, what a risk or an item of the plan says besides (`entry_type`, `channel`,
    `priority` ...). Raises NotNow where something is missing that this kind needs.
    """
    at = at or now()
    if due_on is None and kind == Kind.CHALLENGE:
        due_on = clocks.working_days_after(clocks.REPLY_DAYS, at.date())
    elif due_on is None and kind == Kind.CONCERN and flag is None:
        due_on = clocks.working_days_after(clocks.SORTING_DAYS, at.date())
    _complete(Kind(kind), title, words, agency, sub_group, measure, due_on, at.date())
    more = _more(Kind(kind), more, flag, evidence, due_on)
    if kind == Kind.CHALLENGE and not more.get("asked_by"):
        of_sub_group = by.role == SUBGROUP_CHAIR.code and by.sub_group
        more["asked_by"] = sub_group_name(by.sub_group) if of_sub_group else THE_BOARD
    with transaction.atomic():
        item = numbered(
            kind=kind,
            title=title.strip(),
            words=words.strip(),
            agency=agency,
            sub_group=sub_group,
            owner=one_owner(owner),
            due_on=due_on,
            first_due_on=due_on,
            measure=measure.strip(),
            indicator=indicator,
            flag=flag,
            waits_for=FIRST_WAIT.get(Kind(kind), Wait.DOING),
            raised_on=at.date(),
            raised_by_id=by.user_id,
            **more,
        )
        add_step(item, "raised", by, at, why_safe=why_safe, words=evidence.strip())
    return item


def _complete(
    kind: Kind,
    title: str,
    words: str,
    agency: Agency | None,
    sub_group: SubGroup | None,
    measure: str,
    due_on: dt.date | None,
    on: dt.date,
) -> None:
    if not title.strip():
        raise NotNow("Say what it is, in a sentence.", "title")
    if kind in (Kind.ACTION, Kind.CHALLENGE, Kind.PLAN) and agency is None:
        raise NotNow("Choose the agency.", "agency")
    if kind == Kind.DEEP_DIVE and sub_group is None:
        raise NotNow("Choose the sub group.", "sub_group")
    if kind not in (Kind.ACTION, Kind.PLAN) and not words.strip():
        raise NotNow("Say why, and what it means for children.", "words")
    if kind in (Kind.ACTION, Kind.PLAN) and not measure.strip():
        raise NotNow("Say how everybody will know that it worked.", "measure")
    if due_on is None or due_on < on:
        raise NotNow("Say by when, with a day that is not past.", "due_on")


def _more(
    kind: Kind, more: dict[str, Any], flag: int | None, evidence: str, due_on: dt.date | None
) -> dict[str, Any]:
    """The further fields of the item, complete for its kind."""
    if not more.get("source") and (flag is not None or more.get("event")):
        more["source"] = Source.EVENT if flag is None else Source.FLAG
    if kind == Kind.CONCERN:
        if flag is not None and not more.get("channel"):
            more["channel"] = Channel.DASHBOARD
        if more.get("entry_type") == EntryType.CAPACITY and len(evidence.strip()) < SHORTEST_ANSWER:
            raise NotNow("A capacity concern needs its evidence: posts, hours, what waits.", "evidence")
        more["review_on"] = due_on
    if kind == Kind.PLAN:
        for name, what in PLAN_NEEDS.items():
            if not more.get(name):
                raise NotNow(what, name)
        more["rag"] = more.get("rag") or Rag.NOT_STARTED
    return more
