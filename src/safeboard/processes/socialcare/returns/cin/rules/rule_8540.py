"""8540: a child in need has a disability code, and only known ones."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.cin.states import WENT_FURTHER
from safeboard.processes.socialcare.returns.cin.writing import child, episode


def _without_known_code(tables: Tables) -> Series:
    codes = tables.layout.by_name["Disabilities"].by_name["Disability"].codes
    given = tables["Disabilities"]
    unknown = given.filter(~col("Disability").is_in(codes).fill_null(False))
    went_further = tables["CINdetails"].filter(WENT_FURTHER)[CHILD].implode()
    in_need = tables.marked("ChildIdentifiers").filter(
        ~blank("PersonBirthDate") & col(ROW).is_in(went_further)
    )
    without = ~col(ROW).is_in(given[CHILD].implode())
    return in_need.filter(without | col(ROW).is_in(unknown[CHILD].implode()))[ROW]


RULE = Rule(
    code="8540",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("Disabilities.Disability", "PersonBirthDate", "CINdetails.ReferralNFA"),
    message=(
        "This child has no disability code, or one that the census does not have. Give each "
        "disability, or NONE where there is none."
    ),
    logic=(
        "A child with a date of birth and at least one referral that went on has at least one "
        "disability code, and each is NONE or one of the 12 others."
    ),
    check=Rows(_without_known_code),
    examples=(
        Example(
            "No code, beside NONE.",
            breaks=(child(episode(), disabilities=()),),
            keeps=(child(episode(), disabilities=("NONE",)),),
        ),
        Example(
            ("A code the census does not have beside one it has; the neighbour's codes are both known."),
            breaks=(
                child(episode()),
                child(episode(), disabilities=("LD", "ADHD")),
            ),
            keeps=(
                child(episode()),
                child(episode(), disabilities=("LD", "BEH")),
            ),
            rows=(1,),
        ),
        Example(
            "One of two referrals went on, beside two that did not.",
            breaks=(child(episode(ReferralNFA="1"), episode(ReferralNFA="0"), disabilities=()),),
            keeps=(child(episode(ReferralNFA="1"), episode(ReferralNFA="1"), disabilities=()),),
        ),
        Example(
            ("A child with a date of birth, though it cannot be read, beside one who is not yet born."),
            breaks=(child(episode(), disabilities=(), PersonBirthDate="2015-02-30"),),
            keeps=(
                child(
                    episode(),
                    disabilities=(),
                    Sex="U",
                    PersonBirthDate=None,
                    ExpectedPersonBirthDate="2026-06-01",
                ),
            ),
        ),
    ),
    ruleset="2022-23",
    note="A code that stands in the file empty is no code of the census, and is told.",
)
