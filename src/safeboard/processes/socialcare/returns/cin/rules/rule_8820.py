"""8820: the episodes of a child do not overlap."""

from __future__ import annotations

from polars import Series, col, lit, when

from safeboard.grammar.statutory.overlaps import starting_inside_another
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import OPEN_CASE
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _inside_another(tables: Tables) -> Series:
    runs_to = when(OPEN_CASE).then(lit(tables.ends_on)).otherwise(col("CINclosureDate")).alias("runs_to")
    episodes = tables.marked("CINdetails").select(ROW, CHILD, "CINreferralDate", runs_to)
    return starting_inside_another(episodes, CHILD, "CINreferralDate", "runs_to", with_last_day=False)


RULE = Rule(
    code="8820",
    severity=Severity.ERROR,
    over="CINdetails",
    fields=("CINreferralDate", "CINclosureDate", "ReferralNFA"),
    message=(
        "This referral came while another episode of the child was running. Check the referral and "
        "closure dates of both; a child has one episode at a time."
    ),
    logic=(
        "No referral date lies inside another episode of the child, from its referral to the day "
        "before its closure. An open one, marked as having gone further, runs to the day before the "
        "reference date."
    ),
    check=Rows(_inside_another),
    examples=(
        Example(
            "A referral the day before another episode closes, beside one on the day it closes.",
            breaks=(
                child(
                    episode(CINclosureDate="2025-08-01", ReasonForClosure="RC7"),
                    episode(CINreferralDate="2025-07-31"),
                ),
            ),
            keeps=(
                child(
                    episode(CINclosureDate="2025-08-01", ReasonForClosure="RC7"),
                    episode(CINreferralDate="2025-08-01"),
                ),
            ),
            rows=(1,),
        ),
        Example(
            "A referral while an open episode runs, beside one on the reference date.",
            breaks=(child(episode(), episode(CINreferralDate="2026-03-30")),),
            keeps=(child(episode(), episode(CINreferralDate="2026-03-31")),),
            rows=(1,),
        ),
        Example(
            (
                "A referral while an open episode runs, beside one after a referral that needed no further "
                "action."
            ),
            breaks=(child(episode(CINreferralDate="2025-11-03"), episode(ReferralNFA="0")),),
            keeps=(child(episode(CINreferralDate="2025-11-03"), episode(ReferralNFA="1")),),
        ),
        Example(
            "Two episodes of the same days, both inside the other, beside one that follows the other.",
            breaks=(
                child(
                    episode(CINclosureDate="2025-08-01", ReasonForClosure="RC7"),
                    episode(CINclosureDate="2025-08-01", ReasonForClosure="RC7"),
                ),
            ),
            keeps=(
                child(
                    episode(
                        CINreferralDate="2025-08-01", CINclosureDate="2025-09-01", ReasonForClosure="RC7"
                    ),
                    episode(CINclosureDate="2025-08-01", ReasonForClosure="RC7"),
                ),
            ),
            rows=(0, 1),
        ),
    ),
    ruleset="2022-23",
    note=(
        "An open episode does not count on the reference date itself, although it is still open on it. "
        "A referral that is marked neither way is told by 8568, and is not taken for one that went "
        "further."
    ),
)
