"""When reviews are due and which are late (R-CP-03, R-CLA-01, R-CAL-02, R-CAL-03)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from safeboard.processes.socialcare.tables.care_reviewed import reviewed_care_rows
from safeboard.processes.socialcare.tables.protection import reviewed_plan_rows
from safeboard.processes.socialcare.tables.reviewing import (
    CARE,
    EVER,
    PLANS,
    PLANS_IN_DAYS,
    Reviewed,
    late,
)
from safeboard.processes.socialcare.tables.visits import plan_week_rows

day = date.fromisoformat
YEAR = ((day("2015-04-01"), day("2016-03-31")),)


def found(since: str, *held: str, until: str | None = None, timetable=PLANS, known=EVER, **more: Any):
    one = Reviewed(day(since), day(until) if until else None, tuple(map(day, held)), **more)
    return [
        (str(each.since), str(each.held_on) if each.held_on else None) for each in late(one, timetable, known)
    ]


@pytest.mark.parametrize(
    ("since", "held", "expected"),
    [
        # 30 November and three months is the last day of February, leap years and others (R-CAL-03).
        ("2015-11-30", ["2016-02-29"], [("2016-08-30", None)]),
        ("2014-11-30", ["2015-03-01"], [("2015-03-01", "2015-03-01"), ("2015-09-02", None)]),
        # The second is due six months after the first was held, early or late.
        ("2015-01-05", ["2015-02-02", "2015-08-02"], [("2016-02-03", None)]),
        ("2015-01-05", ["2015-02-02", "2015-08-03"], [("2015-08-03", "2015-08-03"), ("2016-02-04", None)]),
        ("2015-01-05", ["2015-06-01"], [("2015-04-06", "2015-06-01"), ("2015-12-02", None)]),
    ],
)
def test_R_CP_03_a_review_is_due_three_and_then_six_months_after_what_went_before(since, held, expected):
    assert found(since, *held) == expected


def test_R_CAL_03_the_departments_days_are_another_count():
    """From 1 June to 1 September are 92 days; from 2 January to 2 July are 182."""
    assert found("2015-06-01", "2015-09-01", until="2015-10-01") == []
    assert found("2015-06-01", "2015-09-01", until="2015-10-01", timetable=PLANS_IN_DAYS) == [
        ("2015-09-01", "2015-09-01")
    ]


def test_R_CLA_01_the_first_review_is_due_on_working_day_20_and_the_second_three_months_later():
    """From Wednesday 23 December 2015 three days are closed: 25 January is working day 20."""
    rest = {"timetable": CARE, "until": "2016-04-26"}
    assert found("2015-12-23", "2016-01-25", "2016-04-25", **rest) == []
    assert found("2015-12-23", "2016-01-26", "2016-04-25", **rest) == [("2016-01-26", "2016-01-26")]
    assert found("2015-12-23", "2016-01-20", "2016-04-25", **rest) == [("2016-04-21", "2016-04-25")]


def test_what_ended_before_the_review_was_due_needs_none():
    assert found("2015-06-01", until="2015-09-01") == []
    assert found("2015-06-01", until="2015-09-02") == [("2015-09-02", None)]


def test_what_is_due_after_the_newest_file_is_not_late_yet():
    assert found("2016-01-01", known=YEAR) == []
    assert found("2015-12-30", known=YEAR) == [("2016-03-31", None)]


def test_what_was_held_before_the_first_file_is_taken_as_held_in_time():
    assert found("2013-01-10", "2015-09-30", known=YEAR) == [("2016-03-31", None)]
    assert found("2013-01-10", "2015-10-01", known=YEAR) == [("2015-10-01", "2015-10-01")]
    # A return that also has the last review before its year says more.
    assert found("2013-01-10", "2015-01-05", "2015-09-30", known=YEAR)[0] == ("2015-07-06", "2015-09-30")


def test_days_that_no_file_covers_are_nobodys_fault():
    gap = ((day("2013-04-01"), day("2014-03-31")), *YEAR)
    assert found("2013-05-01", "2013-08-01", "2014-02-01", "2015-09-30", "2016-03-30", known=gap) == []


def plan(**more: Any) -> dict[str, Any]:
    days = {name: day(value) for name, value in more.items() if name.endswith("_on")}
    return {
        "key": "a/1",
        "person": "a",
        "area": "825",
        "ended_on": None,
        "latest_category": "neglect",
        **days,
    }


def review(on: str, of: str | None = None) -> dict[str, Any]:
    return {"person": "a", "reviewed_on": day(on), "plan_started_on": day(of) if of else None}


def stood(rows):
    names = ("from_on", "until_on")
    return [
        (*(str(row[name]) if row[name] else None for name in names), row["in_time"], row["in_time_by_days"])
        for row in rows
    ]


def test_a_plan_counts_from_the_day_its_first_review_is_due_and_stays_late():
    one = plan(started_on="2015-06-01", ended_on="2016-05-01")
    found = reviewed_plan_rows([one], [review("2015-09-01"), review("2016-03-02")], {"825": EVER})
    assert stood(found) == [
        ("2015-09-01", "2016-03-02", True, False),
        ("2016-03-02", "2016-05-01", False, False),
    ]


def test_a_plan_shorter_than_three_months_is_not_judged():
    one = plan(started_on="2015-06-01", ended_on="2015-09-01")
    assert stood(reviewed_plan_rows([one], [], {"825": EVER})) == []


def test_an_authority_that_sends_no_reviews_has_no_late_ones():
    assert list(reviewed_plan_rows([plan(started_on="2015-06-01")], [], {})) == []
    assert list(reviewed_care_rows([], [episode("2015-01-05", None)], [], {"936": EVER})) == []


def test_a_review_belongs_to_the_plan_it_names_or_in_whose_time_it_falls():
    first = plan(started_on="2014-01-10", ended_on="2014-06-10")
    second = {**plan(started_on="2015-06-01"), "key": "a/2"}
    reviews = [review("2014-04-10", "2014-01-10"), review("2015-08-31")]
    found = [row for row in reviewed_plan_rows([first, second], reviews, {"825": [*YEAR]}) if row["in_time"]]
    assert [(row["key"], str(row["until_on"])) for row in found] == [
        ("a/1/2014-01-10", "2014-06-10"),
        ("a/2/2015-09-01", "2016-03-01"),
    ]


def episode(start: str, end: str | None, **more: Any) -> dict[str, Any]:
    said = dict.fromkeys(("legal_status", "placement", "location", "over_20_miles"))
    ends = {"ended_on": day(end) if end else None, "ended_because": "returned_home" if end else None}
    began = {"began_because": "care_began", "short_break": False}
    same = {"key": f"a/{start}/1", "person": "a", "area": "825", "started_on": day(start)}
    return {**same, **said, **ends, **began, **more}


def test_R_CLA_01_a_late_review_counts_for_twelve_months():
    reviews = [{"person": "a", "reviewed_on": day(on)} for on in ("2015-02-05", "2015-05-01", "2015-10-30")]
    found = reviewed_care_rows([], [episode("2015-01-05", "2016-03-15")], reviews, {"825": EVER})
    assert [row[:3] for row in stood(found)] == [
        ("2015-02-02", "2015-02-03", True),
        ("2015-02-03", "2016-02-05", False),
        ("2016-02-05", "2016-03-15", True),
    ]


def test_care_that_began_long_before_any_file_is_counted_and_no_calendar_is_asked_for_it():
    known = {"825": [*YEAR]}
    found = reviewed_care_rows([], [episode("1999-01-05", None)], [], known)
    assert [row[:3] for row in stood(found)] == [
        ("1999-01-05", "2015-10-01", True),
        ("2015-10-01", None, False),
    ]


def test_R_CP_04_each_week_on_a_plan_is_judged_by_the_last_time_the_child_was_seen_alone():
    """Seen alone on 8 March 2016; ten working days later, over Easter, is 22 March. Not alone is not seen."""
    one = plan(started_on="2016-02-24", ended_on="2016-04-03")
    visits = [
        {"person": "a", "visited_on": day("2016-03-08"), "seen_alone": True},
        {"person": "a", "visited_on": day("2016-03-22"), "seen_alone": False},
    ]
    rows = plan_week_rows([one], visits, {"825": [(day("2016-01-01"), day("2016-12-31"))]})
    assert [(str(row["week_ends_on"]), row["week_ends_on"] <= row["seen_by_on"]) for row in rows] == [
        ("2016-02-28", True),
        ("2016-03-06", True),
        ("2016-03-13", True),
        ("2016-03-20", True),
        ("2016-03-27", False),
    ]


def test_weeks_before_the_files_reach_are_not_judged():
    one = plan(started_on="2015-01-05")
    rows = list(plan_week_rows([one], [], {"825": [(day("2016-03-01"), day("2016-03-27"))]}))
    assert [str(row["week_ends_on"]) for row in rows] == [
        "2016-03-06",
        "2016-03-13",
        "2016-03-20",
        "2016-03-27",
    ]
    assert {str(row["seen_by_on"]) for row in rows} == {"2016-03-15"}
    assert list(plan_week_rows([one], [], {})) == []
