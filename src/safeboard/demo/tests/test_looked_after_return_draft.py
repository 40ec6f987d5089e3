"""The return of 2015-16 that lies checked with the council, and the answer to why it counts five fewer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.demo import looked_after_return_draft
from safeboard.demo.records import Care, Child, County, ShortBreaks, Step
from safeboard.kernel.journeys.models import Person
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

DAY = dt.date(2016, 3, 31)


def child(number: int) -> Child:
    return Child(f"C99020{number}", number, "male", "white", dt.date(2006, 5, 4), True, "North")


@pytest.fixture
def unsent(people) -> Receipt:
    step = Step(dt.date(2015, 6, 1), "S", "C2", "U6", "PR4", "IN", 0, "3.0", "CARPL")
    care = Care(child(1), step.since, None, "", "", "N1", False, (step,), None)
    breaks = ShortBreaks(child(2), dt.date(2015, 7, 1), None, dt.date(2015, 12, 1))
    county = County(DAY, *([()] * 7), care=(care,), short_breaks=(breaks,))
    with recorder.recorded(recorder.Doer(actor="test")):
        return looked_after_return_draft.return_not_sent(county)


def test_it_is_checked_and_counts_nowhere(unsent):
    assert (unsent.state, unsent.rejected, unsent.as_at) == (State.READY, 0, DAY)
    assert unsent.rows_in > 4
    assert not Person.objects.exists()


def test_the_difference_is_explained_beside_the_list_and_to_nobody_else(people, as_role):
    listed = Receipt.objects.create(
        agency=Agency.objects.get(code="county-council"),
        return_code="annex-a",
        as_at=DAY,
        look_back_months=12,
        filename="list.xlsx",
        state=State.ACCEPTED,
        received_at=now(),
    )
    with recorder.recorded(recorder.Doer(actor="test")):
        looked_after_return_draft.why_they_differ(listed)
    page = as_role("council-data-lead").get(reverse("receipt", args=[listed.reference])).content.decode()
    assert "List 8 has 463 children" in page and "have 458" in page
    assert "5 children of list 8 are in short breaks" in page
    assert as_role("police-data-lead").get(reverse("receipt", args=[listed.reference])).status_code == 404
