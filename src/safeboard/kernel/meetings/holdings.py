"""The seats that somebody holds for an agency, and handing them over when they leave (SYS-43, pages.md 3.5).

Who takes over sits there for the time being: an appointment for good is the agency's and the Board's own step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from safeboard.grammar.declarations.office import Held
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import limits, seats
from safeboard.kernel.meetings.models import Holder
from safeboard.kernel.partnership.models import User
from safeboard.kernel.work.today import today

LEFT = "Left the agency"
DAY = dt.timedelta(days=1)


class OwnSeats:
    """Seats of an agency and whoever sits in them or stands in."""

    def of(self, user_id: int, agency_id: int) -> Iterator[Held]:
        """The seats in which this person sits for this agency today."""
        for holder in _held(user_id, agency_id):
            kind = "Named deputy" if holder.deputy else "Seat"
            title = f"{holder.seat.series}, {holder.seat}"
            yield Held(kind, title, reverse("seat", kwargs={"pk": holder.seat_id}))

    def hand_over(self, user_id: int, agency_id: int, *, to_user_id: int, by: Reader) -> int:
        """End their time today; the successor sits there from tomorrow for the time being. Deputies only end."""
        successor, on = User.objects.get(pk=to_user_id), today()
        held = list(_held(user_id, agency_id))
        for holder in held:
            seats.end_holder(holder=holder, seen=holder.version, until=on, because=LEFT, by=by)
            following = Holder.objects.filter(seat=holder.seat, deputy=False, since__gt=on).order_by("since")
            coming = following.first()
            until = coming.since - DAY if coming else holder.seat.until
            if not holder.deputy and (until is None or until > on):
                seats.appoint(
                    seat=holder.seat,
                    name=successor.name,
                    user=successor,
                    interim=True,
                    since=on + DAY,
                    until=until,
                    by=by,
                )
        return len(held)


def _held(user_id: int, agency_id: int) -> QuerySet[Holder]:
    """Today's places; one that already ends today is no longer held over."""
    running = Holder.objects.filter(limits.in_force(today()), user=user_id, seat__agency=agency_id)
    return running.exclude(until=today()).select_related("seat__series", "seat__constituency")
