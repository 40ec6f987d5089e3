"""8750: an unborn child's sex is not known."""

from __future__ import annotations

from dataclasses import replace

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where, blank
from safeboard.processes.socialcare.returns.cin.writing import child, episode

UNBORN = col("ExpectedPersonBirthDate").is_not_null() & blank("PersonBirthDate")
EXAMPLE = Example(
    "An unborn child who is said to be a girl, beside one whose sex is not known.",
    breaks=(
        child(
            episode(CINreferralDate="2026-03-02"),
            PersonBirthDate=None,
            ExpectedPersonBirthDate="2026-07-01",
            Sex="F",
        ),
    ),
    keeps=(
        child(
            episode(CINreferralDate="2026-03-02"),
            PersonBirthDate=None,
            ExpectedPersonBirthDate="2026-07-01",
            Sex="U",
        ),
    ),
)
BORN = Example(
    "An unborn child who is said to be a girl, beside a girl who is born.",
    breaks=EXAMPLE.breaks,
    keeps=(
        child(
            episode(CINreferralDate="2026-03-02"),
            PersonBirthDate="2026-03-01",
            ExpectedPersonBirthDate="2026-07-01",
            Sex="F",
        ),
    ),
)
NOT_SAID = Example(
    "An unborn child of whom no sex is said, beside one whose sex is said not to be known.",
    breaks=(
        child(
            episode(CINreferralDate="2026-03-02"),
            PersonBirthDate=None,
            ExpectedPersonBirthDate="2026-07-01",
            Sex=None,
        ),
    ),
    keeps=EXAMPLE.keeps,
)

RULE = Rule(
    code="8750",
    severity=Severity.ERROR,
    over="ChildIdentifiers",
    fields=("Sex", "PersonBirthDate", "ExpectedPersonBirthDate"),
    message="This child is not born yet, so their sex is not known. Put U, or give the date of birth.",
    logic="A child with an expected date of birth and no date of birth has the sex U.",
    check=Where(UNBORN & col("Sex").ne_missing("U")),
    examples=(EXAMPLE, BORN, NOT_SAID),
    ruleset="2024-25",
    since=2025,
)
# Until the collection 2023-24 the field was GenderCurrent, and 0 stood for an unborn child.
EARLIER = replace(
    RULE,
    fields=("GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate"),
    message="This child is not born yet, so their gender is not known. Put 0, or give the date of birth.",
    logic="A child with an expected date of birth and no date of birth has the gender 0.",
    check=Where(UNBORN & col("GenderCurrent").ne_missing("0")),
    ruleset="2022-23",
    since=None,
    until=2024,
)
