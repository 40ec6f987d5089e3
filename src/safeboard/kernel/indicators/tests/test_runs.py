"""What a run counts, for which periods and areas, and when it says that it is too early to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators import runs
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.lines import periods_between, standing
from safeboard.kernel.indicators.runs import areas, counts_of, definition_of, run
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.indicators.tests.conftest import day

REFERRED = [
    ("referrals", "a", "2014-06-30", None, {"source": "police", "referrals_in_12_months": 0}),
    ("referrals", "a", "2015-06-30", None, {"source": "police", "referrals_in_12_months": 1}),
    ("referrals", "b", "2015-07-01", None, {"source": "schools"}),
]


def covered(**lists):
    return {name: [(day(first), day(last)) for first, last in windows] for name, windows in lists.items()}


def counted(code):
    return next(counts_of(REGISTRY.indicators[code]))


def result(snapshot, code, over, **more):
    return Result.objects.get(snapshot=snapshot, code=code, period=over, **{"by": "", **more})


# --- Standing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("over", "first", "last", "expected"),
    [
        ("2015-16", "2015-04-01", "2016-03-31", "whole"),
        ("2015-16", "2015-04-02", "2016-03-31", "no_data"),
        ("2015-16", "2015-04-01", "2016-03-30", "no_data"),
        ("2015-16Q1", "2015-04-01", "2015-06-30", "whole"),
        ("2015-04", "2015-04-01", "2015-04-30", "whole"),
    ],
)
def test_a_period_is_whole_where_one_stretch_reaches_over_it(over, first, last, expected):
    assert standing(counted("T1-01"), period(over), covered(contacts=[(first, last)])) == expected


def test_two_stretches_with_a_gap_are_not_whole():
    halves = covered(contacts=[("2015-04-01", "2015-09-30"), ("2015-10-02", "2016-03-31")])
    assert standing(counted("T1-01"), period("2015-16"), halves) == "no_data"


@pytest.mark.parametrize(
    ("first", "expected"), [("2014-04-01", "whole"), ("2014-04-02", "too_early"), ("2015-04-01", "too_early")]
)
def test_R_FD_07_without_the_look_back_it_is_too_early_to_say(first, expected):
    """A file of 12 months cannot show what came before it."""
    reach = covered(referrals=[(first, "2016-03-31")])
    assert standing(counted("T1-07"), period("2015-16"), reach) == expected


def test_the_files_own_column_needs_no_look_back():
    _, own = counts_of(REGISTRY.indicators["T1-07"])
    reach = covered(referrals=[("2015-04-01", "2016-03-31")])
    assert (own.code, standing(own, period("2015-16"), reach)) == ("T1-07/own", "whole")


@pytest.mark.parametrize(
    ("over", "known_to", "expected"),
    [
        ("2016-03", "2016-03-31", "too_early"),
        ("2016-03", "2016-04-13", "too_early"),
        ("2016-03", "2016-04-14", "whole"),
        ("2016-02", "2016-03-31", "whole"),
    ],
)
def test_R_FD_08_a_cohort_is_followed_for_its_whole_time(over, known_to, expected):
    reach = covered(contacts=[("2015-04-01", "2016-04-30")], referrals=[("2015-04-01", known_to)])
    assert standing(counted("T1-03"), period(over), reach) == expected


def test_a_cohort_without_the_other_list_is_too_early():
    assert (
        standing(counted("T1-03"), period("2015-16"), covered(contacts=[("2015-04-01", "2016-05-31")]))
        == "too_early"
    )


@pytest.mark.parametrize(("last", "expected"), [("2016-03-31", "whole"), ("2016-03-30", "no_data")])
def test_what_is_open_on_the_last_day_needs_that_day_only(last, expected):
    reach = covered(protection_plans=[("2016-03-01", last)])
    assert standing(counted("T3-07"), period("2015-16"), reach) == expected


# --- Periods and areas -----------------------------------------------------------------------------------------------


def test_every_year_quarter_and_month_that_the_files_touch_is_counted():
    codes = [each.code for each in periods_between(dt.date(2015, 10, 15), dt.date(2016, 4, 2))]
    assert codes == [
        "2015-16", "2016-17", "2015-16Q3", "2015-16Q4", "2016-17Q1",
        "2015-10", "2015-11", "2015-12", "2016-01", "2016-02", "2016-03", "2016-04",
        "AY2015-16",
    ]  # fmt: skip


def test_two_authorities_are_counted_apart(council_file, working, people):
    people.agencies["police"].__class__.objects.filter(code="police").update(area_code="999")
    people.agencies["police"].refresh_from_db()
    council_file("2016-03-31", 12, REFERRED)
    council_file("2016-03-31", 12, [("referrals", "a", "2015-05-01", None, {})], agency="police")
    snapshot = take()
    run(snapshot)
    assert areas(snapshot) == ["825", "999"]
    assert result(snapshot, "T1-04", "2015-16", area="825").numerator == 2
    assert result(snapshot, "T1-04", "2015-16", area="999").numerator == 1
    # The child "a" of the one is not the child "a" of the other.
    assert result(snapshot, "T1-07", "2015-16", area="999").numerator == 0


def test_an_authority_without_a_row_in_a_list_counts_zero(council_file, working):
    """It sent the list, and the list is empty: nothing of the kind happened (R-DAT-06)."""
    council_file("2016-03-31", 12, REFERRED)
    snapshot = take()
    run(snapshot)
    plans = result(snapshot, "T3-07", "2015-16")
    assert (plans.numerator, plans.standing) == (0, "whole")


def test_a_list_that_was_not_sent_is_no_data(council_file, working):
    council_file("2016-03-31", 12, REFERRED, lists=["referrals"])
    snapshot = take()
    run(snapshot)
    assert result(snapshot, "T3-07", "2015-16").standing == "no_data"
    assert result(snapshot, "T1-04", "2015-16").standing == "whole"


# --- Runs ------------------------------------------------------------------------------------------------------------


def test_it_counts_and_splits(council_file, working):
    council_file("2016-03-31", 24, REFERRED)
    snapshot = take()
    run(snapshot)
    again = result(snapshot, "T1-07", "2015-16")
    assert (again.numerator, again.denominator, again.standing) == (1, 2, "whole")
    own = result(snapshot, "T1-07/own", "2015-16")
    assert (own.numerator, own.denominator) == (1, 1)
    sources = Result.objects.filter(snapshot=snapshot, code="T1-05", period="2015-16", by="source")
    assert dict(sources.values_list("category", "numerator")) == {"police": 1, "schools": 1}


def test_a_run_twice_is_a_run_once(council_file, working):
    council_file("2016-03-31", 24, REFERRED)
    snapshot = take()
    first, kept = run(snapshot), set(Result.objects.values_list("pk", flat=True))
    assert run(snapshot) == first == len(kept)
    assert set(Result.objects.values_list("pk", flat=True)) == kept


def test_without_any_file_there_is_nothing_to_count(working):
    assert run(take()) == 0


def test_a_changed_definition_is_counted_anew_and_the_others_are_left(council_file, working, monkeypatch):
    council_file("2016-03-31", 24, REFERRED)
    snapshot = take()
    run(snapshot)
    old = result(snapshot, "T1-07", "2015-16")
    untouched = result(snapshot, "T1-04", "2015-16").pk
    now = REGISTRY.indicators["T1-07"]
    everybody = Measure("T1-07", now.measure.table, now.measure.period, EVERY_ROW, EVERY_ROW)
    monkeypatch.setitem(REGISTRY.indicators, "T1-07", replace(now, measure=everybody))
    run(snapshot)
    new = result(snapshot, "T1-07", "2015-16")
    assert (old.numerator, new.numerator) == (1, 2)
    assert old.definition != new.definition
    assert result(snapshot, "T1-04", "2015-16").pk == untouched


# --- Definitions -----------------------------------------------------------------------------------------------------


def test_every_definition_has_its_own_version():
    versions = [
        each.definition for indicator in REGISTRY.indicators.values() for each in counts_of(indicator)
    ]
    assert len(set(versions)) == len(versions)


def test_the_version_changes_with_the_meaning_and_not_with_the_words(monkeypatch):
    now = REGISTRY.indicators["T3-04"]
    version = definition_of(now)
    assert definition_of(replace(now, title="Other", why="Other", numerator_words="other")) == version
    monkeypatch.setattr("safeboard.grammar.measure.expressions.in_words", lambda node: "other words")
    assert definition_of(now) == version
    monkeypatch.undo()
    for changes in (
        {"look_back_months": 6},
        {"since": dt.date(2016, 4, 1)},
        {"needs": ("section47", "contacts")},
    ):
        assert definition_of(replace(now, **changes)) != version
    limit = now.measure.numerator.node
    shorter = replace(limit, right=replace(limit.right, value=14))
    measure = Measure(
        now.code, now.measure.table, now.measure.period, type(now.measure.numerator)(shorter), EVERY_ROW
    )
    assert definition_of(replace(now, measure=measure)) != version


def test_the_version_does_not_depend_on_this_process():
    """It is kept with each result, so nothing in it may be an address in memory."""
    for indicator in REGISTRY.indicators.values():
        assert "0x" not in repr(runs._said(indicator.measure))
