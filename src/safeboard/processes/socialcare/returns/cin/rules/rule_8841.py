"""8841: every review is after the start of its child protection plan."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan


def _reviewed_too_early(tables: Tables) -> Series:
    reviews = tables.held("Reviews", "ChildProtectionPlans")
    return reviews.filter(col("CPPreviewDate") <= col("CPPstartDate"))["ChildProtectionPlans"]


RULE = Rule(
    code="8841",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "Reviews.CPPreviewDate"),
    message=(
        "This child protection plan has a review on or before the day it starts. Check its start and "
        "the dates of its reviews."
    ),
    logic="Every review of a child protection plan is after the day it starts.",
    check=Rows(_reviewed_too_early),
    examples=(
        Example(
            "A review on the first day of its plan, beside one on the second.",
            breaks=(child(episode(plan("2025-06-02", CPPstartDate="2025-06-02"))),),
            keeps=(child(episode(plan("2025-06-03", CPPstartDate="2025-06-02"))),),
        ),
        Example(
            "A second review before the plan starts, beside one after it.",
            breaks=(child(episode(plan("2025-09-01", "2025-05-30", CPPstartDate="2025-06-02"))),),
            keeps=(child(episode(plan("2025-09-01", "2025-12-01", CPPstartDate="2025-06-02"))),),
        ),
    ),
    ruleset="2022-23",
)
