"""Rules of the child itself, as it stood last year and as it stands now."""

from __future__ import annotations

from datetime import date

from tests.spec.care_oracle.first_book import rule
from tests.spec.care_oracle.first_people import seeking, sex
from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    birthday,
    day,
    ends,
    given,
    of,
    rows,
    starts,
    text,
)

UNKNOWN = {"UN1", "UN2", "UN3", "UN4", "UN5"}


def then(last: Tables | None, row: Row) -> list[Row]:
    """The child's row of last year; the first, where there are several."""
    return [each for _, each in of(last, "Header", text(row, "CHILD"))][:1]


@rule("202")
def other_sex(tables: Tables, year: int, last: Tables | None) -> Told:
    """Where both years say it; what was unknown (U) then was not recorded."""
    found = rows(tables, "Header")
    return {
        ("Header", n)
        for n, row in found
        if sex(row) and any(sex(each) not in ("", "U", sex(row)) for each in then(last, row))
    }


def born(last: Tables | None, row: Row) -> list[date | None]:
    return [day(each, "DOB") for each in then(last, row)]


@rule("203")
def other_birth(tables: Tables, year: int, last: Tables | None) -> Told:
    found = rows(tables, "Header")
    return {
        ("Header", n)
        for n, row in found
        if any(before(was, day(row, "DOB")) or before(day(row, "DOB"), was) for was in born(last, row))
    }


@rule("204")
def other_origin(tables: Tables, year: int, last: Tables | None) -> Told:
    found = rows(tables, "Header")
    return {
        ("Header", n)
        for n, row in found
        if given(row, "ETHNIC")
        and any(
            given(each, "ETHNIC") and text(each, "ETHNIC") != text(row, "ETHNIC") for each in then(last, row)
        )
    }


@rule("207")
def no_mother_any_more(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Header", n)
        for n, row in rows(tables, "Header")
        if text(row, "MOTHER") != "1"
        and any(text(each, "MOTHER") == "1" for _, each in of(last, "Header", text(row, "CHILD")))
        and of(tables, "Episodes", text(row, "CHILD"))
    }


@rule("208")
def other_number(tables: Tables, year: int, last: Tables | None) -> Told:
    """A number that was not known may become known; and not yet given one (UN1) may become another reason."""
    told = set()
    for number, row in rows(tables, "Header"):
        now = text(row, "UPN").upper()
        for each in then(last, row):
            was = text(each, "UPN").upper()
            learnt = was in UNKNOWN and now not in UNKNOWN
            other_reason = was == "UN1" and now in UNKNOWN
            if was and now and was != now and not learnt and not other_reason:
                told.add(("Header", number))
    return told


def ceased(tables: Tables | None, row: Row) -> list[Row]:
    """The child's row in UASC, the first of several, where it says that the status ceased."""
    found = [each for _, each in of(tables, "UASC", text(row, "CHILD"))][:1]
    return [each for each in found if given(each, "DUC")]


def seeking_rows(tables: Tables, numbers: set[int]) -> Told:
    """The rows of Header, and those of UASC of the same children."""
    told = {("Header", number) for number in numbers}
    for number in numbers:
        told |= {("UASC", each) for each, _ in of(tables, "UASC", text(tables["Header"][number], "CHILD"))}
    return told


@rule("205A")
def no_longer(tables: Tables, year: int, last: Tables | None) -> Told:
    """It has to have ceased in last year, and not to be said again."""
    numbers = set()
    for number, row in rows(tables, "Header"):
        for each in then(last, row):
            days = [day(one, "DUC") for one in ceased(last, row)]
            # A day that cannot be read may be in it.
            in_last = any(one is None or starts(year - 1) <= one <= ends(year - 1) for one in days)
            if (
                seeking(tables, row) != "1"
                and seeking(last, each) == "1"
                and (not in_last or ceased(tables, row))
            ):
                numbers.add(number)
    return seeking_rows(tables, numbers)


@rule("205B")
def still(tables: Tables, year: int, last: Tables | None) -> Told:
    """What goes on had not ceased by last year's end, nor has before this year; a day ahead can only be that of 18.

    That a day has to be given is not said: of most who are still seeking asylum there is none.
    """
    numbers = set()
    for number, row in rows(tables, "Header"):
        birth = day(row, "DOB")
        adult = birthday(birth, 18) if birth else None
        told = False
        for one in ceased(last, row):
            known, then_over = day(one, "DUC"), ends(year - 1)
            told = told or bool(known and (known <= then_over or (adult and known != adult)))
        for one in ceased(tables, row):
            known = day(one, "DUC")
            ahead = known and adult and known > ends(year) and known != adult
            told = told or before(known, starts(year)) or bool(ahead)
        for each in then(last, row):
            if seeking(tables, row) == "1" and seeking(last, each) == "1" and told:
                numbers.add(number)
    return seeking_rows(tables, numbers)


@rule("205C")
def never(tables: Tables, year: int, last: Tables | None) -> Told:
    numbers = {
        number
        for number, row in rows(tables, "Header")
        for each in then(last, row)
        if seeking(tables, row) != "1"
        and seeking(last, each) != "1"
        and (ceased(tables, row) or ceased(last, row))
    }
    return seeking_rows(tables, numbers)


@rule("205D")
def newly(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Header", number)
        for number, row in rows(tables, "Header")
        if seeking(tables, row) == "1" and any(seeking(last, each) != "1" for each in then(last, row))
    }
