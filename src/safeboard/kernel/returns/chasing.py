"""Reminders of returns: what is late, and what is due within a week, as drafts to the agency's data lead (W26)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Chaser, Draft
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import DATA_SUPPLIER
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.partnership.reminding.addresses import people_for
from safeboard.kernel.returns.models import Due
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work import outbox

SOON = dt.timedelta(days=7)


def drafts(reader: Reader, on: dt.date) -> Iterator[Draft]:
    """Every return that has not come and is late or due within a week, the first due first.

    Whoever promised a day is left alone until it has passed; a promise that was not kept is told in the reminder.
    """
    waiting = Due.visible(reader, REMIND).filter(receipt=None, due_on__lte=on + SOON)
    waiting = waiting.exclude(promised_on__gte=on)
    for due in waiting.select_related("agency").order_by("due_on", "pk"):
        leads = people_for(due.agency_id, (DATA_SUPPLIER,), on)
        yield Draft(
            about=about(due),
            agency_id=due.agency_id,
            subject=f"{_subject(due, on)}: {due.title}"[: outbox.LONGEST_SUBJECT],
            body=_body(due, on),
            due_on=due.due_on,
            what=due.title,
            to_user_ids=tuple(hat.user_id for hat in leads),
        )


def about(due: Due) -> str:
    """The key under which reminders of one return are counted."""
    return f"return {due.pk}"


def _subject(due: Due, on: dt.date) -> str:
    return (
        "Your return is late"
        if due.due_on < on
        else f"Your return is due on {due.due_on.day} {due.due_on:%B}"
    )


def _body(due: Due, on: dt.date) -> str:
    late = (on - due.due_on).days
    if late > 0:
        words = (
            f"We have not received “{due.title}”. It was due on {day(due.due_on)}, {plural(late, 'day')} ago."
        )
    else:
        words = f"“{due.title}” is due on {day(due.due_on)}."
    if due.promised_on:
        words += f" You told us that it would come on {day(due.promised_on)}."
    return (
        f"{words}\n\nWhy we ask for it: {due.purpose}\n\n"
        f"Send it, or say why it is late and when it comes: {outbox.link(reverse('returns'))}\n\n"
        "Please do not send any figures by e-mail."
    )


CHASER = Chaser("returns", "Returns", drafts)
