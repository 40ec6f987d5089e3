"""141 to 149: the dates and codes of an episode of care."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, Where, unreadable
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order
from safeboard.processes.socialcare.returns.ssda903.checking import not_a_code
from safeboard.processes.socialcare.returns.ssda903.writing import episode


def _open_before_another(tables: Tables) -> Series:
    """Every episode of a child but their newest, where its end or the reason of it is missing."""
    open_still = col("DEC").is_null() | col("REC").is_null()
    return in_order(tables["Episodes"]).filter(~col("newest") & open_still)[ROW]


def _code(code: str, column: str, what: str, wrong: str, right: str, ruleset: str = "2022-23") -> Rule:
    """A rule that a code of an episode, where there is one, is in its year's list."""
    return Rule(
        code=code,
        severity=Severity.ERROR,
        over="Episodes",
        fields=(column,),
        message=f"The {what} of this episode is not one of the codes of this collection. Check {column}.",
        logic=f"The {what}, where it is filled in, is one of the year's published codes, in capitals.",
        check=not_a_code("Episodes", column),
        examples=(
            Example(
                f"{wrong}, which is no code, beside {right} and a blank one.",
                breaks=(episode(**{column: wrong}), episode(**{column: right.lower()})),
                keeps=(episode(**{column: right}), episode(**{column: None})),
                rows=(0, 1),
            ),
        ),
        ruleset=ruleset,
    )


RULES = (
    Rule(
        code="141",
        severity=Severity.ERROR,
        over="Episodes",
        fields=("DECOM",),
        message="The day on which this episode began is not a day of the calendar. Write it as 31/12/2025.",
        logic="The start of an episode is a day of the calendar. A blank one is turned back when the file is read.",
        check=Where(unreadable("DECOM")),
        examples=(
            Example(
                "A day that no calendar has, and a year of two digits.",
                breaks=(episode(DECOM="38/04/2025"), episode(DECOM="01/05/25")),
                keeps=(episode(DECOM="2025-04-30"), episode(DECOM="2025-05-01")),
                rows=(0, 1),
            ),
        ),
        ruleset="2022-23",
    ),
    Rule(
        code="142",
        severity=Severity.ERROR,
        over="Episodes",
        fields=("DEC", "REC", "DECOM"),
        message="A later episode of this child has started, but this one has no end or no reason for it. Fill in both.",
        logic="Every episode of a child but the newest has an end and a reason for it.",
        check=Rows(_open_before_another),
        examples=(
            Example(
                "An episode without an end before another, and one without its reason, in any order of the file.",
                breaks=(
                    episode(DECOM="2025-09-01", RNE="P"),
                    episode(DECOM="2025-05-01"),
                    episode(CHILD="A2", DECOM="2025-05-01", DEC="2025-09-01"),
                    episode(CHILD="A2", DECOM="2025-09-01", RNE="P"),
                ),
                keeps=(
                    episode(DECOM="2025-09-01", RNE="P"),
                    episode(DECOM="2025-05-01", DEC="2025-09-01", REC="X1"),
                    episode(CHILD="A2", DECOM="2025-05-01"),
                ),
                rows=(1, 2),
            ),
        ),
        ruleset="2022-23",
    ),
    _code("143", "RNE", "reason for a new episode", "SP", "S"),
    _code("144", "LS", "legal status", "S20", "C2"),
    _code("145", "CIN", "category of need", "N9", "N1"),
    _code("146", "PLACE", "type of placement", "H5", "U6", ruleset="2025-26"),
    Rule(
        code="147",
        severity=Severity.ERROR,
        over="Episodes",
        fields=("DEC",),
        message="The day on which this episode ended is not a day of the calendar. Write it as 31/12/2025.",
        logic="The end of an episode, where it is filled in, is a day of the calendar.",
        check=Where(unreadable("DEC")),
        examples=(
            Example(
                "A month that does not exist, beside a last day of February and no end.",
                breaks=(episode(DEC="01/13/2025", REC="X1"),),
                keeps=(episode(DEC="2026-02-28", REC="X1"), episode()),
            ),
        ),
        ruleset="2022-23",
    ),
    Rule(
        code="148",
        severity=Severity.ERROR,
        over="Episodes",
        fields=("DEC", "REC"),
        message="This episode has an end without a reason, or a reason without an end. Fill in both or neither.",
        logic="The end of an episode and the reason for it are both filled in or both blank.",
        check=Where((col("DEC").is_null() & ~unreadable("DEC")) != col("REC").is_null()),
        examples=(
            Example(
                "An end alone, and a reason alone; a day that cannot be read is filled in all the same.",
                breaks=(episode(DEC="2025-09-01"), episode(REC="X1")),
                keeps=(episode(DEC="2025-09-01", REC="X1"), episode(), episode(DEC="31/02/2026", REC="X1")),
                rows=(0, 1),
            ),
        ),
        ruleset="2022-23",
    ),
    _code("149", "REC", "reason why an episode ended", "X", "E4A"),
)
