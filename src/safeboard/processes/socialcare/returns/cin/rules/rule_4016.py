"""4016: a child in need plan does not start during a child protection plan."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.spans import IN_NEED_PLAN, PROTECTION_PLAN, starting_during
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan, plan


def _during_protection(tables: Tables) -> Series:
    return starting_during(tables, IN_NEED_PLAN, PROTECTION_PLAN)


RULE = Rule(
    code="4016",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanStartDate", "ChildProtectionPlans.CPPstartDate", "ChildProtectionPlans.CPPendDate"),
    message=(
        "This child in need plan starts while the child has a child protection plan. Correct the "
        "dates: it may start on the day the child protection plan ends."
    ),
    logic=(
        "No child in need plan starts inside a child protection plan of the child, first day included "
        "and last day not; one without an end runs to the reference date."
    ),
    check=Rows(_during_protection),
    examples=(
        Example(
            (
                "A plan that starts the day before the child protection plan ends, beside one that "
                "starts on the day."
            ),
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-08-31", CINPlanEndDate=None),
                        plan(CPPstartDate="2025-06-02", CPPendDate="2025-09-01"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-09-01", CINPlanEndDate=None),
                        plan(CPPstartDate="2025-06-02", CPPendDate="2025-09-01"),
                    )
                ),
            ),
        ),
        Example(
            (
                "A plan that starts on the first day of the child protection plan, beside one that "
                "starts the day before."
            ),
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-06-03"),
                        plan(CPPstartDate="2025-06-02", CPPendDate="2025-09-01"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-01", CINPlanEndDate="2025-06-02"),
                        plan(CPPstartDate="2025-06-02", CPPendDate="2025-09-01"),
                    )
                ),
            ),
        ),
        Example(
            (
                "A plan that starts on the reference date while a child protection plan is open, "
                "beside one that starts after it."
            ),
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2026-03-31", CINPlanEndDate=None),
                        plan(CPPstartDate="2025-06-02", CPPendDate=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2026-04-01", CINPlanEndDate=None),
                        plan(CPPstartDate="2025-06-02", CPPendDate=None),
                    )
                ),
            ),
        ),
        Example(
            "A plan of another episode of the child counts, one of another child does not.",
            breaks=(
                child(
                    episode(in_need_plan(CINPlanStartDate="2025-07-01")),
                    episode(plan(CPPstartDate="2025-06-02")),
                ),
            ),
            keeps=(
                child(episode(in_need_plan(CINPlanStartDate="2025-07-01"))),
                child(episode(plan(CPPstartDate="2025-06-02"))),
            ),
        ),
    ),
    ruleset="2022-23",
    note=(
        "The published text leaves it open whether a plan without an end counts on the reference date "
        "itself; it is still open on it, so here it does. For open episodes 8820 does not count that day."
    ),
)
