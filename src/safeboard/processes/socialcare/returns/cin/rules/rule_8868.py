"""8868: in a closed episode every enquiry led to a conference or required none."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_ENQUIRY
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode


def _closed_too_early(tables: Tables) -> Series:
    enquiries = tables.marked("Section47", "CINdetails")
    return enquiries.filter(col("CINclosureDate").is_not_null() & OPEN_ENQUIRY)["CINdetails"]


RULE = Rule(
    code="8868",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINclosureDate", "Section47.DateOfInitialCPC", "Section47.ICPCnotRequired"),
    message=(
        "This episode is closed but has an enquiry that shows neither a conference nor that none was "
        "required. Give the date of the conference, mark that none was required, or take the closure "
        "out."
    ),
    logic=(
        "Every enquiry of an episode with a closure date has the date of a conference or is marked "
        "as requiring none."
    ),
    check=Rows(_closed_too_early),
    examples=(
        Example(
            "A closed episode with an enquiry that is still open, beside one that required no conference.",
            breaks=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None, ICPCnotRequired="0"),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None, ICPCnotRequired="1"),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    )
                ),
            ),
        ),
        Example(
            (
                "A closed episode with an enquiry that is not marked either way, beside one that led to a "
                "conference."
            ),
            breaks=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None, ICPCnotRequired=None),
                        CINclosureDate="2025-09-01",
                        ReasonForClosure="RC7",
                    )
                ),
            ),
            keeps=(
                child(
                    episode(enquiry(ICPCnotRequired="1"), CINclosureDate="2025-09-01", ReasonForClosure="RC7")
                ),
            ),
        ),
    ),
    ruleset="2022-23",
    note=(
        "An enquiry that both led to a conference and is marked as requiring none keeps the "
        "published rule; other validators tell it."
    ),
)
