"""Rules that set looked after children (list 8) beside children in need, plans and adoption."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import HasRow, NoRow
from safeboard.processes.socialcare.returns.rules.declaring import (
    births_agree,
    example,
    missing,
    on,
    warning,
)

CARE_WITHOUT_NEED = missing(
    code="AA-59",
    title="A looked after child is a child in need",
    over="looked_after",
    points_at="started_on",
    check=HasRow(
        ("children_in_need",),
        lambda row, other: other.get("closed_on") is None,
        when=lambda row, window: row.get("ceased_on") is None,
    ),
    message=(
        "the child is looked after, and list 6 has no open case; every looked after child is a child in need. "
        "Put the child in list 6, or fill in when being looked after ended."
    ),
    example=example(
        "One child is in list 6, one is not, one ceased to be looked after.",
        (2,),
        looked_after=({"child": "a"}, {"child": "b"}, {"child": "c", "ceased_on": on("2016-03-01")}),
        children_in_need=({"child": "a"},),
    ),
    looks_in=("children_in_need",),
    source="R-CIN-02",
)
CARE_AND_PLAN = warning(
    code="AA-60",
    title="A looked after child on a protection plan is meant to be on it",
    over="looked_after",
    points_at="started_on",
    check=NoRow(
        "protection_plans",
        lambda row, other: other.get("ended_on") is None,
        when=lambda row, window: row.get("ceased_on") is None,
    ),
    message=(
        "the child is looked after, and the plan in list 7, row {other_row}, is open. Both at once need a reason and "
        "a review: check that the plan was not left open."
    ),
    example=example(
        "One child's plan is open, one child's ended when care began.",
        (1,),
        looked_after=({"child": "a"}, {"child": "b"}),
        protection_plans=({"child": "a"}, {"child": "b", "ended_on": on("2016-03-01")}),
    ),
    looks_in=("protection_plans",),
    source="R-CP-07",
)
CARE_AND_CLOSED_AS_ADOPTED = warning(
    code="AA-61",
    title="A child whose case was closed by adoption is not looked after",
    over="looked_after",
    points_at="ceased_on",
    check=NoRow(
        "children_in_need",
        lambda row, other: (
            other.get("closure_reason") == "adopted"
            and other.get("closed_on") is not None
            and other["closed_on"] >= row["started_on"]
        ),
        when=lambda row, window: row.get("ceased_on") is None,
    ),
    message=(
        "the case in list 6, row {other_row}, was closed because the child was adopted, and the child is still looked "
        "after here. Fill in when that ended."
    ),
    example=example(
        "One child's case was closed by adoption; one child's otherwise.",
        (1,),
        looked_after=tuple({"child": who, "started_on": on("2015-02-03")} for who in "ab"),
        children_in_need=(
            {"child": "a", "closed_on": on("2016-03-01"), "closure_reason": "adopted"},
            {"child": "b", "closed_on": on("2016-03-01"), "closure_reason": "no_longer_in_need"},
        ),
    ),
    looks_in=("children_in_need",),
)
PLACED_WITHOUT_ADOPTION = missing(
    code="AA-62",
    title="A child placed for adoption is in list 10",
    over="looked_after",
    points_at="placement",
    check=HasRow(
        ("adoptions",),
        lambda row, other: True,
        when=lambda row, window: row.get("ceased_on") is None and row.get("placement") == "adoption",
    ),
    message="the child is placed for adoption, and is not in list 10. Put the child in list 10, or check the placement.",
    example=example(
        "One child is in list 10, one is not, one lives with a foster carer.",
        (2,),
        looked_after=(
            {"child": "a", "placement": "adoption"},
            {"child": "b", "placement": "adoption"},
            {"child": "c", "placement": "foster"},
        ),
        adoptions=({"child": "a"},),
    ),
    looks_in=("adoptions",),
)
CEASED_BY_ADOPTION = missing(
    code="AA-63",
    title="A child who ceased to be looked after by adoption has an adoption order in list 10",
    over="looked_after",
    points_at="ceased_reason",
    check=HasRow(
        ("adoptions",),
        lambda row, other: other.get("ordered_on") is not None,
        when=lambda row, window: row.get("ceased_reason") == "adopted" and window.holds(row.get("ceased_on")),
    ),
    message=(
        "the child was adopted, and list 10 has no adoption order of this child. Put it in list 10; we count "
        "adoptions there."
    ),
    example=example(
        "One child has an order, one has none yet.",
        (2,),
        looked_after=tuple(
            {"child": who, "ceased_reason": "adopted", "ceased_on": on("2016-03-01")} for who in "ab"
        ),
        adoptions=({"child": "a", "ordered_on": on("2016-03-01")}, {"child": "b"}),
    ),
    looks_in=("adoptions",),
)
BIRTHS_AGREE_IN_CARE = births_agree(
    "AA-64",
    "looked_after",
    "6 and 8",
    "One child has two dates of birth, one has the same twice.",
    {"born_on": on("2009-06-14")},
)

RULES = (
    CARE_WITHOUT_NEED,
    CARE_AND_PLAN,
    CARE_AND_CLOSED_AS_ADOPTED,
    PLACED_WITHOUT_ADOPTION,
    CEASED_BY_ADOPTION,
    BIRTHS_AGREE_IN_CARE,
)
