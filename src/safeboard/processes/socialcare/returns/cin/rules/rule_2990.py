"""2990: an episode closed after assessment holds nothing that came after it."""

from __future__ import annotations

from polars import Series, col, concat

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import (
    assessment,
    child,
    enquiry,
    episode,
    in_need_plan,
    plan,
)


def _followed_by_more(tables: Tables) -> Series:
    closed = tables["CINdetails"].filter(col("ReasonForClosure").is_in(("RC8", "RC9")))
    held = concat([tables[each][HOLDER] for each in ("Section47", "ChildProtectionPlans", "CINPlanDates")])
    return closed.filter(col("DateOfInitialCPC").is_not_null() | col(ROW).is_in(held.implode()))[ROW]


RULE = Rule(
    code="2990",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=(
        "ReasonForClosure",
        "DateOfInitialCPC",
        "Section47.S47ActualStartDate",
        "ChildProtectionPlans.CPPstartDate",
        "CINPlanDates.CINPlanStartDate",
    ),
    message=(
        "This episode is closed after assessment (RC8 or RC9), and yet it holds an enquiry, a "
        "conference or a plan. Change the reason for closure, or take out what does not belong to it."
    ),
    logic=(
        "An episode closed with RC8 or RC9 has no section 47 enquiry, no child protection plan, no "
        "child in need plan and no conference date of its own."
    ),
    check=Rows(_followed_by_more),
    examples=(
        Example(
            "An enquiry in an episode closed with RC8, beside the same closed with RC1.",
            breaks=(
                child(episode(assessment(), enquiry(), CINclosureDate="2025-07-01", ReasonForClosure="RC8")),
            ),
            keeps=(
                child(episode(assessment(), enquiry(), CINclosureDate="2025-07-01", ReasonForClosure="RC1")),
            ),
        ),
        Example(
            (
                "A conference, a child protection plan and a child in need plan, each in an episode "
                "closed with RC9."
            ),
            breaks=(
                child(
                    episode(
                        assessment(),
                        DateOfInitialCPC="2025-06-02",
                        CINclosureDate="2025-07-01",
                        ReasonForClosure="RC9",
                    )
                ),
                child(episode(assessment(), CINclosureDate="2025-07-01", ReasonForClosure="RC9")),
                child(episode(assessment(), plan(), CINclosureDate="2025-07-01", ReasonForClosure="RC9")),
                child(
                    episode(assessment(), in_need_plan(), CINclosureDate="2025-07-01", ReasonForClosure="RC9")
                ),
            ),
            keeps=(child(episode(assessment(), CINclosureDate="2025-07-01", ReasonForClosure="RC9")),),
            rows=(0, 2, 3),
        ),
        Example(
            "What another episode of the child holds does not count.",
            breaks=(
                child(
                    episode(),
                    episode(assessment(), enquiry(), CINclosureDate="2025-07-01", ReasonForClosure="RC8"),
                ),
            ),
            keeps=(
                child(
                    episode(assessment(), CINclosureDate="2025-07-01", ReasonForClosure="RC8"),
                    episode(enquiry()),
                ),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
