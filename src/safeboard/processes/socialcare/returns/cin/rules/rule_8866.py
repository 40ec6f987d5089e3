"""8866: a referral from April 2013 on says where it came from."""

from __future__ import annotations

from datetime import date

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode

FIELD = "CINdetails.ReferralSource"
# Published rule 8866: referrals before it need no source.
SINCE = date(2013, 4, 1)


def _not_a_source(tables: Tables) -> Series:
    # The list has grown (5D came in 2022-23): a return is held to the list of its own year.
    known = col("ReferralSource").is_in(tables.layout.codes(FIELD)).fill_null(False)
    return tables["CINdetails"].filter((col("CINreferralDate") >= SINCE) & ~known)[ROW]


RULE = Rule(
    code="8866",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("ReferralSource", "CINreferralDate"),
    message=(
        "This referral does not say where it came from, or not with a code of the census. Give the "
        "source of the referral."
    ),
    logic=(
        "A referral from 1 April 2013 on has a source, and it is a code of the collection's year: 1A "
        "to 1D, 2A, 2B, 3A to 3F, 4, 5A to 5D (5D since 2022-23), 6 to 10."
    ),
    check=Rows(_not_a_source),
    examples=(
        Example(
            "A referral without a source, beside one from 31 March 2013.",
            breaks=(child(episode(ReferralSource=None, CINreferralDate="2013-04-01")),),
            keeps=(child(episode(ReferralSource=None, CINreferralDate="2013-03-31")),),
        ),
        Example(
            "A referral from the source 5E, beside one from 5D.",
            breaks=(child(episode(ReferralSource="5E")),),
            keeps=(child(episode(ReferralSource="5D")),),
        ),
    ),
    ruleset="2022-23",
)
