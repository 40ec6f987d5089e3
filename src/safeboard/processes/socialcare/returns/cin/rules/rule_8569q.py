"""8569Q: an old referral is not marked as no further action."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.dates import add_working_days
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# One working day, from the published rule.
GRACE = 1


def _old_and_no_action(tables: Tables) -> Series:
    earliest = add_working_days(tables.starts_on, -GRACE)
    return tables["CINdetails"].filter(col("ReferralNFA") & (col("CINreferralDate") < earliest))[ROW]


RULE = Rule(
    code="8569Q",
    severity=Severity.QUERY,
    over="CINdetails",
    fields=("ReferralNFA", "CINreferralDate", "Header.ReferenceDate"),
    message=(
        "This referral was made in an earlier year and is marked as no further action, so it should "
        "not be in this return. Take it out, correct the date or the mark, or give the reason."
    ),
    logic=(
        "A referral from before the last working day before the collection year is not marked as no "
        "further action."
    ),
    check=Rows(_old_and_no_action),
    examples=(
        Example(
            (
                "A referral from the Friday before the last working day of the year before, a Monday, "
                "beside one from that Monday."
            ),
            breaks=(child(episode(CINreferralDate="2025-03-28", ReferralNFA="1")),),
            keeps=(child(episode(CINreferralDate="2025-03-31", ReferralNFA="1")),),
        ),
        Example(
            "An old referral that went no further, beside one that went on.",
            breaks=(child(episode(), episode(CINreferralDate="2024-11-01", ReferralNFA="1")),),
            keeps=(child(episode(), episode(CINreferralDate="2024-11-01", ReferralNFA="0")),),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
