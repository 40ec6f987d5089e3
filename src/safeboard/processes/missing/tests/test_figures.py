"""No table of missing children can point to one child, and what is printed of them can be sent (pages.md 1.1; R-MIS-05)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.missing.figures import FIGURES, MISSING
from safeboard.processes.missing.indicators import INDICATORS

BY_CODE = {each.code: each for each in INDICATORS}


def test_children_are_counted_one_breakdown_at_a_time_and_never_by_district():
    for grid in (grid for declared in FIGURES for grid in declared):
        if any(part.name == "children" for part in grid.parts):
            assert [by.name for by in grid.by] == ["setting"], grid.name
        assert grid.counts is Counts.CHILDREN
    assert list(BY_CODE["T2-17"].measure.breakdowns) == ["setting"]


def test_occasions_of_a_child_who_goes_again_and_again_do_not_stand_beside_children():
    """A district with thirty occasions and one child would name the child."""
    for grid in (grid for declared in FIGURES for grid in declared):
        if any(by.name == "district" for by in grid.by):
            assert {part.name for part in grid.parts} == {"episodes"}, grid.name


def test_what_the_report_prints_can_be_sent_and_comes_out():
    said = {"white": 240, "other_groups": 105, "not_recorded": 155}
    lines = [f"missing_episodes.episodes.north.{group},{number}" for group, number in said.items()]
    lines += ["missing_ages.episodes.girls_14_17,225", "missing_ages.episodes.boys_14_17,170"]
    data = "\n".join(["Box,Number", *lines]).encode()
    found = check_figures([("missing.csv", data)], MISSING, dt.date(2016, 3, 31))
    assert found.rejected == [] and len(found.accepted) == 5
    grid = MISSING.grid("missing_episodes")
    rows = [
        grid.row("2015-16Q4", district="north", ethnicity=group, episodes=number)
        for group, number in said.items()
    ]
    measure = BY_CODE["T2-19"].measure
    (counts,) = ReferenceEngine({grid.table: rows}).count([measure], [period("2015-16")]).values()
    assert 100 * counts.numerator / counts.denominator == 31


def test_more_children_than_occasions_are_turned_back():
    data = b"Box,Number\nmissing_children.episodes.home,9\nmissing_children.children.home,10\n"
    found = check_figures([("missing.csv", data)], MISSING, dt.date(2016, 3, 31))
    assert [each.box.part.name for each in found.accepted] == ["episodes"]
    assert any("more than the 9" in each.message for each in found.issues)
