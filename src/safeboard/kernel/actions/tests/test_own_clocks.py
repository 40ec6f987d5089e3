"""Our own clocks stop on days on which the office is closed; agencies that ended are offered nowhere (design defaults D)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.actions import clocks, escalating
from safeboard.kernel.partnership.changing import set_value
from safeboard.kernel.partnership.clocks import CLOSURE_DAYS
from safeboard.kernel.partnership.models import Agency

APRIL = dt.date(2016, 4, 21)


@pytest.fixture
def shut(working, reader_for):
    """The office is closed on 22 and 25 April 2016."""
    by = reader_for("business-manager")
    set_value(code=CLOSURE_DAYS, text="2016-04-22 2016-04-25", since=APRIL, why="We move.", seen=0, by=by)


def test_an_answer_is_due_later_where_the_office_is_closed(shut):
    # 15 working days from Thursday 21 April with the bank holiday of 2 May would end on 13 May.
    assert clocks.working_days_after(clocks.REPLY_DAYS, APRIL) == dt.date(2016, 5, 17)


def test_nobody_is_told_earlier_because_the_office_was_closed(shut, stages):
    action = stages.action(due_on=APRIL)
    # 10 working days after 21 April: 6 May; with two closed days 10 May. Told on the day after.
    assert [escalating.rung(action, dt.date(2016, 5, day)) for day in (9, 10, 11)] == ["", "", "member"]


def test_an_agency_that_ended_is_not_offered(stages, as_role, people):
    Agency.objects.filter(code="police").update(until=dt.date(2016, 4, 20))
    client = as_role("business-manager")
    form = client.get(reverse("raise-item", kwargs={"kind": "action"})).content.decode()
    assert ">Police<" not in form and ">County Council<" in form
