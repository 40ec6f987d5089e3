"""8770Q: a child of school age has a unique pupil number, or a reason why not."""

from __future__ import annotations

from datetime import date

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.states import WENT_FURTHER
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# Published rule 8770Q: of school age is who turns six by 1 September after the reference date.
YEARS, MONTH, DAY = 6, 9, 1


def _without_number(tables: Tables) -> Series:
    born_by = date(tables.ends_on.year - YEARS, MONTH, DAY)
    without = col("UPN").is_null() & (col("UPNunknown").is_null() | (col("UPNunknown") == "UN1"))
    referrals = tables.held("CINdetails", "ChildIdentifiers")
    asked = WENT_FURTHER & without & (col("PersonBirthDate") <= born_by)
    return referrals.filter(asked)["ChildIdentifiers"]


RULE = Rule(
    code="8770Q",
    severity=Severity.QUERY,
    over="ChildIdentifiers",
    fields=("UPN", "UPNunknown", "PersonBirthDate", "CINdetails.ReferralNFA"),
    message=(
        "This child is of school age and has neither a unique pupil number nor a reason that fits. "
        "Give the number, or a reason other than UN1, or say why neither is there."
    ),
    logic=(
        "A child born on or before the 1 September that is six years before the one after the "
        "reference date, with a referral that went further, has a unique pupil number or a reason "
        "other than UN1."
    ),
    check=Rows(_without_number),
    examples=(
        Example(
            "A child without a number who was born on 1 September 2020, beside one born a day later.",
            breaks=(child(episode(), PersonBirthDate="2020-09-01", UPNunknown="UN1"),),
            keeps=(child(episode(), PersonBirthDate="2020-09-02", UPNunknown="UN1"),),
        ),
        Example(
            "A child of school age with neither number nor reason, beside one with a reason.",
            breaks=(child(episode(), PersonBirthDate="2015-06-01", UPNunknown=None),),
            keeps=(child(episode(), PersonBirthDate="2015-06-01", UPNunknown="UN2"),),
        ),
        Example(
            (
                "A child of school age without a number whose second referral went further, beside one whose "
                "referrals did not."
            ),
            breaks=(child(episode(ReferralNFA="1"), episode(CINreferralDate="2025-09-01"), UPNunknown=None),),
            keeps=(
                child(
                    episode(ReferralNFA="1"),
                    episode(CINreferralDate="2025-09-01", ReferralNFA="1"),
                    UPNunknown=None,
                ),
            ),
        ),
    ),
    ruleset="2024-25",
    note=(
        "The published list does not say whether a child born on that 1 September is of school age; "
        "here it is."
    ),
)
