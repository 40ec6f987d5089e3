"""Rules over children for whom adoption is planned (list 10): the stages in order, and what list 8 says of them."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import Filled, HasRow, Never, NoRow
from safeboard.processes.socialcare.returns.rules.declaring import (
    ADULT,
    error,
    example,
    in_order,
    missing,
    on,
    surely_at_least,
    warning,
)

DECIDED_IN_CARE = in_order(
    "AA-75",
    "adoptions",
    "entered_care_on",
    "decided_on",
    "The decision for adoption is not before the child entered care",
    ("the day the child entered care", "the decision for adoption"),
)
MATCHED_AFTER_DECISION = in_order(
    "AA-76",
    "adoptions",
    "decided_on",
    "matched_on",
    "A match is not before the decision for adoption",
    ("the decision for adoption", "the match"),
)
PLACED_AFTER_MATCH = in_order(
    "AA-77",
    "adoptions",
    "matched_on",
    "placed_on",
    "A child is not placed for adoption before the match",
    ("the match", "the placement for adoption"),
)
ORDERED_AFTER_PLACING = in_order(
    "AA-78",
    "adoptions",
    "placed_on",
    "ordered_on",
    "An adoption order is not before the child was placed",
    ("the placement for adoption", "the adoption order"),
)
ORDERED_AFTER_PLACEMENT_ORDER = in_order(
    "AA-79",
    "adoptions",
    "placement_order_on",
    "ordered_on",
    "An adoption order is not before the placement order",
    ("the placement order", "the adoption order"),
)
ORDERED_AND_REVERSED = error(
    code="AA-80",
    title="A child who was adopted has no decision against adoption",
    over="adoptions",
    points_at="reversed_on",
    check=Never(lambda row, window: row.get("ordered_on") is not None and row.get("reversed_on") is not None),
    message=(
        "there is an adoption order of {ordered_on}, and a decision of {reversed_on} that the child should no longer "
        "be placed. Take one of them out."
    ),
    example=example(
        "Both dates cannot be; each by itself can.",
        (1,),
        adoptions=(
            {"ordered_on": on("2016-02-03"), "reversed_on": on("2016-01-03")},
            {"ordered_on": on("2016-02-03")},
            {"reversed_on": on("2016-01-03")},
        ),
    ),
)
REVERSED_WITHOUT_A_DAY = error(
    code="AA-81",
    title="A reason against adoption has the date of its decision",
    over="adoptions",
    points_at="reversed_on",
    check=Filled("reversed_on", when=lambda row: row.get("reversed_reason") is not None),
    message="the reason is “{reversed_reason}”, and the date of the decision is blank. Fill it in, or take the reason out.",
    example=example(
        "A reason without a date; a reason with it.",
        (1,),
        adoptions=(
            {"reversed_reason": "needs_changed"},
            {"reversed_reason": "needs_changed", "reversed_on": on("2016-01-03")},
        ),
    ),
)
REVERSED_WITHOUT_A_REASON = warning(
    code="AA-82",
    title="A decision against adoption has a reason",
    over="adoptions",
    points_at="reversed_reason",
    check=Filled("reversed_reason", when=lambda row: row.get("reversed_on") is not None),
    message="the decision of {reversed_on} has no reason. Fill it in.",
    example=example(
        "A date without a reason; no decision at all.",
        (1,),
        adoptions=({"reversed_on": on("2016-01-03")}, {"reversed_on": None}),
    ),
)
PLACED_WITHOUT_MATCH = warning(
    code="AA-83",
    title="A child placed for adoption was matched",
    over="adoptions",
    points_at="matched_on",
    check=Filled("matched_on", when=lambda row: row.get("placed_on") is not None),
    message="the child was placed on {placed_on}, and the date of the match is blank. Fill it in.",
    example=example(
        "Placed without a match; matched and placed.",
        (1,),
        adoptions=(
            {"placed_on": on("2016-01-03")},
            {"placed_on": on("2016-01-03"), "matched_on": on("2015-12-01")},
        ),
    ),
)
ORDERED_WITHOUT_PLACING = warning(
    code="AA-84",
    title="A child who was adopted was placed before",
    over="adoptions",
    points_at="placed_on",
    check=Filled("placed_on", when=lambda row: row.get("ordered_on") is not None),
    message="the adoption order is of {ordered_on}, and the date of the placement is blank. Fill it in.",
    example=example(
        "Ordered without a placement; placed and ordered.",
        (1,),
        adoptions=(
            {"ordered_on": on("2016-02-03")},
            {"ordered_on": on("2016-02-03"), "placed_on": on("2015-06-01")},
        ),
    ),
)
ADOPTION_IN_CARE = missing(
    code="AA-85",
    title="A child for whom adoption is planned is looked after",
    over="adoptions",
    points_at="decided_on",
    check=HasRow(
        ("looked_after",),
        lambda row, other: other.get("ceased_on") is None,
        when=lambda row, window: row.get("ordered_on") is None and row.get("reversed_on") is None,
    ),
    message="adoption is planned, and list 8 has no open row of this child. Check the child's id, or list 8.",
    example=example(
        "One child is looked after, one is not, one was adopted.",
        (2,),
        adoptions=({"child": "a"}, {"child": "b"}, {"child": "c", "ordered_on": on("2016-02-03")}),
        looked_after=({"child": "a"},),
    ),
    looks_in=("looked_after",),
)
ENTERED_CARE_AGREES = warning(
    code="AA-86",
    title="The day a child entered care is the same in lists 8 and 10",
    over="adoptions",
    points_at="entered_care_on",
    check=NoRow(
        "looked_after",
        lambda row, other: other.get("ceased_on") is None and other["started_on"] != row["entered_care_on"],
    ),
    message=(
        "list 8, row {other_row}, says that the child is looked after since {other_started_on}, and this row "
        "{entered_care_on}. Check which is right."
    ),
    example=example(
        "One child has two days, one has the same twice.",
        (1,),
        adoptions=tuple({"child": who, "entered_care_on": on("2015-02-03")} for who in "ab"),
        looked_after=(
            {"child": "a", "started_on": on("2015-03-03")},
            {"child": "b", "started_on": on("2015-02-03")},
        ),
    ),
    looks_in=("looked_after",),
)
ADOPTED_AND_IN_CARE = warning(
    code="AA-87",
    title="A child who was adopted is no longer looked after",
    over="adoptions",
    points_at="ordered_on",
    check=NoRow(
        "looked_after",
        lambda row, other: other.get("ceased_on") is None,
        when=lambda row, window: row.get("ordered_on") is not None,
    ),
    message=(
        "the child was adopted on {ordered_on}, and list 8, row {other_row}, is open. "
        "Fill in there when being looked after ended."
    ),
    example=example(
        "One child's row in list 8 is open, one child's ended.",
        (1,),
        adoptions=tuple({"child": who, "ordered_on": on("2016-02-03")} for who in "ab"),
        looked_after=({"child": "a"}, {"child": "b", "ceased_on": on("2016-02-03")}),
    ),
    looks_in=("looked_after",),
)

ADOPTION_OF_AN_ADULT = warning(
    code="AA-98",
    title="Adoption is planned for somebody under 18",
    over="adoptions",
    points_at="ordered_on",
    check=Never(
        lambda row, window: (
            row.get("ordered_on") is None
            and row.get("reversed_on") is None
            and surely_at_least(row, ADULT, window.as_at)
        )
    ),
    message=(
        "this person is 18 or older, and the plan of {decided_on} is open. Fill in the adoption order, or the decision "
        "that ended the plan; or check the date of birth."
    ),
    example=example(
        "One turned 18 with the plan open; one is 17; one was adopted before.",
        (1,),
        adoptions=(
            {"born_on": on("1998-03-01"), "decided_on": on("2008-12-04")},
            {"born_on": on("1998-04-01"), "decided_on": on("2008-12-04")},
            {"born_on": on("1998-03-01"), "decided_on": on("2008-12-04"), "ordered_on": on("2009-12-04")},
        ),
    ),
)

RULES = (
    DECIDED_IN_CARE,
    MATCHED_AFTER_DECISION,
    PLACED_AFTER_MATCH,
    ORDERED_AFTER_PLACING,
    ORDERED_AFTER_PLACEMENT_ORDER,
    ORDERED_AND_REVERSED,
    REVERSED_WITHOUT_A_DAY,
    REVERSED_WITHOUT_A_REASON,
    PLACED_WITHOUT_MATCH,
    ORDERED_WITHOUT_PLACING,
    ADOPTION_IN_CARE,
    ENTERED_CARE_AGREES,
    ADOPTED_AND_IN_CARE,
    ADOPTION_OF_AN_ADULT,
)
