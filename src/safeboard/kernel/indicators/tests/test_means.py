"""Means, ratios and points: one sum over another, hidden with those they are of, and judged by no test (R-DAT-03; R-TR-02)."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import openpyxl
import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.disclosure import HIDDEN, TOO_FEW, breakdown, clock_of, figure
from safeboard.kernel.indicators.judgement import judge
from safeboard.kernel.indicators.periods_shown import latest
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results

pytestmark = pytest.mark.django_db
OVER = "2015-16Q4"


def test_it_is_shown_with_both_sums_and_without_a_range():
    snapshot = make_snapshot()
    put_results(snapshot, "T2-18", {OVER: (143, 61), "2014-15Q4": (90, 60)})
    now = figure(snapshot, "T2-18", OVER, AREA)
    assert (now.shown, now.parts, now.interval) == ("2.3 times a child", "143 among 61", None)
    verdict = judge(now, figure(snapshot, "T2-18", "2014-15Q4", AREA))
    assert (verdict.change, verdict.compared) == (None, ()) and "from chance" in verdict.words


def test_points_rise_and_fall():
    snapshot = make_snapshot()
    put_results(snapshot, "T5-22", {OVER: (-12, 6), "2015-16Q3": (190, 10), "2015-16Q2": (80, 4)})
    assert figure(snapshot, "T5-22", OVER, AREA).shown == "-2.0 points of 100"
    assert figure(snapshot, "T5-22", "2015-16Q3", AREA).shown == "+19.0 points of 100"
    assert figure(snapshot, "T5-22", "2015-16Q2", AREA).shown == TOO_FEW  # R-TR-02: fewer than 5


def test_a_ratio_hides_exactly_the_cells_that_its_children_hide():
    """Linked: the same children stand in T2-17, so 30 times among 12 would say what is hidden there."""
    snapshot = make_snapshot()
    cells = {"home": (140, 90), "care": (30, 12), "placed_here": (40, 4), "not_recorded": (0, 0)}
    whole = tuple(map(sum, zip(*cells.values(), strict=True)))
    put_results(snapshot, "T2-18", {OVER: whole})
    put_results(snapshot, "T2-18", {f"{OVER} {name}": each for name, each in cells.items()}, by="setting")
    put_results(snapshot, "T2-17", {OVER: whole[1]})
    put_results(snapshot, "T2-17", {f"{OVER} {name}": each[1] for name, each in cells.items()}, by="setting")
    hidden = {
        code: {
            each.category for each in breakdown(snapshot, code, OVER, AREA, "setting") if each.words == HIDDEN
        }
        for code in ("T2-17", "T2-18")
    }
    assert hidden["T2-18"] == hidden["T2-17"] == {"care", "placed_here"}


def test_a_mean_of_few_is_not_shown_even_where_none_is_hidden():
    snapshot = make_snapshot()
    put_results(snapshot, "T1-15", {OVER: (48, 9)})
    assert figure(snapshot, "T1-15", OVER, AREA).shown == TOO_FEW


def test_a_mean_without_its_parts_or_its_words_cannot_be_declared():
    good = REGISTRY.indicators["T2-18"]
    with pytest.raises(ValueError, match="each_words"):
        dataclasses.replace(good, each_words="")
    with pytest.raises(ValueError, match="both parts"):
        dataclasses.replace(good, denominator_words="")


def test_R_CAL_07_timeliness_is_shown_by_where_it_begins_and_with_what_is_overdue():
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": (602, 787)})
    put_results(snapshot, "T3-04/due", {"2015-16": (602, 801)})
    put_results(snapshot, "T3-04/open", {"2015-16": 14})
    due, still_open = clock_of(snapshot, "T3-04", "2015-16", AREA)
    assert (due.shown, due.parts, still_open.shown) == ("75.2%", "602 of 801", "14")
    put_results(make_snapshot("b", hour=10), "T3-04/open", {"2015-16": 4})
    hidden = clock_of(type(snapshot).objects.last(), "T3-04", "2015-16", AREA)[1]
    assert hidden.shown == HIDDEN


def test_the_page_and_the_workbook_carry_both_bases(as_role, people):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": (602, 787)})
    put_results(snapshot, "T3-04/due", {"2015-16": (602, 801)})
    put_results(snapshot, "T3-04/open", {"2015-16": 3})
    page = as_role("lay-member").get("/indicators/T3-04/").content.decode()
    part = page.partition('id="clock"')[2].partition("</div>")[0]
    assert "75.2%" in part and HIDDEN in part and "602 of 801" in part
    book = openpyxl.load_workbook(BytesIO(as_role("lay-member").get("/indicators/T3-04/excel/").content))
    cells = " ".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
    )
    assert "75.2% (602 of 801)" in cells and f"over: {HIDDEN}" in cells


def test_a_school_year_is_shown_and_compared_as_one():
    snapshot = make_snapshot()
    put_results(snapshot, "T1-24", {"AY2013-14": (4000, 69000), "AY2014-15": (3500, 69400)})
    now = latest(snapshot, "T1-24", AREA)
    assert now.period == "AY2014-15" and period(now.period).words == "school year 2014/15"
    assert judge(now, figure(snapshot, "T1-24", "AY2013-14", AREA)).words == "Better than last year"
