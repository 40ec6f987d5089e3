"""Rules over the rows of a file: what is told, what is turned back, and what was not run is said."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from safeboard.grammar.declarations.cross_rules import (
    CrossRule,
    HasRow,
    NotBefore,
    Once,
    RuleExample,
    Severity,
)
from safeboard.kernel.returns.checking import check_file
from safeboard.kernel.returns.cross_checking import MOST_TOGETHER, run, told
from safeboard.kernel.returns.issues import CheckedRow

AS_AT = date(2016, 3, 31)
EXAMPLE = RuleExample("Only the first breaks it.", {"plans": ({}, {})}, (1,))
ONCE = CrossRule(
    code="P-1",
    title="A child is on one plan at a time",
    over="plans",
    points_at="started_on",
    check=Once("started_on", lambda row: row["ended_on"]),
    severity=Severity.ERROR,
    message="the plan in row {other_row} was still open on {started_on}. Take one out.",
    example=EXAMPLE,
)
REFERRED = CrossRule(
    code="P-2",
    title="A plan follows a referral",
    over="plans",
    points_at="started_on",
    check=HasRow(("referrals",), lambda row, other: other["received_on"] <= row["started_on"]),
    severity=Severity.WARNING,
    message="there is no referral on or before {started_on}. Check the id.",
    example=EXAMPLE,
    looks_in=("referrals",),
    misses=True,
)


def trip(line, together, window):
    raise KeyError("a rule with a slip in it")


BROKEN = replace(ONCE, code="P-3", title="A rule with a slip", check=trip)
WHO = ["a) Male", date(2009, 6, 14), 6]


def plan(child, start, end=None):
    return [child, *WHO, start, end, None]


@pytest.fixture
def check_rules(small_return, workbook, headings):
    """Check rows under some rules, as at 31 March 2016, looking back 12 months."""

    def check(*rules, plans, referrals=()):
        sheets = {"Plans": [headings["plans"], *plans]}
        if referrals:
            sheets["Referrals"] = [headings["referrals"], *referrals]
        declared = replace(small_return, rules=rules)
        return check_file(workbook(sheets), "small.xlsx", declared, AS_AT, 12)

    return check


def test_a_row_that_breaks_an_error_rule_is_turned_back_and_none_is_lost(check_rules):
    checked = check_rules(
        ONCE, plans=[plan("a", date(2015, 6, 1)), plan("a", date(2016, 2, 1)), plan("b", AS_AT)]
    )
    assert (checked.rows_in, len(checked.accepted), len(checked.rejected)) == (3, 2, 1)
    assert [issue.message for issue in checked.rejected[0].issues] == [
        "Sheet “Plans”, row 3, column E: the plan in row 2 was still open on 01/02/2016. Take one out."
    ]
    assert checked.rejected[0].cells[0] == "a"


def test_a_row_turned_back_leaves_its_warnings_for_later(check_rules):
    referrals = [["z", *WHO, date(2016, 1, 5), 0, None]]
    plans = [plan("a", date(2015, 6, 1)), plan("a", date(2016, 2, 1))]
    checked = check_rules(ONCE, REFERRED, plans=plans, referrals=referrals)
    assert sorted((issue.row, issue.kind) for issue in checked.issues) == [(2, "P-2"), (3, "P-1")]


def test_a_rule_that_fails_is_told_as_not_run_and_costs_no_row(check_rules):
    plans = [plan("a", date(2015, 6, 1)), plan("a", date(2016, 2, 1))]
    checked = check_rules(BROKEN, plans=plans)
    assert (len(checked.accepted), len(checked.rejected)) == (2, 0)
    assert [(issue.severity, issue.row, issue.kind) for issue in checked.issues] == [
        ("warning", 0, "rule not run")
    ]
    assert "“A rule with a slip” (P-3) could not be run" in checked.issues[0].problem
    assert told(checked.rules) == {
        "run": 0,
        "broken": 0,
        "aside": [["it could not be run", ["A rule with a slip (P-3)"]]],
    }


def test_the_other_rules_run_although_one_fails(check_rules):
    plans = [plan("a", date(2015, 6, 1)), plan("a", date(2016, 2, 1))]
    checked = check_rules(BROKEN, ONCE, plans=plans)
    assert [row.row for row in checked.rejected] == [3]


def test_a_rule_is_not_run_without_its_lists(check_rules):
    checked = check_rules(REFERRED, plans=[plan("a", date(2016, 2, 1))])
    assert not checked.issues
    assert told(checked.rules)["aside"] == [
        ["list 3 is not in the file", ["A plan follows a referral (P-2)"]]
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"severity": Severity.ERROR, "misses": True}, "may be in another file"),
        ({"message": "no end"}, "must be a sentence"),
        ({"example": RuleExample("", {"plans": ({},)}, (1,))}, "must have a row of 'plans' that keeps it"),
        ({"example": RuleExample("", {"plans": ({},)}, (2,))}, "must name rows of 'plans' that break it"),
    ],
)
def test_a_rule_that_cannot_be_right_is_refused(changes, words):
    with pytest.raises(ValueError, match=words):
        replace(ONCE, **changes)


@pytest.mark.parametrize("changes", [{"points_at": "nothing"}, {"over": "nothing"}, {"looks_in": ("none",)}])
def test_a_rule_names_what_its_return_has(changes, small_return):
    example = RuleExample("", {changes.get("over", "plans"): ({}, {})}, (1,))
    with pytest.raises(KeyError):
        replace(small_return, rules=(replace(ONCE, **changes, example=example),))


def test_a_rule_is_not_run_without_its_columns(check_rules, workbook, small_return):
    """Else a column that a file has not would be told again in every row."""
    rows = [["Child ID", "Gender", "Plan Start Date"], ["a", "Male", AS_AT], ["a", "Male", date(2016, 1, 4)]]
    ended = RuleExample("Only the first breaks it.", {"plans": ({"ended_on": None}, {})}, (1,))
    declared = replace(small_return, rules=(replace(ONCE, example=ended),))
    checked = check_file(workbook({"Plans": rows}), "small.xlsx", declared, AS_AT, 12)
    assert len(checked.accepted) == 2
    assert [outcome.why_not_run for outcome in checked.rules] == [
        "list 7 has no column headed “Plan End Date”"
    ]


def test_an_id_in_more_rows_than_a_child_has_is_told_and_its_rows_are_kept(check_rules):
    """A column of one and the same word must not keep the checker busy for hours."""
    plans = [
        plan("all the same", date(2015, 6, 1 + number % 28), None) for number in range(MOST_TOGETHER + 1)
    ]
    for number, row in enumerate(plans):
        row[5] = date(2015, 7, 1 + number % 31)
    checked = check_rules(ONCE, plans=[*plans, plan("b", date(2015, 6, 1)), plan("b", date(2015, 7, 1))])
    assert [(issue.row, issue.kind) for issue in checked.issues] == [
        (MOST_TOGETHER + 4, "P-1"),
        (2, "one id, many rows"),
    ]
    assert "51 rows of this list have the same id" in checked.issues[1].problem


def test_fifty_thousand_rows_are_put_together_once(small_return):
    """A rule must look at a child's own rows, never at all rows: that would take hours."""
    in_order = replace(ONCE, code="P-4", check=NotBefore("ended_on", "started_on"), message="Check it.")
    rows = [
        CheckedRow(
            "plans",
            "Plans",
            number,
            {"child": f"c{number % 20_000}", "started_on": AS_AT, "ended_on": AS_AT},
            "",
            AS_AT,
            1,
        )
        for number in range(50_000)
    ]
    declared = replace(small_return, rules=(ONCE, in_order))
    began = time.process_time()
    ran = run(declared, rows, AS_AT, 12, {"plans": {"child", "started_on", "ended_on"}})
    assert time.process_time() - began < 5
    assert [outcome.found for outcome in ran.outcomes] == [30_000, 0]
