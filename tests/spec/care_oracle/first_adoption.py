"""Rules of adoption: the decision, the match, the placement."""

from __future__ import annotations

from itertools import pairwise

from tests.spec.care_oracle.first_book import by_row, rule
from tests.spec.care_oracle.reading import (
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
)

ADOPTED = ("E11", "E12")
FOSTERED = {"A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6"}


@rule("117")
def decided_too_late(tables: Tables, year: int, last: Tables | None) -> Told:
    """After the year, or after the end of the latest episode that is not followed by another."""
    told = set()
    for number, row in rows(tables, "PlacedAdoption"):
        found = [each for each in in_order(tables, text(row, "CHILD")) if text(each[1], "REC") != "X1"]
        over = day(found[-1][1], "DEC") if found else None
        days = (day(row, "DATE_PLACED"), day(row, "DATE_PLACED_CEASED"))
        if any(before(ends(year), each) or before(over, each) for each in days):
            told |= {("PlacedAdoption", number)} | {("Episodes", each) for each, _ in found[-1:]}
    return told


@rule("118")
def reversed_too_early(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "PlacedAdoption"):
        ordered = in_order(tables, text(row, "CHILD"))
        first = [each for each in ordered if text(each[1], "LS") not in ("V3", "V4")][:1]
        over = day(row, "DATE_PLACED_CEASED")
        if before(over, starts(year)) or any(before(over, day(each, "DECOM")) for _, each in first):
            told |= {("PlacedAdoption", number)} | {("Episodes", each) for each, _ in first}
    return told


by_row(
    "119",
    "PlacedAdoption",
    lambda row, year: given(row, "DATE_PLACED_CEASED") != given(row, "REASON_PLACED_CEASED"),
)


@rule("184")
def decided_before_birth(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "PlacedAdoption"):
        for header, person in of(tables, "Header", text(row, "CHILD")):
            if before(day(row, "DATE_PLACED"), day(person, "DOB")):
                told |= {("PlacedAdoption", number), ("Header", header)}
    return told


@rule("1003")
def decided_before_care(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "PlacedAdoption"):
        began = [each for each in in_order(tables, text(row, "CHILD")) if text(each[1], "RNE") == "S"][:1]
        for each_number, episode in began:
            if before(day(row, "DATE_PLACED"), day(episode, "DECOM")):
                told |= {("PlacedAdoption", number), ("Episodes", each_number)}
    return told


@rule("331")
def matched_after_placing(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "AD1"):
        for each_number, episode in of(tables, "Episodes", text(row, "CHILD")):
            if text(episode, "REC") in ADOPTED and before(day(episode, "DECOM"), day(row, "DATE_MATCH")):
                told |= {("AD1", number), ("Episodes", each_number)}
    return told


# The published logic asks for the day of the decision wherever there is a match.
by_row(
    "333",
    "AD1",
    lambda row, year: (
        given(row, "DATE_MATCH")
        and (not given(row, "DATE_INT") or before(day(row, "DATE_MATCH"), day(row, "DATE_INT")))
    ),
)


@rule("334")
def should_before_care(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "AD1"):
        began = [each for each in in_order(tables, text(row, "CHILD")) if text(each[1], "RNE") == "S"][-1:]
        for each_number, episode in began:
            if before(day(row, "DATE_INT"), day(episode, "DECOM")):
                told |= {("AD1", number), ("Episodes", each_number)}
    return told


@rule("335")
def carer_and_placement(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "AD1"):
        against = {"0": ("A2", "A3", "A5"), "1": ("A1", "A4", "A6")}.get(text(row, "FOSTER_CARE"), ())
        for each_number, episode in of(tables, "Episodes", text(row, "CHILD")):
            if text(episode, "REC") in ADOPTED and text(episode, "PLACE") in against:
                told |= {("AD1", number), ("Episodes", each_number)}
    return told


@rule("199")
def adopted_before(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "Episodes"):
        child = text(row, "CHILD")
        earlier = [each for _, each in (*in_order(last, child), *in_order(tables, child))]
        if any(
            text(each, "REC") in ADOPTED and before(day(each, "DECOM"), day(row, "DECOM")) for each in earlier
        ):
            told.add(("Episodes", number))
    return told


@rule("386")
def adopted_at_eighteen(tables: Tables, year: int, last: Tables | None) -> Told:
    return ceased_at(tables, ADOPTED, 18, reached=True)


@rule("387")
def independent_under_fourteen(tables: Tables, year: int, last: Tables | None) -> Told:
    return ceased_at(tables, ("E5", "E6"), 14, reached=False)


@rule("389")
def adult_services_under_sixteen(tables: Tables, year: int, last: Tables | None) -> Told:
    return ceased_at(tables, ("E7",), 16, reached=False)


def ceased_at(tables: Tables, reasons: tuple[str, ...], age: int, *, reached: bool) -> Told:
    """The episodes that end for a reason on a day on which the child has, or has not, reached an age."""
    told = set()
    for number, row in rows(tables, "Episodes"):
        over = day(row, "DEC")
        for _, person in of(tables, "Header", text(row, "CHILD")):
            born = day(person, "DOB")
            if text(row, "REC") in reasons and over and born and (birthday(born, age) <= over) == reached:
                told.add(("Episodes", number))
    return told


by_row(
    "390",
    "Episodes",
    lambda row, year: text(row, "REC") in ADOPTED and text(row, "PLACE") not in ("A3", "A4", "A5", "A6"),
)


@rule("336")
def not_fostered_before(tables: Tables, year: int, last: Tables | None) -> Told:
    """Placed with the foster carer (A3, A5) after something else than a foster placement. Of the first nothing is known."""
    told = set()
    for child in {text(row, "CHILD") for _, row in rows(tables, "Episodes")}:
        ordered = in_order(tables, child)
        for (_, one), (number, other) in pairwise(ordered):
            if text(other, "PLACE") in ("A3", "A5") and text(one, "PLACE") not in FOSTERED:
                told.add(("Episodes", number))
    return told
