"""101 to 105: what is said of a child in the header, and of an unaccompanied asylum-seeking child."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_STARTS, Example, Rule, Severity, Where, unreadable
from safeboard.processes.socialcare.returns.ssda903.checking import not_a_code
from safeboard.processes.socialcare.returns.ssda903.writing import header, uasc

RULES = (
    Rule(
        code="101",
        severity=Severity.ERROR,
        over="Header",
        fields=("SEX",),
        message="The sex of this child is not one of the codes of this collection. Check it.",
        logic="Sex is M, F or U; before 2024-25 it was 1 or 2.",
        check=not_a_code("Header", "SEX", blank=True),
        examples=(
            Example(
                "A number where a letter has been asked for since 2024-25, and no sex at all.",
                breaks=(header(SEX="1"), header(CHILD="A2", SEX=None)),
                keeps=(header(SEX="F"), header(CHILD="A2", SEX="U")),
                rows=(0, 1),
            ),
        ),
        ruleset="2024-25",
    ),
    Rule(
        code="102",
        severity=Severity.ERROR,
        over="Header",
        fields=("DOB",),
        message="This child has no date of birth, or one that is not a day. Write it as 31/12/2025.",
        logic="Every child has a date of birth that is a day of the calendar.",
        check=Where(col("DOB").is_null()),
        examples=(
            Example(
                "A day that no calendar has, and none at all, beside a leap day.",
                breaks=(header(DOB="38/04/2015"), header(CHILD="A2", DOB=None)),
                keeps=(header(DOB="2016-02-29"), header(CHILD="A2")),
                rows=(0, 1),
            ),
        ),
        ruleset="2022-23",
    ),
    Rule(
        code="103",
        severity=Severity.ERROR,
        over="Header",
        fields=("ETHNIC",),
        message="The ethnicity of this child is missing or is not one of the codes. Check it.",
        logic="Every child has one of the published codes of ethnicity, in capitals.",
        check=not_a_code("Header", "ETHNIC", blank=True),
        examples=(
            Example(
                "Words in place of the code, and a code in small letters.",
                breaks=(header(ETHNIC="White British"), header(CHILD="A2", ETHNIC="wbri")),
                keeps=(header(ETHNIC="WBRI"), header(CHILD="A2", ETHNIC="NOBT")),
                rows=(0, 1),
            ),
        ),
        ruleset="2022-23",
    ),
    Rule(
        code="104",
        severity=Severity.ERROR,
        over="UASC",
        fields=("DUC",),
        message="The date on which this child's status as asylum-seeking ended is not a day, or is before this year.",
        logic="The end of the status, where there is one, is a day of the calendar and not before 1 April.",
        check=Where(unreadable("DUC") | (col("DUC") < YEAR_STARTS)),
        examples=(
            Example(
                "A day that cannot be read, and the day before the year, beside its first day and no end.",
                breaks=(uasc(DUC="31/02/2026"), uasc(CHILD="A2", DUC="2025-03-31")),
                keeps=(uasc(DUC="2025-04-01"), uasc(CHILD="A2", DUC=None)),
                rows=(0, 1),
            ),
        ),
        ruleset="2022-23",
    ),
    Rule(
        code="105",
        severity=Severity.ERROR,
        over="Header",
        fields=("UASC",),
        message="It is not said whether this child is an unaccompanied asylum-seeking child. Write 0 or 1.",
        logic="The field UASC is 0 or 1.",
        check=not_a_code("Header", "UASC", blank=True),
        examples=(
            Example(
                "Neither of the codes, and nothing beside another child's 1.",
                breaks=(header(UASC="Y"), header(CHILD="A2", UASC=None), header(CHILD="A3", UASC="1")),
                keeps=(header(UASC="0"), header(CHILD="A2", UASC="1")),
                rows=(0, 1),
            ),
        ),
        ruleset="2022-23",
        note="The CSV form has no such field: there it follows from the file UASC and is always 0 or 1.",
    ),
)
