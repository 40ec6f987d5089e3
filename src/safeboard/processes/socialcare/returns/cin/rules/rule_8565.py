"""8565: nothing happens in an episode after it is closed."""

from __future__ import annotations

from polars import Series, any_horizontal, col, concat

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import (
    Group,
    assessment,
    child,
    enquiry,
    episode,
    in_need_plan,
    plan,
)

ACTIVITY = {
    "Assessments": ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    "Section47": ("S47ActualStartDate", "DateOfInitialCPC"),
    "ChildProtectionPlans": ("CPPendDate",),
    "CINPlanDates": ("CINPlanStartDate", "CINPlanEndDate"),
}


def _after_closure(tables: Tables) -> Series:
    episodes = tables["CINdetails"]
    late = [episodes.filter(col("DateOfInitialCPC") > col("CINclosureDate"))[ROW]]
    for table, dates in ACTIVITY.items():
        rows = tables.held(table, "CINdetails")
        late.append(rows.filter(any_horizontal(col(*dates) > col("CINclosureDate")))[HOLDER])
    return concat(late)


def _each_on(day: str) -> tuple[Group, ...]:
    """A closed case for each kind of activity, on the day."""
    parts = (
        assessment(AssessmentActualStartDate=day, AssessmentAuthorisationDate=None),
        assessment(AssessmentAuthorisationDate=day),
        enquiry(S47ActualStartDate=day, DateOfInitialCPC=None),
        enquiry(DateOfInitialCPC=day),
        plan(CPPendDate=day),
        in_need_plan(CINPlanStartDate=day),
        in_need_plan(CINPlanEndDate=day),
    )
    return (
        *(child(episode(part, CINclosureDate="2025-07-01", ReasonForClosure="RC1")) for part in parts),
        child(episode(DateOfInitialCPC=day, CINclosureDate="2025-07-01", ReasonForClosure="RC1")),
    )


RULE = Rule(
    code="8565",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=(
        "CINclosureDate",
        "DateOfInitialCPC",
        "Assessments.AssessmentActualStartDate",
        "Assessments.AssessmentAuthorisationDate",
        "Section47.S47ActualStartDate",
        "Section47.DateOfInitialCPC",
        "ChildProtectionPlans.CPPendDate",
        "CINPlanDates.CINPlanStartDate",
        "CINPlanDates.CINPlanEndDate",
    ),
    message=(
        "Something in this episode is dated after the case was closed. Correct the date of closure, "
        "or the date of the assessment, enquiry, conference or plan that is later."
    ),
    logic=(
        "The date of closure is on or after the start and end of every assessment, the start of every "
        "section 47 enquiry, every initial conference, the end of every child protection plan, and "
        "the start and end of every child in need plan of the episode."
    ),
    check=Rows(_after_closure),
    examples=(
        Example(
            ("Each kind of activity the day after the case was closed, beside the same on the day of it."),
            breaks=_each_on("2025-07-02"),
            keeps=_each_on("2025-07-01"),
            rows=(0, 1, 2, 3, 4, 5, 6, 7),
        ),
        Example(
            "The second of two episodes, of which the first is still open.",
            breaks=(
                child(
                    episode(),
                    episode(
                        enquiry(DateOfInitialCPC="2025-07-02"),
                        CINclosureDate="2025-07-01",
                        ReasonForClosure="RC1",
                    ),
                ),
            ),
            keeps=(
                child(
                    episode(),
                    episode(
                        enquiry(DateOfInitialCPC="2025-07-01"),
                        CINclosureDate="2025-07-01",
                        ReasonForClosure="RC1",
                    ),
                ),
            ),
            rows=(1,),
        ),
        Example(
            (
                "A child protection plan may start after the closure as far as this rule goes; it "
                "looks at its end."
            ),
            breaks=(
                child(
                    episode(
                        plan(CPPstartDate="2025-07-02", CPPendDate="2025-07-03"),
                        CINclosureDate="2025-07-01",
                        ReasonForClosure="RC1",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        plan(CPPstartDate="2025-07-02"), CINclosureDate="2025-07-01", ReasonForClosure="RC1"
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
