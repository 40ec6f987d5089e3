"""Adopters, and children adopted (511 to 525, 558, 582, 601, 602)."""

from __future__ import annotations

from collections.abc import Callable

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
from tests.spec.care_oracle.second_reading import (
    ADOPTED,
    FOR_ADOPTION,
    blank,
    in_year,
)

DETAILS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")


COUPLES = {"MM", "FF", "MF"}


@of_row("511", "AD1")
def two_adopters(row: Row, year: int) -> bool:
    # Nothing said is told by the rules of what is missing.
    return (
        text(row, "NB_ADOPTR") == "2" and given(row, "SEX_ADOPTR") and text(row, "SEX_ADOPTR") not in COUPLES
    )


def adopters(code: str, status: str, sexes: set[str]) -> None:
    """With this legal status the sexes are one of these. None at all is told with what else is missing (601, 602)."""

    @of_row(code, "AD1")
    def breaks(row: Row, year: int) -> bool:
        said = text(row, "SEX_ADOPTR")
        return text(row, "LS_ADOPTR") == status and said != "" and said not in sexes


adopters("514", "L0", {"M1", "F1"})


adopters("517", "L3", {"MF"})


adopters("518", "L4", {"MM", "FF"})


adopters("519", "L2", COUPLES)


@of_row("520", "AD1")
def married_and_of_one_sex(row: Row, year: int) -> bool:
    # The text speaks of couples: a single adopter is none.
    return text(row, "LS_ADOPTR") == "L11" and text(row, "SEX_ADOPTR") in {"MM", "FF"}


adopters("524", "L12", {"MM", "FF"})


def pairs(
    tables: Tables, one: str, other: str, breaks: Callable[[Row, Row], bool], wanted: Callable[[Row], bool]
) -> Told:
    """The rows of two tables about one child, where `breaks` holds of the two beside each other."""
    told: Told = set()
    for number, row in rows(tables, one):
        if not wanted(row):
            continue
        for beside, opposite in of(tables, other, text(row, "CHILD")):
            if breaks(row, opposite):
                told |= {(one, number), (other, beside)}
    return told


def is_placed(row: Row) -> bool:
    return text(row, "PLACE") in FOR_ADOPTION


def is_adopted(row: Row) -> bool:
    return text(row, "REC") in ADOPTED


@asks("521", "Episodes", "AD1")
def placed_before_the_decision(tables: Tables, year: int, last: Tables | None) -> Told:
    def breaks(episode: Row, adoption: Row) -> bool:
        return before(day(episode, "DECOM"), day(adoption, "DATE_INT"))

    return pairs(tables, "Episodes", "AD1", breaks, is_placed)


@asks("525", "PlacedAdoption", "AD1")
def adopted_after_all(tables: Tables, year: int, last: Tables | None) -> Told:
    return pairs(
        tables,
        "PlacedAdoption",
        "AD1",
        lambda decision, adoption: given(adoption, *DETAILS),
        lambda decision: given(decision, "DATE_PLACED_CEASED"),
    )


@asks("582", "Episodes", "AD1")
def adopted_on_the_day_of_matching(tables: Tables, year: int, last: Tables | None) -> Told:
    def breaks(episode: Row, adoption: Row) -> bool:
        return day(episode, "DEC") is not None and day(episode, "DEC") == day(adoption, "DATE_MATCH")

    return pairs(tables, "Episodes", "AD1", breaks, is_adopted)


@asks("601", "Episodes", "AD1")
def adopted_and_not_described(tables: Tables, year: int, last: Tables | None) -> Told:
    told: Told = set()
    for number, row in rows(tables, "Episodes"):
        if not is_adopted(row) or not in_year(day(row, "DEC"), year):
            continue
        described = of(tables, "AD1", text(row, "CHILD"))
        lacking = {("AD1", n) for n, each in described if any(blank(each, name) for name in DETAILS)}
        if lacking or not described:
            told |= lacking | {("Episodes", number)}
    return told


@asks("602", "Episodes", "AD1")
def described_and_not_adopted(tables: Tables, year: int, last: Tables | None) -> Told:
    # An adoption on a day that is not said, or is none, may have been in the year.
    adopted = {
        text(row, "CHILD")
        for row in tables["Episodes"]
        if is_adopted(row) and (day(row, "DEC") is None or in_year(day(row, "DEC"), year))
    }
    return {
        ("AD1", number)
        for number, row in rows(tables, "AD1")
        if given(row, *DETAILS) and text(row, "CHILD") not in adopted
    }
