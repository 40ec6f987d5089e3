"""8890: no enquiry starts while another of the episode runs."""

from __future__ import annotations

from polars import Series, col, lit, when

from safeboard.grammar.statutory.overlaps import starting_inside_another
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import HOLDER, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_ENQUIRY
from safeboard.processes.socialcare.returns.cin.writing import child, enquiry, episode


def _inside_another(tables: Tables) -> Series:
    runs_to = when(OPEN_ENQUIRY).then(lit(tables.ends_on)).otherwise(col("DateOfInitialCPC")).alias("runs_to")
    rows = tables.marked("Section47").select(ROW, HOLDER, "S47ActualStartDate", runs_to)
    return starting_inside_another(rows, HOLDER, "S47ActualStartDate", "runs_to", with_last_day=True)


RULE = Rule(
    code="8890",
    severity=Severity.ERROR,
    over="Section47",
    fields=("S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"),
    message="This enquiry starts while another one of the episode is running. Check the dates of both.",
    logic=(
        "No enquiry starts inside another of the same episode, from its start to its conference, "
        "both included. One without a conference, and not marked as requiring none, runs to the "
        "reference date."
    ),
    check=Rows(_inside_another),
    examples=(
        Example(
            (
                "An enquiry that starts on the day of another's conference, beside one that starts a day "
                "later."
            ),
            breaks=(
                child(
                    episode(
                        enquiry(), enquiry(S47ActualStartDate="2025-06-02", DateOfInitialCPC="2025-06-20")
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(), enquiry(S47ActualStartDate="2025-06-03", DateOfInitialCPC="2025-06-20")
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            (
                "An enquiry on the reference date while another is open, beside one after an enquiry that "
                "required no conference."
            ),
            breaks=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None),
                        enquiry(S47ActualStartDate="2026-03-31", DateOfInitialCPC=None),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        enquiry(DateOfInitialCPC=None, ICPCnotRequired="1"),
                        enquiry(S47ActualStartDate="2026-03-31", DateOfInitialCPC=None),
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            "Two enquiries of one episode, the later one first, beside one in each of two episodes.",
            breaks=(
                child(
                    episode(
                        enquiry(S47ActualStartDate="2025-05-20", DateOfInitialCPC="2025-06-10"), enquiry()
                    )
                ),
            ),
            keeps=(
                child(
                    episode(enquiry(S47ActualStartDate="2025-05-20", DateOfInitialCPC="2025-06-10")),
                    episode(enquiry()),
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
