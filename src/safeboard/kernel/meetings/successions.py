"""The seats of an agency when another comes after it: they go along, with who sits there and all that was (pages.md 3.7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings.models import Seat
from safeboard.kernel.trail import recorder


class SeatsGoOn:
    """A seat that does not end before the day is the successor's; for whom it speaks, and its registers, stay."""

    def would_move(self, agency_id: int, *, to_id: int, on: dt.date) -> Iterator[str]:
        """Each seat that would move; whoever sits there stays."""
        for seat in _going_on(agency_id, on):
            yield f"{seat.series}, {seat}: the seat, with whoever sits there"

    def move_agency(self, from_id: int, to_id: int, *, on: dt.date, by: Reader) -> int:
        """Give each seat to the successor; how many. A second time it moves nothing."""
        with transaction.atomic():
            seats = list(_going_on(from_id, on).values_list("pk", flat=True))
            Seat.objects.filter(pk__in=seats).update(agency_id=to_id)
        if seats:
            recorder.note(
                "meetings.seats_moved",
                thing="agency",
                thing_id=to_id,
                was=from_id,
                seats=seats,
                by=by.user_id,
            )
        return len(seats)


def _going_on(agency_id: int, on: dt.date) -> QuerySet[Seat]:
    rows = Seat.objects.filter(Q(until=None) | Q(until__gte=on), agency=agency_id)
    return rows.select_related("series", "constituency")
