"""Interests that members declare: standing, or about one item of a meeting, and how it was handled.

*Left the room* closes the item with its papers, minutes and decisions to that person (access.Conflict): a conflict
of interest beats every grant.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access.models import Conflict
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings.models import AgendaItem, Declaration, Holder
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

LEFT = "left"


def declare(
    *,
    holder: Holder,
    words: str,
    by: Reader,
    item: AgendaItem | None = None,
    handling: str = "",
    why_safe: str = "",
    since: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Declaration:
    """Write down an interest of whoever holds a seat: standing, or about one item with how it was handled."""
    at = at or now()
    if not words.strip():
        raise NotNow("Say what the interest is.", "words")
    if item is not None and not handling:
        raise NotNow("Choose how it was handled.", "handling")
    if item is not None and item.series_id != holder.seat.series_id:
        raise NotNow("This seat is not one of the body that the item is before.", "holder")
    if item is not None and handling == LEFT and holder.user_id is None:
        raise NotNow(
            f"{holder} has no account, so there is nothing to close to them. Give them an account first, or "
            "choose how else it was handled.",
            "handling",
        )
    with transaction.atomic():
        made = Declaration.objects.create(
            seat=holder.seat,
            holder=holder,
            words=words.strip(),
            since=since or at.date(),
            item=item,
            handling=handling if item is not None else "",
            why_safe=why_safe,
            by_id=by.user_id,
            at=at,
        )
        if item is not None and handling == LEFT:
            _close(item, holder, made)
    recorder.note("meetings.declare", thing="declaration", thing_id=made.pk, handling=made.handling)
    return made


def end(*, declaration: Declaration, on: dt.date, by: Reader) -> Declaration:
    """End a standing interest on a day; it stays on the register with both its days."""
    if declaration.until is not None:
        raise NotNow("This interest has ended already.")
    if declaration.item_id is not None:
        raise NotNow("What was declared about one item stays with that item.")
    if on < declaration.since:
        raise NotNow("It cannot end before it began.", "on")
    # Ended once: whoever was second is told, and the first day stays.
    if not Declaration.objects.filter(pk=declaration.pk, until=None).update(until=on):
        raise NotNow("Somebody has just ended this interest.")
    declaration.refresh_from_db()
    recorder.note("meetings.declaration_end", thing="declaration", thing_id=declaration.pk)
    return declaration


def _close(item: AgendaItem, holder: Holder, made: Declaration) -> None:
    Conflict.objects.get_or_create(
        user=holder.user_id,
        record_type=AgendaItem._meta.label_lower,
        record_id=item.pk,
        until=None,
        defaults={"reason": f"Declared interest {made.pk}: left the room", "since": made.since},
    )
