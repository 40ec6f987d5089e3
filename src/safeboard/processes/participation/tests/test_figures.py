"""Young people are children, what they asked for is work; what the report prints can be sent (SYS-35, SYS-39)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.participation.figures import ONLINE_SAFETY, PARTICIPATION, PLEDGES, TAKING_PART
from safeboard.processes.participation.indicators import T3_26, T3_30

LAST = dt.date(2016, 3, 31)


def test_what_the_report_prints_can_be_sent():
    """136 sessions with 17,500 people, 36 pledges."""
    lines = (
        "online_safety.sessions.assembly.north,136",
        'online_safety.participants.assembly.north,"17,500"',
        "online_safety_pledges.made.young_people,36",
    )
    data = "\n".join(["Box,Number", *lines]).encode()
    found = check_figures([("o.csv", data)], ONLINE_SAFETY, LAST)
    assert found.rejected == []
    assert [each.number for each in found.accepted] == [136, 17_500, 36]


def test_a_group_of_young_people_is_hidden_when_it_is_small_and_what_they_asked_is_not():
    assert {grid.name: grid.counts for grid in PARTICIPATION} == {
        "participation": Counts.CHILDREN,
        "suggestions": Counts.WORK,
    }


def test_pledges_just_made_are_not_yet_judged():
    rows = [PLEDGES.row("2015-16Q4", conference="young_people", made=36, due=0, delivered=0)]
    found = ReferenceEngine({T3_30.measure.table: rows}).count([T3_30.measure], [period("2015-16")])
    assert found["T3-30", "2015-16", "", ""].denominator == 0


def test_ways_of_taking_part_are_told_apart():
    rows = [
        TAKING_PART.row("2015-16Q1", method="survey", young_people=30),
        TAKING_PART.row("2015-16Q2", method="survey", young_people=20),
        TAKING_PART.row("2015-16Q2", method="design", young_people=8),
    ]
    found = ReferenceEngine({T3_26.measure.table: rows}).count(
        [T3_26.measure], [period("2015-16")], by="method"
    )
    assert {category: each.numerator for (_, _, _, category), each in found.items()} == {
        "survey": 50,
        "design": 8,
    }
