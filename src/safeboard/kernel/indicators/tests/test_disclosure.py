"""What leaves the door, and what does not (R-DAT-03)."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.small_numbers import is_cell_hidden
from safeboard.kernel.indicators import disclosure
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.disclosure import (
    HIDDEN,
    LONGER_ONLY,
    NO_DATA,
    NOBODY_IN_IT,
    TOO_EARLY,
    annual_periods,
    beside,
    breakdown,
    figure,
    read_at_once,
    series,
)
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results

YEAR = "2015-16"
OPEN_TO_SEE = {
    "each_words",
    "code",
    "period",
    "area",
    "by",
    "category",
    "unit",
    "words",
    "annualised",
    "definition",
    "snapshot",
}


@pytest.fixture
def snapshot(db):
    return make_snapshot()


def one(snapshot, code, counts, *, small=False, over=YEAR, **more):
    put_results(snapshot, code, {over: counts}, **more)
    return figure(snapshot, code, over, AREA, small=small)


def carries_nothing(each):
    """No number of any kind, in no field, so that no template can show one."""
    numbers = {
        name: getattr(each, name)
        for name in (field.name for field in fields(each))
        if name not in OPEN_TO_SEE
    }
    return (
        set(numbers.values()) == {None}
        and each.definition == ""
        and each.parts == ""
        and each.excluded_shown == ""
        and each.shown == each.words
    )


# --- One figure ------------------------------------------------------------------------------------------------------


def test_R_DAT_01_a_rate_is_per_10000_of_the_years_children(snapshot):
    """576.3 in DfE's table for 2015-16."""
    now = one(snapshot, "T1-04", 6958)
    assert (now.shown, now.numerator, now.denominator) == ("576.3 per 10,000", 6958, 120726)
    assert now.interval.low < 576.3 < now.interval.high
    assert now.wide_interval.low < now.interval.low


def test_a_part_of_a_year_is_annualised_and_says_so(snapshot):
    quarter = one(snapshot, "T1-04", 1740, over="2015-16Q1")
    assert quarter.shown == "576.5 per 10,000 a year"
    assert one(snapshot, "T3-07", 454, over="2015-16Q1").shown == "37.6 per 10,000"


def test_a_percentage_carries_both_parts(snapshot):
    now = one(snapshot, "T3-04", (516, 749))
    assert (now.shown, now.parts) == ("68.9%", "516 of 749")
    assert (round(now.interval.low, 1), round(now.interval.high, 1)) == (65.5, 72.1)


def test_a_share_has_its_whole_and_the_mix_inside(snapshot):
    put_results(snapshot, "T1-05", {YEAR: 100})
    put_results(snapshot, "T1-05", {f"{YEAR} police": 60, f"{YEAR} schools": 40}, by="source")
    assert figure(snapshot, "T1-05", YEAR, AREA).shown == "100"
    shares = breakdown(snapshot, "T1-05", YEAR, AREA, "source")
    assert [(each.category_words, each.shown, each.parts) for each in shares] == [
        ("Police", "60.0%", "60 of 100"), ("Schools", "40.0%", "40 of 100")
    ]  # fmt: skip


@pytest.mark.parametrize(("standing", "words"), [("too_early", TOO_EARLY), ("no_data", NO_DATA)])
def test_what_the_files_do_not_reach_over_has_words_and_no_number(snapshot, standing, words):
    now = one(snapshot, "T3-04", (516, 749), standing=standing)
    assert now.words == words and carries_nothing(now)


def test_what_was_never_counted_is_no_data(snapshot):
    assert figure(snapshot, "T3-04", YEAR, AREA).words == NO_DATA
    assert figure(snapshot, "T1-04", YEAR, "999").words == NO_DATA


def test_a_rate_without_a_population_is_no_data_rather_than_a_guess(snapshot):
    put_results(snapshot, "T1-04", {YEAR: 100}, area="999")
    now = figure(snapshot, "T1-04", YEAR, "999")
    assert now.words == NO_DATA and carries_nothing(now)


def test_nobody_in_it_is_neither_zero_nor_hidden(snapshot):
    now = one(snapshot, "T3-04", (0, 0))
    assert now.words == NOBODY_IN_IT and now.value is None


# --- Hidden ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["T1-01", "T1-04", "T1-05", "T3-02", "T3-05", "T3-07", "T4-01"])
@pytest.mark.parametrize("count", range(8))
def test_counts_of_1_to_5_are_hidden_and_zero_is_not(snapshot, code, count):
    now = one(snapshot, code, count)
    assert now.hidden == (1 <= count <= 5)
    if now.hidden:
        assert carries_nothing(now) and now.words == HIDDEN
    assert one(make_snapshot("b"), code, count, small=True).numerator == count


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ((5, 100), True), ((6, 100), False), ((95, 100), True), ((94, 100), False),
        ((0, 9), True), ((9, 9), True), ((0, 10), False), ((10, 10), False),
    ],
)  # fmt: skip
def test_percentages_that_would_give_a_count_away_are_hidden(snapshot, parts, hidden):
    now = one(snapshot, "T3-04", parts)
    assert now.hidden is hidden
    if hidden:
        assert carries_nothing(now)


@given(
    counts=st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40), min_size=1),
    unit=st.sampled_from([each for each in Unit if each is not Unit.POINTS]),  # those are of adults at work
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_for_any_counts_a_hidden_figure_carries_no_number(db, counts, unit):
    """And the figures shown, subtracted from the total, leave nothing small."""
    code, by = {
        Unit.COUNT: ("T1-01", "source"),
        Unit.RATE: ("T1-04", "source"),
        Unit.SHARE: ("T1-05", "source"),
        Unit.PERCENT: ("T1-07", "source"),
        Unit.MEAN: ("T1-15", "referrer"),
        Unit.RATIO: ("T2-18", "setting"),
    }[unit]
    Result.objects.all().delete()
    Snapshot.objects.all().delete()
    snapshot = make_snapshot()
    # A mean is of children, and it is their number that must not be given away.
    whole = {
        name: (3 * count, count) if unit.is_mean else (count, 2 * count) for name, count in counts.items()
    }
    put_results(snapshot, code, {YEAR: tuple(map(sum, zip(*whole.values(), strict=True)))})
    put_results(snapshot, code, {f"{YEAR} {name}": parts for name, parts in whole.items()}, by=by)
    figures = breakdown(snapshot, code, YEAR, AREA, by)
    hidden = [each for each in figures if each.hidden]
    assert all(carries_nothing(each) for each in hidden)
    for each in figures:
        numerator, denominator = whole[each.category]
        row = Result(numerator=numerator, denominator=denominator)
        assert each.hidden or not is_cell_hidden(disclosure._cell(REGISTRY.indicators[code], row))
    total = figure(snapshot, code, YEAR, AREA)
    if hidden and total.value is not None and unit is not Unit.PERCENT:
        part = "denominator" if unit.is_mean else "numerator"
        left = getattr(total, part) - sum(getattr(each, part) or 0 for each in figures)
        assert len(hidden) >= 2 and left > 5


def test_the_order_does_not_say_which_hidden_one_is_larger(snapshot):
    put_results(
        snapshot,
        "T1-05",
        {f"{YEAR} zebra": 5, f"{YEAR} ant": 2, f"{YEAR} bee": 50, f"{YEAR} cow": 7},
        by="source",
    )
    assert [each.category for each in breakdown(snapshot, "T1-05", YEAR, AREA, "source")] == [
        "bee", "cow", "ant", "zebra"
    ]  # fmt: skip


def test_a_small_month_hides_the_next_smallest_of_its_quarter(snapshot):
    """Otherwise the quarter less the other months gives it away."""
    months = {"2015-04": 3, "2015-05": 20, "2015-06": 30}
    put_results(snapshot, "T4-01", {**months, "2015-16Q1": 53, YEAR: 290})
    shown = series(snapshot, "T4-01", [period(code) for code in (*months, "2015-16Q1")], AREA)
    assert [each.words or each.numerator for each in shown] == [HIDDEN, HIDDEN, 30, 53]
    # One period asked for alone gives the same answer.
    assert figure(snapshot, "T4-01", "2015-05", AREA).hidden
    assert figure(snapshot, "T4-01", "2015-05", AREA, small=True).numerator == 20


def test_children_on_a_day_do_not_add_up_so_no_neighbour_is_hidden(snapshot):
    put_results(snapshot, "T3-07", {"2015-04": 3, "2015-05": 20, "2015-06": 30, "2015-16Q1": 30})
    shown = series(snapshot, "T3-07", [period(code) for code in ("2015-04", "2015-05", "2015-06")], AREA)
    assert [each.hidden for each in shown] == [True, False, False]


def test_a_breakdown_is_shown_for_the_longest_whole_period_only(snapshot):
    """Twelve monthly tables and the table of the year would give hidden cells away."""
    put_results(snapshot, "T1-05", {YEAR: 100, "2015-04": 30})
    for over in (YEAR, "2015-04"):
        put_results(snapshot, "T1-05", {f"{over} police": 20, f"{over} schools": 10}, by="source")
    assert all(each.value for each in breakdown(snapshot, "T1-05", YEAR, AREA, "source"))
    month = breakdown(snapshot, "T1-05", "2015-04", AREA, "source")
    assert {each.words for each in month} == {LONGER_ONLY} and all(carries_nothing(each) for each in month)
    assert breakdown(snapshot, "T1-05", "2015-04", AREA, "source", small=True)[0].numerator == 20
    Result.objects.filter(period=YEAR).update(standing="too_early")
    assert breakdown(snapshot, "T1-05", "2015-04", AREA, "source")[0].numerator == 20


@pytest.mark.parametrize(
    ("excluded", "shown"), [(0, ""), (3, HIDDEN), (5, HIDDEN), (6, "6"), (2300, "2,300")]
)
def test_how_many_could_not_be_judged_is_hidden_too(snapshot, excluded, shown):
    now = one(snapshot, "T3-01", (4866, 5574, excluded))
    assert now.excluded_shown == shown
    assert (now.excluded is None) == (shown == HIDDEN)
    assert one(make_snapshot("b"), "T3-01", (4866, 5574, excluded), small=True).excluded == excluded


def test_excluded_rows_of_a_quarter_do_not_give_another_away(snapshot):
    quarters = {
        f"{YEAR}Q1": (90, 100, 7),
        f"{YEAR}Q2": (90, 100, 9),
        f"{YEAR}Q3": (90, 100, 11),
        f"{YEAR}Q4": (90, 100, 2),
    }
    put_results(snapshot, "T3-01", {**quarters, YEAR: (360, 400, 29)})
    shown = series(snapshot, "T3-01", [period(code) for code in quarters], AREA)
    assert [each.excluded for each in shown] == [None, 9, 11, None]


# --- Beside ----------------------------------------------------------------------------------------------------------


def test_the_files_own_column_stands_beside_and_is_hidden_alike(snapshot):
    put_results(snapshot, "T1-07/own", {YEAR: (1844, 6958), "2015-16Q1": (4, 300)})
    assert beside(snapshot, "T1-07", YEAR, AREA).parts == "1,844 of 6,958"
    assert carries_nothing(beside(snapshot, "T1-07", "2015-16Q1", AREA))
    assert beside(snapshot, "T1-07", "2015-16Q1", AREA, small=True).numerator == 4
    assert beside(snapshot, "T3-05", YEAR, AREA) is None


@pytest.mark.parametrize(
    "changes",
    [{"beside_words": ""}, {"beside": REGISTRY.indicators["T3-04"].measure}, {"code": "T9-99"}],
    ids=["no words", "another table", "another name"],
)
def test_what_stands_beside_must_be_said_whole(changes):
    now = REGISTRY.indicators["T1-07"]
    if "code" in changes:
        changes = {"code": "T9-99", "measure": replace(now.measure, name="T9-99")}
    with pytest.raises(ValueError, match="beside"):
        replace(now, **changes)
    assert isinstance(now, Indicator)


def test_a_name_fits_where_results_are_kept():
    now = REGISTRY.indicators["T1-07"]
    with pytest.raises(ValueError, match="longer than 10 characters"):
        replace(now, beside=replace(now.beside, name="T1-07/their-own"))


def test_read_at_once_every_figure_is_the_same_and_one_question_is_asked(db, django_assert_num_queries):
    """A page with many figures reads them together; what is hidden stays hidden, other places are read as ever."""
    snapshot, other = make_snapshot(), make_snapshot("b")
    put_results(snapshot, "T4-01", {"2015-16": 40, "2015-16Q1": 4, "2015-16Q2": 12, "2014-15": 30})
    put_results(snapshot, "T1-04", {"2015-16": 6958})
    put_results(other, "T1-04", {"2015-16": 1})
    asked = [("T4-01", each) for each in ("2015-16", "2015-16Q1", "2015-16Q2", "2014-15")] + [
        ("T1-04", "2015-16")
    ]
    singly = [figure(snapshot, code, over, AREA) for code, over in asked]
    with django_assert_num_queries(1), read_at_once(snapshot, ("T4-01", "T1-04"), AREA):
        assert [figure(snapshot, code, over, AREA) for code, over in asked] == singly
    assert [each.hidden for each in singly] == [False, True, True, False, False]
    with read_at_once(snapshot, ("T4-01",), AREA):
        assert (
            figure(snapshot, "T1-04", "2015-16", AREA).value
            == figure(snapshot, "T1-04", "2015-16", AREA).value
        )
        assert figure(other, "T1-04", "2015-16", AREA).hidden
        assert [each.code for each in annual_periods(snapshot, AREA)] == ["2014-15", "2015-16"]
        assert [each.code for each in annual_periods(other, AREA)] == ["2015-16"]
