"""8775Q: a person over 25 has no case that is open, or was closed after the 25th birthday."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, blank
from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.cin.writing import child, episode

# Published rule 8775Q.
YEARS = 25


def _over_age(tables: Tables) -> Series:
    last_birthday = tables.ends_on.replace(year=tables.ends_on.year - YEARS)
    cases = tables.marked("CINdetails", "ChildIdentifiers").filter(col("PersonBirthDate") < last_birthday)
    birthday = col("PersonBirthDate").dt.offset_by(f"{YEARS}y")
    still_a_case = blank("CINclosureDate") | (col("CINclosureDate") > birthday)
    return cases.filter(still_a_case)["ChildIdentifiers"]


RULE = Rule(
    code="8775Q",
    severity=Severity.QUERY,
    over="ChildIdentifiers",
    fields=("PersonBirthDate", "CINdetails.CINclosureDate"),
    message=(
        "This person is over 25 and has a case that is open or was closed after their 25th birthday. "
        "Check the date of birth and the closure, or say why the case is right."
    ),
    logic=(
        "A person born more than 25 years before the reference date has no case that is open or was "
        "closed after the 25th birthday."
    ),
    check=Rows(_over_age),
    examples=(
        Example(
            (
                "An open case of somebody who turned 25 the day before the reference date, beside one who "
                "did on it."
            ),
            breaks=(child(episode(), PersonBirthDate="2001-03-30"),),
            keeps=(child(episode(), PersonBirthDate="2001-03-31"),),
        ),
        Example(
            "A case closed the day after the 25th birthday, beside one closed on it.",
            breaks=(
                child(
                    episode(CINclosureDate="2025-06-02", ReasonForClosure="RC7"), PersonBirthDate="2000-06-01"
                ),
            ),
            keeps=(
                child(
                    episode(CINclosureDate="2025-06-01", ReasonForClosure="RC7"), PersonBirthDate="2000-06-01"
                ),
            ),
        ),
        Example(
            "An open case, beside one whose closure is given but cannot be read: that is told with the layout.",
            breaks=(child(episode(), PersonBirthDate="2000-06-01"),),
            keeps=(
                child(
                    episode(CINclosureDate="2025-06-31", ReasonForClosure="RC7"), PersonBirthDate="2000-06-01"
                ),
            ),
        ),
    ),
    ruleset="2022-23",
)
