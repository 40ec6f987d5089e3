"""4004: an episode has at most one open child in need plan."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_IN_NEED_PLAN
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan


def _open_beside_another(tables: Tables) -> Series:
    without_end = tables.marked("CINPlanDates").filter(OPEN_IN_NEED_PLAN)
    return without_end.filter(col(HOLDER).is_duplicated())[ROW]


RULE = Rule(
    code="4004",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanEndDate",),
    message="This child has more than one child in need plan without an end date in one episode. Close all but the newest.",
    logic="An episode holds at most one child in need plan without an end.",
    check=Rows(_open_beside_another),
    examples=(
        Example(
            "Two plans without an end, beside two of which the first has ended.",
            breaks=(child(episode(in_need_plan(), in_need_plan(CINPlanStartDate="2025-09-01"))),),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanEndDate="2025-08-01"), in_need_plan(CINPlanStartDate="2025-09-01")
                    )
                ),
            ),
            rows=(0, 1),
        ),
        Example(
            "Two plans without an end in one episode, beside one in each of two.",
            breaks=(child(episode(in_need_plan()), episode(in_need_plan(), in_need_plan())),),
            keeps=(child(episode(in_need_plan()), episode(in_need_plan())),),
            rows=(1, 2),
        ),
        Example(
            "A plan whose end cannot be read is not taken for open.",
            breaks=(child(episode(in_need_plan(), in_need_plan())),),
            keeps=(child(episode(in_need_plan(), in_need_plan(CINPlanEndDate="2025-06-31"))),),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
    note="Open plans in two episodes of one child are told by 4014, which looks at their dates.",
)
