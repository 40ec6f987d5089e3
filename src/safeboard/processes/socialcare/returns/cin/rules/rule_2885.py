"""2885: a child protection plan starts on the day of its initial conference."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode, plan


def _on_another_day(tables: Tables) -> Series:
    started = tables.held("ChildProtectionPlans", "CINdetails").filter(
        col("CPPstartDate").is_between(tables.starts_on, tables.ends_on)
    )
    enquiries = tables["Section47"].select(HOLDER, CPPstartDate="DateOfInitialCPC")
    unmatched = started.join(enquiries, on=(HOLDER, "CPPstartDate"), how="anti")
    has_enquiry = col(HOLDER).is_in(enquiries[HOLDER].implode())
    return unmatched.filter(has_enquiry | col("CPPstartDate").ne_missing(col("DateOfInitialCPC")))[ROW]


RULE = Rule(
    code="2885",
    severity=Severity.ERROR,
    over="ChildProtectionPlans",
    fields=("CPPstartDate", "Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"),
    message=(
        "This plan does not start on the day of an initial child protection conference of its "
        "episode. Check the start of the plan and the date of the conference."
    ),
    logic=(
        "A plan that starts in the year starts on the conference date of a section 47 enquiry of its "
        "episode, or on the episode's own conference date where it has no enquiry."
    ),
    check=Rows(_on_another_day),
    examples=(
        Example(
            "A plan that starts the day after the conference, beside one that starts on the day.",
            breaks=(child(episode(enquiry(DateOfInitialCPC="2025-06-02"), plan(CPPstartDate="2025-06-03"))),),
            keeps=(child(episode(enquiry(DateOfInitialCPC="2025-06-02"), plan(CPPstartDate="2025-06-02"))),),
        ),
        Example(
            ("An episode with an enquiry, whose own conference date does not count, beside one without."),
            breaks=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None),
                        plan(CPPstartDate="2025-06-02"),
                        DateOfInitialCPC="2025-06-02",
                    )
                ),
            ),
            keeps=(child(episode(plan(CPPstartDate="2025-06-02"), DateOfInitialCPC="2025-06-02")),),
        ),
        Example(
            "The enquiry of another episode does not count: this one's own conference does.",
            breaks=(
                child(
                    episode(enquiry()),
                    episode(plan(CPPstartDate="2025-06-02"), DateOfInitialCPC="2025-06-03"),
                ),
            ),
            keeps=(
                child(
                    episode(enquiry()),
                    episode(plan(CPPstartDate="2025-06-02"), DateOfInitialCPC="2025-06-02"),
                ),
            ),
        ),
        Example(
            "No conference at all, beside a plan that started in the year before.",
            breaks=(child(episode(plan(CPPstartDate="2025-04-01"), CINreferralDate="2025-02-03")),),
            keeps=(child(episode(plan(CPPstartDate="2025-03-31"), CINreferralDate="2025-02-03")),),
        ),
    ),
    ruleset="2022-23",
    note=(
        "A conference recorded on an episode that also has an enquiry does not count, whatever the "
        "enquiry came to."
    ),
)
