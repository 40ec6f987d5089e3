"""4017: a child protection plan does not start during a child in need plan."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.spans import IN_NEED_PLAN, PROTECTION_PLAN, starting_during
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan, plan


def _during_help(tables: Tables) -> Series:
    return starting_during(tables, PROTECTION_PLAN, IN_NEED_PLAN)


RULE = Rule(
    code="4017",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "CINPlanDates.CINPlanStartDate", "CINPlanDates.CINPlanEndDate"),
    message=(
        "This child protection plan starts while the child has a child in need plan. Correct the "
        "dates: it may start on the day the child in need plan ends."
    ),
    logic=(
        "No child protection plan starts inside a child in need plan of the child, first day included "
        "and last day not; one without an end runs to the reference date."
    ),
    check=Rows(_during_help),
    examples=(
        Example(
            (
                "A plan that starts the day before the child in need plan ends, beside one that "
                "starts on the day."
            ),
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-09-01"),
                        plan(CPPstartDate="2025-08-31", CPPendDate=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-09-01"),
                        plan(CPPstartDate="2025-09-01", CPPendDate=None),
                    )
                ),
            ),
        ),
        Example(
            (
                "A plan that starts on the first day of the child in need plan, beside one that "
                "starts the day before."
            ),
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-09-01"),
                        plan(CPPstartDate="2025-06-02", CPPendDate="2025-06-03"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-09-01"),
                        plan(CPPstartDate="2025-06-01", CPPendDate="2025-06-02"),
                    )
                ),
            ),
        ),
        Example(
            (
                "A plan that starts on the reference date while a child in need plan is open, beside "
                "one that starts after it."
            ),
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate=None),
                        plan(CPPstartDate="2026-03-31", CPPendDate=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate=None),
                        plan(CPPstartDate="2026-04-01", CPPendDate=None),
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
    note=(
        "The published text leaves it open whether a plan without an end counts on the reference date "
        "itself; it is still open on it, so here it does. For open episodes 8820 does not count that day."
    ),
)
