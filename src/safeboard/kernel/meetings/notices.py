"""What everybody with a seat is told: an invitation, papers issued, a changed date, a cancellation (pages.md 3.9).

The words are shown and can be edited before they go; they hold no personal information and nothing from papers.
Each holder gets their own copy with their own link for apologies and the calendar entry.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.urls import reverse

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import apologies, calendar_entry, limits
from safeboard.kernel.meetings.models import Holder, Meeting, State
from safeboard.kernel.meetings.planning import said
from safeboard.kernel.trail import recorder
from safeboard.kernel.work import outbox

LINK = "[link for apologies]"
KINDS = ("invitation", "papers", "changed", "cancelled")


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out: one line of subject, and the words."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Told:
    """How many were told, and the seats whose holders have no address here."""

    count: int
    without: tuple[str, ...]


def draft(kind: str, meeting: Meeting, *, why: str = "") -> Letter:
    """The words to begin with. `meeting` is as it will be after the change, saved or not."""
    when = f"{said(meeting.on)}, {meeting.starts:%H:%M} to {meeting.ends:%H:%M}"
    place = f"\n{meeting.place}" if meeting.place else ""
    page = outbox.link(reverse("meeting", kwargs={"pk": meeting.pk}))
    come = f"If you cannot come, send apologies here; it takes one click and no password:\n{LINK}"
    body, day = str(meeting.series), f"{meeting.on.day} {meeting.on:%B %Y}"
    match kind:
        case "invitation":
            return Letter(
                f"{body}: meeting on {day}",
                f"You are invited to the meeting of the {body}.\n\n{when}{place}\n\n{come}\n\nAgenda and papers: {page}",
            )
        case "papers":
            return Letter(
                f"{body}: papers for {day}",
                f"The papers for the meeting are ready to read.\n\n{when}{place}\n\nAgenda and papers: {page}\n\n{come}",
            )
        case "changed":
            return Letter(
                f"{body}: changed, now {day}",
                f"The meeting of the {body} has changed. It is now:\n\n{when}{place}\n\nWhy: {why}\n\n"
                f"{come}\n\nThe attached entry changes the one in your calendar. Agenda and papers: {page}",
            )
        case "cancelled":
            return Letter(
                f"{body}: meeting on {day} cancelled",
                f"The meeting of the {body} on {when} does not take place.\n\nWhy: {why}\n\n"
                "The attached entry takes it out of your calendar.",
            )
    raise ValueError(f"No notice is called {kind!r}: one of {', '.join(KINDS)}.")


def tell_of_minutes(*, meeting: Meeting, by: Reader) -> Told:
    """Tell everybody who sits there that the draft minutes can be read: a link, never their words; once a version."""
    day = f"{meeting.on.day} {meeting.on:%B %Y}"
    page = outbox.link(reverse("meeting-minutes", kwargs={"pk": meeting.pk}))
    told, without = [], []
    for holder in receivers(meeting):
        if holder.user is None or not holder.user.is_active:
            without.append(str(holder.seat))
            continue
        outbox.put(
            to=[holder.user.email],
            subject=f"{meeting.series}: draft minutes of {day}",
            body=f"The draft minutes of the {meeting.series} of {day} are ready to read. "
            f"Please say what should be corrected.\n\n{page}",
            key=f"meetings.minutes {meeting.pk} v{meeting.version} to {holder.pk}",
        )
        told.append(holder.pk)
    recorder.note(
        "meetings.told",
        thing="meeting",
        thing_id=meeting.pk,
        kind="minutes",
        holders=told,
        without=len(without),
    )
    return Told(len(told), tuple(without))


def receivers(meeting: Meeting) -> list[Holder]:
    """Everybody who holds a seat on that day or stands in for its holder."""
    rows = Holder.objects.filter(
        limits.in_force(meeting.on), limits.in_force(meeting.on, "seat__"), seat__series=meeting.series_id
    )
    return list(rows.select_related("seat__constituency", "user"))


def check(letter: Letter, meeting: Meeting) -> None:
    """Whether these words may go. Raises NotNow beside the subject or the words."""
    try:
        outbox.checked_subject(letter.subject)
        outbox.checked_body(letter.body, places=[meeting.place])
    except outbox.Refused as refusal:
        raise NotNow(refusal.message, refusal.field) from refusal


def tell_all(*, kind: str, meeting: Meeting, letter: Letter, by: Reader) -> Told:
    """Put one e-mail for every holder into the outbox. The same words about the same meeting go once.

    Raises NotNow where the words may not go.
    """
    check(letter, meeting)
    words = hashlib.sha256(f"{letter.subject}\n{letter.body}".encode()).hexdigest()[:12]
    entry = outbox.Attachment("meeting.ics", "text/calendar", calendar_entry.entries([meeting]))
    told, without = [], []
    for holder in receivers(meeting):
        if holder.user is None or not holder.user.is_active:
            without.append(str(holder.seat))
            continue
        link = "" if meeting.state == State.CANCELLED else apologies.link(meeting, holder)
        outbox.put(
            to=[holder.user.email],
            subject=letter.subject,
            body=letter.body.replace(LINK, link),
            key=f"meetings.{kind} {meeting.pk} v{meeting.sequence} {words} to {holder.pk}",
            attachments=[entry],
            # A signed link may look like a postcode by chance; it is none.
            places=[meeting.place, link],
        )
        told.append(holder.pk)
    recorder.note(
        "meetings.told", thing="meeting", thing_id=meeting.pk, kind=kind, holders=told, without=len(without)
    )
    return Told(len(told), tuple(without))
