"""The front door sends what no list of children tells, and each part stays within its whole (R-FD-09, R-MASH-01)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.frontdoor.figures import FIGURES, FIRST_RESPONSE, HUB
from safeboard.processes.frontdoor.indicators import INDICATORS

BY_CODE = {each.code: each for each in INDICATORS}
MARCH = dt.date(2016, 3, 31)
# How soon the hub decides has a clock (R-MASH-02) and no indicator of the Board's set.
UNREAD = {("hub_enquiries", "decided_in_time")}


def test_every_number_that_is_asked_is_read():
    read = {
        (each.measure.table.name, part.of.name)
        for each in INDICATORS
        for part in (each.measure.numerator, each.measure.denominator)
        if part is not None
    }
    asked = {(grid.name, part.name) for declared in FIGURES for grid in declared for part in grid.parts}
    assert asked - read == UNREAD


def test_who_comes_to_meetings_is_work_and_the_rest_is_not():
    assert {grid.name for declared in FIGURES for grid in declared if grid.counts is Counts.WORK} == {
        "strategy_meetings"
    }


def test_the_hub_is_counted_from_its_first_month_and_not_before():
    grid = HUB.grid("hub_enquiries")
    rows = [
        grid.row("2015-09", colour="amber", enquiries=80, decided_in_time=60, not_needed=30),
        grid.row("2015-10", colour="amber", enquiries=70, decided_in_time=60, not_needed=14),
    ]
    found = ReferenceEngine({grid.table: rows}).count(
        [BY_CODE["T1-10"].measure, BY_CODE["T1-11"].measure], [period("2015-08"), period("2015-16Q3")]
    )
    assert found["T1-10", "2015-08", "", ""].numerator == 0
    assert (
        found["T1-11", "2015-16Q3", "", ""].numerator,
        found["T1-11", "2015-16Q3", "", ""].denominator,
    ) == (
        14,
        70,
    )


@pytest.mark.parametrize(
    ("declared", "whole", "part"),
    [
        (FIRST_RESPONSE, "first_response_decisions.contacts.police", "no_further_action"),
        (FIRST_RESPONSE, "first_response_decisions.referrals.police", "decided_in_time"),
        (FIRST_RESPONSE, "first_response_replies.contacts.schools", "told"),
        (FIRST_RESPONSE, "help_offered.offered.early_help", "refused"),
        (HUB, "hub_enquiries.enquiries.red", "not_needed"),
        (HUB, "strategy_meetings.invitations.police", "attended"),
    ],
)
def test_a_part_larger_than_its_whole_is_turned_back(declared, whole, part):
    grid, name, category = whole.split(".")
    data = f"Box,Number\n{whole},4\n{grid}.{part}.{category},5\n".encode()
    found = check_figures([("front.csv", data)], declared, MARCH)
    assert [each.box.part.name for each in found.accepted] == [name]


def test_a_quarter_is_no_period_of_a_monthly_return():
    data = b"Box,Number,Period\nhelp_offered.offered.early_help,4,2015-16Q4\n"
    found = check_figures([("front.csv", data)], FIRST_RESPONSE, MARCH)
    assert found.accepted == []
    assert "one month" in found.issues[0].message
