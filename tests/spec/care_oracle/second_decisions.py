"""Decisions that a child should be placed for adoption (522, 551 to 557, 563, 579, 583)."""

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
from tests.spec.care_oracle.second_adoption import is_placed
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_last_year import ENDED
from tests.spec.care_oracle.second_reading import (
    ADOPTED,
    Numbered,
    begun_while_another_runs,
    blank,
    children,
    episodes_of,
)


@of_row("522", "PlacedAdoption")
def ended_before_it_was_made(row: Row, year: int) -> bool:
    return before(day(row, "DATE_PLACED_CEASED"), day(row, "DATE_PLACED"))


def without_decision(tables: Tables, wanted: Callable[[Row], bool]) -> Told:
    decided = {text(row, "CHILD") for row in tables["PlacedAdoption"] if given(row, "DATE_PLACED")}
    return {
        ("Episodes", number)
        for number, row in rows(tables, "Episodes")
        if wanted(row) and text(row, "CHILD") not in decided
    }


@asks("551", "Episodes", "PlacedAdoption")
def placed_undecided(tables: Tables, year: int, last: Tables | None) -> Told:
    return without_decision(tables, is_placed)


@asks("552", "Episodes", "PlacedAdoption")
def placed_before_decided(tables: Tables, year: int, last: Tables | None) -> Told:
    # Of several decisions the first counts, for every placement: a later one may belong to a later placement.
    told: Told = set()
    for child in children(tables, "Episodes"):
        for beside, decision in decisions(tables, child)[:1]:
            for number, row in of(tables, "Episodes", child):
                if is_placed(row) and before(day(row, "DECOM"), day(decision, "DATE_PLACED")):
                    told |= {("Episodes", number), ("PlacedAdoption", beside)}
    return told


def decisions(tables: Tables, child: str) -> list[Numbered]:
    """Those of a day by the day, and by their place in the file. The text does not say which of one day is the later."""
    found = of(tables, "PlacedAdoption", child)
    return sorted(
        (each for each in found if day(each[1], "DATE_PLACED")),
        key=lambda each: day(each[1], "DATE_PLACED") or date.min,
    )


def newest(tables: Tables, child: str) -> list[Numbered]:
    """The newest decision; one without a day where the child has no other."""
    return (decisions(tables, child) or of(tables, "PlacedAdoption", child))[-1:]


def order_without_decision(tables: Tables, order: str) -> Told:
    """No decision for an order; and, while the order holds, a decision that is said to have ended."""
    told = without_decision(tables, lambda row: text(row, "LS") == order)
    for _, row in rows(tables, "Episodes"):
        if text(row, "LS") == order and blank(row, "DEC"):
            for number, decision in of(tables, "PlacedAdoption", text(row, "CHILD")):
                if given(decision, *ENDED):
                    told.add(("PlacedAdoption", number))
    return told


@asks("553", "Episodes", "PlacedAdoption")
def placement_order_undecided(tables: Tables, year: int, last: Tables | None) -> Told:
    return order_without_decision(tables, "E1")


@asks("555", "Episodes", "PlacedAdoption", until=2024)
def freeing_order_undecided(tables: Tables, year: int, last: Tables | None) -> Told:
    return order_without_decision(tables, "D1")


@asks("554", "Episodes", "PlacedAdoption")
def placement_order_before_decided(tables: Tables, year: int, last: Tables | None) -> Told:
    return order_before_decided(tables, "E1")


def order_before_decided(tables: Tables, order: str) -> Told:
    """The day of the order is the day on which the first episode under it began."""
    told: Told = set()
    for child in children(tables, "Episodes"):
        ordered = [each for each in episodes_of(tables, child) if text(each[1], "LS") == order]
        for number, decision in of(tables, "PlacedAdoption", child):
            if ordered and before(day(ordered[0][1], "DECOM"), day(decision, "DATE_PLACED")):
                told |= {("Episodes", ordered[0][0]), ("PlacedAdoption", number)}
    return told


@asks("556", "Episodes", "PlacedAdoption", until=2024)
def freeing_order_before_decided(tables: Tables, year: int, last: Tables | None) -> Told:
    return order_before_decided(tables, "D1")


@asks("557", "Episodes", "PlacedAdoption")
def left_and_decision_not_ended(tables: Tables, year: int, last: Tables | None) -> Told:
    orders = {"D1", "E1"} if year <= 2024 else {"E1"}
    told: Told = set()
    for number, row in rows(tables, "Episodes"):
        left = given(row, "REC") and text(row, "REC") not in ADOPTED | {"X1"}
        if not left or not (is_placed(row) or text(row, "LS") in orders):
            continue
        decided = of(tables, "PlacedAdoption", text(row, "CHILD"))
        unfinished = {("PlacedAdoption", n) for n, each in decided if any(blank(each, end) for end in ENDED)}
        if unfinished or not decided:
            told |= unfinished | {("Episodes", number)}
    return told


@of_row("563", "PlacedAdoption")
def ended_but_never_made(row: Row, year: int) -> bool:
    return given(row, *ENDED) and blank(row, "DATE_PLACED")


@asks("579", "PlacedAdoption")
def decision_while_another_holds(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("PlacedAdoption", number)
        for child in children(tables, "PlacedAdoption")
        for number in begun_while_another_runs(
            of(tables, "PlacedAdoption", child), "DATE_PLACED", "DATE_PLACED_CEASED"
        )
    }


@asks("583", "PlacedAdoption")
def earlier_decision_not_ended(tables: Tables, year: int, last: Tables | None) -> Told:
    told: Told = set()
    for child in children(tables, "PlacedAdoption"):
        for number, row in decisions(tables, child)[:-1]:
            if blank(row, "DATE_PLACED_CEASED"):
                told.add(("PlacedAdoption", number))
    return told


@asks("523", "PlacedAdoption", "AD1")
def two_dates_of_one_decision(tables: Tables, year: int, last: Tables | None) -> Told:
    # Of a child with several decisions the text says nothing: the newest is set beside the one date of the adoption.
    told: Told = set()
    for child in children(tables, "AD1"):
        for beside, adoption in of(tables, "AD1", child)[:1]:
            for number, decision in newest(tables, child):
                days = (day(decision, "DATE_PLACED"), day(adoption, "DATE_INT"))
                if None not in days and days[0] != days[1]:
                    told |= {("PlacedAdoption", number), ("AD1", beside)}
    return told


@asks("558", "Episodes", "PlacedAdoption")
def adopted_though_decision_ended(tables: Tables, year: int, last: Tables | None) -> Told:
    # An earlier decision may have ended: the newest is looked at.
    told: Told = set()
    for number, row in rows(tables, "Episodes"):
        for beside, decision in newest(tables, text(row, "CHILD")):
            if text(row, "REC") in ADOPTED and given(decision, "DATE_PLACED_CEASED"):
                told |= {("Episodes", number), ("PlacedAdoption", beside)}
    return told
