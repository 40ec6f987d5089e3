"""The census that the council's data lead has not sent: what she finds in it, and that it counts nowhere."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.demo import cin_census_draft
from safeboard.demo.records import County
from safeboard.kernel.journeys.models import Person
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail import recorder

MISTAKES = {
    "1580", "4220", "8510", "8600", "8608", "8610", "8620", "8630", "8790", "8810", "8841", "8866", "8875", "8925",
    "layout: holder", "layout: missing", "layout: no date", "layout: not in list", "layout: same id",
}  # fmt: skip


@pytest.fixture
def unsent(people) -> Receipt:
    """Only the children with mistakes: no county is drawn for them."""
    with recorder.recorded(recorder.Doer(actor="test")):
        return cin_census_draft.census_not_sent(County(dt.date(2016, 3, 31), *([()] * 7)))


def test_it_is_checked_and_says_every_mistake_and_no_other(unsent):
    assert unsent.state == State.READY and (unsent.rejected, unsent.as_at) == (5, dt.date(2016, 3, 31))
    found = {rule: severity for rule, severity, *_ in unsent.summary["broken"]}
    assert {rule for rule, severity in found.items() if severity == "error"} == MISTAKES
    assert not Person.objects.exists()


def test_its_sender_finds_the_mistakes_by_rule_and_by_child(unsent, as_role):
    lead = as_role("council-data-lead")
    page = lead.get(reverse("receipt", args=[unsent.reference])).content.decode()
    assert "ready to send, 5 need you" in page and "Download all of it for Excel" in page
    # Rows of a collection are put right in the system that made it, not in a workbook.
    assert "Download the 5" not in page
    assert lead.get(reverse("receipt-rows", args=[unsent.reference])).status_code == 404
    children = lead.get(reverse("receipt-children", args=[unsent.reference])).content.decode()
    assert children.index("C990125") < children.index("C990066")
    child = lead.get(
        reverse("receipt-children", args=[unsent.reference]), {"child": "C990072"}
    ).content.decode()
    assert "This child protection plan ends before it starts." in child and "Sheet" not in child
    rule = lead.get(reverse("receipt-rule", args=[unsent.reference, "layout: holder"])).content.decode()
    assert "Layout: turned back too" in rule and "Then keep nothing of this one" in rule


@pytest.mark.parametrize("name", ["receipt", "receipt-children", "receipt-problems"])
def test_another_agency_does_not_see_it(unsent, as_role, name):
    assert as_role("police-data-lead").get(reverse(name, args=[unsent.reference])).status_code == 404
