"""Rules of placements: their kind, their provider, how long they last, why they change."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.care_oracle.first_book import by_row, rule
from tests.spec.care_oracle.first_codes import TEMPORARY
from tests.spec.care_oracle.first_episodes import aged
from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    birthday,
    children,
    day,
    given,
    in_order,
    neighbours,
    of,
    rows,
    text,
    until,
)

SHORT_BREAKS = ("V3", "V4")
OTHERS = {"Z1", "Z11", "Z12", "Z13", "Z14"}


def temporary(row: Row) -> bool:
    return text(row, "PLACE") in TEMPORARY


# Other placements (Z) are provided by nobody, as 178 has it for Z1 too.
by_row(
    "213",
    "Episodes",
    lambda row, year: given(row, "PLACE_PROVIDER") and (temporary(row) or text(row, "PLACE") in OTHERS),
)
by_row("214", "Episodes", lambda row, year: text(row, "LS") in SHORT_BREAKS and given(row, "PL_POST", "URN"))
by_row(
    "217",
    "Episodes",
    lambda row, year: (
        text(row, "PLACE") in ("A3", "A5")
        and before(date(2015, 3, 31), day(row, "DECOM"))
        and text(row, "RNE") not in ("S", "T", "U")
    ),
)
by_row(
    "217t",
    "Episodes",
    lambda row, year: text(row, "PLACE") == "P2" and before(date(2023, 10, 27), day(row, "DECOM")),
    first=2024,
    last=2024,
)


def number_not_wanted(row: Row, year: int) -> bool:
    # Semi-independent living had no number until it was registered, in 2023-24.
    without = {"P1", "P2", "P3", "R1", "R2", "R5", *TEMPORARY, *OTHERS}
    without |= {"H5"} if year < 2024 else set()
    return text(row, "PLACE") in without and text(row, "URN") not in ("", "XXXXXXX")


by_row("222", "Episodes", number_not_wanted)


@rule("225")
def reason_missing(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Episodes", number)
        for (number, row), (_, following) in neighbours(tables)
        if text(row, "REC") == "X1"
        and not given(row, "REASON_PLACE_CHANGE")
        and text(following, "RNE") in ("P", "B", "T", "U")
        and not temporary(row)
        and not temporary(following)
    }


@rule("226")
def reason_not_wanted(tables: Tables, year: int, last: Tables | None) -> Told:
    """With a temporary placement, or with the episode before it; told with the episode that has the reason."""
    found = [(number, row) for number, row in rows(tables, "Episodes") if temporary(row)]
    found += [one for one, (_, other) in neighbours(tables) if temporary(other)]
    return {("Episodes", number) for number, row in found if given(row, "REASON_PLACE_CHANGE")}


by_row(
    "233",
    "Episodes",
    lambda row, year: not given(row, "DEC") and given(row, "REASON_PLACE_CHANGE"),
    first=2026,
)


@rule("234", first=2026)
def custody_under_ten(tables: Tables, year: int, last: Tables | None) -> Told:
    """The child is under 10 on the day of the change: as the next episode begins, or where there is none, as this one ends."""
    told = set()
    following = {number: day(other, "DECOM") for (number, _), (_, other) in neighbours(tables)}
    for number, row in rows(tables, "Episodes"):
        for _, person in of(tables, "Header", text(row, "CHILD")):
            born, changed = day(person, "DOB"), following.get(number, day(row, "DEC"))
            if text(row, "REASON_PLACE_CHANGE") == "CUSTOD" and born and before(changed, birthday(born, 10)):
                told.add(("Episodes", number))
    return told


def too_young(tables: Tables, place: str, age: int) -> Told:
    told: Told = set()
    for number, row in rows(tables, "Episodes"):
        if text(row, "PLACE") == place:
            told |= aged(tables, number, row, age)
    return told


@rule("370", last=2024)
def independent(tables: Tables, year: int, last: Tables | None) -> Told:
    # 15 until 2022-23.
    return too_young(tables, "P2", 16 if year >= 2024 else 15)


@rule("371")
def semi_independent(tables: Tables, year: int, last: Tables | None) -> Told:
    # H5 from 14 until 2022-23, from 16 in 2023-24; K3 since. One that is no code of its year is told by 146 as well.
    age = 16 if year >= 2024 else 14
    return too_young(tables, "K3", age) | too_young(tables, "H5", age)


@rule("372")
def custody(tables: Tables, year: int, last: Tables | None) -> Told:
    return too_young(tables, "R5", 10)


@rule("373")
def school(tables: Tables, year: int, last: Tables | None) -> Told:
    return too_young(tables, "S1", 4)


@rule("374")
def employment(tables: Tables, year: int, last: Tables | None) -> Told:
    return too_young(tables, "P3", 14)


def lasting(place: str, most: int, row: Row, year: int) -> bool:
    """Longer than so many days; one that goes on is counted to the end of the year."""
    began, over = day(row, "DECOM"), until(row, year)
    return text(row, "PLACE") == place and bool(began and over and over > began + timedelta(days=most))


by_row("375", "Episodes", lambda row, year: lasting("T1", 42, row, year))
by_row("376", "Episodes", lambda row, year: lasting("T3", 21, row, year))
by_row("379", "Episodes", lambda row, year: lasting("T4", 7, row, year))


@rule("377")
def third_holiday(tables: Tables, year: int, last: Tables | None) -> Told:
    """The third that begins within twelve months. One that goes on under another legal status (L) is the same holiday."""
    told: Told = set()
    for child in children(tables):
        found = [
            (number, began)
            for number, row in in_order(tables, child)
            if text(row, "PLACE") == "T3" and text(row, "RNE") != "L" and (began := day(row, "DECOM"))
        ]
        for (_, first), (number, third) in zip(found, found[2:], strict=False):
            if third < birthday(first, 1):
                told.add(("Episodes", number))
    return told


by_row("378", "Episodes", lambda row, year: text(row, "PLACE") == "P1" and text(row, "LS") == "V2")
# The text is of the start alone: in a temporary placement a legal status may change (L).
by_row("380", "Episodes", lambda row, year: temporary(row) and text(row, "RNE") == "S")
by_row("381", "Episodes", lambda row, year: temporary(row) and text(row, "REC") not in ("", "X1"))
by_row("382", "Episodes", lambda row, year: temporary(row) and text(row, "LS") in SHORT_BREAKS)


@rule("383")
def not_back(tables: Tables, year: int, last: Tables | None) -> Told:
    """After a temporary placement the child is back (P) where it was, from 2025-26 by postcode too.

    It is told with the placement after the temporary one.
    """
    told = set()
    for child in children(tables):
        ordered = in_order(tables, child)
        for (_, normal), (_, short), (number, back) in zip(ordered, ordered[1:], ordered[2:], strict=False):
            same = text(normal, "PLACE") == text(back, "PLACE")
            if year >= 2026:
                same = same and text(normal, "PL_POST") == text(back, "PL_POST")
            if temporary(short) and (text(back, "RNE") != "P" or not same):
                told.add(("Episodes", number))
    return told
