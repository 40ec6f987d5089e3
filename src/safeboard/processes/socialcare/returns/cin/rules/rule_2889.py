"""2889: a section 47 enquiry does not start before its referral."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Beside, Example, Rule, Severity
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

RULE = Rule(
    code="2889",
    severity=Severity.ERROR,
    over="Section47",
    fields=("S47ActualStartDate", "CINdetails.CINreferralDate"),
    message="This section 47 enquiry starts before the referral it came from. Check both dates.",
    logic="Within one episode no section 47 enquiry starts before the referral.",
    check=Beside("CINdetails", col("S47ActualStartDate") < col("CINreferralDate")),
    examples=(
        Example(
            ("An enquiry that starts the day before the referral, beside one that starts on the day of it."),
            breaks=(child(episode(enquiry(S47ActualStartDate="2025-04-30"), CINreferralDate="2025-05-01")),),
            keeps=(child(episode(enquiry(S47ActualStartDate="2025-05-01"), CINreferralDate="2025-05-01")),),
        ),
    ),
    ruleset="2022-23",
)
