"""Reviews, and the health of who is in care for the year (440, 441, 542 to 547)."""

from __future__ import annotations

import re

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    day,
    ends,
    given,
    rows,
    text,
)
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_reading import (
    all_year,
    birthday,
    blank,
    upto,
)

HEALTH = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")


@of_row("440", "Reviews")
def four_already(row: Row, year: int) -> bool:
    return text(row, "REVIEW_CODE") == "PN0" and upto(birthday(day(row, "DOB"), 4), day(row, "REVIEW"))


@of_row("441", "Reviews")
def four_not_yet(row: Row, year: int) -> bool:
    older = re.fullmatch("PN[1-7]", text(row, "REVIEW_CODE"))
    return older is not None and before(day(row, "REVIEW"), birthday(day(row, "DOB"), 4))


@of_row("542", "OC2")
def convicted_too_young(row: Row, year: int) -> bool:
    return given(row, "CONVICTED") and before(ends(year), birthday(day(row, "DOB"), 10))


@asks("543", "Episodes", "OC2")
def conviction_not_said(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("OC2", number)
        for number, row in rows(tables, "OC2")
        if upto(birthday(day(row, "DOB"), 10), ends(year))
        and blank(row, "CONVICTED")
        and all_year(tables, text(row, "CHILD"), year)
    }


@of_row("544", "OC2")
def convicted_and_health_not_said(row: Row, year: int) -> bool:
    return given(row, "CONVICTED") and any(blank(row, name) for name in HEALTH)


@asks("545", "Episodes", "OC2")
def health_check_not_said(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("OC2", number)
        for number, row in rows(tables, "OC2")
        if before(ends(year), birthday(day(row, "DOB"), 5))
        and blank(row, "HEALTH_CHECK")
        and all_year(tables, text(row, "CHILD"), year)
    }


@asks("546", "Episodes", "OC2")
def health_check_of_an_older_child(tables: Tables, year: int, last: Tables | None) -> Told:
    # The text speaks of any child; the published rule names the episodes: of who was in care for the year.
    return {
        ("OC2", number)
        for number, row in rows(tables, "OC2")
        if upto(birthday(day(row, "DOB"), 5), ends(year))
        and given(row, "HEALTH_CHECK")
        and all_year(tables, text(row, "CHILD"), year)
    }


@of_row("547", "OC2")
def checked_and_health_not_said(row: Row, year: int) -> bool:
    return given(row, "HEALTH_CHECK") and any(blank(row, name) for name in HEALTH)
