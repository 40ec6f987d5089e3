"""8675Q: an enquiry without its conference did not start over 15 working days before the reference date."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.dates import add_working_days
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_ENQUIRY
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode

# Published rule 8675Q; the time that statutory guidance (Working Together) allows up to the conference.
WORKING_DAYS = 15


def _overdue(tables: Tables) -> Series:
    first_in_time = add_working_days(tables.ends_on, -WORKING_DAYS)
    overdue = OPEN_ENQUIRY & (col("S47ActualStartDate") < first_in_time)
    return tables.marked("Section47").filter(overdue)[ROW]


RULE = Rule(
    code="8675Q",
    severity=Severity.QUERY,
    over="Section47",
    fields=("S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"),
    message=(
        "This enquiry started more than 15 working days before the end of the census year and shows "
        "no conference. Give its date, mark that none is required, or say why it is still waiting."
    ),
    logic=(
        "An enquiry with no conference date, and not marked as requiring none, did not start more "
        "than 15 working days (bank holidays of England left out) before the reference date."
    ),
    check=Rows(_overdue),
    examples=(
        Example(
            (
                "An enquiry without a conference that started 16 working days before 31 March 2026, beside "
                "15 days."
            ),
            breaks=(child(episode(enquiry(S47ActualStartDate="2026-03-09", DateOfInitialCPC=None))),),
            keeps=(child(episode(enquiry(S47ActualStartDate="2026-03-10", DateOfInitialCPC=None))),),
        ),
        Example(
            "An old enquiry without a conference, beside one that is marked as requiring none.",
            breaks=(child(episode(enquiry(DateOfInitialCPC=None, ICPCnotRequired="0"))),),
            keeps=(child(episode(enquiry(DateOfInitialCPC=None, ICPCnotRequired="1"))),),
        ),
    ),
    ruleset="2022-23",
)
