"""4001: an episode has no open child in need plan beside an open child protection plan."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_IN_NEED_PLAN, OPEN_PLAN
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan, plan


def _open_beside_open(tables: Tables) -> Series:
    protected = tables.marked("ChildProtectionPlans").filter(OPEN_PLAN)
    without_end = tables.marked("CINPlanDates").filter(OPEN_IN_NEED_PLAN)
    return without_end.filter(col(HOLDER).is_in(protected[HOLDER].implode()))[ROW]


RULE = Rule(
    code="4001",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanEndDate", "ChildProtectionPlans.CPPendDate"),
    message=(
        "This child in need plan has no end date, and nor has a child protection plan of the same "
        "episode. Close the one that has ended."
    ),
    logic=(
        "An episode does not hold a child in need plan without an end and a child protection plan "
        "without an end."
    ),
    check=Rows(_open_beside_open),
    examples=(
        Example(
            "Both open, beside a child in need plan that ended.",
            breaks=(child(episode(in_need_plan(), plan())),),
            keeps=(child(episode(in_need_plan(CINPlanEndDate="2025-06-02"), plan())),),
        ),
        Example(
            "Both open in one episode, beside each open in an episode of its own.",
            breaks=(child(episode(in_need_plan(CINPlanEndDate="2025-07-01"), in_need_plan(), plan())),),
            keeps=(
                child(episode(plan()), episode(in_need_plan())),
                child(episode(in_need_plan()), episode(plan())),
            ),
            rows=(1,),
        ),
        Example(
            "An end that cannot be read is no open plan.",
            breaks=(child(episode(in_need_plan(), plan())),),
            keeps=(
                child(episode(in_need_plan(CINPlanEndDate="2025-06-31"), plan())),
                child(episode(in_need_plan(), plan(CPPendDate="2025-06-31"))),
            ),
        ),
    ),
    ruleset="2022-23",
)
