"""What a meeting sets going: a challenge or an action raised from its minutes, into the one tracker."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Item, Kind, Source
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings.models import AgendaItem, SeriesKind
from safeboard.kernel.meetings.register import HELD
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder


def raise_from(
    *,
    item: AgendaItem,
    kind: str,
    title: str,
    agency: Agency | None,
    due_on: dt.date | None,
    by: Reader,
    owner: str = "",
    words: str = "",
    measure: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Item:
    """Raise an action or a challenge that follows from an item of a meeting (W20, W26).

    What follows from part two is confidential. Raises NotNow where nobody is to own it; the tracker refuses "all".
    """
    meeting = item.meeting
    if meeting is None or meeting.state not in HELD:
        raise NotNow("Only a meeting that was held sets something going. Take the register first.")
    if kind == Kind.ACTION and not owner.strip():
        raise NotNow("Name the one post that owns it.", "owner")
    raised = tracking.raise_item(
        kind=kind,
        title=title,
        words=words,
        agency=agency,
        owner=owner,
        due_on=due_on,
        measure=measure,
        source=Source.BOARD if meeting.series.kind == SeriesKind.BOARD else Source.SUB_GROUP,
        source_words=f"{meeting}, item {item.place}"[:200],
        meeting=meeting.pk,
        confidential=item.part_two,
        why_safe=why_safe,
        by=by,
        at=at,
    )
    recorder.note("meetings.follow_up", thing="agenda item", thing_id=item.pk, raised=raised.pk)
    return raised


def agencies() -> QuerySet[Agency]:
    """The agencies of which a meeting may ask something: every one."""
    return Agency.objects.all()
