"""Codes and days of one episode (398 to 460, 516, 526 to 531, 550)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    day,
    given,
    of,
    rows,
    text,
)
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_episodes import SPECIAL_GUARDIANSHIP
from tests.spec.care_oracle.second_reading import (
    FOR_ADOPTION,
    FOSTERED,
    RESPITE,
    birthday,
    blank,
    upto,
)

TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}


@of_row("398", "Episodes")
def distance_of_respite(row: Row, year: int) -> bool:
    return text(row, "LS") in RESPITE and given(row, "HOME_POST", "PL_POST")


@asks("407", "Episodes", "Header")
def guardianship_of_an_adult(tables: Tables, year: int, last: Tables | None) -> Told:
    # On the birthday itself the age of 18 is reached. E43 and E44 were the codes until 2017-18.
    return by_birth(tables, SPECIAL_GUARDIANSHIP | {"E43", "E44"}, lambda ended, adult: upto(adult, ended))


@asks("460", "Episodes", "Header")
def stays_as_an_adult_too_young(tables: Tables, year: int, last: Tables | None) -> Told:
    return by_birth(tables, {"E17"}, lambda ended, adult: before(ended, adult))


def by_birth(tables: Tables, reasons: set[str], wrong: Callable[[date | None, date | None], bool]) -> Told:
    told: Told = set()
    for head, child in rows(tables, "Header"):
        adult = birthday(day(child, "DOB"), 18)
        for number, row in of(tables, "Episodes", text(child, "CHILD")):
            if text(row, "REC") in reasons and wrong(day(row, "DEC"), adult):
                told |= {("Episodes", number), ("Header", head)}
    return told


@of_row("408", "Episodes")
def placed_without_order(row: Row, year: int) -> bool:
    return text(row, "PLACE") in {"A5", "A6"} and text(row, "LS") != "E1"


@of_row("445", "Episodes", until=2024)
def freeing_order_too_late(row: Row, year: int) -> bool:
    return text(row, "LS") == "D1" and before(date(2005, 12, 31), day(row, "DECOM"))


@of_row("446", "Episodes")
def placement_order_too_early(row: Row, year: int) -> bool:
    return text(row, "LS") == "E1" and before(day(row, "DECOM"), date(2005, 12, 1))


@of_row("451", "Episodes", until=2024)
def still_freed(row: Row, year: int) -> bool:
    return text(row, "LS") == "D1" and blank(row, "DEC") and blank(row, "REC")


@of_row("516", "Episodes")
def guardian_was_no_foster_carer(row: Row, year: int) -> bool:
    return text(row, "REC") in {"E45", "E46"} and text(row, "PLACE") not in FOSTERED


@of_row("526", "Episodes")
def no_provider(row: Row, year: int) -> bool:
    # Other placements have no provider: Z1 until 2024-25, or its four kinds.
    without = TEMPORARY | {"Z11", "Z12", "Z13", "Z14"} | ({"Z1"} if year < 2026 else set())
    return blank(row, "PLACE_PROVIDER") and text(row, "PLACE") not in without


def provider(code: str, provided_by: str, never: set[str]) -> None:
    @of_row(code, "Episodes")
    def breaks(row: Row, year: int) -> bool:
        return text(row, "PLACE_PROVIDER") == provided_by and text(row, "PLACE") in never


provider("527", "PR1", {"P1", "R2", "R5"})


provider("528", "PR2", {"P1", "R2", "R5"})


provider("529", "PR3", {"P1", "K1", "K2"} | FOR_ADOPTION | FOSTERED)


provider("530", "PR4", {"P1"})


provider("531", "PR5", {"P1"})


@of_row("550", "Episodes")
def parents_provide_elsewhere(row: Row, year: int) -> bool:
    return text(row, "PLACE_PROVIDER") == "PR0" and text(row, "PLACE") != "P1"
