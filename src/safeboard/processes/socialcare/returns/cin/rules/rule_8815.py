"""8815: a child has at most one open case."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_CASE
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _open_beside_another(tables: Tables) -> Series:
    going_on = tables.marked("CINdetails").filter(OPEN_CASE)
    return going_on.filter(col(CHILD).is_duplicated())[ROW]


RULE = Rule(
    code="8815",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINclosureDate", "ReferralNFA"),
    message=(
        "This child has more than one open episode. Close all but the newest, or mark those that "
        "needed no further action."
    ),
    logic=(
        "A child has at most one episode without a closure date whose referral is marked as having "
        "gone further."
    ),
    check=Rows(_open_beside_another),
    examples=(
        Example(
            "Two open episodes, beside two of which the second needed no further action.",
            breaks=(child(episode(), episode(CINreferralDate="2025-09-01")),),
            keeps=(child(episode(), episode(CINreferralDate="2025-09-01", ReferralNFA="1")),),
            rows=(0, 1),
        ),
        Example(
            "Two open episodes, beside two of which the first is closed.",
            breaks=(child(episode(), episode(CINreferralDate="2025-09-01")),),
            keeps=(
                child(
                    episode(CINclosureDate="2025-08-01", ReasonForClosure="RC7"),
                    episode(CINreferralDate="2025-09-01"),
                ),
            ),
            rows=(0, 1),
        ),
        Example(
            "Two open episodes, beside one in each of two records that share the child's id.",
            breaks=(child(episode(), episode(CINreferralDate="2025-09-01"), LAchildID="C7"),),
            keeps=(
                child(episode(), LAchildID="C7"),
                child(episode(CINreferralDate="2025-09-01"), LAchildID="C7"),
            ),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
    note="A referral that is marked neither way is told by 8568, and is not taken for one that went further.",
)
