"""378 to 426: short breaks under an agreed series (V3, V4), and care by agreement (V2) with parents."""

from __future__ import annotations

from functools import partial

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.shapes import any_given
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, review

_rule = partial(Rule, severity=Severity.ERROR, over="Episodes", ruleset="2022-23")
_short = col("LS").is_in(["V3", "V4"])


def _only_short_breaks(tables: Tables) -> Series:
    """The children all of whose episodes are short breaks."""
    of_child = (
        tables["Episodes"].drop_nulls(CHILD).group_by(CHILD).agg(_short.fill_null(False).all().alias("all"))
    )
    return of_child.filter("all")[CHILD]


def _mother_or_review(tables: Tables) -> Series:
    """The headers of children only in short breaks, with the mother field filled or with a review."""
    reviewed = tables.marked("Reviews").filter(any_given("Reviews", "REVIEW", "REVIEW_CODE"))[CHILD]
    said = col("MOTHER").is_not_null() | col(CHILD).is_in(reviewed.drop_nulls().unique().implode())
    return tables["Header"].filter(col(CHILD).is_in(_only_short_breaks(tables).implode()) & said)[ROW]


def _both_kinds(tables: Tables) -> Series:
    """The episodes of short breaks of children who have both kinds."""
    breaks = tables["Episodes"].drop_nulls(CHILD).filter(_short)
    return breaks.filter(col("LS").n_unique().over(CHILD) == 2)[ROW]


RULES = (
    _rule(
        code="378",
        fields=("LS", "PLACE"),
        message="This child is placed with parents (P1), but is in care by a single agreement with them (V2). Check "
        "both codes.",
        logic="An episode placed with parents (P1) is not under a single period of accommodation (V2).",
        check=Where((col("PLACE") == "P1") & (col("LS") == "V2")),
        examples=(
            Example(
                "With parents by agreement, beside with parents under a care order and elsewhere by agreement.",
                breaks=(episode(PLACE="P1", LS="V2"),),
                keeps=(episode(PLACE="P1", LS="C2"), episode(CHILD="A2", LS="V2")),
            ),
        ),
    ),
    _rule(
        code="384",
        fields=("PLACE", "LS"),
        message="This child is cared for in short breaks (V3 or V4), but in a long-term foster placement. Check both "
        "codes.",
        logic="An episode under V3 or V4 is not in long-term fostering (U1, U4).",
        check=Where(_short & col("PLACE").is_in(["U1", "U4"])),
        examples=(
            Example(
                "Short breaks in long-term fostering, beside short breaks in other fostering.",
                breaks=(episode(LS="V3", PLACE="U1"), episode(CHILD="A2", LS="V4", PLACE="U4")),
                keeps=(episode(LS="V3", PLACE="U6"), episode(CHILD="A2", LS="V2", PLACE="U4")),
                rows=(0, 1),
            ),
        ),
    ),
    _rule(
        code="398",
        fields=("HOME_POST", "PL_POST", "LS"),
        message="Postcodes are not asked for in short breaks (V3 or V4). Take them out, or check the legal status.",
        logic="An episode under V3 or V4 has no home postcode and no placement postcode.",
        check=Where(_short & (col("HOME_POST").is_not_null() | col("PL_POST").is_not_null())),
        examples=(
            Example(
                "One postcode alone in each of two short breaks, beside none.",
                breaks=(episode(LS="V3", PL_POST=None), episode(CHILD="A2", LS="V4", HOME_POST=None)),
                keeps=(episode(LS="V3", HOME_POST=None, PL_POST=None), episode(CHILD="A2", LS="V2")),
                rows=(0, 1),
            ),
        ),
        note="The text speaks of the distance, which is worked out from the two postcodes; its fields are those.",
    ),
    _rule(
        code="399",
        over="Header",
        fields=("MOTHER", "Episodes.LS", "Reviews.REVIEW", "Reviews.REVIEW_CODE"),
        message="This child is cared for only in short breaks (V3 or V4), but being a mother or a review is filled in. "
        "Take it out, or check the legal status.",
        logic="A child all of whose episodes are under V3 or V4 has no entry for mother and no review.",
        check=Rows(_mother_or_review),
        examples=(
            Example(
                "An entry for mother, and a review, of children only in short breaks; beside one also in other care.",
                breaks=(
                    header(MOTHER="0"),
                    header(CHILD="A2", MOTHER=None),
                    episode(LS="V3"),
                    episode(CHILD="A2", LS="V4"),
                    review(CHILD="A2", REVIEW_CODE=None),
                ),
                keeps=(
                    header(MOTHER=None),
                    header(CHILD="A2"),
                    episode(LS="V3"),
                    episode(CHILD="A2", LS="V4"),
                    episode(CHILD="A2", DECOM="2025-06-01", LS="C2"),
                    review(CHILD="A2"),
                    review(REVIEW=None, REVIEW_CODE=None),
                ),
                rows=(0, 1),
            ),
        ),
        note="A child who was also looked after otherwise may have both, so that such a child is not told.",
    ),
    _rule(
        code="426",
        fields=("LS",),
        message="This child has short breaks under both V3 and V4 in one year. Only one of them can be right: check "
        "the legal status of these episodes.",
        logic="No child has episodes under V3 and under V4 in one return.",
        check=Rows(_both_kinds),
        examples=(
            Example(
                "Both kinds for one child, beside one kind for each of two children.",
                breaks=(
                    episode(LS="V3"),
                    episode(DECOM="2025-06-01", LS="V4"),
                    episode(DECOM="2025-07-01", LS="C2"),
                ),
                keeps=(
                    episode(LS="V3"),
                    episode(DECOM="2025-06-01", LS="V3"),
                    episode(CHILD="A2", LS="V4"),
                    episode(DECOM="2025-07-01", LS="C2"),
                ),
                rows=(0, 1),
            ),
        ),
    ),
)
