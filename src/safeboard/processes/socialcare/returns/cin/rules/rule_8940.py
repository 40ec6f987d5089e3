"""8940: the child protection plans of a child do not overlap."""

from __future__ import annotations

from polars import Series, col, lit, when

from safeboard.grammar.statutory.overlaps import starting_inside_another
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_PLAN
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan


def _inside_another(tables: Tables) -> Series:
    runs_to = when(OPEN_PLAN).then(lit(tables.ends_on)).otherwise(col("CPPendDate")).alias("runs_to")
    plans = tables.marked("ChildProtectionPlans").select(ROW, CHILD, "CPPstartDate", runs_to)
    return starting_inside_another(plans, CHILD, "CPPstartDate", "runs_to", with_last_day=True)


RULE = Rule(
    code="8940",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "CPPendDate"),
    message=(
        "This child protection plan starts while another one of the child is running. Check the "
        "dates of both."
    ),
    logic=(
        "No child protection plan starts inside another of the child, from its start to its end, "
        "both included. One without an end runs to the reference date."
    ),
    check=Rows(_inside_another),
    examples=(
        Example(
            "A plan that starts on the last day of another, beside one that starts a day later.",
            breaks=(child(episode(plan(CPPendDate="2025-09-01"), plan(CPPstartDate="2025-09-01"))),),
            keeps=(child(episode(plan(CPPendDate="2025-09-01"), plan(CPPstartDate="2025-09-02"))),),
            rows=(1,),
        ),
        Example(
            "A plan of another episode on the reference date while one is open, beside the day after it.",
            breaks=(child(episode(plan()), episode(plan(CPPstartDate="2026-03-31"))),),
            keeps=(child(episode(plan()), episode(plan(CPPstartDate="2026-04-01"))),),
            rows=(1,),
        ),
        Example(
            "Two plans of one child that overlap, beside the same plans of two children.",
            breaks=(child(episode(plan(CPPstartDate="2025-07-01"), plan())),),
            keeps=(child(episode(plan(CPPstartDate="2025-07-01"))), child(episode(plan()))),
        ),
    ),
    ruleset="2022-23",
)
