"""4013: a child in need plan ends inside the collection year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan

RULE = Rule(
    code="4013",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanEndDate", "Header.ReferenceDate"),
    message=(
        "The end of this child in need plan is not inside the collection year, 1 April to 31 March. "
        "Correct the date; take it out if the plan was still open on 31 March."
    ),
    logic="The end of a child in need plan, where there is one, is inside the collection year.",
    check=Where(outside_year("CINPlanEndDate")),
    examples=(
        Example(
            "A plan that ended the day before the year, beside one that ended on its first day.",
            breaks=(
                child(episode(in_need_plan(CINPlanStartDate="2025-03-03", CINPlanEndDate="2025-03-31"))),
            ),
            keeps=(child(episode(in_need_plan(CINPlanStartDate="2025-03-03", CINPlanEndDate="2025-04-01"))),),
        ),
        Example(
            "A plan that ends the day after the year, beside one that ends on its last day.",
            breaks=(
                child(episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2026-04-01"))),
            ),
            keeps=(child(episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2026-03-31"))),),
        ),
    ),
    ruleset="2022-23",
)
