"""Periods missing (564 to 581, 586)."""

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
    text,
)
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_reading import (
    begun_while_another_runs,
    blank,
    children,
    episodes_of,
    in_year,
    left_care,
    stay_on,
    upto,
)


@of_row("564", "Missing")
def start_not_said(row: Row, year: int) -> bool:
    return text(row, "MISSING") in {"M", "A"} and blank(row, "MIS_START")


@of_row("565", "Missing")
def start_of_nothing(row: Row, year: int) -> bool:
    return given(row, "MIS_START") and blank(row, "MISSING")


@of_row("566", "Missing")
def end_of_nothing(row: Row, year: int) -> bool:
    return given(row, "MIS_END") and blank(row, "MISSING")


@of_row("567", "Missing")
def ends_before_it_starts(row: Row, year: int) -> bool:
    return before(day(row, "MIS_END"), day(row, "MIS_START"))


@of_row("570", "Missing")
def starts_after_the_year(row: Row, year: int) -> bool:
    return before(ends(year), day(row, "MIS_START"))


@of_row("571", "Missing")
def ends_outside_the_year(row: Row, year: int) -> bool:
    return day(row, "MIS_END") is not None and not in_year(day(row, "MIS_END"), year)


@of_row("586", "Missing")
def missing_before_birth(row: Row, year: int) -> bool:
    return before(day(row, "MIS_START"), day(row, "DOB"))


@asks("574", "Missing")
def missing_while_missing(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Missing", number)
        for child in children(tables, "Missing")
        for number in begun_while_another_runs(of(tables, "Missing", child), "MIS_START", "MIS_END")
    }


@asks("575", "Episodes", "Missing")
def placement_ended_and_still_missing(tables: Tables, year: int, last: Tables | None) -> Told:
    told: Told = set()
    for number, row in rows(tables, "Missing"):
        stay = stay_on(tables, text(row, "CHILD"), day(row, "MIS_START"))
        if stay and blank(row, "MIS_END") and upto(day(row, "MIS_START"), day(stay[1], "DEC")):
            told.add(("Missing", number))
    return told


def not_taken_on(tables: Tables, last: Tables | None, table: str, start: str, end: str) -> Told:
    """Open last year, and nothing of this year starts on that day: told at the child, who may have no row at all."""
    told: Told = set()
    for number, row in rows(tables, "Header"):
        child = text(row, "CHILD")
        here = {day(each, start) for _, each in of(tables, table, child)}
        for _, then in of(last, table, child):
            if day(then, start) and blank(then, end) and day(then, start) not in here:
                told.add(("Header", number))
    return told


@asks("576", "Header", "Missing", last_year=("Missing",))
def missing_last_year_and_not_taken_on(tables: Tables, year: int, last: Tables | None) -> Told:
    return not_taken_on(tables, last, "Missing", "MIS_START", "MIS_END")


def open_after_care(tables: Tables, table: str, start: str, end: str) -> Told:
    """No end is said, and the child has left care: with the last episode, or with one that ended on the start or later."""
    told: Told = set()
    for number, row in rows(tables, table):
        episodes = [episode for _, episode in episodes_of(tables, text(row, "CHILD"))]
        gone = any(left_care(each) and upto(day(row, start), day(each, "DEC")) for each in episodes)
        if blank(row, end) and episodes and (gone or left_care(episodes[-1])):
            told.add((table, number))
    return told


@asks("577", "Episodes", "Missing")
def still_missing_after_care(tables: Tables, year: int, last: Tables | None) -> Told:
    return open_after_care(tables, "Missing", "MIS_START", "MIS_END")


@asks("578", "Episodes", "Missing")
def missing_after_care(tables: Tables, year: int, last: Tables | None) -> Told:
    # The placement begun last by then is over, and the child left care with it.
    told: Told = set()
    for number, row in rows(tables, "Missing"):
        stay = stay_on(tables, text(row, "CHILD"), day(row, "MIS_START"))
        if stay and left_care(stay[1]) and before(day(stay[1], "DEC"), day(row, "MIS_START")):
            told.add(("Missing", number))
    return told


@asks("581", "Episodes", "Missing")
def missing_before_care(tables: Tables, year: int, last: Tables | None) -> Told:
    # Before the first episode that is here, where care started with it: before another the child was in care already.
    # Between two periods of care the child has ceased to be looked after, which 578 tells.
    told: Told = set()
    for number, row in rows(tables, "Missing"):
        episodes = episodes_of(tables, text(row, "CHILD"))
        for _, first in episodes[:1]:
            if text(first, "RNE") == "S" and before(day(row, "MIS_START"), day(first, "DECOM")):
                told.add(("Missing", number))
    return told


@asks("580", "Episodes", "Missing")
def missing_on_leaving(tables: Tables, year: int, last: Tables | None) -> Told:
    # To the letter: missing on the day of leaving, the last day too. The sector looks at the 18th birthday alone.
    told: Told = set()
    for number, episode in rows(tables, "Episodes"):
        if not left_care(episode) or text(episode, "REC") == "E8":
            continue
        for _, row in of(tables, "Missing", text(episode, "CHILD")):
            ended = blank(row, "MIS_END") or upto(day(episode, "DEC"), day(row, "MIS_END"))
            if upto(day(row, "MIS_START"), day(episode, "DEC")) and ended:
                told.add(("Episodes", number))
    return told
