"""Rules of episodes: their days, their order, their legal status."""

from __future__ import annotations

from datetime import date, timedelta

from tests.spec.care_oracle.first_book import by_row, rule
from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    birthday,
    children,
    day,
    ends,
    given,
    in_order,
    neighbours,
    of,
    rows,
    starts,
    text,
    until,
)

by_row("148", "Episodes", lambda row, year: given(row, "DEC") != given(row, "REC"))
by_row("353", "Episodes", lambda row, year: before(day(row, "DECOM"), date(1991, 10, 14)))
# Its words are those of 385; its field is the day the episode began.
by_row("354", "Episodes", lambda row, year: before(ends(year), day(row, "DECOM")))
by_row(
    "355",
    "Episodes",
    lambda row, year: day(row, "DECOM") is not None and day(row, "DECOM") == day(row, "DEC"),
)
by_row("356", "Episodes", lambda row, year: before(day(row, "DEC"), day(row, "DECOM")))
by_row("385", "Episodes", lambda row, year: before(ends(year), day(row, "DEC")))


@rule("142")
def not_ended(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Episodes", number)
        for (number, row), _ in neighbours(tables)
        if not (given(row, "DEC") and given(row, "REC"))
    }


@rule("357")
def first_is_no_start(tables: Tables, year: int, last: Tables | None) -> Told:
    """One that began before the year may go on from what is not told here."""
    return {
        ("Episodes", number)
        for child in children(tables)
        for number, row in in_order(tables, child)[:1]
        if not before(day(row, "DECOM"), starts(year)) and text(row, "RNE") != "S"
    }


@rule("388")
def no_continuation(tables: Tables, year: int, last: Tables | None) -> Told:
    """X1 and the next episode does not begin that day; or it does, and there is another reason; or there is no next."""
    told = set()
    for (number, row), (_, following) in neighbours(tables):
        over = day(row, "DEC")
        same = over is not None and over == day(following, "DECOM")
        if over and given(row, "REC") and (text(row, "REC") == "X1") != same:
            told.add(("Episodes", number))
    for child in children(tables):
        for number, row in in_order(tables, child)[-1:]:
            if text(row, "REC") == "X1" and day(row, "DEC"):
                told.add(("Episodes", number))
    return told


def aged(tables: Tables, number: int, row: Row, age: int) -> Told:
    """The episode and the child's Header, where the child had not reached an age as it began."""
    told = set()
    for header, person in of(tables, "Header", text(row, "CHILD")):
        born = day(person, "DOB")
        if born and before(day(row, "DECOM"), birthday(born, age)):
            told |= {("Episodes", number), ("Header", header)}
    return told


@rule("352")
def started_as_an_adult(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "Episodes"):
        for _, person in of(tables, "Header", text(row, "CHILD")):
            born, began = day(person, "DOB"), day(row, "DECOM")
            if text(row, "RNE") == "S" and born and began and birthday(born, 18) <= began:
                told.add(("Episodes", number))
    return told


@rule("358")
def justice_under_ten(tables: Tables, year: int, last: Tables | None) -> Told:
    told: Told = set()
    for number, row in rows(tables, "Episodes"):
        if text(row, "LS") in ("J1", "J2", "J3"):
            told |= aged(tables, number, row, 10)
    return told


@rule("359")
def still_there_after_eighteen(tables: Tables, year: int, last: Tables | None) -> Told:
    told = set()
    for number, row in rows(tables, "Episodes"):
        for _, person in of(tables, "Header", text(row, "CHILD")):
            born = day(person, "DOB")
            allowed = text(row, "LS") == "V2" and text(row, "PLACE") == "K2"
            if not given(row, "DEC") and born and birthday(born, 18) < ends(year) and not allowed:
                told.add(("Episodes", number))
    return told


def too_long(tables: Tables, status: str, most: int, year: int) -> Told:
    """The episodes of a status that go on without a day between, longer together than so many days.

    One that begins before the other ends leaves no day between. One whose end cannot be read has no length.
    """
    told: Told = set()
    for child in children(tables):
        runs: list[list[tuple[int, date, date]]] = []
        for number, row in sorted(in_order(tables, child), key=lambda each: (day(each[1], "DECOM"), each[0])):
            began, over = day(row, "DECOM"), until(row, year)
            if text(row, "LS") != status or began is None or over is None:
                continue
            if not runs or began > max(each for *_, each in runs[-1]):
                runs.append([])
            runs[-1].append((number, began, over))
        for run in runs:
            if (max(over for *_, over in run) - run[0][1]).days > most:
                told |= {("Episodes", number) for number, *_ in run}
    return told


for _code, _status, _most in (("361", "L1", 3), ("362", "L2", 21), ("363", "L3", 7), ("364", "J2", 21)):

    def _ask(
        tables: Tables, year: int, last: Tables | None, status: str = _status, most: int = _most
    ) -> Told:
        return too_long(tables, status, most, year)

    rule(_code)(_ask)


def over_17_days(row: Row, year: int) -> bool:
    began, over = day(row, "DECOM"), until(row, year)
    return (
        text(row, "LS") == "V3"
        and began is not None
        and over is not None
        and over > began + timedelta(days=17)
    )


by_row("365", "Episodes", over_17_days)
# A blank is no change of placement.
by_row("366", "Episodes", lambda row, year: text(row, "LS") == "V3" and text(row, "RNE") not in ("S", ""))


@rule("367")
def over_75_days(tables: Tables, year: int, last: Tables | None) -> Told:
    """Of any twelve months, the year's alone are known."""
    told: Told = set()
    for child in children(tables):
        days = {}
        for number, row in in_order(tables, child):
            over, began = until(row, year), day(row, "DECOM")
            if text(row, "LS") == "V3" and over and began:
                days[number] = (min(over, ends(year)) - max(began, starts(year))).days
        counted = {number: each for number, each in days.items() if each > 0}
        if sum(counted.values()) > 75:
            told |= {("Episodes", number) for number in counted}
    return told


by_row(
    "384",
    "Episodes",
    lambda row, year: text(row, "LS") in ("V3", "V4") and text(row, "PLACE") in ("U1", "U4"),
)
