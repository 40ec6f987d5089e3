"""How good what agencies send is: counted from receipts, by agency, and read by whom it concerns (R-DAT-06)."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest

from safeboard.kernel.indicators.runs import run
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results
from safeboard.kernel.partnership.personas import COUNCIL
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
AT = "/indicators/quality/"


def words(response) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_a_box_that_is_not_known_or_missing_is_asked_and_not_filled(people, settings, tmp_path):
    settings.SNAPSHOTS = tmp_path
    council = people.agencies[COUNCIL]
    with recorded(Doer(actor="test")):
        receipt = receiving.receive(
            agency=council, return_code="missing_education", filename="m.csv",
            data=b"Box,Number\nmissing_education.open.up_to_5,14\nmissing_education.open.over_20,not known\n"
                 b"missing_education.open.no_such_box,3\n",
            as_at=dt.date(2016, 3, 31), look_back_months=1, by=None,
        ).receipt  # fmt: skip
        receiving.check(receipt)
        receiving.send(receipt, by=None)
        receiving.accept(receipt)
        assert Receipt.objects.get().summary["completeness"] == {"asked": 4, "known": 1}
        snapshot = take()
        run(snapshot)
    found = {
        row.code: (row.numerator, row.denominator)
        for row in snapshot.results.filter(
            code__in=("T5-40", "T5-41"), period="2016-03", by="agency", category=str(council)
        )
    }
    assert found == {"T5-40": (1, 4), "T5-41": (2, 3)}


@pytest.fixture
def sent(people):
    snapshot = make_snapshot()
    for code, counts in {"T5-39": (2, 3), "T5-40": (90, 96), "T5-41": (480, 500)}.items():
        put_results(snapshot, code, {"2015-16": counts, "2015-16Q4": counts})
        each = {f"2015-16Q4 {people.agencies[name]}": counts for name in (COUNCIL, "police")}
        put_results(snapshot, code, each, by="agency")
    return snapshot


def test_the_office_sees_every_agency_with_small_counts_of_work_shown(sent, as_role, people):
    said = words(as_role("analyst").get(AT))
    assert all(str(people.agencies[name]) in said for name in (COUNCIL, "police"))
    assert "93.8% (90 of 96)" in said and "66.7% (2 of 3)" in said and "96.0% (480 of 500)" in said


def test_an_agency_sees_its_own_and_no_other(sent, as_role, people):
    said = words(as_role("police-data-lead").get(AT))
    assert str(people.agencies["police"]) in said and "93.8%" in said
    assert f"{people.agencies[COUNCIL]} 93.8%" not in said


@pytest.mark.parametrize("nobody", ["team-manager", "system-admin"])
def test_nobody_else_finds_the_page(sent, as_role, nobody):
    assert as_role(nobody).get(AT).status_code == 404


def test_a_member_sees_it_once_a_page_was_issued(sent, as_role):
    assert "93.8%" in words(as_role("lay-member").get(AT))
    sent.__class__.objects.update(released=False)
    assert "93.8%" not in words(as_role("lay-member").get(AT))


def test_it_is_reached_from_the_returns(sent, as_role):
    assert AT in as_role("analyst").get("/returns/").content.decode()
