"""The panel counts families, not children; months of families add up; help that ended is judged later (R-EH-01, R-EH-06)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.earlyhelp.figures import FIGURES, PANEL, STARS
from safeboard.processes.earlyhelp.indicators import INDICATORS

BY_CODE = {each.code: each for each in INDICATORS}
# Asked beside what an indicator reads: Figure 16 prints the levels, the text how many problems a family has (T1-15 is a
# mean, which no unit shows yet).
UNREAD = {("panel_families", "level_4")}


def count(code, over, rows, by=None):
    measure = BY_CODE[code].measure
    blank = {column.name: None for column in measure.table.columns}
    whole = [{**blank, **row} for row in rows]
    return ReferenceEngine({measure.table: whole}).count([measure], [period(over)], by=by)


def test_every_number_that_is_asked_is_read():
    read = {
        (each.measure.table.name, part.of.name)
        for each in INDICATORS
        for part in (each.measure.numerator, each.measure.denominator)
        if part is not None
    }
    asked = {(grid.name, part.name) for declared in FIGURES for grid in declared for part in grid.parts}
    assert asked - read == UNREAD


def test_ten_months_of_the_panel_add_up_to_the_printed_families():
    months = [f"2015-{month:02d}" for month in range(6, 13)] + ["2016-01", "2016-02", "2016-03"]
    grid = PANEL.grid("panel_families")
    rows = [grid.row(each, referrer="schools", families=34, level_3=27) for each in months]
    (whole,) = count("T1-13", "2015-16", rows).values()
    assert whole.numerator == 340
    (level,) = count("T1-14", "2015-16", rows).values()
    assert (level.numerator, level.denominator) == (270, 340)


def test_the_lead_of_each_family_can_be_sent_and_read_as_a_share():
    lines = ["panel_leads.families.family_resilience,21", "panel_leads.families.schools,14"]
    data = "\n".join(["Box,Number,Period", *(f"{each},2016-03" for each in lines)]).encode()
    found = check_figures([("panel.csv", data)], PANEL, dt.date(2016, 3, 31))
    assert found.rejected == []
    grid = PANEL.grid("panel_leads")
    rows = [grid.row("2016-03", families=each.number, **dict(each.box.categories)) for each in found.accepted]
    leads = count("T1-16", "2016-03", rows, by="lead")
    assert {name: each.numerator for (_, _, _, name), each in leads.items()} == {
        "family_resilience": 21,
        "schools": 14,
    }


def test_attendance_is_work_and_families_are_not():
    assert {grid.name for declared in FIGURES for grid in declared if grid.counts is Counts.WORK} == {
        "panel_attendance"
    }


def test_a_star_without_a_plan_is_turned_back():
    data = b"Box,Number\nstar_use.plans.schools,4\nstar_use.first_star.schools,5\n"
    found = check_figures([("stars.csv", data)], STARS, dt.date(2016, 3, 31))
    assert [each.box.part.name for each in found.accepted] == ["plans"]
