"""158, 159, 181, 182, 192 and 193: the health and offending of children looked after for twelve months (OC2)."""

from __future__ import annotations

from polars import any_horizontal, col

from safeboard.grammar.statutory.rules import Example, Where
from safeboard.processes.socialcare.returns.ssda903.codes import YES_NO
from safeboard.processes.socialcare.returns.ssda903.shapes import all_given, any_given, error
from safeboard.processes.socialcare.returns.ssda903.writing import oc2

ASKED_OF_ALL = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
ITEMS = ("CONVICTED", "HEALTH_CHECK", *ASKED_OF_ALL, "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
_misuse, _received, _offered = (
    col(name) for name in ("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
)

RULES = (
    error(
        "158",
        "OC2",
        ("INTERVENTION_OFFERED", "INTERVENTION_RECEIVED"),
        "This child received help for substance misuse: leave blank whether help was offered.",
        "Where help was received (1), whether it was offered is blank.",
        Where((_received == "1") & _offered.is_not_null()),
        Example(
            "Help received and offered, beside received alone, and offered but not received.",
            breaks=(oc2(SUBSTANCE_MISUSE="1", INTERVENTION_RECEIVED="1", INTERVENTION_OFFERED="1"),),
            keeps=(
                oc2(SUBSTANCE_MISUSE="1", INTERVENTION_RECEIVED="1"),
                oc2(
                    CHILD="A2",
                    SUBSTANCE_MISUSE="1",
                    INTERVENTION_RECEIVED="0",
                    INTERVENTION_OFFERED="1",
                ),
            ),
        ),
    ),
    error(
        "159",
        "OC2",
        ("INTERVENTION_OFFERED", "INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"),
        "This child did not receive help for substance misuse: say whether help was offered.",
        "Where substance misuse was found (1) and help was not received (0), whether it was offered is filled in.",
        Where((_misuse == "1") & (_received == "0") & _offered.is_null()),
        Example(
            "Nothing said of an offer, beside one that was made, and a child without the problem.",
            breaks=(oc2(SUBSTANCE_MISUSE="1", INTERVENTION_RECEIVED="0"),),
            keeps=(
                oc2(SUBSTANCE_MISUSE="1", INTERVENTION_RECEIVED="0", INTERVENTION_OFFERED="0"),
                oc2(CHILD="A2", SUBSTANCE_MISUSE="0", INTERVENTION_RECEIVED="0"),
            ),
        ),
    ),
    error(
        "181",
        "OC2",
        ITEMS,
        "An item about this child's health or offending is neither 0 nor 1. Write 0 for no and 1 for yes.",
        "Each of the eight items, where it is filled in, is 0 or 1.",
        Where(any_horizontal(~col(name).is_in(YES_NO) for name in ITEMS)),
        Example(
            "A word in place of 1, and a number that stands for nothing, beside 0, 1 and a blank.",
            breaks=(oc2(TEETH_CHECK="Y"), oc2(CHILD="A2", INTERVENTION_OFFERED="2")),
            keeps=(
                oc2(TEETH_CHECK="0"),
                oc2(CHILD="A2", INTERVENTION_OFFERED="1", CONVICTED=None),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "182",
        "OC2",
        ITEMS,
        "Immunisations, teeth, health assessment or substance misuse is blank, but other items are not. "
        "Fill in all four, or none of this table's items.",
        "Immunisations, teeth check, health assessment and substance misuse are all filled in, or all eight items are "
        "blank.",
        Where(~all_given("OC2", *ASKED_OF_ALL) & any_given("OC2", *ITEMS)),
        Example(
            "One of the four blank, and only a conviction filled in, beside all of the four and none of the eight.",
            breaks=(
                oc2(TEETH_CHECK=None),
                oc2(CHILD="A2", **{**dict.fromkeys(ITEMS), "CONVICTED": "1"}),
            ),
            keeps=(oc2(CONVICTED=None), oc2(CHILD="A2", **dict.fromkeys(ITEMS))),
            rows=(0, 1),
        ),
        note="All OC2 fields are the eight that the list names: a score of strengths and difficulties does not count.",
    ),
    error(
        "192",
        "OC2",
        ("INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"),
        "This child has a problem with substance misuse: say whether help was received.",
        "Where substance misuse was found (1), whether help was received is filled in.",
        Where((_misuse == "1") & _received.is_null()),
        Example(
            "Nothing said of help, beside help received, and a child without the problem.",
            breaks=(oc2(SUBSTANCE_MISUSE="1"),),
            keeps=(
                oc2(SUBSTANCE_MISUSE="1", INTERVENTION_RECEIVED="1"),
                oc2(CHILD="A2", SUBSTANCE_MISUSE="0"),
            ),
        ),
    ),
    error(
        "193",
        "OC2",
        ("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
        "Help for substance misuse is filled in, but no problem is recorded. Check SUBSTANCE_MISUSE, or leave help blank.",
        "Where substance misuse was not found (0 or blank), neither help received nor help offered is filled in.",
        Where(
            (_misuse.is_null() | (_misuse == "0"))
            & any_given("OC2", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
        ),
        Example(
            "Help not received and no problem, and help offered where nothing is said of a problem.",
            breaks=(
                oc2(SUBSTANCE_MISUSE="0", INTERVENTION_RECEIVED="0"),
                oc2(CHILD="A2", SUBSTANCE_MISUSE=None, INTERVENTION_OFFERED="1"),
            ),
            keeps=(
                oc2(SUBSTANCE_MISUSE="0"),
                oc2(CHILD="A2", SUBSTANCE_MISUSE="1", INTERVENTION_RECEIVED="0"),
            ),
            rows=(0, 1),
        ),
    ),
)
