"""Mothers, pupil numbers, and more than is asked of short breaks (393, 399, 442, 444, 607 to 628)."""

from __future__ import annotations

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
    starts,
    text,
)
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_reading import (
    RESPITE,
    birthday,
    blank,
    children,
    episodes_of,
    female,
    in_year,
)


@asks("393", "Header", "Episodes")
def mother_not_said(tables: Tables, year: int, last: Tables | None) -> Told:
    # A legal status that is not given is not V3 and not V4.
    in_care = {text(row, "CHILD") for row in tables["Episodes"] if text(row, "LS") not in RESPITE}
    return {
        ("Header", number)
        for number, row in rows(tables, "Header")
        if female(row, year) and blank(row, "MOTHER") and text(row, "CHILD") in in_care
    }


@asks("399", "Episodes", "Header", "Reviews")
def more_said_than_of_respite(tables: Tables, year: int, last: Tables | None) -> Told:
    # Of children with no episode under another legal status; the episodes are told, the reviews, and the child's row: where
    # it says more than it should, or a review does.
    told: Told = set()
    for child in children(tables, "Episodes"):
        episodes = of(tables, "Episodes", child)
        if not all(text(row, "LS") in RESPITE for _, row in episodes):
            continue
        heads = of(tables, "Header", child)
        reviews = {
            ("Reviews", n) for n, row in of(tables, "Reviews", child) if given(row, "REVIEW", "REVIEW_CODE")
        }
        amiss = {("Header", n) for n, row in heads if reviews or given(row, "MOTHER")}
        if reviews or amiss:
            told |= reviews | amiss | {("Episodes", n) for n, _ in episodes}
    return told


@asks("442", "Episodes", "Header")
def no_pupil_number(tables: Tables, year: int, last: Tables | None) -> Told:
    in_care = {text(row, "CHILD") for row in tables["Episodes"] if text(row, "LS") not in RESPITE}
    return {
        ("Header", number)
        for number, row in rows(tables, "Header")
        if blank(row, "UPN") and text(row, "CHILD") in in_care
    }


@asks("444", "Header")
def pupil_number_twice(tables: Tables, year: int, last: Tables | None) -> Told:
    numbers = [text(row, "UPN") for row in tables["Header"]]
    shared = {"", "UN1", "UN2", "UN3", "UN4", "UN5"}
    return {
        ("Header", number)
        for number, upn in enumerate(numbers)
        if upn not in shared and numbers.count(upn) > 1
    }


@asks("607", "Episodes", "Header")
def left_and_mother_not_said(tables: Tables, year: int, last: Tables | None) -> Told:
    told: Told = set()
    for number, row in rows(tables, "Episodes"):
        left = given(row, "REC") and text(row, "REC") != "X1" and in_year(day(row, "DEC"), year)
        if not left or text(row, "LS") in RESPITE:
            continue
        for head, child in of(tables, "Header", text(row, "CHILD")):
            if female(child, year) and blank(child, "MOTHER"):
                told |= {("Episodes", number), ("Header", head)}
    return told


@of_row("611", "Header")
def child_of_a_mother_not_said(row: Row, year: int) -> bool:
    return text(row, "MOTHER") == "1" and blank(row, "MC_DOB")


@of_row("612", "Header")
def child_of_no_mother(row: Row, year: int) -> bool:
    return female(row, year) and text(row, "MOTHER") in {"", "0"} and given(row, "MC_DOB")


@of_row("620", "Header")
def mother_under_eleven(row: Row, year: int) -> bool:
    # The text does not say on which day: on the first of the year.
    return text(row, "MOTHER") == "1" and before(starts(year), birthday(day(row, "DOB"), 11))


@of_row("621", "Header")
def younger_than_her_child(row: Row, year: int) -> bool:
    return before(day(row, "MC_DOB"), day(row, "DOB"))


@asks("624", "Header", last_year=("Header",))
def another_child_than_last_year(tables: Tables, year: int, last: Tables | None) -> Told:
    # No day contradicts nothing; of one who is a mother no more 207 tells. Of a child who stood there twice the first counts.
    return {
        ("Header", number)
        for number, now in rows(tables, "Header")
        for _, then in of(last, "Header", text(now, "CHILD"))[:1]
        if day(then, "MC_DOB") and day(now, "MC_DOB") and day(then, "MC_DOB") != day(now, "MC_DOB")
    }


@asks("625", "Episodes", "Header")
def child_born_too_late(tables: Tables, year: int, last: Tables | None) -> Told:
    # The latest episode is the one that began last; where it goes on, the child has not ceased to be looked after.
    told: Told = set()
    for head, child in rows(tables, "Header"):
        born = day(child, "MC_DOB")
        late = before(ends(year), born)
        for number, row in episodes_of(tables, text(child, "CHILD"))[-1:]:
            if late or before(day(row, "DEC"), born):
                told |= {("Header", head), ("Episodes", number)}
        if late:
            told.add(("Header", head))
    return told


@asks("626", "Header", last_year=("Header",))
def mother_before_she_was_one(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Header", number)
        for number, now in rows(tables, "Header")
        for _, then in of(last, "Header", text(now, "CHILD"))[:1]
        if text(now, "MOTHER") == "1"
        and text(then, "MOTHER") == "0"
        and before(day(now, "MC_DOB"), starts(year))
    }


@asks("628", "Episodes", "Header", "OC3")
def mother_among_the_leavers(tables: Tables, year: int, last: Tables | None) -> Told:
    # An episode whose start cannot be read may be of the year.
    in_care = {text(row, "CHILD") for row in tables["Episodes"] if not out_of_year(row, year)}
    leavers = {text(row, "CHILD") for row in tables["OC3"] if given(row, "IN_TOUCH", "ACTIV", "ACCOM")}
    return {
        ("Header", number)
        for number, row in rows(tables, "Header")
        if given(row, "MOTHER") and text(row, "CHILD") in leavers - in_care
    }


def out_of_year(row: Row, year: int) -> bool:
    return before(ends(year), day(row, "DECOM")) or before(day(row, "DEC"), starts(year))
