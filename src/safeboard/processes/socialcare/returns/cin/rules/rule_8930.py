"""8930: a child protection plan ends inside the census year."""

from __future__ import annotations

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, outside_year
from safeboard.processes.socialcare.returns.cin.writing import child, episode, plan

RULE = Rule(
    code="8930",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPendDate", "Header.ReferenceDate"),
    message=(
        "This child protection plan ends outside the census year. Check its end date; leave out "
        "plans that ended before the year began."
    ),
    logic=(
        "The end of a child protection plan, where given, is from 1 April to 31 March of the census year."
    ),
    check=Where(outside_year("CPPendDate")),
    examples=(
        Example(
            "The day before the year begins, beside its first day.",
            breaks=(
                child(
                    episode(
                        plan(CPPstartDate="2025-03-10", CPPendDate="2025-03-31"), CINreferralDate="2025-03-01"
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        plan(CPPstartDate="2025-03-10", CPPendDate="2025-04-01"), CINreferralDate="2025-03-01"
                    )
                ),
            ),
        ),
        Example(
            "The day after the year ends, beside its last day.",
            breaks=(
                child(
                    episode(
                        plan(CPPstartDate="2025-03-10", CPPendDate="2026-04-01"), CINreferralDate="2025-03-01"
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        plan(CPPstartDate="2025-03-10", CPPendDate="2026-03-31"), CINreferralDate="2025-03-01"
                    )
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
