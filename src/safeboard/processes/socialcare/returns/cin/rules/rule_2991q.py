"""2991Q: an episode with a section 47 enquiry has an assessment."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, enquiry, episode


def _without_assessment(tables: Tables) -> Series:
    episodes = tables["Section47"][HOLDER]
    return episodes.filter(~episodes.is_in(tables["Assessments"][HOLDER].implode()))


RULE = Rule(
    code="2991Q",
    severity=Severity.QUERY,
    over="CINdetails",
    fields=("CINreferralDate", "Section47.S47ActualStartDate", "Assessments.AssessmentActualStartDate"),
    message=(
        "This episode has a section 47 enquiry and no assessment. Add the assessment, or give the reason."
    ),
    logic="An episode that holds a section 47 enquiry also holds at least one assessment.",
    check=Rows(_without_assessment),
    examples=(
        Example(
            "An enquiry alone, beside an enquiry with an assessment.",
            breaks=(child(episode(enquiry())),),
            keeps=(child(episode(assessment(), enquiry())),),
        ),
        Example(
            "The assessment is in another episode of the child.",
            breaks=(child(episode(assessment()), episode(enquiry())),),
            keeps=(child(episode(), episode(assessment(), enquiry())),),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
