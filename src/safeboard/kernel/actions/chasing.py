"""Reminders about late actions, unanswered challenges and risks not reviewed, as drafts without personal data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Chaser, Draft
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import risk_selectors, selectors
from safeboard.kernel.actions.models import Item, Kind, Wait
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.ui.templating import day, plural
from safeboard.kernel.work import outbox

SOON = dt.timedelta(days=7)


def late_actions(reader: Reader, on: dt.date) -> Iterator[Draft]:
    """Actions and items of the plan that are late or due within a week, the first due first."""
    if not policy.may(reader, REMIND):
        return
    kinds = (Kind.ACTION, Kind.PLAN, Kind.DEEP_DIVE)
    rows = selectors.open_items(reader, on).filter(
        kind__in=kinds, waits_for=Wait.DOING, due_on__lte=on + SOON
    )
    for item in rows.exclude(agency=None):
        yield _draft(item, item.due_on, on, "Add evidence of what changed, or tell us when it will be done")


def unanswered(reader: Reader, on: dt.date) -> Iterator[Draft]:
    """Challenges whose answer is late or due within a week."""
    if not policy.may(reader, REMIND):
        return
    rows = selectors.open_items(reader, on).filter(waits_for=Wait.REPLY, due_on__lte=on + SOON)
    for item in rows.exclude(agency=None):
        yield _draft(
            item, item.due_on, on, "Reply, with what your agency will do and by when, or with its reasons"
        )


def unreviewed(reader: Reader, on: dt.date) -> Iterator[Draft]:
    """Risks that an agency owns and that were not reviewed in time."""
    if not policy.may(reader, REMIND):
        return
    for risk in risk_selectors.unreviewed(reader, on):
        item = risk.item
        if item.agency_id is not None and item.waits_for in (Wait.DOING, Wait.OWNER, Wait.TOLERATED):
            yield _draft(
                item, item.review_on or item.due_on, on, "Tell us what was done since the last review"
            )


def _draft(item: Item, due_on: dt.date, on: dt.date, ask: str) -> Draft:
    late = (on - due_on).days
    # What follows from a confidential part of a meeting is named in a message by its number only.
    named = str(item) if item.confidential else f"{item}, “{item.title}”"
    when = f"was due on {day(due_on)}, {plural(late, 'day')} ago" if late > 0 else f"is due on {day(due_on)}"
    address = outbox.link(reverse("action", kwargs={"pk": item.pk}))
    subject = f"{item}: {'late' if late > 0 else f'due on {due_on.day} {due_on:%B}'}"
    return Draft(
        about=f"item {item.pk}",
        agency_id=item.agency_id or 0,
        subject=subject[: outbox.LONGEST_SUBJECT],
        body=f"{named}, asked of {item.asked_of}, {when}.\n\n{ask}: {address}\n\n"
        "Please do not name a child, a parent or a worker in your answer.",
        due_on=due_on,
        what=str(item) if item.confidential else f"{item}: {item.title}",
        to_user_ids=(item.owner_user_id,) if item.owner_user_id else (),
    )


CHASERS = (
    Chaser("actions.late", "Actions late or due soon", late_actions),
    Chaser("actions.unanswered", "Challenges without an answer", unanswered),
    Chaser("actions.unreviewed", "Risks not reviewed", unreviewed),
)
