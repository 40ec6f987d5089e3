"""564 to 574, 586: the periods in which a child was missing or away without authorisation, by themselves."""

from __future__ import annotations

from functools import partial

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rule, Severity, Where, blank, outside_year
from safeboard.processes.socialcare.returns.ssda903.shapes import begun_while_another_runs
from safeboard.processes.socialcare.returns.ssda903.writing import missing

_rule = partial(Rule, severity=Severity.ERROR, over="Missing", ruleset="2022-23")

RULES = (
    _rule(
        code="564",
        fields=("MIS_START", "MISSING"),
        message="It is not said when this child went missing or away. Fill in the start of the period.",
        logic="A period with the code M or A has a start.",
        check=Where(col("MISSING").is_in(["M", "A"]) & blank("MIS_START")),
        examples=(
            Example(
                "Each kind without a start, beside one with it and one that cannot be read.",
                breaks=(missing(MIS_START=None), missing(CHILD="A2", MISSING="A", MIS_START=None)),
                keeps=(
                    missing(),
                    missing(CHILD="A2", MIS_START="31/02/2026"),
                    missing(CHILD="A3", MISSING=None, MIS_START=None),
                ),
                rows=(0, 1),
            ),
        ),
    ),
    _rule(
        code="565",
        fields=("MISSING", "MIS_START"),
        message="This period has a start, but it is not said whether the child was missing (M) or away without "
        "authorisation (A). Fill it in.",
        logic="A period with a start has a code in MISSING.",
        check=Where(col("MISSING").is_null() & ~blank("MIS_START")),
        examples=(
            Example(
                "A start alone, beside a start with a code, and an end alone.",
                breaks=(missing(MISSING=None, MIS_END=None),),
                keeps=(missing(MISSING="A"), missing(CHILD="A2", MISSING=None, MIS_START=None)),
            ),
        ),
    ),
    _rule(
        code="566",
        fields=("MISSING", "MIS_END"),
        message="This period has an end, but it is not said whether the child was missing (M) or away without "
        "authorisation (A). Fill it in.",
        logic="A period with an end has a code in MISSING.",
        check=Where(col("MISSING").is_null() & ~blank("MIS_END")),
        examples=(
            Example(
                "An end alone, beside an end with a code, and a start alone.",
                breaks=(missing(MISSING=None, MIS_START=None),),
                keeps=(missing(MISSING="M"), missing(CHILD="A2", MISSING=None, MIS_END=None)),
            ),
        ),
    ),
    _rule(
        code="567",
        fields=("MIS_END", "MIS_START"),
        message="This period ended before it began. Check both days.",
        logic="A period ends on or after the day on which it began.",
        check=Where(col("MIS_END") < col("MIS_START")),
        examples=(
            Example(
                "An end the day before, beside an end on the day.",
                breaks=(missing(MIS_END="2025-07-31"),),
                keeps=(missing(MIS_END="2025-08-01"), missing(CHILD="A2", MIS_END=None)),
            ),
        ),
    ),
    _rule(
        code="570",
        fields=("MIS_START",),
        message="This period began after 31 March, the end of this collection. Correct the day, or leave the period for "
        "next year's return.",
        logic="A period begins on or before the last day of the collection year.",
        check=Where(col("MIS_START") > YEAR_ENDS),
        examples=(
            Example(
                "The first day of the next year, beside the last of this.",
                breaks=(missing(MIS_START="2026-04-01", MIS_END=None),),
                keeps=(missing(MIS_START="2026-03-31", MIS_END=None),),
            ),
        ),
    ),
    _rule(
        code="571",
        fields=("MIS_END",),
        message="This period ended before 1 April or after 31 March, outside this collection. Correct the day, or leave "
        "the end blank.",
        logic="The end of a period, where there is one, lies within the collection year.",
        check=Where(outside_year("MIS_END")),
        examples=(
            Example(
                "The day before the year and the day after it, beside its first and its last.",
                breaks=(
                    missing(MIS_START="2025-03-01", MIS_END="2025-03-31"),
                    missing(CHILD="A2", MIS_END="2026-04-01"),
                ),
                keeps=(
                    missing(MIS_START="2025-03-01", MIS_END="2025-04-01"),
                    missing(CHILD="A2", MIS_END="2026-03-31"),
                    missing(CHILD="A3", MIS_END=None),
                ),
                rows=(0, 1),
            ),
        ),
    ),
    _rule(
        code="574",
        fields=("MIS_START", "MIS_END"),
        message="This period began while another one of this child was still running. End the earlier one, or correct "
        "the days.",
        logic="No period begins before the end of another of the same child that began earlier; without an end it runs "
        "on.",
        check=begun_while_another_runs("Missing", "MIS_START", "MIS_END"),
        examples=(
            Example(
                "A day before the end of the one before, and after one without an end; beside the day of the end, and "
                "another child.",
                breaks=(
                    missing(MIS_END="2025-08-04"),
                    missing(MIS_START="2025-08-03", MIS_END="2025-08-09"),
                    missing(CHILD="A2", MIS_START="2025-12-01", MIS_END="2025-12-02"),
                    missing(CHILD="A2", MIS_END=None),
                ),
                keeps=(
                    missing(MIS_END="2025-08-04"),
                    missing(MIS_START="2025-08-04", MIS_END=None),
                    missing(CHILD="A2", MIS_START="2025-08-05"),
                ),
                rows=(1, 2),
            ),
            Example(
                "After one whose end cannot be read nothing is known of it.",
                breaks=(missing(MIS_END=None), missing(MIS_START="2025-09-01", MIS_END=None)),
                keeps=(missing(MIS_END="31/02/2026"), missing(MIS_START="2025-09-01", MIS_END=None)),
                rows=(1,),
            ),
        ),
    ),
    _rule(
        code="586",
        fields=("MIS_START", "DOB"),
        message="This period is before the child was born. Check its days and the date of birth.",
        logic="No period begins before the date of birth that its row gives.",
        check=Where(col("MIS_START") < col("DOB")),
        examples=(
            Example(
                "A birth the day after the start, beside one on the day.",
                breaks=(missing(DOB="2025-08-02"),),
                keeps=(missing(DOB="2025-08-01"),),
            ),
        ),
    ),
)
