"""101 to 105: what is said of a child in the header, and of an unaccompanied asylum-seeking child."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_STARTS, Example, Where, unreadable
from safeboard.processes.socialcare.returns.ssda903.shapes import error, listed
from safeboard.processes.socialcare.returns.ssda903.writing import header, uasc

RULES = (
    listed(
        "101",
        "SEX",
        "sex of this child",
        header,
        "1",
        "F",
        blank_too=True,
        ruleset="2024-25",
        note="M, F or U since 2024-25; before, 1 or 2.",
    ),
    error(
        "102",
        "Header",
        ("DOB",),
        "This child has no date of birth, or one that is not a day. Write it as 31/12/2025.",
        "Every child has a date of birth that is a day of the calendar.",
        Where(col("DOB").is_null()),
        Example(
            "A day that no calendar has, and none at all, beside a leap day.",
            breaks=(header(DOB="38/04/2015"), header(CHILD="A2", DOB=None)),
            keeps=(header(DOB="2016-02-29"), header(CHILD="A2")),
            rows=(0, 1),
        ),
    ),
    listed("103", "ETHNIC", "ethnicity of this child", header, "wbri", "WBRI", blank_too=True),
    error(
        "104",
        "UASC",
        ("DUC",),
        "The date on which this child's status as asylum-seeking ended is not a day, or is before this year.",
        "The end of the status, where there is one, is a day of the calendar and not before 1 April.",
        Where(unreadable("DUC") | (col("DUC") < YEAR_STARTS)),
        Example(
            "A day that cannot be read, and the day before the year, beside its first day and no end.",
            breaks=(uasc(DUC="31/02/2026"), uasc(CHILD="A2", DUC="2025-03-31")),
            keeps=(uasc(DUC="2025-04-01"), uasc(CHILD="A2", DUC=None)),
            rows=(0, 1),
        ),
    ),
    listed(
        "105",
        "UASC",
        "mark for an unaccompanied asylum-seeking child",
        header,
        "Y",
        "1",
        blank_too=True,
        note="The CSV form has no such field: there it follows from the file UASC and is always 0 or 1.",
    ),
)
