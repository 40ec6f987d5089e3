"""What is due, as calendar entries (iCalendar): one name for each for ever, so that a changed day changes the entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from icalendar import Calendar, Event

from safeboard.kernel.returns.standing import DueNow
from safeboard.kernel.work import outbox

CONTENT_TYPE = "text/calendar; charset=utf-8"


def entries(waiting: Iterable[DueNow]) -> bytes:
    """One calendar file, an entry a return, on the day it is due: agency, return, where it stands. No figure."""
    made = Calendar()
    made.add("prodid", "-//Safeboard//Returns//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for each in waiting:
        made.add_component(_entry(each))
    return bytes(made.to_ical())


def uid(each: DueNow) -> str:
    """The entry's name, the same before and after the return was asked for."""
    host = outbox.link("").partition("://")[2].split("/")[0].split(":")[0] or "safeboard"
    return f"return-{each.due.agency_id}-{each.due.return_code}-{each.due.as_at}@{host}"


def _entry(each: DueNow) -> Event:
    due = each.due
    event = Event()
    event.add("uid", uid(each))
    event.add("sequence", due.version)
    event.add("summary", f"{due.agency}: {due.title}")
    event.add("description", each.whole)
    event.add("dtstart", due.due_on)
    event.add("dtend", due.due_on + dt.timedelta(days=1))
    event.add("dtstamp", dt.datetime.combine(due.as_at, dt.time(), tzinfo=dt.UTC))
    event.add("transp", "TRANSPARENT")
    event.add("url", outbox.link(reverse("returns-calendar")))
    return event
