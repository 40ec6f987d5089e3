"""4010: a child in need plan has a start, by the reference date."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4010",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanStartDate", "Header.ReferenceDate"),
    message=(
        "The start of this child in need plan is missing or after 31 March, the end of the collection "
        "year. Give the date, or leave the plan for next year's return."
    ),
    logic="A child in need plan has a start date, and it is not after the reference date.",
    check=Where(blank("CINPlanStartDate") | (col("CINPlanStartDate") > YEAR_ENDS)),
    examples=(
        Example(
            "A plan without a start, beside one that starts on the reference date.",
            breaks=(child(episode(in_need_plan(CINPlanStartDate=None, CINPlanEndDate=None))),),
            keeps=(child(episode(in_need_plan(CINPlanStartDate="2026-03-31", CINPlanEndDate=None))),),
        ),
        Example(
            "A plan that starts the day after the reference date.",
            breaks=(child(episode(in_need_plan(CINPlanStartDate="2026-04-01", CINPlanEndDate=None))),),
            keeps=(child(episode(in_need_plan(CINPlanStartDate="2026-03-31", CINPlanEndDate=None))),),
        ),
        Example(
            "A start that cannot be read is told as such, not as missing.",
            breaks=(child(episode(in_need_plan(CINPlanStartDate=None, CINPlanEndDate=None))),),
            keeps=(child(episode(in_need_plan(CINPlanStartDate="2025-02-30", CINPlanEndDate=None))),),
        ),
    ),
    ruleset="2022-23",
)
