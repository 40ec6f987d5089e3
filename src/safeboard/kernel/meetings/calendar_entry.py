"""Meetings as calendar entries (iCalendar): one address for each for ever, so that a changed date changes the entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from icalendar import Calendar, Event

from safeboard.grammar.dates import LONDON
from safeboard.kernel.meetings.models import Meeting, Move, State
from safeboard.kernel.work import outbox

CONTENT_TYPE = "text/calendar; charset=utf-8"


def entries(meetings: Iterable[Meeting]) -> bytes:
    """One calendar file with an entry for each meeting. Only body, time, place and address: nothing from agendas."""
    made = Calendar()
    made.add("prodid", "-//Safeboard//Meetings//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for meeting in meetings:
        made.add_component(_entry(meeting))
    return bytes(made.to_ical())


def uid(meeting: Meeting) -> str:
    """The entry's name, the same for ever."""
    return f"meeting-{meeting.pk}@{outbox.link('').partition('://')[2].split('/')[0].split(':')[0] or 'safeboard'}"


def _entry(meeting: Meeting) -> Event:
    cancelled = meeting.state == State.CANCELLED
    event = Event()
    event.add("uid", uid(meeting))
    event.add("sequence", meeting.sequence)
    event.add("summary", f"{'Cancelled: ' if cancelled else ''}{meeting.series}")
    event.add("dtstart", _moment(meeting.on, meeting.starts))
    event.add("dtend", _moment(meeting.on, meeting.ends))
    event.add("dtstamp", _stamp(meeting))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("url", outbox.link(reverse("meeting", kwargs={"pk": meeting.pk})))
    return event


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    # As UTC, so that no description of the time zone is needed and summer time is never guessed.
    return dt.datetime.combine(day, time, tzinfo=LONDON).astimezone(dt.UTC)


def _stamp(meeting: Meeting) -> dt.datetime:
    """When it last became something else: the same file each time it is asked for."""
    last = Move.objects.filter(meeting=meeting).order_by("pk").last()
    return (last.at if last else _moment(meeting.on, meeting.starts)).astimezone(dt.UTC)
