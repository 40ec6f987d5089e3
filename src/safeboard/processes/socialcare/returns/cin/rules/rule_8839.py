"""8839: an episode has at most one open enquiry."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_ENQUIRY
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode


def _open_beside_another(tables: Tables) -> Series:
    waiting = tables.marked("Section47").filter(OPEN_ENQUIRY)
    return waiting.filter(col(HOLDER).is_duplicated())[ROW]


RULE = Rule(
    code="8839",
    severity=Severity.ERROR,
    over="Section47",
    fields=("DateOfInitialCPC", "ICPCnotRequired"),
    message=(
        "This episode has more than one enquiry still waiting for a conference. Give the date of "
        "each conference held, or mark that none is required."
    ),
    logic="In an episode at most one enquiry has no conference date and is not marked as requiring none.",
    check=Rows(_open_beside_another),
    examples=(
        Example(
            "Two open enquiries of one episode, beside two of which the first required no conference.",
            breaks=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None),
                        enquiry(S47ActualStartDate="2025-09-01", DateOfInitialCPC=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None, ICPCnotRequired="1"),
                        enquiry(S47ActualStartDate="2025-09-01", DateOfInitialCPC=None),
                    )
                ),
            ),
            rows=(0, 1),
        ),
        Example(
            "Two open enquiries of one episode, beside one in each of two episodes.",
            breaks=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None),
                        enquiry(S47ActualStartDate="2025-09-01", DateOfInitialCPC=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(enquiry(DateOfInitialCPC=None)),
                    episode(
                        enquiry(S47ActualStartDate="2025-09-01", DateOfInitialCPC=None),
                        CINreferralDate="2025-09-01",
                    ),
                ),
            ),
            rows=(0, 1),
        ),
        Example(
            (
                "Two enquiries without a conference that are not marked either way, beside two of which the "
                "first led to one."
            ),
            breaks=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None, ICPCnotRequired=None),
                        enquiry(S47ActualStartDate="2025-09-01", DateOfInitialCPC=None, ICPCnotRequired=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(ICPCnotRequired=None),
                        enquiry(S47ActualStartDate="2025-09-01", DateOfInitialCPC=None, ICPCnotRequired=None),
                    )
                ),
            ),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
)
