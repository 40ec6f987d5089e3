"""385 to 390, 407, 437, 460, 516: the reason why an episode ended, beside the child's age and placement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from polars import Expr, Series, col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rows, Rule, Severity, Where
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, in_order, with_child
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header

ADOPTED = ("E11", "E12")
# Two codes before 2018-19, four since.
GUARDIANSHIP = ("E43", "E44", "E45", "E46", "E47", "E48")
_rule = partial(Rule, severity=Severity.ERROR, over="Episodes", ruleset="2022-23")


def _at_end(reasons: tuple[str, ...], wrong: Callable[[Expr], Expr]) -> Rows:
    """The episodes that ended for one of the reasons when the child had the wrong age."""

    def find(tables: Tables) -> Series:
        ended = tables["Episodes"].filter(col("REC").is_in(reasons))
        children = with_child(ended, tables, "Header", "DOB")
        return children.filter(wrong(age(col("DOB"), col("DEC"))))[ROW]

    return Rows(find)


def _aged(code: str, reasons: tuple[str, ...], what: str, years: int, *, under: bool) -> Rule:
    """A rule that a reason does not go with an age: under so many years, or that and more."""
    said = f"under {years}" if under else f"{years} or over"
    must = f"{years} or over" if under else f"under {years}"
    birthday, before = f"{2025 - years}-09-01", f"{2025 - years}-09-02"
    wrong_dob, right_dob = (before, birthday) if under else (birthday, before)
    ended = {"DEC": "2025-09-01", "REC": reasons[-1]}
    return _rule(
        code=code,
        fields=("REC", "DEC", "Header.DOB"),
        message=f"The reason says that {what}, but the child was {said} on that day. Check the reason, its day and the "
        "date of birth.",
        logic=f"A child whose episode ended with {' or '.join(reasons)} was {must} on the day it ended.",
        check=_at_end(reasons, lambda years_old: years_old < years if under else years_old >= years),
        examples=(
            Example(
                f"The birthday of {years} {'on the day after' if under else 'on the day itself'}, beside one a day "
                f"{'earlier' if under else 'later'}; another reason at any age.",
                breaks=(header(DOB=wrong_dob), episode(**ended)),
                keeps=(
                    header(DOB=right_dob),
                    episode(**ended),
                    header(CHILD="A2", DOB=wrong_dob),
                    episode(CHILD="A2", DEC="2025-09-01", REC="E8"),
                ),
            ),
        ),
    )


def _after_the_last(tables: Tables) -> Series:
    """The episodes that ended with death or with an age of eighteen, and are not a child's newest."""
    return in_order(tables["Episodes"]).filter(col("REC").is_in(["E2", "E15"]) & ~col("newest"))[ROW]


RULES = (
    _rule(
        code="385",
        fields=("DEC",),
        message="This episode is said to have ended after 31 March, the end of this collection. Leave the end blank, or "
        "correct the day.",
        logic="An episode ends on or before the last day of the collection year.",
        check=Where(col("DEC") > YEAR_ENDS),
        examples=(
            Example(
                "The first day of the next year, beside the last of this.",
                breaks=(episode(DEC="2026-04-01", REC="X1"),),
                keeps=(episode(DEC="2026-03-31", REC="X1"), episode(CHILD="A2")),
            ),
        ),
    ),
    _aged("386", ADOPTED, "the child was adopted", 18, under=False),
    _aged("387", ("E5", "E6"), "the child moved to live independently", 14, under=True),
    _aged("389", ("E7",), "adult social care took over", 16, under=True),
    _rule(
        code="390",
        fields=("REC", "PLACE"),
        message="This child was adopted, but not from a placement for adoption (A3 to A6). Check the reason and the type "
        "of placement.",
        logic="An episode that ended with adoption (E11, E12) was in a placement for adoption (A3 to A6).",
        check=Where(
            col("REC").is_in(ADOPTED) & ~col("PLACE").is_in(["A3", "A4", "A5", "A6"]).fill_null(False)
        ),
        examples=(
            Example(
                "An adoption out of a foster placement, and one without a placement, beside one out of a placement for "
                "adoption.",
                breaks=(
                    episode(DEC="2025-09-01", REC="E11"),
                    episode(CHILD="A2", PLACE=None, DEC="2025-09-01", REC="E12"),
                ),
                keeps=(episode(PLACE="A3", DEC="2025-09-01", REC="E12"), episode(CHILD="A2")),
                rows=(0, 1),
            ),
        ),
        note="The text says “previously placed”; we look at the placement of the episode that ended, as its fields do.",
    ),
    _aged("407", GUARDIANSHIP, "a special guardian was appointed", 18, under=False),
    _rule(
        code="437",
        fields=("REC",),
        message="The reason says that this child died (E2) or was found to be an adult (E15), but later episodes follow. "
        "Check the reason and the later episodes.",
        logic="No episode of a child follows one that ended with E2 or E15.",
        check=Rows(_after_the_last),
        examples=(
            Example(
                "An episode after each of the reasons, beside the same reasons at the end.",
                breaks=(
                    episode(DEC="2025-06-01", REC="E2"),
                    episode(DECOM="2025-07-01"),
                    episode(CHILD="A2", DEC="2025-06-01", REC="E15"),
                    episode(CHILD="A2", DECOM="2025-07-01"),
                ),
                keeps=(
                    episode(DEC="2025-06-01", REC="X1"),
                    episode(DECOM="2025-06-01", RNE="P", DEC="2025-07-01", REC="E2"),
                    episode(CHILD="A2", DEC="2025-06-01", REC="E15"),
                ),
                rows=(0, 2),
            ),
        ),
        note="“Aged 18 or over” is read as E15; E17, staying on with carers at 18, is looked at by 460.",
    ),
    _aged("460", ("E17",), "the child stayed with the carers at 18", 18, under=True),
    _rule(
        code="516",
        fields=("REC", "PLACE"),
        message="The reason says that a former foster carer became special guardian (E45, E46), but the child was not in "
        "a foster placement (U1 to U6). Check both codes.",
        logic="An episode that ended with E45 or E46 was in a foster placement (U1 to U6).",
        check=Where(
            col("REC").is_in(["E45", "E46"])
            & ~col("PLACE").is_in(["U1", "U2", "U3", "U4", "U5", "U6"]).fill_null(False)
        ),
        examples=(
            Example(
                "Each of the reasons out of a home, beside out of fostering, and E47 out of a home.",
                breaks=(
                    episode(PLACE="K2", DEC="2025-09-01", REC="E45"),
                    episode(CHILD="A2", PLACE="K2", DEC="2025-09-01", REC="E46"),
                ),
                keeps=(
                    episode(PLACE="U1", DEC="2025-09-01", REC="E45"),
                    episode(CHILD="A2", PLACE="U6", DEC="2025-09-01", REC="E46"),
                    episode(CHILD="A3", PLACE="K2", DEC="2025-09-01", REC="E47"),
                ),
                rows=(0, 1),
            ),
        ),
    ),
)
