"""Episodes and decisions beside those of the year before (502, 503, 559 to 562, 584, NoE)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    starts,
    text,
    unreadable,
)
from tests.spec.care_oracle.second_book import asks
from tests.spec.care_oracle.second_episodes import same
from tests.spec.care_oracle.second_reading import (
    Numbered,
    blank,
    children,
    episodes_of,
    upto,
)


def open_last_year(tables: Tables, last: Tables | None) -> Iterator[tuple[Row, Numbered]]:
    """The last episode of the year before where it had not ended, and the first of this year."""
    for child in children(tables, "Episodes"):
        this_year, year_before = episodes_of(tables, child), episodes_of(last or {}, child)
        if this_year and year_before and blank(year_before[-1][1], "DEC"):
            yield year_before[-1][1], this_year[0]


@asks("502", "Episodes", last_year=("Episodes",))
def another_start_than_last_year(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Episodes", number)
        for then, (number, now) in open_last_year(tables, last)
        if day(then, "DECOM") != day(now, "DECOM")
    }


def unlike_last_year(code: str, field: str) -> None:
    @asks(code, "Episodes", last_year=("Episodes",))
    def ask(tables: Tables, year: int, last: Tables | None) -> Told:
        return {
            ("Episodes", number)
            for then, (number, now) in open_last_year(tables, last)
            if not same(then, now, field) and not renamed(field, text(then, field), text(now, field), year)
        }


def renamed(field: str, then: str, now: str, year: int) -> bool:
    """2024-25: H5 became K3. 2025-26: Z1 became four codes."""
    if field != "PLACE":
        return False
    return (year == 2025 and (then, now) == ("H5", "K3")) or (
        year == 2026 and then == "Z1" and now in {"Z11", "Z12", "Z13", "Z14"}
    )


for _code, _field in (
    ("503A", "RNE"),
    ("503B", "LS"),
    ("503C", "CIN"),
    ("503D", "PLACE"),
    ("503E", "PLACE_PROVIDER"),
    ("503F", "URN"),
):
    unlike_last_year(_code, _field)


@asks("562", "Episodes", last_year=("Episodes",))
def not_in_last_year(tables: Tables, year: int, last: Tables | None) -> Told:
    known = {(text(row, "CHILD"), day(row, "DECOM")) for row in (last or {}).get("Episodes", [])}
    return {
        ("Episodes", number)
        for number, row in rows(tables, "Episodes")
        if before(day(row, "DECOM"), starts(year)) and (text(row, "CHILD"), day(row, "DECOM")) not in known
    }


@asks("NoE", "Episodes", last_year=("Episodes",))
def nothing_of_last_year(tables: Tables, year: int, last: Tables | None) -> Told:
    known = children(last or {}, "Episodes")
    # The first episode of the child is told.
    return {
        ("Episodes", number)
        for child in children(tables, "Episodes")
        for number, row in episodes_of(tables, child)[:1]
        if before(day(row, "DECOM"), starts(year)) and child not in known
    }


ENDED = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED")


@asks("559", "PlacedAdoption", last_year=("PlacedAdoption",))
def decision_unknown_last_year(tables: Tables, year: int, last: Tables | None) -> Told:
    known = {text(row, "CHILD") for row in (last or {})["PlacedAdoption"] if given(row, "DATE_PLACED")}
    return {
        ("PlacedAdoption", number)
        for number, row in rows(tables, "PlacedAdoption")
        if before(day(row, "DATE_PLACED"), starts(year)) and text(row, "CHILD") not in known
    }


def beside_last_year(tables: Tables, last: Tables | None, breaks: Callable[[Row, Row], bool]) -> Told:
    return {
        ("PlacedAdoption", number)
        for number, now in rows(tables, "PlacedAdoption")
        for _, then in of(last or {}, "PlacedAdoption", text(now, "CHILD"))
        if breaks(now, then)
    }


@asks("560", "PlacedAdoption", last_year=("PlacedAdoption",))
def another_date_of_the_same_decision(tables: Tables, year: int, last: Tables | None) -> Told:
    # A decision of last year that had not ended must stand here again; other decisions may stand beside it. The first
    # decision of this year is told, one without a day where the child has no other: none is another day than last year's. One
    # that cannot be read may be the same.
    told: Told = set()
    for child in children(tables, "PlacedAdoption"):
        now = of(tables, "PlacedAdoption", child)
        first = sorted(now, key=lambda each: day(each[1], "DATE_PLACED") or date.max)[0]
        for _, then in of(last, "PlacedAdoption", child):
            decided = day(then, "DATE_PLACED")
            again = any(
                day(row, "DATE_PLACED") == decided or unreadable(row, "DATE_PLACED") for _, row in now
            )
            if decided and not given(then, *ENDED) and not again:
                told.add(("PlacedAdoption", first[0]))
    return told


@asks("561", "PlacedAdoption", last_year=("PlacedAdoption",))
def same_date_of_an_ended_decision(tables: Tables, year: int, last: Tables | None) -> Told:
    def breaks(now: Row, then: Row) -> bool:
        again = day(now, "DATE_PLACED") is not None and day(now, "DATE_PLACED") == day(then, "DATE_PLACED")
        return again and given(then, *ENDED)

    return beside_last_year(tables, last, breaks)


@asks("584", "PlacedAdoption", last_year=("PlacedAdoption",))
def no_later_date_after_an_ended_decision(tables: Tables, year: int, last: Tables | None) -> Told:
    def breaks(now: Row, then: Row) -> bool:
        decided = day(then, "DATE_PLACED")
        late = blank(now, "DATE_PLACED") or upto(day(now, "DATE_PLACED"), decided)
        return decided is not None and given(then, *ENDED) and late

    return beside_last_year(tables, last, breaks)
