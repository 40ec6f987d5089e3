"""2884: an initial conference is recorded in one place."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode


def _recorded_twice(tables: Tables) -> Series:
    of_episodes = tables["CINdetails"].select(CHILD, "DateOfInitialCPC").drop_nulls()
    return tables["Section47"].join(of_episodes, on=(CHILD, "DateOfInitialCPC"), how="semi")[ROW]


RULE = Rule(
    code="2884",
    severity=Severity.ERROR,
    over="Section47",
    fields=("DateOfInitialCPC", "CINdetails.DateOfInitialCPC"),
    message=(
        "This initial child protection conference is recorded on the enquiry and on an episode of the "
        "child too. Keep it in one place: on the enquiry, unless there was none."
    ),
    logic=(
        "No conference date of a section 47 enquiry is the conference date of an episode of the same child."
    ),
    check=Rows(_recorded_twice),
    examples=(
        Example(
            "One date on the enquiry and on its episode, beside two dates.",
            breaks=(child(episode(enquiry(DateOfInitialCPC="2025-06-02"), DateOfInitialCPC="2025-06-02")),),
            keeps=(child(episode(enquiry(DateOfInitialCPC="2025-06-02"), DateOfInitialCPC="2025-06-03")),),
        ),
        Example(
            (
                "One date on an enquiry and on another episode of the child, beside the episode of "
                "another child."
            ),
            breaks=(
                child(
                    episode(enquiry(DateOfInitialCPC="2025-06-02")), episode(DateOfInitialCPC="2025-06-02")
                ),
            ),
            keeps=(
                child(episode(enquiry(DateOfInitialCPC="2025-06-02"))),
                child(episode(DateOfInitialCPC="2025-06-02")),
            ),
        ),
    ),
    ruleset="2022-23",
    note=(
        "All episodes of the child are looked at, not only the enquiry's own, as the sector's validator does."
    ),
)
