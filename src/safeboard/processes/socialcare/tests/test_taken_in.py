"""A whole Annex A taken in: children and what happened to them are kept; adults and addresses are not."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.journeys.wording import all_lists, can_be_open
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.agreements.contents import columns
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.trail import recorder
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A

AS_AT = date(2016, 3, 31)
SHEETS = {
    "looked_after": {
        "child": "C3", "sex": "b) Female", "ethnicity": "a) White", "born_on": "14/02/2015",
        "unaccompanied": "No", "disabled": "No", "started_on": "01/06/2015", "need": "N1", "second_period": "No",
        "status_from": "01/09/2015", "legal_status": "E1", "last_review_on": "02/12/2015",
        "placed_on": "01/06/2015", "placement": "U6", "provider": "PR1", "placement_postcode": "CH1 1AA",
        "placement_urn": "SC424242", "location": "a) In",
    },
    "care_leavers": {
        "child": "C2", "sex": "a) Male", "ethnicity": "b) Mixed", "born_on": "14/06/1998", "unaccompanied": "N",
        "disabled": "No", "eligibility": "Relevant", "in_touch": "In touch", "contact_on": "10/03/2016",
    },
    "adoptions": {
        "child": "C3", "family": "FAM7", "sex": "b) Female", "ethnicity": "a) White", "born_on": "14/02/2015",
        "disabled": "No", "entered_care_on": "01/06/2015", "decided_on": "15/09/2015",
        "reversed_on": "01/03/2016", "reversed_reason": "No adopters",
    },
    "adopters": {"adopter": "ADULT1", "family": "FAM7", "sex": "Male", "enquired_on": "01/10/2015"},
}  # fmt: skip


def workbook(lists):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, row in lists.items():
        sheet = book.add_worksheet(name)
        for place, column in enumerate(ANNEX_A.list(name).columns):
            sheet.write(0, place, column.heading)
            sheet.write(1, place, row.get(column.name))
    book.close()
    return out.getvalue()


@pytest.fixture
def taken_in(people) -> Receipt:
    lists = {**SHEETS, "adoptions": {**SHEETS["adoptions"], "reversed_reason": "RD3"}}
    lead = people.users["council-data-lead"]
    with recorder.recorded(recorder.Doer(actor="test")):
        receipt = receiving.receive(
            agency=people.agencies["county-council"],
            return_code="annex-a",
            filename="annex a.xlsx",
            data=workbook(lists),
            as_at=AS_AT,
            look_back_months=12,
            by=lead,
        ).receipt
        receiving.check(receipt)
        receiving.send(receipt, by=lead)
    receiving.accept(receipt)
    return receipt


def test_every_row_is_counted_and_only_children_are_kept(taken_in):
    assert (taken_in.rows_in, taken_in.accepted) == (4, 4)
    assert set(Person.objects.values_list("local_id", flat=True)) == {"C2", "C3"}
    assert set(Episode.objects.values_list("kind", flat=True)) == {
        "looked_after",
        "care_leavers",
        "adoptions",
    }
    assert (
        taken_in.summary["titles"]["adopters"] == "Adoption: prospective adopters (checked, then forgotten)"
    )


def test_where_a_child_lives_and_with_whom_is_not_kept(taken_in):
    kept = str(list(Episode.objects.values_list("facts", flat=True)))
    assert "foster" in kept
    for forgotten in ("CH1 1AA", "SC424242", "FAM7", "ADULT1"):
        assert forgotten not in kept


def test_a_care_leaver_is_known_for_each_file_and_a_reversed_plan_has_ended(taken_in):
    leaver = Episode.objects.get(kind="care_leavers")
    assert (leaver.starts_on, leaver.ends_on) == (AS_AT, None)
    plan = Episode.objects.get(kind="adoptions")
    assert (plan.ends_on, plan.facts["reversed_on"]) == (date(2016, 3, 1), "2016-03-01")


def test_lists_of_adults_are_in_no_journey(taken_in):
    assert "adopters" not in {each.name for each in all_lists()}
    assert "adopters" not in {each.name for each in can_be_open()}


def test_the_receipt_says_which_checks_were_run(taken_in, as_role):
    body = as_role("council-data-lead").get(f"/returns/{taken_in.reference}/").content.decode()
    assert "How we set the rows beside each other" in body
    assert "list 6 is not in the file" in body
    assert "A looked after child is a child in need (AA-59)" in body
    assert "Adoption: prospective adopters (checked, then forgotten)" in body


def test_the_agreement_says_what_is_not_kept():
    told = {(each.heading, each.lists): each for each in columns(ANNEX_A)}
    postcode = told["Placement postcode", ("8",)]
    assert postcode.prepared == "Left blank. Read for the checks, then forgotten"
    assert told["Date application approved", ("11",)].prepared.endswith("forgotten")
    assert not told["Allocated Team", told_lists(told, "Allocated Team")].prepared.endswith("forgotten")


def told_lists(told, heading):
    return next(lists for name, lists in told if name == heading)
