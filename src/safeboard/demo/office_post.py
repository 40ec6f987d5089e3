"""The reminders that the office sent in the weeks before 21 April 2016; none of them left the demonstration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from safeboard.demo.story import as_persona, at
from safeboard.kernel.partnership.models import Reminder
from safeboard.kernel.partnership.reminding import letters, sending

# Who reminded, when, of what kind, and of how many things at most.
SENT = (
    ("administrator", dt.date(2016, 4, 11), "returns", 1),
    ("administrator", dt.date(2016, 4, 14), "", 3),
    ("business-manager", dt.date(2016, 4, 18), "returns", 1),
    ("business-manager", dt.date(2016, 4, 20), "", 2),
)


def post(say: Callable[[str], None]) -> None:
    """Send what was due on those days, the longest late first, each by somebody of the office."""
    if Reminder.objects.exists():
        return
    for code, day, kind, most in SENT:
        reader = as_persona(code, day)
        waiting = letters.letters(reader, day, kind)
        chosen = sorted(
            (each for each in waiting if each.to and (kind or each.chaser.code != "returns")),
            key=lambda each: (each.seen, each.draft.due_on, each.pick),
        )[:most]
        meant = [sending.Meant(each, each.seen, each.draft.subject, each.body) for each in chosen]
        sending.remind(meant=meant, by=reader, at=at(day, 9))
    say(f"{Reminder.objects.count()} reminders sent")
