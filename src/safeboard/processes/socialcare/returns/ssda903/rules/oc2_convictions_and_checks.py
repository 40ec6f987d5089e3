"""542 to 547: convictions (from ten years of age) and health checks (under five) in OC2."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rule, Where
from safeboard.processes.socialcare.returns.ssda903.care import age
from safeboard.processes.socialcare.returns.ssda903.rules.oc2_strengths import in_cohort
from safeboard.processes.socialcare.returns.ssda903.shapes import all_given, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, oc2

HEALTH = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
_age = age(col("DOB"), YEAR_ENDS)


def _with_health(code: str, column: str, what: str) -> Rule:
    """A rule that where one field is filled in, the four of health are."""
    return error(
        code,
        "OC2",
        (column, *HEALTH),
        f"{what} are filled in for this child, but immunisations, teeth, health assessment or substance misuse are not. "
        "Fill in all four.",
        f"Where {column} is filled in, the four fields of health are filled in too.",
        Where(col(column).is_not_null() & ~all_given("OC2", *HEALTH)),
        Example(
            "Each of the four blank in turn, beside all of them filled in, and beside none of it.",
            breaks=tuple(
                oc2(CHILD=f"A{number}", **{column: "0", name: None}) for number, name in enumerate(HEALTH)
            ),
            keeps=(oc2(**{column: "0"}), oc2(CHILD="A2", **{column: None, "TEETH_CHECK": None})),
            rows=(0, 1, 2, 3),
        ),
    )


_SINCE = "2024-05-01"

RULES = (
    error(
        "542",
        "OC2",
        ("CONVICTED", "DOB"),
        "This child was under ten on 31 March, so that convictions are not asked for. Leave the field blank, or check the "
        "date of birth.",
        "A child under ten on 31 March has no entry for convictions.",
        Where((_age < 10) & col("CONVICTED").is_not_null()),
        Example(
            "A tenth birthday on 1 April, beside one on 31 March.",
            breaks=(oc2(DOB="2016-04-01"),),
            keeps=(oc2(DOB="2016-03-31"), oc2(CHILD="A2", DOB="2016-04-01", CONVICTED=None)),
        ),
    ),
    error(
        "543",
        "OC2",
        ("CONVICTED", "DOB", "Episodes.DECOM", "Episodes.DEC"),
        "This child was ten or over on 31 March and in care for twelve months, but nothing is said of convictions. Write "
        "0 or 1.",
        "A child of ten or over on 31 March, looked after throughout the twelve months to it, has an entry for "
        "convictions.",
        in_cohort((_age >= 10) & col("CONVICTED").is_null(), of_cohort=True),
        Example(
            "A tenth birthday on 31 March, beside one on 1 April, and beside a child who came into care in the year.",
            breaks=(oc2(DOB="2016-03-31", CONVICTED=None), episode(DECOM=_SINCE)),
            keeps=(
                oc2(DOB="2016-04-01", CONVICTED=None),
                episode(DECOM=_SINCE),
                oc2(CHILD="A2", CONVICTED=None),
                episode(CHILD="A2"),
                oc2(CHILD="A3"),
                episode(CHILD="A3", DECOM=_SINCE),
                oc2(CHILD="A4", CONVICTED=None),
                episode(CHILD="A4", DECOM=_SINCE, DEC="31/09/2025", REC="X1"),
            ),
        ),
        note="A child without any row in OC2 has no row to tell.",
    ),
    _with_health("544", "CONVICTED", "Convictions"),
    error(
        "545",
        "OC2",
        ("HEALTH_CHECK", "DOB"),
        "This child was under five on 31 March and in care for twelve months, but nothing is said of health surveillance "
        "checks. Write 0 or 1.",
        "A child under five on 31 March, looked after throughout the twelve months to it, has an entry for health "
        "surveillance checks.",
        in_cohort((_age < 5) & col("HEALTH_CHECK").is_null(), of_cohort=True),
        Example(
            "A fifth birthday on 1 April, beside one on 31 March, and beside a child who came into care in the year.",
            breaks=(oc2(DOB="2021-04-01", CONVICTED=None), episode(DECOM=_SINCE)),
            keeps=(
                oc2(DOB="2021-03-31", CONVICTED=None),
                episode(DECOM=_SINCE),
                oc2(CHILD="A2", DOB="2021-04-01", CONVICTED=None),
                episode(CHILD="A2"),
                oc2(CHILD="A3", DOB="2021-04-01", CONVICTED=None, HEALTH_CHECK="0"),
                episode(CHILD="A3", DECOM=_SINCE),
            ),
        ),
        looks_in=("Episodes",),
        note="A child without any row in OC2 has no row to tell.",
    ),
    error(
        "546",
        "OC2",
        ("HEALTH_CHECK", "DOB"),
        "This child was five or over on 31 March, so that health surveillance checks are not asked for. Leave the field "
        "blank, or check the date of birth.",
        "A child of five or over on 31 March, looked after throughout the twelve months to it, has no entry for health "
        "surveillance checks.",
        in_cohort((_age >= 5) & col("HEALTH_CHECK").is_not_null(), of_cohort=True),
        Example(
            "A fifth birthday on 31 March, beside one on 1 April, and beside a child who came into care in the year.",
            breaks=(oc2(DOB="2021-03-31", HEALTH_CHECK="1"), episode(DECOM=_SINCE)),
            keeps=(
                oc2(DOB="2021-04-01", HEALTH_CHECK="1"),
                episode(DECOM=_SINCE),
                oc2(CHILD="A2", HEALTH_CHECK="1"),
                episode(CHILD="A2"),
            ),
        ),
        looks_in=("Episodes",),
        note="The text speaks of children; as its tables name the episodes, children looked after for twelve months are meant. Of "
        "others any entry is told by 190.",
    ),
    _with_health("547", "HEALTH_CHECK", "Health surveillance checks"),
)
