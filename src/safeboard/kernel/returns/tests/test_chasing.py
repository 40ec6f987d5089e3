"""Reminders of returns: late or due within a week, to the data lead, with what they promised and no figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.returns import chasing
from safeboard.kernel.returns.models import Due, Receipt
from safeboard.kernel.work import outbox

pytestmark = pytest.mark.django_db
TODAY = dt.date(2016, 4, 21)


def due(people: Any, due_on: dt.date, period: str = "2015-16Q4", **more: Any) -> Due:
    return Due.objects.create(
        agency=people.agencies["police"],
        return_code="missing",
        title="Missing children, January to March 2016",
        period=period,
        as_at=dt.date(2016, 3, 31),
        due_on=due_on,
        purpose="So that the Board can see how often children go missing.",
        agreed_on=dt.date(2015, 4, 1),
        delete_on=dt.date(2022, 3, 31),
        **more,
    )


def test_a_late_return_and_one_due_within_a_week(people: Any, reader_for: Callable[[str], Reader]) -> None:
    late = due(people, dt.date(2016, 4, 15))
    due(people, dt.date(2016, 4, 28), "soon")
    due(people, dt.date(2016, 4, 29), "later")
    first, second = chasing.drafts(reader_for("administrator"), TODAY)
    assert first.about == f"return {late.pk}" and first.to_user_ids == (people.users["police-data-lead"].pk,)
    assert first.subject.startswith("Your return is late: ") and "15 April 2016, 6 days ago" in first.body
    assert second.subject.startswith("Your return is due on 28 April: ")
    outbox.checked_body(first.body)
    outbox.checked_subject(first.subject)


def test_what_has_come_needs_no_reminder(people: Any, reader_for: Callable[[str], Reader]) -> None:
    came = Receipt.objects.create(
        agency=people.agencies["police"],
        return_code="missing",
        as_at=dt.date(2016, 3, 31),
        look_back_months=3,
        filename="missing.xlsx",
        received_at=dt.datetime(2016, 4, 14, tzinfo=dt.UTC),
    )
    due(people, dt.date(2016, 4, 15), receipt=came)
    assert list(chasing.drafts(reader_for("business-manager"), TODAY)) == []


def test_nobody_is_chased_before_the_day_they_promised(
    people: Any, reader_for: Callable[[str], Reader]
) -> None:
    asked = due(people, dt.date(2016, 4, 15), promised_on=dt.date(2016, 4, 21))
    reader = reader_for("business-manager")
    assert list(chasing.drafts(reader, dt.date(2016, 4, 21))) == []
    (draft,) = chasing.drafts(reader, dt.date(2016, 4, 22))
    assert "told us that it would come on 21 April 2016" in draft.body and draft.about == chasing.about(asked)


def test_those_who_do_not_remind_get_no_draft(people: Any, reader_for: Callable[[str], Reader]) -> None:
    due(people, dt.date(2016, 4, 15))
    assert list(chasing.drafts(reader_for("police-data-lead"), TODAY)) == []


def test_it_stands_on_the_page_of_reminders(people: Any, as_role: Callable[[str], Client]) -> None:
    late = due(people, dt.date(2016, 4, 15))
    page = reverse("remind", kwargs={"code": "returns", "key": chasing.about(late)})
    client = as_role("business-manager")
    assert page in client.get(reverse("reminders")).content.decode()
    assert "Dear Paul Denham" in client.get(page).content.decode()
