"""How the second half of the rules reads a return: plain rows of texts, one dictionary for each row of a file.

A cell is blank where nothing stands in it. A date that stands there and is no date is given, and is no day: no rule
calls it missing, and none compares it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    before,
    day,
    ends,
    of,
    starts,
    text,
    unreadable,
)

Numbered = tuple[int, Row]

RESPITE = {"V3", "V4"}
FOR_ADOPTION = {"A3", "A4", "A5", "A6"}
FOSTERED = {"U1", "U2", "U3", "U4", "U5", "U6"}
ADOPTED = {"E11", "E12"}


def blank(row: Row, name: str) -> bool:
    return not text(row, name)


def upto(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first <= second


def in_year(when: date | None, year: int) -> bool:
    return when is not None and starts(year) <= when <= ends(year)


def birthday(born: date | None, age: int) -> date | None:
    """Who was born on 29 February has a birthday on 1 March in other years."""
    if born is None:
        return None
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def children(tables: Tables, table: str) -> list[str]:
    return sorted({text(row, "CHILD") for row in tables.get(table, [])} - {""})


def in_order(rows: Iterable[Numbered], first: str, last: str) -> list[Numbered]:
    """By the day they start; rows without such a day have no place among the others.

    The text does not say which of two that start on one day is the earlier: it is the one that ends sooner, and one
    without an end is the last; then the one that stands first in the file.
    """
    dated = [(number, row) for number, row in rows if day(row, first)]
    return sorted(dated, key=lambda each: (day(each[1], first), day(each[1], last) or date.max, each[0]))


def begun_while_another_runs(found: list[Numbered], first: str, last: str) -> set[int]:
    """The numbers of the rows that begin before another has ended that began earlier; what has no end goes on.

    One whose end cannot be read holds no other, and is the earlier of two that begin on one day.
    """
    told: set[int] = set()
    until = date.min
    for number, row in sorted(
        in_order(found, first, last), key=lambda each: (day(each[1], first), end_of(each[1], last))
    ):
        if before(day(row, first), until):
            told.add(number)
        until = max(until, end_of(row, last))
    return told


def end_of(row: Row, last: str) -> date:
    return date.max if blank(row, last) else day(row, last) or date.min


def episodes_of(tables: Tables, child: str) -> list[Numbered]:
    return in_order(of(tables, "Episodes", child), "DECOM", "DEC")


def left_care(row: Row) -> bool:
    """The episode has ended, and for another reason than that the next one begins."""
    return day(row, "DEC") is not None and text(row, "REC") not in {"", "X1"}


def stays_of(tables: Tables, child: str) -> list[tuple[Row, Row]]:
    """The placements of a child, each as its first and its last episode: a change of legal status alone (L) is none."""
    stays: list[tuple[Row, Row]] = []
    for _, row in episodes_of(tables, child):
        if stays and text(row, "RNE") == "L":
            stays[-1] = (stays[-1][0], row)
        else:
            stays.append((row, row))
    return stays


def stay_on(tables: Tables, child: str, when: date | None) -> tuple[Row, Row] | None:
    """The placement that began last by a day: on the day of a move the new one."""
    begun = [stay for stay in stays_of(tables, child) if upto(day(stay[0], "DECOM"), when)]
    return begun[-1] if begun else None


def female(row: Row, year: int) -> bool:
    return text(row, "SEX") == ("F" if year >= 2025 else "2")


def all_year(tables: Tables, child: str, year: int) -> bool:
    """Looked after without a break for the twelve months to 31 March, as the published rules define it.

    Not so where an episode of the year starts care after 1 April, ends care before 31 March or is a short break. A reason for
    ceasing that is not given is not a continuation. Where a day cannot be read it is in doubt, and not said to be so; an
    episode without a first day is turned back as the return is read.
    """
    first, last = starts(year), ends(year)
    held = False
    if any(unreadable(row, name) for _, row in of(tables, "Episodes", child) for name in ("DECOM", "DEC")):
        return False
    for _, row in of(tables, "Episodes", child):
        began, ended = day(row, "DECOM"), day(row, "DEC")
        if began is None:
            continue
        during = upto(began, last) and (blank(row, "DEC") or upto(first, ended))
        if text(row, "RNE") == "S" and before(first, began) and upto(began, last):
            return False
        if text(row, "REC") != "X1" and upto(first, ended) and before(ended, last):
            return False
        if text(row, "LS") in RESPITE and during:
            return False
        held = held or during
    return held
