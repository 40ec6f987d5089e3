"""Rules over people who want to adopt (list 11): the stages in order, and their family in list 10."""

from __future__ import annotations

from safeboard.grammar.declarations.cross_rules import Filled, HasRow
from safeboard.processes.socialcare.returns.rules.declaring import (
    error,
    example,
    in_order,
    missing,
    on,
    warning,
)

STAGES = tuple(
    in_order(code, "adopters", first, then, title, names)
    for code, first, then, title, names in (
        (
            "AA-88",
            "stage1_started_on",
            "stage1_ended_on",
            "Stage 1 does not end before it starts",
            ("the start of stage 1", "the end of stage 1"),
        ),
        (
            "AA-89",
            "stage1_ended_on",
            "stage2_started_on",
            "Stage 2 does not start before stage 1 ended",
            ("the end of stage 1", "the start of stage 2"),
        ),
        (
            "AA-90",
            "stage2_started_on",
            "stage2_ended_on",
            "Stage 2 does not end before it starts",
            ("the start of stage 2", "the end of stage 2"),
        ),
        (
            "AA-91",
            "applied_on",
            "approved_on",
            "An application is not approved before it was made",
            ("the application", "the approval"),
        ),
        (
            "AA-92",
            "approved_on",
            "matched_on",
            "Adopters are not matched before they were approved",
            ("the approval", "the match"),
        ),
        (
            "AA-93",
            "matched_on",
            "placed_on",
            "A child is not placed with adopters before the match",
            ("the match", "the placement"),
        ),
        (
            "AA-94",
            "placed_on",
            "ordered_on",
            "Adopters have no order before the child was placed",
            ("the placement", "the adoption order"),
        ),
    )
)
LEFT_WITHOUT_A_DAY = error(
    code="AA-95",
    title="A reason for leaving the adoption process has its date",
    over="adopters",
    points_at="left_on",
    check=Filled("left_on", when=lambda row: row.get("left_reason") is not None),
    message="the reason is “{left_reason}”, and the date of leaving is blank. Fill it in, or take the reason out.",
    example=example(
        "A reason without a date; a reason with it.",
        (1,),
        adopters=({"left_reason": "withdrew"}, {"left_reason": "withdrew", "left_on": on("2016-03-01")}),
    ),
    joined_by="adopter",
)
PLACED_WITHOUT_NUMBER = warning(
    code="AA-96",
    title="Adopters with whom children were placed have the number of children",
    over="adopters",
    points_at="children_placed",
    check=Filled("children_placed", when=lambda row: row.get("placed_on") is not None),
    message="a child was placed on {placed_on}, and the number of children is blank. Fill it in.",
    example=example(
        "Placed, and no number; placed, and one.",
        (1,),
        adopters=(
            {"placed_on": on("2016-01-04")},
            {"placed_on": on("2016-01-04"), "children_placed": 1},
        ),
    ),
    joined_by="adopter",
)
PLACED_IN_BOTH_LISTS = missing(
    code="AA-97",
    title="A child placed with adopters is in list 10 with their family identifier",
    over="adopters",
    points_at="family",
    check=HasRow(
        ("adoptions",),
        lambda row, other: other.get("placed_on") is not None,
        when=lambda row, window: row.get("family") is not None and window.holds(row.get("placed_on")),
    ),
    message=(
        "a child was placed on {placed_on}, and list 10 has no placed child with this family identifier. "
        "Check the identifier in both lists."
    ),
    example=example(
        "Family 1 has a child placed in list 10, family 2 has none.",
        (2,),
        adopters=(
            {"adopter": "x", "family": "1", "placed_on": on("2016-01-04")},
            {"adopter": "y", "family": "2", "placed_on": on("2016-01-04")},
        ),
        adoptions=({"family": "1", "placed_on": on("2016-01-04")},),
    ),
    looks_in=("adoptions",),
    joined_by="family",
)

RULES = (*STAGES, LEFT_WITHOUT_A_DAY, PLACED_WITHOUT_NUMBER, PLACED_IN_BOTH_LISTS)
