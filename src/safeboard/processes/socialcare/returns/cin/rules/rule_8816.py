"""8816: an open case is the child's latest."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_CASE
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _open_before_another(tables: Tables) -> Series:
    several = tables.marked("CINdetails").filter(col(CHILD).is_duplicated())
    latest = col("CINreferralDate").max().over(CHILD)
    return several.filter((col("CINreferralDate") < latest) & OPEN_CASE)[ROW]


RULE = Rule(
    code="8816",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINclosureDate", "ReferralNFA", "CINreferralDate"),
    message=(
        "This episode is open although the child has a later referral. Close it, or mark that it "
        "needed no further action."
    ),
    logic=(
        "An episode without a closure date, whose referral is marked as having gone further, has the "
        "latest referral date of the child."
    ),
    check=Rows(_open_before_another),
    examples=(
        Example(
            "An open episode before a later referral, beside one of the same day.",
            breaks=(
                child(
                    episode(CINreferralDate="2025-05-01"),
                    episode(
                        CINreferralDate="2025-05-02", CINclosureDate="2025-08-01", ReasonForClosure="RC7"
                    ),
                ),
            ),
            keeps=(
                child(
                    episode(CINreferralDate="2025-05-02"),
                    episode(
                        CINreferralDate="2025-05-02", CINclosureDate="2025-08-01", ReasonForClosure="RC7"
                    ),
                ),
            ),
        ),
        Example(
            "An open episode before a later referral, beside one that needed no further action.",
            breaks=(child(episode(CINreferralDate="2025-09-01"), episode(CINreferralDate="2025-05-02")),),
            keeps=(
                child(
                    episode(CINreferralDate="2025-09-01"),
                    episode(CINreferralDate="2025-05-02", ReferralNFA="1"),
                ),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
    note="A referral that is marked neither way is told by 8568, and is not taken for one that went further.",
)
