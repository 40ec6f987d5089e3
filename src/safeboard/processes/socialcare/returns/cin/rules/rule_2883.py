"""2883: no more child protection plans start than initial conferences are held."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode, plan


def _more_plans(tables: Tables) -> Series:
    def in_the_year(table: str, column: str) -> int:
        return int(tables[table][column].is_between(tables.starts_on, tables.ends_on).sum())

    conferences = in_the_year("Section47", "DateOfInitialCPC") + in_the_year("CINdetails", "DateOfInitialCPC")
    too_many = in_the_year("ChildProtectionPlans", "CPPstartDate") > conferences
    return tables["Header"][ROW].head(1 if too_many else 0)


RULE = Rule(
    code="2883",
    severity=Severity.ERROR,
    over="Header",
    fields=("ChildProtectionPlans.CPPstartDate", "Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"),
    message=(
        "More child protection plans started in the year than initial conferences were held. Look for "
        "plans whose conference is not recorded."
    ),
    logic=(
        "Over the whole return, the plans that start in the year are not more than the initial "
        "conferences in it, those of section 47 enquiries and those of episodes together. It is told "
        "once, at the header."
    ),
    check=Rows(_more_plans),
    examples=(
        Example(
            (
                "Two plans and one conference, beside two plans, one conference of an enquiry and one "
                "of an episode."
            ),
            breaks=(
                child(episode(enquiry(), plan())),
                child(episode(plan())),
            ),
            keeps=(
                child(episode(enquiry(), plan())),
                child(episode(plan(), DateOfInitialCPC="2025-06-02")),
            ),
        ),
        Example(
            "A conference on the last day of the year before does not count.",
            breaks=(child(episode(enquiry(DateOfInitialCPC="2025-03-31"), plan())),),
            keeps=(child(episode(enquiry(DateOfInitialCPC="2025-04-01"), plan())),),
        ),
    ),
    ruleset="2022-23",
)
