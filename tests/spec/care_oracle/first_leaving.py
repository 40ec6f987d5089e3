"""Rules of the rows of care leavers (OC3), and of those rows beside other tables."""

from __future__ import annotations

from tests.spec.care_oracle.first_book import by_row, rule
from tests.spec.care_oracle.first_care import all_year
from tests.spec.care_oracle.first_leavers import LEAVING, leavers
from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    birthday,
    day,
    ends,
    given,
    in_order,
    of,
    rows,
    starts,
    text,
)

ADOPTING = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
TWELVE_MONTHS = (
    *("CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"),
    *("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
)


@rule("134")
def adopted_and_leaving(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, _, child in leavers(tables):
        for each_number, row in of(tables, "AD1", child):
            if given(row, *ADOPTING):
                told |= {("OC3", number), ("AD1", each_number)}
    return told


@rule("187")
def all_year_and_more(tables: Tables, year: int, last: Tables | None) -> Told:
    """Told with the rows, and with the child's newest episode."""
    told = set()
    for table, names in (("OC3", LEAVING), ("AD1", ADOPTING)):
        for number, row in rows(tables, table):
            child = text(row, "CHILD")
            if given(row, *names) and all_year(tables, child, year):
                told |= {(table, number)} | {("Episodes", each) for each, _ in in_order(tables, child)[-1:]}
    return told


@rule("215")
def leaving_and_twelve_months(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, _, child in leavers(tables):
        for each_number, row in of(tables, "OC2", child):
            if given(row, *TWELVE_MONTHS):
                told |= {("OC3", number), ("OC2", each_number)}
    return told


def some_but_not_all(row: Row, names: tuple[str, ...]) -> bool:
    return given(row, *names) and not all(given(row, name) for name in names)


by_row("151", "AD1", lambda row, year: some_but_not_all(row, ADOPTING))
by_row("153", "OC3", lambda row, year: some_but_not_all(row, LEAVING))


@rule("3001")
def with_the_carer_at_17(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "OC3"):
        for _, header in of(tables, "Header", text(row, "CHILD")):
            born = day(header, "DOB")
            turned = born and starts(year) <= birthday(born, 17) <= ends(year)
            if turned and text(row, "ACCOM") in ("Z1", "Z2"):
                told.add(("OC3", number))
    return told


# Nothing, or the 0 that stands for nothing, is not completed.
by_row(
    "344",
    "OC3",
    lambda row, year: (
        text(row, "IN_TOUCH") in ("DIED", "RHOM")
        and any(text(row, name) not in ("", "0") for name in ("ACTIV", "ACCOM"))
    ),
)
by_row(
    "345",
    "OC3",
    lambda row, year: text(row, "IN_TOUCH") == "YES" and "0" in (text(row, "ACTIV"), text(row, "ACCOM")),
)


def foyer(row: Row, year: int) -> bool:
    # The age is the one at the start of the year.
    born = day(row, "DOB")
    return text(row, "ACCOM") in ("T1", "T2") and born is not None and birthday(born, 18) > starts(year)


by_row("347", "OC3", foyer, first=2024)


@rule("348", first=2026)
def died_before(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("OC3", number)
        for number, row in rows(tables, "OC3")
        if text(row, "IN_TOUCH") != "DIED"
        and any(text(then, "IN_TOUCH") == "DIED" for _, then in of(last, "OC3", text(row, "CHILD"))[:1])
    }


def too_young_to_leave(row: Row, year: int) -> bool:
    # The text names ages up to 21; it asks of the youngest alone, since older care leavers are returned as well.
    born = day(row, "DOB")
    return given(row, *LEAVING) and born is not None and birthday(born, 17) > ends(year)


by_row("391", "OC3", too_young_to_leave)
