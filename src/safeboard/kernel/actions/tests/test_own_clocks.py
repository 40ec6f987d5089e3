"""Our own clocks stop on days on which the office is closed; agencies that ended are offered nowhere (design defaults D)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.actions import clocks, escalating
from safeboard.kernel.actions.models import Item
from safeboard.kernel.partnership.changing import set_value
from safeboard.kernel.partnership.clocks import CLOSURE_DAYS
from safeboard.kernel.partnership.models import Agency

APRIL = dt.date(2016, 4, 21)


@pytest.fixture
def shut(working, reader_for):
    """The office is closed on 22 and 25 April 2016."""
    by = reader_for("business-manager")
    set_value(
        code=CLOSURE_DAYS, text="2016-04-22 2016-04-25", since=APRIL, why="The office moves.", seen=0, by=by
    )


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


def test_the_list_says_how_old_delays_are_and_offers_the_rung_to_the_business_manager(stages, as_role):
    late = stages.action(due_on=APRIL)
    stages.action(title="In time")
    Item.objects.filter(pk=late.pk).update(due_on=dt.date(2016, 3, 21))
    manager = as_role("business-manager").get(reverse("actions")).content.decode()
    assert "<strong>1</strong> 2 to 5 weeks late" in manager and "(2 to 5 weeks late)" in manager
    escalate = reverse("act", kwargs={"pk": late.pk, "code": "escalate"})
    assert manager.count(">Escalate<") == 1 and escalate in manager
    assert ">Escalate<" not in as_role("analyst").get(reverse("actions")).content.decode()
    assert as_role("business-manager").get(escalate).status_code == 200
    Item.objects.filter(pk=late.pk).update(escalated_to="member")
    assert ">Escalate<" not in as_role("business-manager").get(reverse("actions")).content.decode()
