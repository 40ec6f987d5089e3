"""The edges of each indicator's rule, beyond its worked example (`tests/spec` runs that)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from safeboard.grammar.measure.counts import Counts
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.processes.socialcare.indicators.every import INDICATORS
from safeboard.processes.socialcare.tables import TABLES

BY_CODE = {each.code: each for each in INDICATORS}
BY_NAME = {each.table.name: each.table for each in TABLES}
ENGINES = {"reference": ReferenceEngine, "duck": DuckEngine.over_rows}


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture(params=ENGINES)
def count(request):
    """`count("T1-07", "2015-16", referrals=[("a", {...}), ...])`: the counts; key and blanks are filled in."""

    def run(code, over, *, measure=None, by=None, **lists):
        data = defaultdict(list, {table: [] for table in BY_NAME.values()})
        for name, rows in lists.items():
            table = BY_NAME[name]
            for number, (person, said) in enumerate(rows):
                dates = {key: day(value) if key.endswith("_on") else value for key, value in said.items()}
                blank = {column.name: None for column in table.columns}
                data[table].append({**blank, "key": str(number), "person": person, "area": "825", **dates})
        wanted = measure or BY_CODE[code].measure
        return ENGINES[request.param](data).count([wanted], [period(over)], by=by)

    return run


def whole(results):
    (counts,) = results.values()
    return counts


def test_R_FD_08_a_referral_on_the_day_counts_and_one_before_does_not(count):
    contacts = [(child, {"received_on": "2015-06-10"}) for child in ("same day", "day before")]
    referrals = [("same day", {"received_on": "2015-06-10"}), ("day before", {"received_on": "2015-06-09"})]
    assert whole(count("T1-03", "2015-06", contacts=contacts, referrals=referrals)) == Counts(1, 2)


def test_R_FD_07_the_same_day_is_not_earlier_and_february_is_clamped(count):
    referrals = [
        ("twice a day", {"received_on": "2015-06-01"}),
        ("twice a day", {"received_on": "2015-06-01"}),
        ("leap", {"received_on": "2015-02-28"}),
        ("leap", {"received_on": "2016-02-28"}),
        ("three", {"received_on": "2015-05-01"}),
        ("three", {"received_on": "2015-06-01"}),
        ("three", {"received_on": "2015-07-01"}),
    ]
    assert whole(count("T1-07", "2015-16", referrals=referrals)) == Counts(3, 6)


def test_the_files_own_column_stands_beside_and_blank_is_not_judged(count):
    referrals = [
        ("a", {"received_on": "2015-06-01", "own_count": 0}),
        ("b", {"received_on": "2015-06-01", "own_count": 1}),
        ("c", {"received_on": "2015-06-01", "own_count": 3}),
        ("d", {"received_on": "2015-06-01", "own_count": None}),
        ("e", {"received_on": "2014-06-01", "own_count": 9}),
    ]
    own = BY_CODE["T1-07"].beside
    assert whole(count("T1-07", "2015-16", measure=own, referrals=referrals)) == Counts(2, 3)


def test_R_AS_01_the_clock_starts_with_the_need_rather_than_the_referral(count):
    """A referral long before the need does not make the assessment late; the newest start before it counts."""
    finished = {"started_on": "2015-09-02", "authorised_on": "2015-10-01"}
    lists = {
        "assessments": [("a", finished), ("b", finished)],
        "children_in_need": [
            ("a", {"started_on": "2013-01-01"}),
            ("a", {"started_on": "2015-09-01"}),
            ("a", {"started_on": "2015-09-30"}),
            ("b", {"started_on": "2015-01-01"}),
        ],
        "referrals": [("a", {"received_on": "2013-01-01"}), ("b", {"received_on": "2015-09-01"})],
    }
    assert whole(count("T3-01", "2015-16", **lists)) == Counts(1, 2)


def test_R_AS_01_what_is_linked_to_neither_is_left_out_and_counted(count):
    later = [("a", {"received_on": "2015-09-03"})]
    finished = [("a", {"started_on": "2015-09-02", "authorised_on": "2015-10-01"})]
    open_still = [("b", {"started_on": "2015-09-02"})]
    counts = count("T3-01", "2015-16", assessments=finished + open_still, referrals=later)
    assert whole(counts) == Counts(0, 0, 1)


def test_R_ICPC_01_easter_is_no_working_day(count):
    """From 10 March 2016 the two bank holidays of Easter make 4 April the fifteenth working day."""
    conferences = [
        ("a", {"started_on": "2016-03-10", "conference_on": "2016-04-04"}),
        ("b", {"started_on": "2016-03-10", "conference_on": "2016-04-05"}),
    ]
    assert whole(count("T3-04", "2016-17Q1", section47=conferences)) == Counts(1, 2)


@pytest.mark.parametrize(
    ("code", "name", "end", "by", "column"),
    [
        ("T3-05", "children_in_need", "closed_on", "need", "need"),
        ("T3-07", "protection_plans", "ended_on", "category", "latest_category"),
        ("T3-08", "protection_plans", "ended_on", "category", "latest_category"),
    ],
)
def test_a_child_with_two_open_rows_is_one_child(count, code, name, end, by, column):
    rows = [
        ("a", {"started_on": "2015-06-01", column: "x"}),
        ("a", {"started_on": "2015-07-01", column: "x"}),
        ("b", {"started_on": "2015-07-01", end: "2016-04-01"}),
        ("c", {"started_on": "2016-04-01", column: "x"}),
    ]
    assert whole(count(code, "2015-16", **{name: rows})).numerator == 2
    split = count(code, "2015-16", by=by, **{name: rows})
    assert {key[3]: counts.numerator for key, counts in split.items()} == {"x": 1, "not recorded": 1}


@pytest.mark.parametrize("code", ["T1-01", "T1-03", "T1-04", "T1-05", "T1-07"])
def test_R_DAT_08_a_source_that_is_not_recorded_is_shown(count, code):
    name = BY_CODE[code].measure.table.name
    rows = [("a", {"received_on": "2015-06-01"}), ("b", {"received_on": "2015-06-01", "source": "police"})]
    split = count(code, "2015-16", by="source", **{name: rows})
    assert {key[3] for key in split} == {"not recorded", "police"}


def test_a_plan_counts_by_its_first_category(count):
    plans = [
        ("a", {"started_on": "2015-06-01", "initial_category": "neglect", "latest_category": "physical"}),
        ("b", {"started_on": "2015-06-01", "initial_category": "physical", "latest_category": "neglect"}),
        ("c", {"started_on": "2015-06-01"}),
    ]
    assert whole(count("T4-01", "2015-16", protection_plans=plans)).numerator == 1


def test_T1_06_the_need_is_that_of_the_case_open_or_opened_within_a_fortnight(count):
    referrals = [(child, {"received_on": "2015-06-01"}) for child in ("open", "soon", "late", "closed")]
    cases = [
        ("open", {"started_on": "2014-01-01", "need": "low_income"}),
        ("soon", {"started_on": "2015-06-15", "need": "acute_stress"}),
        ("late", {"started_on": "2015-06-16", "need": "acute_stress"}),
        ("closed", {"started_on": "2014-01-01", "closed_on": "2015-05-31", "need": "acute_stress"}),
    ]
    split = count("T1-06", "2015-16", by="need", referrals=referrals, children_in_need=cases)
    assert {key[3]: counts.numerator for key, counts in split.items()} == {
        "low_income": 1,
        "acute_stress": 1,
        "not recorded": 2,
    }


def test_R_S47_02_an_open_enquiry_is_neither_a_conference_nor_none(count):
    enquiries = [
        ("held", {"started_on": "2015-06-01", "conference_on": "2015-06-20"}),
        ("unnecessary", {"started_on": "2015-06-01", "conference_unnecessary": True}),
        ("to come", {"started_on": "2015-06-01", "conference_unnecessary": False}),
    ]
    assert whole(count("T3-03", "2015-16", section47=enquiries)) == Counts(1, 2, 1)


def test_R_CP_05_a_plan_still_open_is_no_earlier_plan(count):
    plans = [
        ("a", {"started_on": "2014-06-01"}),
        ("a", {"started_on": "2015-06-01"}),
        ("b", {"started_on": "2014-06-01", "ended_on": "2015-06-01"}),
        ("b", {"started_on": "2015-06-01", "own_count": 1}),
    ]
    assert whole(count("T3-12", "2015-16", protection_plans=plans)) == Counts(1, 2)
    own = BY_CODE["T3-12"].beside
    assert whole(count("T3-12", "2015-16", measure=own, protection_plans=plans)) == Counts(1, 1)


def test_R_CLA_06_a_child_looked_after_twice_is_one_child_in_every_split(count):
    rows = [
        ("a", {"started_on": "2015-01-05", "ceased_on": "2015-06-05", "placement": "foster"}),
        ("a", {"started_on": "2015-11-02", "placement": "childrens_home", "location": "out_of_area"}),
        ("b", {"started_on": "2015-11-02", "placement": "foster", "location": "in_area"}),
        ("c", {"started_on": "2016-04-01", "placement": "foster"}),
    ]
    assert whole(count("T3-16", "2015-16", looked_after=rows)).numerator == 2
    assert whole(count("T3-18", "2015-16", looked_after=rows)) == Counts(1, 2)
    assert whole(count("T3-19", "2015-16", looked_after=rows)) == Counts(1, 2)
    split = count("T3-16", "2015-16", by="placement", looked_after=rows)
    assert {key[3]: counts.numerator for key, counts in split.items()} == {"childrens_home": 1, "foster": 1}
