"""542 to 547: convictions (from ten years of age) and health checks (under five) in OC2."""

from __future__ import annotations

from polars import Expr, Series, col, lit

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rows, Rule, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, looked_after_all_year
from safeboard.processes.socialcare.returns.ssda903.shapes import all_given, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, oc2

HEALTH = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
_age = age(col("DOB"), YEAR_ENDS)


def _all_year(column: str, aged: Expr) -> Rows:
    """The rows of children of an age, looked after all year, in which the column is blank."""

    def find(tables: Tables) -> Series:
        rows = tables["OC2"].with_columns(lit(tables.ends_on).alias("year_ends_on"))
        cohort = col(CHILD).is_in(looked_after_all_year(tables).implode())
        return rows.filter(cohort & aged & col(column).is_null())[ROW]

    return Rows(find)


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
        _all_year("CONVICTED", _age >= 10),
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
        _all_year("HEALTH_CHECK", _age < 5),
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
        "A child of five or over on 31 March has no entry for health surveillance checks.",
        Where((_age >= 5) & col("HEALTH_CHECK").is_not_null()),
        Example(
            "A fifth birthday on 31 March, beside one on 1 April.",
            breaks=(oc2(DOB="2021-03-31", HEALTH_CHECK="1"),),
            keeps=(oc2(DOB="2021-04-01", HEALTH_CHECK="1"), oc2(CHILD="A2")),
        ),
    ),
    _with_health("547", "HEALTH_CHECK", "Health surveillance checks"),
)
