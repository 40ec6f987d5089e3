"""Disagreements that each agency counts itself: one return of several senders (R-ESC-01; ADR 0016)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.indicators import runs, snapshots
from safeboard.kernel.indicators.disclosure import breakdown, figure
from safeboard.kernel.partnership.personas import HEALTH, POLICE
from safeboard.kernel.returns import reach, receiving
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.kernel.returns.models import Due
from safeboard.kernel.trail import recorder
from safeboard.processes.governance.figures import ESCALATIONS
from safeboard.processes.governance.indicators import T5_05

LAST = dt.date(2015, 12, 31)
QUARTER = [["2015-10-01", "2015-12-31"]]


@pytest.fixture
def sent(people):
    """`sent("police", 3)`: this many disagreements of the quarter, received from an agency."""

    def made(agency: str, number: int) -> None:
        with recorder.recorded(recorder.Doer(actor="test")):
            receipt = receiving.receive(
                agency=people.agencies[agency],
                return_code="case_escalations",
                filename="disagreements.csv",
                data=f"Box,Number\ncase_escalations.raised.managers.changed,{number}\n".encode(),
                as_at=LAST,
                look_back_months=3,
                by=None,
            ).receipt
            receiving.check(receipt)
            receiving.send(receipt, by=None)
            receiving.accept(receipt)
        Due.objects.filter(agency=receipt.agency).update(receipt=receipt)

    return made


@pytest.fixture
def owed(people):
    """The police and the hospital owe the quarter's numbers."""
    day = dt.date(2016, 1, 29)
    for code in (POLICE, HEALTH):
        Due.objects.create(
            agency=people.agencies[code],
            return_code="case_escalations",
            title="Disagreements between agencies, October to December 2015",
            period="2015-16Q3",
            as_at=LAST,
            due_on=day,
            agreed_on=day,
            delete_on=day,
        )


def test_a_quarter_counts_when_all_who_owe_it_sent_it(owed, sent):
    sent(POLICE, 3)
    assert reach.coverage().get("case_escalations", {}) == {"825": []}
    sent(HEALTH, 0)
    assert reach.coverage()["case_escalations"] == {"825": QUARTER}


def test_what_agencies_without_an_area_of_their_own_send_counts_for_the_county(owed, sent):
    sent(POLICE, 3)
    sent(HEALTH, 0)
    (table,) = tables_of(ESCALATIONS)
    rows = sorted(table.rows(), key=lambda row: row["agency"])
    assert [(row["agency"], row["area"], row["raised"]) for row in rows] == [
        ("Hospital trust", "825", 0),
        ("Police", "825", 3),
    ]


def test_small_numbers_are_shown_and_who_has_none_is_named(owed, sent, settings, tmp_path):
    """ADR 0014: a number of times a procedure was used tells of no child, and a nought is the finding."""
    settings.SNAPSHOTS = tmp_path
    sent(POLICE, 3)
    sent(HEALTH, 0)
    with recorder.recorded(recorder.Doer(actor="test")):
        snapshot = snapshots.take()
        runs.run(snapshot)
    assert figure(snapshot, "T5-05", "2015-16Q3", "825").shown == "3"
    by_agency = breakdown(snapshot, "T5-05", "2015-16Q3", "825", "agency")
    assert {each.category: each.shown for each in by_agency} == {"Police": "3", "Hospital trust": "0"}


def test_an_agency_that_never_disagrees_is_named_after_two_quarters():
    limit = T5_05.limit
    assert limit is not None and (limit.by, limit.times) == ("agency", 2)
    assert limit.is_broken_by(0) and not limit.is_broken_by(1)
