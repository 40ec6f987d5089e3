"""8720: a child protection plan has a start, and not one after the reference date."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8720",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "Header.ReferenceDate"),
    message=(
        "This child protection plan has no start, or one after the end of the census year. Give the "
        "day it started; leave out plans of next year."
    ),
    logic="The start of a child protection plan is given and is not after the reference date.",
    check=Where(blank("CPPstartDate") | (col("CPPstartDate") > YEAR_ENDS)),
    examples=(
        Example(
            "A plan that starts on the day after the reference date, beside one that starts on it.",
            breaks=(child(episode(plan(CPPstartDate="2026-04-01"))),),
            keeps=(child(episode(plan(CPPstartDate="2026-03-31"))),),
        ),
        Example(
            "A plan without a start, beside one with it.",
            breaks=(child(episode(plan(CPPstartDate=None))),),
            keeps=(child(episode(plan(CPPstartDate="2025-06-02"))),),
        ),
    ),
    ruleset="2022-23",
)
