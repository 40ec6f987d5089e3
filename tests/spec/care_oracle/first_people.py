"""Rules of the child itself (Header, UASC)."""

from __future__ import annotations

from datetime import date

from tests.spec.care_oracle.first_book import by_row, rule
from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    birthday,
    day,
    ends,
    given,
    in_order,
    of,
    rows,
    starts,
    text,
    unreadable,
)

LETTER = {"1": "M", "2": "F"}


def sex(row: Row) -> str:
    """In letters: the numbers are those until 2023-24."""
    return LETTER.get(text(row, "SEX"), text(row, "SEX"))


def seeking(tables: Tables | None, header: Row) -> str:
    """The child's status: as Header says it, or where Header has no such field, as its row in UASC says it."""
    if "UASC" in header:
        return text(header, "UASC")
    return "1" if of(tables, "UASC", text(header, "CHILD")) else "0"


@rule("105")
def status(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Header", number) for number, row in rows(tables, "Header") if seeking(tables, row) not in ("0", "1")
    }


def ceased_before(row: Row, year: int) -> bool:
    return unreadable(row, "DUC") or before(day(row, "DUC"), starts(year))


by_row("104", "UASC", ceased_before)
by_row("174", "Header", lambda row, year: sex(row) == "M" and given(row, "MC_DOB"))
by_row("301", "Header", lambda row, year: before(ends(year), day(row, "DOB")))


def past_eighteen(row: Row, year: int) -> bool:
    born = day(row, "DOB")
    return born is not None and before(birthday(born, 18), day(row, "DUC"))


def over_25(row: Row, year: int) -> bool:
    born = day(row, "DOB")
    return born is not None and birthday(born, 25) < starts(year)


def of_school_age(row: Row, year: int) -> bool:
    # 4 by the end of August before the year began: in September they could have begun school.
    born = day(row, "DOB")
    return text(row, "UPN") == "UN1" and born is not None and birthday(born, 4) <= date(year - 2, 8, 31)


by_row("304", "UASC", past_eighteen)
by_row("351", "Header", over_25)
by_row("209", "Header", of_school_age)


@rule("231", first=2025)
def young_and_alone(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Header", number)
        for number, row in rows(tables, "Header")
        if seeking(tables, row) == "1" and (born := day(row, "DOB")) and birthday(born, 11) > ends(year)
    }


@rule("303")
def ceased_without_status(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "UASC"):
        for header, person in of(tables, "Header", text(row, "CHILD")):
            if given(row, "DUC") and seeking(tables, person) != "1":
                told |= {("UASC", number), ("Header", header)}
    return told


def in_year(tables: Tables, child: str, year: int, *, surely: bool) -> list[Row]:
    """The child's episodes of the year; those that may be, since a day cannot be read, where it need not be sure."""
    return [
        row
        for _, row in of(tables, "Episodes", child)
        if not before(ends(year), day(row, "DECOM"))
        and not before(day(row, "DEC"), starts(year))
        and not (surely and (day(row, "DECOM") is None or unreadable(row, "DEC")))
    ]


def short(episode: Row) -> bool:
    return text(episode, "LS") in ("V3", "V4")


@rule("165")
def mother(tables: Tables, year: int, last: Tables | None) -> Told:
    """A girl's field. A care leaver who had no care in the year need not be asked; nor is a child of short breaks (399)."""
    told = set()
    for number, row in rows(tables, "Header"):
        child, said = text(row, "CHILD"), text(row, "MOTHER")
        leaving = any(given(each, "IN_TOUCH", "ACTIV", "ACCOM") for _, each in of(tables, "OC3", child))
        care = in_year(tables, child, year, surely=True)
        nowhere = not leaving and not in_year(tables, child, year, surely=False)
        asked = sex(row) == "F" and (nowhere or not all(short(each) for each in care))
        if (said and (said not in ("0", "1") or sex(row) == "M")) or (not said and asked):
            told.add(("Header", number))
    return told


@rule("393")
def mother_missing(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Header", number)
        for number, row in rows(tables, "Header")
        if sex(row) == "F"
        and not given(row, "MOTHER")
        and any(
            text(each, "LS") not in ("V3", "V4") for _, each in of(tables, "Episodes", text(row, "CHILD"))
        )
    }


@rule("210")
def newly_looked_after(tables: Tables, year: int, last: Tables | None) -> Told:
    """In care on 31 March, and for more than a week: since before 24 March. Who leaves on that day is not in care on it."""
    told = set()
    for number, row in rows(tables, "Header"):
        ordered = in_order(tables, text(row, "CHILD"))
        began = [day(each, "DECOM") for _, each in ordered if text(each, "RNE") == "S"][-1:]
        began = began or [day(each, "DECOM") for _, each in ordered[:1]]
        for each_number, episode in ordered[-1:]:
            still = not given(episode, "DEC") or before(ends(year), day(episode, "DEC"))
            if text(row, "UPN") == "UN4" and still and before(began[0], date(year, 3, 24)):
                told |= {("Header", number), ("Episodes", each_number)}
    return told


@rule("302")
def in_care_before_birth(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "Header"):
        for each_number, episode in in_order(tables, text(row, "CHILD"))[:1]:
            if before(day(episode, "DECOM"), day(row, "DOB")):
                told |= {("Header", number), ("Episodes", each_number)}
    return told
