"""A census from the upload to the child's journey through the pages, and who is refused on the way (SYS-11 to SYS-15)."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.sandbox import Bounds
from safeboard.kernel.files.workbooks import read_workbook
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.partnership.personas import PERSONAS
from safeboard.kernel.returns.models import Due, Problem, Receipt, State
from safeboard.kernel.returns.statutory.checking import check_collection
from safeboard.kernel.trail.models import Event
from safeboard.processes.socialcare.returns.cin.writing import (
    assessment,
    census,
    child,
    enquiry,
    episode,
    plan,
)

pytestmark = pytest.mark.django_db

YEAR = {"as_at": "2016-03-31"}
SENDER = "council-data-lead"


def file_of(*children: Any, year: int = 2016) -> bytes:
    return census(children, year)


def one(local_id: str = "C1", **plan_values: str) -> Any:
    values = {"CPPstartDate": "2015-06-02", **plan_values}
    return child(
        episode(
            assessment(
                "2B", AssessmentActualStartDate="2015-05-02", AssessmentAuthorisationDate="2015-06-10"
            ),
            enquiry(
                S47ActualStartDate="2015-05-12", InitialCPCtarget="2015-06-03", DateOfInitialCPC="2015-06-02"
            ),
            plan("2015-09-01", **values),
            CINreferralDate="2015-05-01",
        ),
        LAchildID=local_id,
        PersonBirthDate="2008-06-01",
    )


@pytest.fixture
def due(people) -> Due:
    return Due.objects.create(
        agency=people.agencies["county-council"],
        return_code="cin-census",
        title="Children in need census, 2015-16",
        period="2015-16",
        as_at=dt.date(2016, 3, 31),
        due_on=dt.date(2016, 7, 31),
        purpose="So that the Board can see whether children are helped in time.",
        lawful_basis="Children Act 2004, section 14B.",
        agreement="Agreement, version 3",
        agreed_on=dt.date(2015, 4, 1),
        delete_on=dt.date(2022, 3, 31),
    )


@pytest.fixture
def send(due, as_role):
    """Upload a census as the council's data lead and let it be checked; its receipt."""

    def upload(data: bytes, **more: str) -> Receipt:
        sent = SimpleUploadedFile("census.xml", data)
        answer = as_role(SENDER).post("/returns/send/cin-census/", {"files": sent, **YEAR, **more})
        assert answer.status_code == 302, answer.content
        return Receipt.objects.get(reference=answer["Location"].strip("/").split("/")[-1])

    return upload


def test_a_census_becomes_what_happened_to_its_children(send, as_role):
    receipt = send(file_of(one("C1"), one("C2")))
    assert (receipt.state, receipt.rows_in, receipt.accepted, receipt.rejected) == (State.READY, 18, 18, 0)
    lead = as_role(SENDER)
    lead.post(f"/returns/{receipt.reference}/send/", {"why": "The first census."})
    told = Episode.objects.filter(person__local_id="C1", current=True).order_by("starts_on", "kind")
    assert [(each.kind, each.starts_on.isoformat()) for each in told] == [
        ("children_in_need", "2015-05-01"),
        ("referrals", "2015-05-01"),
        ("assessment_factors", "2015-05-02"),
        ("assessments", "2015-05-02"),
        ("section47", "2015-05-12"),
        ("protection_plans", "2015-06-02"),
        ("protection_reviews", "2015-09-01"),
    ]
    enquired = told.get(kind="section47").facts
    assert enquired == {"conference_unnecessary": "no", "conference_on": "2015-06-02", "plan_made": "yes"}
    assert told.get(kind="referrals").facts == {"source": "individual", "no_further_action": "no"}
    assert told.get(kind="assessment_factors").facts == {
        "authorised_on": "2015-06-10",
        "factors": "Drugs: a parent or carer",
        "neglect": "no",
    }
    person = Person.objects.get(local_id="C1")
    assert (person.born_on.isoformat(), person.sex, person.ethnicity, person.disabled) == (
        "2008-06-01",
        "female",
        "white",
        "no",
    )


def test_the_referral_of_a_census_and_of_annex_a_is_one_and_is_counted_once(send, as_role):
    for _ in range(2):
        receipt = send(file_of(one(), *([one("C9")] if Receipt.objects.exists() else [])))
        as_role(SENDER).post(f"/returns/{receipt.reference}/send/", {"why": "As in our system."})
    found = Episode.objects.filter(person__local_id="C1", kind="referrals")
    assert (found.count(), found.filter(current=True).count()) == (2, 1)


def test_what_the_rules_found_is_shown_by_rule_by_child_and_for_excel(send, as_role):
    receipt = send(file_of(one("C1", CPPendDate="2015-06-02"), one("C2")))
    lead = as_role(SENDER)
    page = lead.get(f"/returns/{receipt.reference}/").content.decode()
    assert "8840" in page and "starts and ends on the same day" in page
    rule = lead.get(f"/returns/{receipt.reference}/rules/8840/").content.decode()
    assert ">C1<" in rule and ">C2<" not in rule
    mine = lead.get(f"/returns/{receipt.reference}/children/?child=C1").content.decode()
    assert "8840" in mine
    book = read_workbook(lead.get(f"/returns/{receipt.reference}/to-put-right.xlsx").content)
    rows = [row for row in book[0].rows if row[0] == "8840"]
    line = Problem.objects.get(receipt=receipt, kind="8840").row
    assert [row[2:5] for row in rows] == [["C1", "ChildProtectionPlans", line]]
    assert Event.objects.filter(action="returns.lines", thing_id=receipt.reference).exists()


def test_a_corrected_file_says_what_was_put_right(send, as_role):
    first = send(file_of(one("C1", CPPendDate="2015-06-02")))
    lead = as_role(SENDER)
    lead.post(f"/returns/{first.reference}/send/", {"why": "The first census."})
    sent = SimpleUploadedFile("again.xml", file_of(one("C1")))
    answer = lead.post(f"/returns/{first.reference}/correct/", {"files": sent, **YEAR})
    page = lead.get(answer["Location"]).content.decode()
    assert "All put right" in page and f"Since {first.reference}" in page


def test_nobody_else_reads_what_was_found(send, as_role):
    receipt = send(file_of(one("C1", CPPendDate="2015-06-02")))
    others = [each.code for each in PERSONAS if each.code not in (SENDER, "team-manager")]
    assert len(others) > 8
    for role in others:
        reader = as_role(role)
        for page in ("rules/8840/", "children/", "children/?child=C1", "to-put-right.xlsx"):
            assert reader.get(f"/returns/{receipt.reference}/{page}").status_code == 404, (role, page)


def test_a_rule_or_a_child_that_is_not_there_is_not_found(send, as_role):
    receipt = send(file_of(one("C1")))
    lead = as_role(SENDER)
    assert lead.get(f"/returns/{receipt.reference}/rules/8840/").status_code == 404
    assert lead.get(f"/returns/{receipt.reference}/children/?child=C1").status_code == 404


def test_a_file_of_another_year_is_refused_with_both_years(send):
    receipt = send(file_of(one("C1"), year=2015))
    assert receipt.state == State.REFUSED
    assert "2014-15" in receipt.refusal and "2015-16" in receipt.refusal


def test_the_year_before_is_set_beside_it_where_it_is_here(send, as_role):
    before = send(file_of(one("C1"), year=2015), as_at="2015-03-31")
    as_role(SENDER).post(f"/returns/{before.reference}/send/", {"why": "The first census."})
    assert send(file_of(one("C1"))).summary["with_last_year"] is True


def test_a_reader_that_runs_out_of_time_is_ended_and_the_sender_told():
    slow = Bounds(memory=8_000_000_000, seconds=0.2, advice="Look at it.")
    with pytest.raises(
        RefusedFile, match=r"took more than 0\.2 seconds to read, so we stopped\. Look at it\."
    ):
        check_collection([("census.xml", file_of(one()))], REGISTRY.collections["cin-census"], bounds=slow)


def test_the_command_prints_what_a_program_reads(tmp_path, people):
    path = tmp_path / "census.xml"
    path.write_bytes(file_of(one("C1", CPPendDate="2015-06-02"), one("C1")))
    out = io.StringIO()
    call_command("intake", str(path), "--check-only", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["kind"], told["receipt"], told["year"]) == ("cin-census", None, 2016)
    assert {each["rule"] for each in told["not_run"]} >= {"4000", "4001", "4004"}
    assert told["rows"]["in"] == told["rows"]["accepted"] + told["rows"]["rejected"] == 18
    assert told["rows"]["rejected"] == 9
    by_rule = {each["rule"]: each for each in told["issues"]}
    assert by_rule["8840"]["child"] == "C1" and by_rule["8840"]["severity"] == "error"
    assert {"8510", "8840"} <= set(by_rule) and set(by_rule["8840"]) >= {
        "rule",
        "severity",
        "child",
        "row",
        "field",
        "message",
    }
    assert not Receipt.objects.exists()


def test_the_command_takes_a_census_in_and_says_the_same_of_it_again(tmp_path, people):
    path = tmp_path / "census.xml"
    path.write_bytes(file_of(one("C1")))
    outs = []
    for _ in range(2):
        out = io.StringIO()
        call_command("intake", str(path), "--json", stdout=out)
        outs.append(json.loads(out.getvalue()))
    assert outs[0]["receipt"] == outs[1]["receipt"] and outs[1]["already"]
    assert Receipt.objects.get().state == State.ACCEPTED
    assert Episode.objects.filter(current=True).count() == 7
