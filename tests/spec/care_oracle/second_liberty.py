"""Orders that deprive a child of liberty, since 2026-27 (700 to 710)."""

from __future__ import annotations

from collections.abc import Callable

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    day,
    ends,
    given,
    of,
    rows,
    text,
    unreadable,
)
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_missing import not_taken_on, open_after_care
from tests.spec.care_oracle.second_reading import (
    blank,
    children,
    in_order,
    in_year,
)


@of_row("700", "DoLo", since=2027)
def order_without_a_start(row: Row, year: int) -> bool:
    return day(row, "DOLO_START") is None


@of_row("701", "DoLo", since=2027)
def order_ends_on_no_day(row: Row, year: int) -> bool:
    # An order that goes on has no end.
    return unreadable(row, "DOLO_END")


@of_row("702", "DoLo", since=2027)
def order_ends_before_it_starts(row: Row, year: int) -> bool:
    return before(day(row, "DOLO_END"), day(row, "DOLO_START"))


@of_row("703", "DoLo", since=2027)
def order_starts_after_the_year(row: Row, year: int) -> bool:
    return before(ends(year), day(row, "DOLO_START"))


@of_row("704", "DoLo", since=2027)
def order_ends_outside_the_year(row: Row, year: int) -> bool:
    return day(row, "DOLO_END") is not None and not in_year(day(row, "DOLO_END"), year)


@asks("705", "DoLo", since=2027)
def order_while_another_is_open(tables: Tables, year: int, last: Tables | None) -> Told:
    # Open is what has no end; of orders that overlap the text says nothing.
    told: Told = set()
    for child in children(tables, "DoLo"):
        orders = in_order(of(tables, "DoLo", child), "DOLO_START", "DOLO_END")
        for place, (number, _) in enumerate(orders):
            if any(blank(earlier, "DOLO_END") for _, earlier in orders[:place]):
                told.add(("DoLo", number))
    return told


@asks("706", "Header", "DoLo", since=2027, last_year=("DoLo",))
def order_of_last_year_not_taken_on(tables: Tables, year: int, last: Tables | None) -> Told:
    return not_taken_on(tables, last, "DoLo", "DOLO_START", "DOLO_END")


@asks("707", "Episodes", "DoLo", since=2027)
def order_open_after_care(tables: Tables, year: int, last: Tables | None) -> Told:
    return open_after_care(tables, "DoLo", "DOLO_START", "DOLO_END")


@of_row("708", "DoLo", since=2027)
def order_before_birth(row: Row, year: int) -> bool:
    return before(day(row, "DOLO_START"), day(row, "DOB"))


def orders_in(tables: Tables, year: int, wrong: Callable[[str], bool]) -> Told:
    """Orders with a start and an end, and the episodes during which they run; where one ends on the day on which the other
    begins, they do not. A placement that is not said is none; an episode without an end goes on for the year."""
    told: Told = set()
    for number, row in rows(tables, "DoLo"):
        for beside, episode in of(tables, "Episodes", text(row, "CHILD")):
            until = ends(year) if blank(episode, "DEC") else day(episode, "DEC")
            during = before(day(row, "DOLO_START"), until) and before(
                day(episode, "DECOM"), day(row, "DOLO_END")
            )
            if during and given(episode, "PLACE") and wrong(text(episode, "PLACE")):
                told |= {("DoLo", number), ("Episodes", beside)}
    return told


@asks("709", "Episodes", "DoLo", since=2027)
def order_in_an_unexpected_place(tables: Tables, year: int, last: Tables | None) -> Told:
    return orders_in(tables, year, lambda place: place not in {"K2", "Z12", "Z13"})


@asks("710", "Episodes", "DoLo", since=2027)
def order_in_an_impossible_place(tables: Tables, year: int, last: Tables | None) -> Told:
    return orders_in(tables, year, lambda place: place in {"K1", "P1", "R5", "K3"})
