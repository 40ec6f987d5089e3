"""Rules over section 47 enquiries and their conferences (list 5)."""

from __future__ import annotations

from datetime import timedelta

from safeboard.grammar.declarations.cross_rules import Filled, HasRow, Never, NoRow, Values
from safeboard.processes.socialcare.returns.rules.declaring import (
    PLAN_STARTS_WITHIN,
    after_referral,
    error,
    example,
    in_order,
    missing,
    on,
    warning,
)

# Two strategy discussions so close together are one enquiry written twice.
ONE_ENQUIRY = timedelta(days=7)


def _plan_of_conference(row: Values, other: Values) -> bool:
    held = row["conference_on"]
    return bool(held <= other["started_on"] <= held + PLAN_STARTS_WITHIN)


CONFERENCE_AFTER_STRATEGY = in_order(
    "AA-12",
    "section47",
    "started_on",
    "conference_on",
    "A conference is not before the strategy discussion",
    ("the strategy discussion", "the conference"),
    "R-ICPC-01",
)
HELD_THOUGH_UNNECESSARY = error(
    code="AA-13",
    title="A conference that was held was not unnecessary",
    over="section47",
    points_at="conference_unnecessary",
    check=Never(
        lambda row, window: (
            row.get("conference_unnecessary") == "yes" and row.get("conference_on") is not None
        )
    ),
    message="it says that no conference was needed, and that one was held on {conference_on}. Take one of them out.",
    example=example(
        "Held and unnecessary cannot both be; each by itself can.",
        (1,),
        section47=(
            {"conference_unnecessary": "yes", "conference_on": on("2016-02-17")},
            {"conference_unnecessary": "yes"},
            {"conference_unnecessary": "no", "conference_on": on("2016-02-17")},
        ),
    ),
    source="R-ICPC-01",
)
PLAN_WITHOUT_CONFERENCE_DATE = error(
    code="AA-14",
    title="A conference that made a plan has a date",
    over="section47",
    points_at="conference_on",
    check=Filled("conference_on", when=lambda row: row.get("plan_made") == "yes"),
    message="it says that the conference made a plan, and gives no date of a conference. Fill the date in.",
    example=example(
        "A plan was made on a day that is not given; one has its date; one made none.",
        (1,),
        section47=(
            {"plan_made": "yes"},
            {"plan_made": "yes", "conference_on": on("2016-02-17")},
            {"plan_made": "no"},
        ),
    ),
)
CONFERENCE_WITHOUT_OUTCOME = warning(
    code="AA-15",
    title="A conference that was held says whether it made a plan",
    over="section47",
    points_at="plan_made",
    check=Filled("plan_made", when=lambda row: row.get("conference_on") is not None),
    message="the conference was held on {conference_on}, and it is not said whether it made a plan. Fill it in.",
    example=example(
        "Held and silent; held and said; not held.",
        (1,),
        section47=(
            {"conference_on": on("2016-02-17")},
            {"conference_on": on("2016-02-17"), "plan_made": "no"},
            {"plan_made": None},
        ),
    ),
)
CONFERENCE_WITHOUT_PLAN = missing(
    code="AA-16",
    title="A conference that made a plan is followed by the plan",
    over="section47",
    points_at="plan_made",
    check=HasRow(
        ("protection_plans",),
        _plan_of_conference,
        when=lambda row, window: (
            row.get("plan_made") == "yes"
            and row.get("conference_on") is not None
            and window.first_day <= row["conference_on"] <= window.as_at - PLAN_STARTS_WITHIN
        ),
    ),
    message=(
        "the conference of {conference_on} made a plan, and list 7 has no plan of this child that starts on that day "
        "or in the 15 days after. Put the plan in list 7, or correct the outcome."
    ),
    example=example(
        "One child has the plan two days later, one has none, one has a plan that began before the conference.",
        (2, 3),
        section47=tuple(
            {"child": who, "conference_on": on("2016-02-17"), "plan_made": "yes"} for who in "abc"
        ),
        protection_plans=(
            {"child": "a", "started_on": on("2016-02-19")},
            {"child": "c", "started_on": on("2016-02-16")},
        ),
    ),
    looks_in=("protection_plans",),
    source="R-CP-01",
)
NO_PLAN_YET_A_PLAN = warning(
    code="AA-17",
    title="A conference that made no plan is not followed by one",
    over="section47",
    points_at="plan_made",
    check=NoRow(
        "protection_plans",
        lambda row, other: row["conference_on"] == other["started_on"],
        when=lambda row, window: row.get("plan_made") == "no" and row.get("conference_on") is not None,
    ),
    message=(
        "the conference of {conference_on} made no plan, and in list 7, row {other_row}, a plan of this child "
        "starts on that day. Check which is right."
    ),
    example=example(
        "A plan starts on the day of the conference that made none; another child's starts half a year later.",
        (1,),
        section47=(
            {"conference_on": on("2015-08-17"), "plan_made": "no"},
            {"child": "b", "conference_on": on("2015-08-17"), "plan_made": "no"},
        ),
        protection_plans=(
            {"started_on": on("2015-08-17")},
            {"child": "b", "started_on": on("2016-02-17")},
        ),
    ),
    looks_in=("protection_plans",),
)
ENQUIRY_AFTER_REFERRAL = after_referral(
    "AA-18",
    "section47",
    "A section 47 enquiry follows a referral",
    "there is no referral (list 3) and no start as a child in need (list 6) of this child on or before "
    "{started_on}. Check the child's id in the lists.",
    "One child was referred the day before, one only a week later.",
    ("2016-02-03", "2016-02-02", "2016-02-10"),
    "R-S47-01",
)
ENQUIRY_TWICE = warning(
    code="AA-19",
    title="A child has one section 47 enquiry at a time",
    over="section47",
    points_at="started_on",
    check=NoRow(
        "section47",
        lambda row, other: (
            other["started_on"] < row["started_on"] and row["started_on"] - other["started_on"] <= ONE_ENQUIRY
        ),
    ),
    message=(
        "another enquiry about this child began less than a week before (row {other_row}). "
        "If both are one enquiry, take one out."
    ),
    example=example(
        "The second begins two days after the first; the third a month later.",
        (2,),
        section47=(
            {"started_on": on("2016-01-04")},
            {"started_on": on("2016-01-06")},
            {"started_on": on("2016-02-08")},
        ),
    ),
    source="R-S47-01",
)

RULES = (
    CONFERENCE_AFTER_STRATEGY,
    HELD_THOUGH_UNNECESSARY,
    PLAN_WITHOUT_CONFERENCE_DATE,
    CONFERENCE_WITHOUT_OUTCOME,
    CONFERENCE_WITHOUT_PLAN,
    NO_PLAN_YET_A_PLAN,
    ENQUIRY_AFTER_REFERRAL,
    ENQUIRY_TWICE,
)
