"""8935: a child has at most one open child protection plan."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_PLAN
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan


def _open_beside_another(tables: Tables) -> Series:
    without_end = tables.marked("ChildProtectionPlans").filter(OPEN_PLAN)
    return without_end.filter(col(CHILD).is_duplicated())[ROW]


RULE = Rule(
    code="8935",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPendDate",),
    message=(
        "This child has more than one child protection plan without an end date. Close all but the newest."
    ),
    logic="A child has at most one child protection plan without an end.",
    check=Rows(_open_beside_another),
    examples=(
        Example(
            "Two plans without an end, in two episodes, beside two of which the first has ended.",
            breaks=(
                child(
                    episode(plan()), episode(plan(CPPstartDate="2025-10-01"), CINreferralDate="2025-09-01")
                ),
            ),
            keeps=(
                child(
                    episode(plan(CPPendDate="2025-08-01")),
                    episode(plan(CPPstartDate="2025-10-01"), CINreferralDate="2025-09-01"),
                ),
            ),
            rows=(0, 1),
        ),
        Example(
            "Two plans without an end, beside one of each of two children.",
            breaks=(child(episode(plan(), plan(CPPstartDate="2025-10-01"))),),
            keeps=(child(episode(plan())), child(episode(plan(CPPstartDate="2025-10-01")))),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
)
