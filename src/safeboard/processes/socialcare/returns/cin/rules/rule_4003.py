"""4003: a child protection review is not held during a child in need plan."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables, pairs
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan, plan


def _during_plan(tables: Tables) -> Series:
    reviews = tables.held("Reviews", "ChildProtectionPlans").select(ROW, CHILD, "CPPreviewDate", "CPPendDate")
    ended = tables["CINPlanDates"].select(ROW, CHILD, "CINPlanStartDate", "CINPlanEndDate").drop_nulls()
    held_on = col("CPPreviewDate")
    inside = (held_on >= col("CINPlanStartDate")) & (held_on < col("CINPlanEndDate"))
    return pairs(reviews, ended, on=CHILD).filter(inside & held_on.ne_missing(col("CPPendDate")))[ROW]


RULE = Rule(
    code="4003",
    severity=Severity.ERROR,
    over="Reviews",
    fields=(
        "CPPreviewDate",
        "CINPlanDates.CINPlanStartDate",
        "CINPlanDates.CINPlanEndDate",
        "ChildProtectionPlans.CPPendDate",
    ),
    message=(
        "This review of a child protection plan is dated while a child in need plan was running. "
        "Check the date of the review and the dates of the child in need plan."
    ),
    logic=(
        "No review is dated from the start of a child in need plan of the child up to the day before "
        "its end, unless the review is on the day its child protection plan ends."
    ),
    check=Rows(_during_plan),
    examples=(
        Example(
            "A review on the first day of a child in need plan, beside one on its last day.",
            breaks=(
                child(
                    episode(
                        plan("2025-09-01"),
                        in_need_plan(CINPlanStartDate="2025-09-01", CINPlanEndDate="2025-10-01"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        plan("2025-10-01"),
                        in_need_plan(CINPlanStartDate="2025-09-01", CINPlanEndDate="2025-10-01"),
                    )
                ),
            ),
        ),
        Example(
            (
                "A review the day before the child in need plan ends, beside one on the day the child "
                "protection plan ends."
            ),
            breaks=(
                child(
                    episode(
                        plan("2025-08-01", "2025-09-30", CPPendDate="2025-10-01"),
                        in_need_plan(CINPlanStartDate="2025-09-01", CINPlanEndDate="2025-10-01"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        plan("2025-09-30", CPPendDate="2025-09-30"),
                        in_need_plan(CINPlanStartDate="2025-09-01", CINPlanEndDate="2025-10-01"),
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            ("A child in need plan of another episode of the child counts too, beside one of another child."),
            breaks=(
                child(
                    episode(plan("2025-09-15")),
                    episode(in_need_plan(CINPlanStartDate="2025-09-01", CINPlanEndDate="2025-10-01")),
                ),
            ),
            keeps=(
                child(episode(plan("2025-09-15"))),
                child(episode(in_need_plan(CINPlanStartDate="2025-09-01", CINPlanEndDate="2025-10-01"))),
            ),
        ),
    ),
    ruleset="2022-23",
    note=(
        "The published text speaks of the days between a start and an end: a child in need plan "
        "without an end is not looked at here, but by 4001, 4016 and 4017."
    ),
)
