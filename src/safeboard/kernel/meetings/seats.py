"""Seats and who held them: appoint, stand in, end, and where nobody sits (SYS-43, R-GOV-03, R-GOV-04).

A seat exists on its own. Its holder leaving ends the holder, never the seat: the seat is then vacant since that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings.models import Constituency, Holder, Seat, SeatKind, Series
from safeboard.kernel.partnership.models import Agency, User
from safeboard.kernel.trail import recorder

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat on a day: who holds it, who stands in, and what that makes of the seat (states of SYS-43)."""

    seat: Seat
    holder: Holder | None
    deputy: Holder | None
    vacant_since: dt.date | None
    why_vacant: str = ""

    @property
    def words(self) -> str:
        """Filled, held for the time being, deputy only, or vacant."""
        if self.holder:
            return "Held for the time being" if self.holder.interim else "Filled"
        return "Deputy only" if self.deputy else "Vacant"


def sittings(seats: Iterable[Seat], holders: Iterable[Holder], on: dt.date) -> list[Sitting]:
    """Every seat that exists on this day with whoever sits there then. `holders` may be of any seat and day."""
    by_seat: dict[int, list[Holder]] = {}
    for holder in holders:
        by_seat.setdefault(holder.seat_id, []).append(holder)
    return [
        _sitting(seat, by_seat.get(seat.pk, []), on)
        for seat in seats
        if seat.since <= on and (seat.until is None or seat.until >= on)
    ]


def lay_shortfall(found: Iterable[Sitting], required: int, on: dt.date) -> tuple[int, dt.date] | None:
    """How many lay members are missing, and since when there have been too few (R-GOV-04)."""
    lay = [each for each in found if each.seat.kind == SeatKind.LAY]
    missing = required - sum(1 for each in lay if each.holder)
    if missing <= 0:
        return None
    return missing, min((each.vacant_since for each in lay if each.vacant_since), default=on)


def add_constituency(
    *,
    series: Series,
    name: str,
    by: Reader,
    statutory: bool = False,
    must_be_there: bool = False,
    order: int | None = None,
) -> Constituency:
    """Add whom seats speak for; attendance is counted by it (R-GOV-02). Raises NotNow where it is there already."""
    name = name.strip()
    if Constituency.objects.filter(series=series, name__iexact=name).exists():
        raise NotNow(f"{name} is there already.", "name")
    place = Constituency.objects.filter(series=series).count() + 1 if order is None else order
    made = Constituency.objects.create(
        series=series,
        name=name,
        statutory=statutory or must_be_there,
        must_be_there=must_be_there,
        order=place,
    )
    recorder.note("meetings.constituency_added", thing="series", thing_id=series.code, by=by.user_id)
    return made


def add_seat(
    *,
    constituency: Constituency,
    title: str,
    since: dt.date,
    by: Reader,
    kind: str = SeatKind.MEMBER,
    agency: Agency | None = None,
) -> Seat:
    """Add a place at the table; it is vacant until somebody is appointed."""
    seat = Seat.objects.create(
        series=constituency.series,
        constituency=constituency,
        agency=agency,
        kind=kind,
        title=title.strip(),
        since=since,
    )
    recorder.note("meetings.seat_added", thing="seat", thing_id=seat.pk, by=by.user_id)
    return seat


def appoint(
    *,
    seat: Seat,
    name: str,
    since: dt.date,
    by: Reader,
    user: User | None = None,
    deputy: bool = False,
    interim: bool = False,
    until: dt.date | None = None,
    induction_on: dt.date | None = None,
) -> Holder:
    """Appoint somebody to a seat, for good or for the time being, or as its named deputy from a day to a day.

    Raises NotNow where somebody holds the seat (or deputises) in those days, or the seat does not exist then.
    """
    if since < seat.since or (seat.until and since > seat.until):
        raise NotNow(f"The seat does not exist on that day: it began on {_day(seat.since)}.", "since")
    if until and until < since:
        raise NotNow("The last day cannot come before the first.", "until")
    if deputy and until is None:
        raise NotNow("Say until when they stand in. A year is usual.", "until")
    with transaction.atomic():
        Seat.objects.select_for_update().get(pk=seat.pk)
        overlap = Holder.objects.filter(Q(until=None) | Q(until__gte=since), seat=seat, deputy=deputy)
        if until:
            overlap = overlap.filter(since__lte=until)
        there = overlap.first()
        if there:
            ends = f" until {_day(there.until)}" if there.until else ""
            raise NotNow(
                f"{there.name} {'stands in' if deputy else 'holds this seat'} from {_day(there.since)}{ends}. "
                "End that first.",
                "since",
            )
        holder = Holder.objects.create(
            seat=seat,
            user=user,
            name=name.strip(),
            deputy=deputy,
            interim=interim,
            since=since,
            until=until,
            induction_on=induction_on,
        )
    recorder.note(
        "meetings.appointed", thing="seat", thing_id=seat.pk, by=by.user_id, holder=holder.pk, deputy=deputy
    )
    return holder


def user_of(email: str) -> User | None:
    """Whoever signs in with this address."""
    return User.objects.filter(email=email.lower(), is_active=True).first()


def end_holder(*, holder: Holder, seen: int, until: dt.date, because: str, by: Reader) -> Holder:
    """End somebody's time in a seat, with the reason; the seat stays. Raises NotNow, SomebodyElse."""
    if until < holder.since:
        raise NotNow(f"They began on {_day(holder.since)}. The last day cannot come before that.", "until")
    if not because.strip():
        raise NotNow("Say why, for example: left the agency.", "because")
    if not holder.save_over(seen, until=until, ended_because=because.strip()):
        raise SomebodyElse
    recorder.note(
        "meetings.holder_ended", thing="seat", thing_id=holder.seat_id, by=by.user_id, holder=holder.pk
    )
    return holder


def record_induction(*, holder: Holder, seen: int, on: dt.date, by: Reader) -> Holder:
    """Record the day on which somebody was inducted. Raises NotNow, SomebodyElse."""
    if not holder.save_over(seen, induction_on=on):
        raise SomebodyElse
    recorder.note("meetings.inducted", thing="seat", thing_id=holder.seat_id, by=by.user_id, holder=holder.pk)
    return holder


def end_seat(*, seat: Seat, until: dt.date, by: Reader) -> Seat:
    """End a place at the table, and with it whoever sits there. Its history stays. Raises NotNow."""
    if until < seat.since:
        raise NotNow(f"The seat began on {_day(seat.since)}. It cannot end before that.", "until")
    with transaction.atomic():
        coming = Holder.objects.filter(seat=seat, since__gt=until).first()
        if coming:
            raise NotNow(f"{coming.name} begins there on {_day(coming.since)}. Choose a later day.", "until")
        seat.until = until
        seat.save(update_fields=["until"])
        for holder in Holder.objects.filter(Q(until=None) | Q(until__gt=until), seat=seat):
            holder.save_over(holder.version, until=until, ended_because="The seat ended.")
    recorder.note("meetings.seat_ended", thing="seat", thing_id=seat.pk, by=by.user_id)
    return seat


def _sitting(seat: Seat, holders: list[Holder], on: dt.date) -> Sitting:
    now = [each for each in holders if each.since <= on and (each.until is None or each.until >= on)]
    holder = next((each for each in now if not each.deputy), None)
    deputy = next((each for each in now if each.deputy), None)
    if holder:
        return Sitting(seat, holder, deputy, None)
    gone = [each for each in holders if not each.deputy and each.until and each.until < on]
    last = max(gone, key=lambda each: each.until or on, default=None)
    if last is None or last.until is None:
        return Sitting(seat, None, deputy, seat.since, "Nobody was appointed yet")
    return Sitting(seat, None, deputy, last.until + DAY, last.ended_because)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
