"""Apologies: from inside, or by one click from an e-mail, without signing in (pages.md 3.9).

The link names one meeting and one holder of a seat, signed. It is good until the meeting is over or no longer takes
place, and only while the holder sits there. Opening it writes nothing: mail scanners open links.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import limits
from safeboard.kernel.meetings.models import Attendance, Holder, Meeting, Presence
from safeboard.kernel.meetings.planning import COMING
from safeboard.kernel.trail import recorder
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import now, today

SALT = "safeboard.meetings.apologies"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody invited to a meeting for a seat."""

    meeting: Meeting
    holder: Holder


def token(meeting: Meeting, holder: Holder) -> str:
    """The signed part of the link."""
    return signing.dumps([meeting.pk, holder.pk], salt=SALT)


def link(meeting: Meeting, holder: Holder) -> str:
    """The whole address by which this holder sends apologies for this meeting."""
    return outbox.link(reverse("apologies-link", kwargs={"token": token(meeting, holder)}))


def opened(signed: str, on: dt.date | None = None) -> Invited | None:
    """Whom a link is of; None where it is not ours, its meeting is over, or the holder no longer sits there."""
    try:
        meeting_id, holder_id = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    meeting = Meeting.objects.select_related("series").filter(pk=meeting_id).first()
    holder = Holder.objects.select_related("seat").filter(pk=holder_id).first()
    if meeting is None or holder is None or holder.seat.series_id != meeting.series_id:
        return None
    over = meeting.on < (on or today()) or meeting.state not in COMING
    gone = holder.since > meeting.on or (holder.until is not None and holder.until < meeting.on)
    return None if over or gone else Invited(meeting, holder)


def send_apologies(
    *,
    meeting: Meeting,
    holder: Holder,
    deputy_comes: bool = False,
    reason: str = "",
    via: str = "inside",
    at: dt.datetime | None = None,
) -> Attendance:
    """Note that a seat's holder cannot come, and whether their deputy will. Said again, the last word counts.

    Raises NotNow where the meeting takes none now, SomebodyElse where two say it in the same moment.
    """
    if meeting.state not in COMING:
        raise NotNow(f"This meeting takes no apologies now: {meeting.get_state_display().lower()}.")
    fields = {
        "holder": holder,
        "presence": Presence.DEPUTY if deputy_comes else Presence.APOLOGIES,
        "who": _deputy(meeting, holder) if deputy_comes else "",
        "reason": reason.strip(),
        "at": at or now(),
    }
    there = Attendance.objects.filter(meeting=meeting, seat=holder.seat).first()
    if there is None:
        try:
            with transaction.atomic():
                there = Attendance.objects.create(meeting=meeting, seat=holder.seat, **fields)
        except IntegrityError as twice:
            raise SomebodyElse from twice
    elif not there.save_over(there.version, **fields):
        raise SomebodyElse
    recorder.note(
        "meetings.apologies",
        thing="meeting",
        thing_id=meeting.pk,
        seat=holder.seat_id,
        holder=holder.pk,
        deputy=deputy_comes,
        via=via,
    )
    return there


def take_back(*, meeting: Meeting, holder: Holder) -> bool:
    """The holder comes after all; False where no apologies were noted. Raises NotNow."""
    if meeting.state not in COMING:
        raise NotNow(f"This meeting takes no apologies now: {meeting.get_state_display().lower()}.")
    gone, _ = Attendance.objects.filter(meeting=meeting, seat=holder.seat).delete()
    recorder.note("meetings.apologies_back", thing="meeting", thing_id=meeting.pk, seat=holder.seat_id)
    return bool(gone)


def _deputy(meeting: Meeting, holder: Holder) -> str:
    named = Holder.objects.filter(limits.in_force(meeting.on), seat=holder.seat, deputy=True).exists()
    return "Named deputy" if named else "Deputy, not named yet"
