"""The agenda: built from standing items and the forward plan, then edited, ordered, timed (SYS-45, W26)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max, QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Paper
from safeboard.kernel.meetings.planning import OPEN, said
from safeboard.kernel.meetings.standing import standing_of
from safeboard.kernel.trail import recorder


@dataclass(frozen=True, slots=True)
class Timed:
    """An item with the times at which it starts and ends."""

    item: AgendaItem
    starts: dt.time
    ends: dt.time


def timed(items: Iterable[AgendaItem], starts: dt.time) -> list[Timed]:
    """When each item starts and ends. Pass the whole agenda: what a reader may not see takes time too."""
    clock = dt.datetime.combine(dt.date(2000, 1, 1), starts)
    found = []
    for item in items:
        begins = clock.time()
        clock += dt.timedelta(minutes=item.minutes_allowed)
        found.append(Timed(item, begins, clock.time()))
    return found


def whole(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Everything on the agenda in its order, whoever may read it: for verbs, and for times."""
    return AgendaItem.objects.filter(meeting=meeting, taken_off=False).order_by("part_two", "place", "pk")


def build(*, meeting: Meeting, by: Reader) -> int:
    """Put the standing items and what the forward plan has for this day on the agenda; how many were added.

    Done again it adds only what is missing: an item taken off stays off. Raises NotNow.
    """
    _open(meeting)
    there = set(AgendaItem.objects.filter(meeting=meeting).values_list("standing_code", flat=True))
    added = 0
    with transaction.atomic():
        planned = AgendaItem.objects.filter(
            series=meeting.series, meeting=None, taken_off=False, wanted_on__lte=meeting.on
        )
        for item in planned:
            item.save_over(item.version, meeting=meeting, place=next_place(meeting))
            added += 1
        for order, each in enumerate(standing_of(meeting.series), 1):
            if each.code in there:
                continue
            AgendaItem.objects.create(
                series=meeting.series,
                meeting=meeting,
                place=1000 if each.code == "close" else order,
                title=each.title,
                purpose=each.purpose,
                origin=each.origin,
                presenter=each.presenter,
                minutes_allowed=each.minutes,
                standing_code=each.code,
                paper_wanted=each.paper,
            )
            added += 1
        renumber(meeting)
    recorder.note("meetings.agenda_built", thing="meeting", thing_id=meeting.pk, added=added)
    return added


def move_item(*, item: AgendaItem, up: bool, by: Reader) -> None:
    """Move an item one place up or down within its part; at the end it stays. Raises NotNow."""
    meeting = item.meeting
    if meeting is None:
        raise NotNow("It is on the forward plan. It has no place yet.")
    _open(meeting)
    with transaction.atomic():
        row = list(whole(meeting).filter(part_two=item.part_two).select_for_update())
        here = next((index for index, each in enumerate(row) if each.pk == item.pk), None)
        if here is None:
            raise NotNow("It is no longer on the agenda.")
        there = here - 1 if up else here + 1
        if 0 <= there < len(row):
            row[here], row[there] = row[there], row[here]
        for place, each in enumerate(row, 1):
            AgendaItem.objects.filter(pk=each.pk).update(place=place)
        renumber(meeting)
    recorder.note("meetings.item_moved", thing="agendaitem", thing_id=item.pk, up=up)


def renumber(meeting: Meeting) -> None:
    """Number items and their papers as they stand. Once papers are out numbers are fixed: what is new goes last."""
    if meeting.state in OPEN:
        for place, item in enumerate(whole(meeting), 1):
            if item.place != place:
                AgendaItem.objects.filter(pk=item.pk).update(place=place)
            for paper in Paper.objects.filter(item=item):
                number = f"{place}.{paper.number.rpartition('.')[2]}"
                if paper.number != number:
                    Paper.objects.filter(pk=paper.pk).update(number=number)


def next_place(meeting: Meeting) -> int:
    """The place before the last standing item, or after everything where papers are out."""
    rows = AgendaItem.objects.filter(meeting=meeting)
    if meeting.state in OPEN:
        last = rows.filter(standing_code="close").values_list("place", flat=True).first()
        if last is not None:
            rows.filter(place__gte=last).update(place=F("place") + 1)
            return last
        return 999
    return (rows.aggregate(last=Max("place"))["last"] or 0) + 1


def _open(meeting: Meeting) -> None:
    if meeting.state not in OPEN:
        raise NotNow(
            f"The agenda of {said(meeting.on)} can no longer be put together: "
            f"{meeting.get_state_display().lower()}."
        )
