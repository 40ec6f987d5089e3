"""The dataset that the council's data lead has not sent: what she finds in it, and that it counts nowhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from safeboard.demo import safeguarding_dataset_draft
from safeboard.demo.records import (
    Assessment,
    Care,
    Child,
    Contact,
    County,
    Enquiry,
    Need,
    Plan,
    Referral,
    Step,
)
from safeboard.grammar.statutory.running import run
from safeboard.kernel.journeys.models import Person
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail import recorder
from safeboard.processes.socialcare.returns.safeguarding_dataset.method import METHOD

NOBODY = County(dt.date(2016, 3, 31), *([()] * 7))
MISTAKES = {
    "SSD-02", "SSD-06", "SSD-10", "SSD-11", "SSD-12",
    "layout: missing", "layout: no child", "layout: no link: cina_referral_id", "layout: no link: cppr_cp_plan_id",
    "layout: no person", "layout: unreadable",
}  # fmt: skip


@pytest.fixture
def unsent(people) -> Receipt:
    """Only the rows with mistakes: no county is drawn for them."""
    with recorder.recorded(recorder.Doer(actor="test")):
        return safeguarding_dataset_draft.dataset_not_sent(NOBODY)


def test_it_is_checked_and_says_every_mistake_and_no_other(unsent):
    assert unsent.state == State.READY and (unsent.rows_in, unsent.rejected) == (15, 3)
    assert {rule for rule, *_ in unsent.summary["broken"]} == MISTAKES
    assert not Person.objects.exists()


def test_its_sender_finds_the_mistakes_by_rule_and_by_child_and_nobody_else_does(unsent, as_role):
    lead = as_role("council-data-lead")
    page = lead.get(reverse("receipt", args=[unsent.reference])).content.decode()
    assert "Standard Safeguarding Dataset" in page and "3 need you" in page
    rule = lead.get(reverse("receipt-rule", args=[unsent.reference, "SSD-12"])).content.decode()
    assert "This episode of care ended and does not say why." in rule and "C990015" in rule
    child = lead.get(reverse("receipt-children", args=[unsent.reference]), {"child": "C990014"})
    assert "This child protection plan ends before it starts." in child.content.decode()
    for name in ("receipt", "receipt-children", "receipt-problems"):
        police = as_role("police-data-lead").get(reverse(name, args=[unsent.reference]))
        assert police.status_code == 404


def test_what_the_records_hold_of_a_child_is_written_without_a_mistake():
    """A child of the West referred in the quarter, with all that came of it, and one of the North, who is left out."""
    day = dt.date
    child = Child("C000007", 1, "female", "white", day(2008, 6, 1), True, "West")
    other = replace(child, child_id="C000008", area="North")
    steps = (
        Step(day(2016, 1, 25), "S", "C2", "U6", "PR4", "IN", 0, "12.5", ""),
        Step(day(2016, 2, 10), "L", "E1", "U6", "PR4", "IN", 0, "12.5", ""),
        Step(day(2016, 3, 1), "P", "E1", "A5", "PR5", "OUT", 1, "31.0", "PLAN"),
    )
    county = County(
        day(2016, 3, 31),
        (child, other),
        (Contact(child, day(2016, 1, 4), "police"), Contact(child, day(2009, 1, 4), "police")),
        tuple(Referral(each, day(2016, 1, 5), "police", False, 0, "A") for each in (child, other)),
        (Assessment(child, day(2016, 1, 6), day(2016, 2, 5), True, True, "A"),),
        (Enquiry(child, day(2016, 1, 7), None, day(2016, 1, 20), True, 0, 0, "A"),),
        tuple(
            Need(each, day(2016, 1, 5), None, None, "abuse_or_neglect", None, 20, "A") for each in (child, other)
        ),
        (Plan(child, day(2016, 1, 20), None, "neglect", "neglect", None, (day(2016, 3, 20),), 10, True, False, 0, "A"),),
        (Care(child, day(2016, 1, 25), None, "", "", "N1", False, steps, None),),
    )  # fmt: skip
    found = METHOD.read([("drawn.zip", safeguarding_dataset_draft.draft(county))], None)
    ours = found.tables.child_ids.to_list().index("C000007")
    assert "C000008" not in found.tables.child_ids.to_list()
    assert not found.faults.filter(child_id="C000007").height
    wrong = run(found.tables, METHOD.rules).findings
    for table in wrong["table"].unique():
        rows = wrong.filter(table=table)["row"]
        assert ours not in found.tables[table]["child"].gather(rows).to_list()
    events = METHOD.states(found).events.filter(child_id="C000007")
    told = events.select("kind", "starts_on", "ends_on").sort("kind", "starts_on").rows()
    assert told == [
        ("assessments", day(2016, 1, 6), day(2016, 2, 5)),
        ("children_in_need", day(2016, 1, 5), None),
        ("contacts", day(2016, 1, 4), None),
        ("looked_after", day(2016, 1, 25), None),
        ("placements", day(2016, 1, 25), day(2016, 2, 10)),
        ("placements", day(2016, 2, 10), day(2016, 3, 1)),
        ("placements", day(2016, 3, 1), None),
        ("protection_plans", day(2016, 1, 20), None),
        ("protection_reviews", day(2016, 3, 20), None),
        ("referrals", day(2016, 1, 5), None),
        ("section47", day(2016, 1, 7), None),
    ]
