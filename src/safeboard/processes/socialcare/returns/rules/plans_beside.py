"""Rules that set child protection plans (list 7) beside conferences, referrals and children in need."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import HasRow, NoRow, Values
from safeboard.processes.socialcare.returns.rules.declaring import (
    PLAN_STARTS_WITHIN,
    after_referral,
    births_agree,
    example,
    missing,
    on,
    sexes_differ,
    warning,
    within_file,
)


def _conference_of_plan(row: Values, other: Values) -> bool:
    held = other.get("conference_on")
    return held is not None and held <= row["started_on"] <= held + PLAN_STARTS_WITHIN


PLAN_AFTER_CONFERENCE = missing(
    code="AA-37",
    title="A plan follows a conference",
    over="protection_plans",
    points_at="started_on",
    check=HasRow(
        ("section47",),
        _conference_of_plan,
        when=lambda row, window: within_file(row["started_on"], window, months_before=1),
    ),
    message=(
        "list 5 has no conference of this child on {started_on} or in the 15 days before. Put the conference in "
        "list 5; if the plan came with the child from another authority, leave it as it is."
    ),
    example=example(
        "One child's conference was the day before, one child's a month before.",
        (2,),
        protection_plans=tuple({"child": who, "started_on": on("2016-02-18")} for who in "ab"),
        section47=(
            {"child": "a", "conference_on": on("2016-02-17")},
            {"child": "b", "conference_on": on("2016-01-17")},
        ),
    ),
    looks_in=("section47",),
    source="R-CP-01",
)
PLAN_AFTER_REFERRAL = after_referral(
    "AA-38",
    "protection_plans",
    "A plan follows a referral",
    "the plan began on {started_on}, before any referral (list 3) or start as a child in need (list 6) of this "
    "child. Check the child's id in the lists, and the dates.",
    "One child was referred a month before the plan, one only after it.",
    ("2016-02-18", "2016-01-18", "2016-02-19"),
)
PLAN_WITHOUT_NEED = missing(
    code="AA-39",
    title="A child on a plan is a child in need",
    over="protection_plans",
    points_at="started_on",
    check=HasRow(
        ("children_in_need",),
        lambda row, other: other.get("closed_on") is None,
        when=lambda row, window: row.get("ended_on") is None,
    ),
    message=(
        "the plan is open, and list 6 has no open case of this child; every child on a plan is a child in need. "
        "Put the child in list 6, or fill in when the plan ended."
    ),
    example=example(
        "One child is in list 6, one child's case there is closed, one child's plan has ended too.",
        (2,),
        protection_plans=(
            {"child": "a"},
            {"child": "b"},
            {"child": "c", "ended_on": on("2016-03-01")},
        ),
        children_in_need=(
            {"child": "a"},
            {"child": "b", "closed_on": on("2016-03-01")},
            {"child": "c", "closed_on": on("2016-03-01")},
        ),
    ),
    looks_in=("children_in_need",),
    source="R-CIN-02",
)
PLAN_AND_OTHER_STATUS = warning(
    code="AA-40",
    title="A child on a plan has the status of a protection plan or looked after",
    over="protection_plans",
    points_at="started_on",
    check=NoRow(
        "children_in_need",
        lambda row, other: (
            other.get("closed_on") is None and other.get("status") in ("in_need_plan", "open_assessment")
        ),
        when=lambda row, window: row.get("ended_on") is None,
    ),
    message=(
        "the plan is open, and in list 6, row {other_row}, the child has another status. A child has one kind of "
        "plan at a time: correct the status, or fill in when the plan ended."
    ),
    example=example(
        "One child's status is a child in need plan, one child's a protection plan.",
        (1,),
        protection_plans=({"child": "a"}, {"child": "b"}),
        children_in_need=(
            {"child": "a", "status": "in_need_plan"},
            {"child": "b", "status": "protection_plan"},
        ),
    ),
    looks_in=("children_in_need",),
    source="R-AS-06",
)
BIRTHS_AGREE = births_agree(
    "AA-42",
    "protection_plans",
    "6 and 7",
    "One child has two dates of birth; of another one list gives the month only.",
    {"born_on": on("2009-06-01"), "born_on_precision": "month"},
)
SEXES_AGREE = warning(
    code="AA-43",
    title="A child's gender is the same in lists 6 and 7",
    over="protection_plans",
    points_at="sex",
    check=NoRow("children_in_need", sexes_differ),
    message=(
        "list 6, row {other_row}, gives this child another gender. Check whether both rows are about one child."
    ),
    example=example(
        "One child is a boy in one list and a girl in the other; of another one list does not say.",
        (1,),
        protection_plans=({"child": "a", "sex": "male"}, {"child": "b", "sex": "male"}),
        children_in_need=({"child": "a", "sex": "female"}, {"child": "b", "sex": "not_stated"}),
    ),
    looks_in=("children_in_need",),
)

RULES = (
    PLAN_AFTER_CONFERENCE,
    PLAN_AFTER_REFERRAL,
    PLAN_WITHOUT_NEED,
    PLAN_AND_OTHER_STATUS,
    BIRTHS_AGREE,
    SEXES_AGREE,
)
