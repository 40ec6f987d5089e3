"""The same children in a census, in Annex A and in both give the same figures (SYS-11 to SYS-15; issue 6, line 7)."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns import receiving
from safeboard.kernel.trail import recorder
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A
from safeboard.processes.socialcare.returns.cin.writing import (
    assessment,
    census,
    child,
    enquiry,
    episode,
    plan,
)

pytestmark = pytest.mark.django_db

AS_AT = date(2016, 3, 31)
WHO = {"sex": "b) Female", "ethnicity": "a) White", "born_on": "01/06/2008"}
CLOSED = {"closure_reason": "RC1", "status": "e) Closed episode"}
CONTACTS = [{"child": "C1", "received_on": "2015-04-28"}, {"child": "C4", "received_on": "2015-04-20"}]
ANNEX: dict[str, list[dict[str, Any]]] = {
    "referrals": [
        {"child": "C1", "received_on": "2015-05-01"},
        {"child": "C2", "received_on": "2015-06-01", "no_further_action": "Yes"},
        {"child": "C3", "received_on": "2015-07-01"},
        {"child": "C4", "received_on": "2013-04-22"},
        {"child": "C4", "received_on": "2015-12-01"},
        {"child": "C4", "received_on": "2016-01-11"},
    ],
    "assessments": [
        {"child": "C1", "started_on": "2015-05-05", "authorised_on": "2015-06-10"},
        {"child": "C3", "started_on": "2015-07-02", "authorised_on": "2015-10-01"},
    ],
    "section47": [
        {"child": "C1", "started_on": "2015-05-12", "conference_on": "2015-06-02", "plan_made": "Yes"},
        {"child": "C3", "started_on": "2015-07-10", "conference_unnecessary": "Yes"},
        {"child": "C4", "started_on": "2016-01-12", "conference_on": "2016-02-24", "plan_made": "Yes"},
    ],
    "children_in_need": [
        {"child": "C1", "started_on": "2015-05-01"},
        {"child": "C3", "started_on": "2015-07-01", "closed_on": "2015-12-01", **CLOSED},
        {"child": "C4", "started_on": "2013-04-22", "closed_on": "2015-06-15", **CLOSED},
        {"child": "C4", "started_on": "2015-12-01", "closed_on": "2015-12-20", **CLOSED},
        {"child": "C4", "started_on": "2016-01-11"},
    ],
    "protection_plans": [
        {"child": "C1", "started_on": "2015-06-02", "initial_category": "NEG", "latest_category": "NEG"},
        {
            "child": "C4", "started_on": "2013-05-01", "ended_on": "2015-06-01", "initial_category": "PHY",
            "latest_category": "EMO",
        },
        {"child": "C4", "started_on": "2016-02-24", "initial_category": "NEG", "latest_category": "NEG"},
    ],
}  # fmt: skip
# What a list asks for besides, the same in every row.
ALSO = {
    "contacts": {"source": "Police"},
    "referrals": {"source": "1A", "no_further_action": "No"},
    "assessments": {"disabled": "No", "child_seen": "Yes", "support_required": "Yes"},
    "section47": {"disabled": "No", "conference_unnecessary": "No"},
    "children_in_need": {"disabled": "No", "need": "N1", "status": "c) Child in need plan"},
    "protection_plans": {
        "disabled": "No",
        "seen_alone": "Yes",
        "previous_plans": 0,
        "emergency": "No",
    },
}
BORN = {"PersonBirthDate": "2008-06-01"}


def annex_a(lists: dict[str, list[dict[str, Any]]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in lists.items():
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, [column.heading for column in ANNEX_A.list(name).columns])
        for number, row in enumerate(rows, start=1):
            said = {**WHO, **ALSO[name], **row}
            for place, column in enumerate(ANNEX_A.list(name).columns):
                sheet.write(number, place, said.get(column.name))
    book.close()
    return out.getvalue()


def whole_census() -> bytes:
    first = {"AssessmentActualStartDate": "2015-05-05", "AssessmentAuthorisationDate": "2015-06-10"}
    late = {"AssessmentActualStartDate": "2015-07-02", "AssessmentAuthorisationDate": "2015-10-01"}
    one = episode(
        assessment("16A", **first),
        enquiry(
            S47ActualStartDate="2015-05-12", DateOfInitialCPC="2015-06-02", InitialCPCtarget="2015-06-03"
        ),
        plan("2015-08-31", "2016-02-29", CPPstartDate="2015-06-02"),
        CINreferralDate="2015-05-01",
    )
    three = episode(
        assessment("2B", **late),
        enquiry(
            S47ActualStartDate="2015-07-10",
            DateOfInitialCPC=None,
            InitialCPCtarget=None,
            ICPCnotRequired="1",
        ),
        CINreferralDate="2015-07-01",
        CINclosureDate="2015-12-01",
        ReasonForClosure="RC1",
    )
    four = (
        episode(
            plan(
                CPPstartDate="2013-05-01",
                CPPendDate="2015-06-01",
                InitialCategoryOfAbuse="PHY",
                LatestCategoryOfAbuse="EMO",
            ),
            CINreferralDate="2013-04-22",
            CINclosureDate="2015-06-15",
            ReasonForClosure="RC1",
        ),
        episode(CINreferralDate="2015-12-01", CINclosureDate="2015-12-20", ReasonForClosure="RC1"),
        episode(
            enquiry(
                S47ActualStartDate="2016-01-12",
                DateOfInitialCPC="2016-02-24",
                InitialCPCtarget="2016-02-02",
            ),
            plan(CPPstartDate="2016-02-24"),
            CINreferralDate="2016-01-11",
        ),
    )
    two = episode(CINreferralDate="2015-06-01", ReferralNFA="1", PrimaryNeedCode="N0")
    children = (("C1", (one,)), ("C2", (two,)), ("C3", (three,)), ("C4", four))
    return census([child(*episodes, LAchildID=code, **BORN) for code, episodes in children], 2016)


FILES = {
    "annex-a": [("annex-a", "a.xlsx", lambda: annex_a({"contacts": CONTACTS, **ANNEX}))],
    "census": [
        ("annex-a", "a.xlsx", lambda: annex_a({"contacts": CONTACTS})),
        ("cin-census", "c.xml", whole_census),
    ],
    "both": [
        ("annex-a", "a.xlsx", lambda: annex_a({"contacts": CONTACTS, **ANNEX})),
        ("cin-census", "c.xml", whole_census),
    ],
}
EXPECTED = {
    "T1-03": (1, 2, 0),
    "T1-04": (5, None, 0),
    "T1-07": (1, 5, 0),
    "T3-01": (1, 2, 0),
    "T3-02": (3, None, 0),
    "T3-03": (2, 3, 0),
    "T3-04": (1, 2, 0),
    "T3-05": (2, None, 0),
    "T3-07": (2, None, 0),
    "T3-08": (2, None, 0),
    "T3-11": (1, 1, 0),
    "T3-12": (1, 2, 0),
    "T4-01": (2, None, 0),
}


@pytest.fixture
def take_in(people):
    def put(return_code: str, name: str, data: bytes) -> None:
        lead = people.users["council-data-lead"]
        with recorder.recorded(recorder.Doer(actor="test")):
            receipt = receiving.receive(
                agency=people.agencies["county-council"],
                return_code=return_code,
                filename=name,
                data=data,
                as_at=AS_AT,
                look_back_months=12,
                by=lead,
            ).receipt
            receiving.check(receipt)
            receiving.send(receipt, by=lead)
        receiving.accept(receipt)
        receipt.refresh_from_db()
        assert receipt.rejected == 0, list(receipt.problems.values_list("sheet", "heading", "message"))

    return put


def counted(*codes: str, over: str = "2015-16") -> dict[str, tuple[int, int | None, int]]:
    wanted = [REGISTRY.indicators[code] for code in codes]
    names = {name for each in wanted for name in each.needs}
    data = {REGISTRY.tables[name].table: list(REGISTRY.tables[name].rows()) for name in names}
    found = ReferenceEngine(data).count([each.measure for each in wanted], [period(over)])
    return {
        code: (each.numerator, each.denominator, each.excluded)
        for code in codes
        for each in [found[code, over, "", ""]]
    }


@pytest.mark.parametrize("forms", FILES)
def test_the_same_children_are_counted_alike_in_whatever_form_they_come(take_in, forms):
    for return_code, name, data in FILES[forms]:
        take_in(return_code, name, data())
    assert counted(*EXPECTED) == EXPECTED


def test_reviews_and_factors_of_the_census_are_counted_beside_plans_of_either(take_in):
    """C1 was reviewed in time (one day early, and to the day); the newer plan of C4 has no review due yet."""
    for return_code, name, data in FILES["both"]:
        take_in(return_code, name, data())
    assert counted("T3-09", "T4-02") == {"T3-09": (1, 1, 0), "T4-02": (1, 2, 0)}
