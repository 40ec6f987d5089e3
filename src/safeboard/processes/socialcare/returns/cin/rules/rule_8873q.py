"""8873Q: an episode whose only assessment found no factor was closed after assessment."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import assessment, child, episode

NO_FACTOR_FOUND = "21"
CLOSED_AFTER_ASSESSMENT = ("RC8", "RC9")


def _closed_otherwise(tables: Tables) -> Series:
    factors = tables["AssessmentFactors"]
    nothing_found = factors.filter(col("AssessmentFactors") == NO_FACTOR_FOUND)[HOLDER].unique()
    assessments = tables.held("Assessments", "CINdetails")
    episodes = assessments[HOLDER].gather(nothing_found)
    of_these = assessments.filter(col(HOLDER).is_in(episodes.implode()))
    after_assessment = col("ReasonForClosure").is_in(CLOSED_AFTER_ASSESSMENT).fill_null(False)
    return of_these.filter(col(HOLDER).is_unique() & ~after_assessment)[ROW]


RULE = Rule(
    code="8873Q",
    severity=Severity.QUERY,
    over="Assessments",
    fields=("AssessmentFactors.AssessmentFactors", "CINdetails.ReasonForClosure"),
    message=(
        "The only assessment of this episode found no factor (21), but the episode is not closed "
        "after assessment. Check the factors, or close it with RC8 or RC9, or say why it is right."
    ),
    logic=(
        "Where the only assessment of an episode has the factor 21, the reason for closure is RC8 or RC9."
    ),
    check=Rows(_closed_otherwise),
    examples=(
        Example(
            "An episode closed for RC7 whose only assessment found no factor, beside one closed for RC8.",
            breaks=(child(episode(assessment("21"), CINclosureDate="2025-09-01", ReasonForClosure="RC7")),),
            keeps=(child(episode(assessment("21"), CINclosureDate="2025-09-01", ReasonForClosure="RC8")),),
        ),
        Example(
            "An open episode whose only assessment found no factor, beside one with two assessments.",
            breaks=(child(episode(assessment("21"))),),
            keeps=(
                child(
                    episode(
                        assessment("21"),
                        assessment(
                            "2B",
                            AssessmentActualStartDate="2025-07-01",
                            AssessmentAuthorisationDate="2025-08-01",
                        ),
                    )
                ),
            ),
        ),
        Example(
            "An episode closed for RC7 whose only assessment found no factor, beside one that found some.",
            breaks=(child(episode(assessment("21"), CINclosureDate="2025-09-01", ReasonForClosure="RC7")),),
            keeps=(child(episode(assessment("20"), CINclosureDate="2025-09-01", ReasonForClosure="RC7")),),
        ),
        Example(
            (
                "The second and third episode, whose only assessments found no factor, beside the same "
                "closed for RC8 and RC9."
            ),
            breaks=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-04-02", AssessmentAuthorisationDate="2025-04-20"
                        ),
                        CINreferralDate="2025-04-01",
                        CINclosureDate="2025-04-30",
                        ReasonForClosure="RC7",
                    ),
                    episode(assessment("21"), CINclosureDate="2025-08-01", ReasonForClosure="RC7"),
                    episode(
                        assessment(
                            "21",
                            AssessmentActualStartDate="2025-09-02",
                            AssessmentAuthorisationDate="2025-10-01",
                        ),
                        CINreferralDate="2025-09-01",
                        CINclosureDate="2025-11-03",
                        ReasonForClosure="RC7",
                    ),
                ),
            ),
            keeps=(
                child(
                    episode(
                        assessment(
                            AssessmentActualStartDate="2025-04-02", AssessmentAuthorisationDate="2025-04-20"
                        ),
                        CINreferralDate="2025-04-01",
                        CINclosureDate="2025-04-30",
                        ReasonForClosure="RC7",
                    ),
                    episode(assessment("21"), CINclosureDate="2025-08-01", ReasonForClosure="RC8"),
                    episode(
                        assessment(
                            "21",
                            AssessmentActualStartDate="2025-09-02",
                            AssessmentAuthorisationDate="2025-10-01",
                        ),
                        CINreferralDate="2025-09-01",
                        CINclosureDate="2025-11-03",
                        ReasonForClosure="RC9",
                    ),
                ),
            ),
            rows=(1, 2),
        ),
    ),
    ruleset="2022-23",
    note=(
        "The published rule asks for a reason of closure, so an episode that is still open is told as well. "
        "It names no date of completion among its fields: an assessment that is not completed counts too, "
        "though the published words speak of a completed one."
    ),
)
