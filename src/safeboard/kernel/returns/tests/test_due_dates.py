"""The business manager changes when a return is due; closure days shift it; nobody else may (pages.md 3.6)."""

from __future__ import annotations

import datetime as dt
import html

import pytest

from safeboard.kernel.partnership.models import DatedValue
from safeboard.kernel.returns.models import Due
from safeboard.kernel.trail.models import Event


@pytest.fixture
def due(people):
    day = dt.date(2016, 3, 31)
    return Due.objects.create(
        agency=people.agencies["police"], return_code="missing", title="Missing children", period="2015-16Q4", as_at=day,
        due_on=dt.date(2016, 4, 15), purpose="p", lawful_basis="l", agreement="a", agreed_on=day, delete_on=day,
    )  # fmt: skip


def sent(day, month, year=2016, seen=1):
    return {"seen": seen, "due_on_day": str(day), "due_on_month": str(month), "due_on_year": str(year)}


def text_of(response):
    return html.unescape(response.content.decode())


def test_another_day_is_kept_and_the_trail_knows_the_one_before(as_role, due):
    client = as_role("business-manager")
    assert f"/returns/due/{due.pk}/due-date/" in text_of(client.get("/returns/"))
    body = text_of(client.post(f"/returns/due/{due.pk}/due-date/", sent(6, 5), follow=True))
    assert "It is due on 6 May 2016 now." in body and "Not due yet" in body
    event = Event.objects.get(action="returns.due_date")
    assert (event.details["was"], event.details["now"]) == ("2016-04-15", "2016-05-06")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((1, 4), "This day has passed."),
        ((7, 5), "The next day on which they do is 9 May 2016."),  # a Saturday
        ((2, 5), "The next day on which they do is 4 May 2016."),  # a bank holiday, then a closure day
        ((31, 6), "is not a date"),
    ],
)
def test_a_day_that_does_not_do_is_refused_beside_the_field(as_role, people, due, day, words):
    DatedValue.objects.create(
        code="partnership.closure_days", number=1, value="2016-05-03", since=dt.date(2016, 4, 1),
        why="Closed.", set_by=people.users["business-manager"],
    )  # fmt: skip
    body = text_of(as_role("business-manager").post(f"/returns/due/{due.pk}/due-date/", sent(*day)))
    assert body.count(words) == 2 and f'value="{day[0]}"' in body
    assert Due.objects.get().due_on == dt.date(2016, 4, 15)


def test_who_saves_second_sees_the_other_day_and_keeps_their_own(as_role, due):
    client = as_role("business-manager")
    client.post(f"/returns/due/{due.pk}/due-date/", sent(6, 5))
    response = client.post(f"/returns/due/{due.pk}/due-date/", sent(9, 5))
    body = text_of(response)
    assert response.status_code == 409 and "It is due on 6 May 2016 now." in body and 'value="9"' in body
    assert client.post(f"/returns/due/{due.pk}/due-date/", sent(9, 5, seen=2)).status_code == 302


@pytest.mark.parametrize("code", ["analyst", "police-data-lead", "lay-member"])
def test_nobody_else_may(as_role, due, code):
    assert as_role(code).post(f"/returns/due/{due.pk}/due-date/", sent(6, 5)).status_code == 404
    assert Due.objects.get().due_on == dt.date(2016, 4, 15)
