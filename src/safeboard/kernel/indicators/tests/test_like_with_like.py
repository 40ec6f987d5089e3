"""A month or a quarter never stands beside a published year unless it is made one and says so (R-DAT-02)."""

from __future__ import annotations

import html

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators import selectors
from safeboard.kernel.indicators.disclosure import figure
from safeboard.kernel.indicators.judgement import judge
from safeboard.kernel.indicators.like_with_like import months_beside_a_year
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results

pytestmark = pytest.mark.django_db
YEAR = period("2015-16")


@pytest.fixture
def counted(people):
    snapshot = make_snapshot()
    for code, month in (("T1-07", (150, 580)), ("T1-04", 580), ("T3-07", 450)):
        whole = (1844, 6958) if code == "T1-07" else 6958 if code == "T1-04" else 454
        quarter = (
            tuple(3 * each for each in month)
            if isinstance(month, tuple)
            else month * (1 if code == "T3-07" else 3)
        )
        put_results(snapshot, code, {each.code: month for each in YEAR.months()})
        put_results(snapshot, code, {each.code: quarter for each in YEAR.quarters()})
        put_results(snapshot, code, {YEAR.code: whole})
    return snapshot


def compared(snapshot, code: str, over: str) -> list[str]:
    return [each.benchmark.kind for each in judge(figure(snapshot, code, over, AREA), None).compared]


def test_a_part_of_a_year_of_a_percentage_is_compared_with_no_year(counted):
    assert "england" in compared(counted, "T1-07", "2015-16")
    assert compared(counted, "T1-07", "2015-16Q4") == compared(counted, "T1-07", "2016-03") == []


def test_a_month_of_a_rate_is_made_a_year_and_says_so(counted):
    now = figure(counted, "T1-04", "2016-03", AREA)
    assert now.annualised and now.shown.endswith("a year")
    assert "england" in compared(counted, "T1-04", "2016-03")


def test_what_stood_on_a_day_stands_beside_what_stood_on_a_day(counted):
    assert "england" in compared(counted, "T3-07", "2016-02")


def test_on_the_chart_a_line_of_a_year_runs_through_rates_and_stocks_only(counted):
    assert [months_beside_a_year(REGISTRY.indicators[code]) for code in ("T1-07", "T1-04", "T3-07")] == [
        False,
        True,
        True,
    ]
    drawn = {code: selectors.show(counted, code, small=False).line for code in ("T1-07", "T1-04", "T3-07")}
    assert drawn["T1-07"].benchmark is None
    assert drawn["T1-04"].benchmark == 532.2 and "as if for a year" in drawn["T1-04"].unit
    assert "as if it went on for a year" in drawn["T1-04"].description
    assert drawn["T3-07"].benchmark is not None and "both are of one day" in drawn["T3-07"].description


def test_every_annualised_figure_on_the_page_is_labelled(counted, as_role):
    page = html.unescape(as_role("lay-member").get("/indicators/T1-04/").content.decode())
    months = page.partition("By month")[2].partition("</table>")[0]
    assert months.count("per 10,000 a year") == 12
