"""576: periods missing or away that last year's return left open."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, last_rows
from safeboard.processes.socialcare.returns.ssda903.writing import header, last_year, missing


def _not_gone_on(tables: Tables) -> Series:
    """The children with an open period last year that this year's return does not have."""
    left_open = last_rows(tables, "Missing").drop_nulls([CHILD, "MIS_START"]).filter(blank("MIS_END"))
    gone = left_open.join(tables["Missing"], on=[CHILD, "MIS_START"], how="anti")
    return tables["Header"].filter(has_row(tables["Header"], gone))[ROW]


RULES = (
    Rule(
        code="576",
        severity=Severity.ERROR,
        over="Header",
        fields=("CHILD", "Missing.MIS_START", "Missing.MIS_END"),
        message="Last year's return ended with a period missing or away that was still open, and this year's return "
        "does not have it. Add it with the same start.",
        logic="A period without an end in last year's return stands in this year's too, with the same start.",
        check=Rows(_not_gone_on),
        examples=(
            Example(
                "A period that is not told any more, and one with another start; beside the same start, and one that "
                "had ended.",
                breaks=(
                    *last_year(
                        missing(MIS_START="2025-03-01", MIS_END=None),
                        missing(CHILD="A2", MIS_START="2025-03-01", MIS_END=None),
                    ),
                    header(),
                    header(CHILD="A2"),
                    missing(CHILD="A2", MIS_START="2025-03-02", MIS_END="2025-04-02"),
                ),
                keeps=(
                    *last_year(
                        missing(MIS_START="2025-03-01", MIS_END=None),
                        missing(CHILD="A2", MIS_START="2025-03-01", MIS_END="2025-03-02"),
                        missing(CHILD="A3", MIS_START="2025-03-01", MIS_END="31/02/2026"),
                    ),
                    header(),
                    header(CHILD="A2"),
                    header(CHILD="A3"),
                    missing(MIS_START="2025-03-01", MIS_END="2025-04-02"),
                ),
                rows=(0, 1),
            ),
        ),
        ruleset="2022-23",
        last_year=True,
        note="It is told at the child's header, as there may be no row of the period to tell.",
    ),
)
