"""Matters arising: what the same body asked for before, and what happened since its last meeting (pages.md 3.9)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind, Source, Step, Wait
from safeboard.kernel.actions.permissions import FOLLOW as FOLLOW_ITEMS
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Series, SeriesKind
from safeboard.kernel.meetings.permissions import FOLLOW, ITEMS
from safeboard.kernel.meetings.register import HELD

KINDS = (Kind.ACTION, Kind.CHALLENGE)


@dataclass(frozen=True, slots=True)
class Matter:
    """One action or challenge, how late it is, and the last thing that happened to it."""

    item: Item
    days_late: int
    last: Step

    @property
    def state(self) -> str:
        """Where it stands, in the words of the tracker."""
        return str(self.item.get_standing_display() if self.item.ended else self.item.get_waits_for_display())

    @property
    def happened(self) -> str:
        """What happened last, and when."""
        return f"{self.last.get_kind_display()}, {timezone.localtime(self.last.at).day} {timezone.localtime(self.last.at):%B %Y}"


def of_body(reader: Reader, series: Series) -> QuerySet[Item]:
    """The actions and challenges of a body that this reader may see, first due first.

    Those raised at its meetings; a sub group's also those asked of it or raised for it, the Board's also those whose
    source is the Board.
    """
    meetings = list(Meeting.visible(reader, FOLLOW).filter(series=series).values_list("pk", flat=True))
    ours = Q(meeting__in=meetings)
    if series.kind == SeriesKind.BOARD:
        ours |= Q(source=Source.BOARD, meeting=None)
    elif series.sub_group_id is not None:
        ours |= Q(sub_group=series.sub_group_id)
    rows = Item.visible(reader, FOLLOW_ITEMS).filter(ours, kind__in=KINDS)
    if not may_see_part_two(reader, series):
        rows = rows.filter(confidential=False)
    return rows.select_related("agency", "sub_group").prefetch_related("steps__by")


def matters(reader: Reader, series: Series, on: dt.date) -> list[Matter]:
    """What is open or late, and what ended since the last meeting held before this day; late ones first."""
    wanted = ~Q(waits_for=Wait.NOTHING)
    last = last_held(reader, series, on)
    if last is not None:
        wanted |= Q(waits_for=Wait.NOTHING, steps__at__date__gte=last.on)
    found = [
        Matter(item, item.days_late(on), item.last_step())
        for item in of_body(reader, series).filter(wanted).distinct()
    ]
    return sorted(found, key=lambda each: (each.item.ended, -each.days_late, each.item.due_on))


def last_held(reader: Reader, series: Series, on: dt.date) -> Meeting | None:
    """The last meeting of the body that was held before this day."""
    return (
        Meeting.visible(reader, FOLLOW).filter(series=series, on__lt=on, state__in=HELD).order_by("on").last()
    )


def may_see_part_two(reader: Reader, series: Series) -> bool:
    """Whether this reader sits in part two of the body, asked without there being an item."""
    return policy.allows(reader, ITEMS, AgendaItem(series=series, part_two=True))
