"""Social workers of children (SW01 to SW17), since 2023-24."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    before,
    day,
    ends,
    given,
    of,
    starts,
    text,
    unreadable,
)
from tests.spec.care_oracle.second_book import asks, of_row
from tests.spec.care_oracle.second_reading import (
    RESPITE,
    Numbered,
    blank,
    children,
    episodes_of,
    in_order,
    upto,
)

REASONS = {
    "MANAGE",
    "FCONTA",
    "LEFTRL",
    "ORGRST",
    "TSPROC",
    "ABSENC",
    "CHCHAN",
    "PCCHAN",
    "SWDIED",
    "OTHERS",
}


ASKED_SINCE = date(2023, 4, 1)


TABLE = "SWEpisodes"


def workers_of(tables: Tables, child: str) -> list[Numbered]:
    return in_order(of(tables, TABLE, child), "SW_DECOM", "SW_DEC")


def in_care_at_the_end(tables: Tables) -> list[Numbered]:
    """The newest episodes of the children whose newest has no end; short breaks are left out."""
    newest = [each for child in children(tables, "Episodes") for each in episodes_of(tables, child)[-1:]]
    return [each for each in newest if blank(each[1], "DEC") and text(each[1], "LS") not in RESPITE]


@asks("SW01STG1", "Episodes", TABLE, since=2024, until=2024)
def no_worker_at_the_end(tables: Tables, year: int, last: Tables | None) -> Told:
    # At least one of the child's rows says each of the three.
    told: Told = set()
    for number, row in in_care_at_the_end(tables):
        workers = [each for _, each in of(tables, TABLE, text(row, "CHILD"))]
        for name in ("SW_ID", "SW_DECOM", "SW_REASON"):
            if not any(given(each, name) for each in workers):
                told.add(("Episodes", number))
    return told


@of_row("SW01aSTG1", TABLE, since=2024)
def earlier_worker_not_said(row: Row, year: int) -> bool:
    # Which of the two rules a row without a start belongs to cannot be said: it breaks both.
    started = day(row, "SW_DECOM")
    return blank(row, "SW_DECOM") or (before(started, ASKED_SINCE) and blank(row, "SW_ID"))


@of_row("SW01bSTG1", TABLE, since=2024)
def worker_not_said(row: Row, year: int) -> bool:
    started = day(row, "SW_DECOM")
    lacking = blank(row, "SW_ID") or blank(row, "SW_REASON")
    return blank(row, "SW_DECOM") or (started is not None and started >= ASKED_SINCE and lacking)


@of_row("SW02STG1", TABLE, since=2024)
def no_such_id(row: Row, year: int) -> bool:
    # One that is not said is told by the rules of what is missing.
    return given(row, "SW_ID") and not text(row, "SW_ID").startswith(("SW", "XX"))


@of_row("SW03STG1", TABLE, since=2024, until=2024)
def anything_not_said(row: Row, year: int) -> bool:
    return any(blank(row, name) for name in ("SW_ID", "SW_DECOM", "SW_REASON"))


@of_row("SW04STG1", TABLE, since=2024)
def starts_on_no_day(row: Row, year: int) -> bool:
    return day(row, "SW_DECOM") is None


@of_row("SW05STG1", TABLE, since=2024)
def ends_on_no_day(row: Row, year: int) -> bool:
    # Who still is the child's social worker has no end.
    return unreadable(row, "SW_DEC")


@of_row("SW06STG2", TABLE, since=2024)
def starts_after_the_year(row: Row, year: int) -> bool:
    # Workers of years before are asked for as well: only what starts after the year lies outside.
    return before(ends(year), day(row, "SW_DECOM"))


@of_row("SW07STG2", TABLE, since=2024)
def ends_outside_the_period(row: Row, year: int) -> bool:
    # The period was the year in 2023-24, and is the year and the one before since.
    first = starts(year) if year == 2024 else starts(year - 1)
    return before(day(row, "SW_DEC"), first) or before(ends(year), day(row, "SW_DEC"))


def open_before_the_last(tables: Tables) -> Told:
    return {
        (TABLE, number)
        for child in children(tables, TABLE)
        for number, row in workers_of(tables, child)[:-1]
        if blank(row, "SW_DEC")
    }


@asks("SW08STG2", TABLE, since=2024)
def worker_not_ended(tables: Tables, year: int, last: Tables | None) -> Told:
    return open_before_the_last(tables)


@asks("SW14STG2", TABLE, since=2024, until=2024)
def end_not_said(tables: Tables, year: int, last: Tables | None) -> Told:
    return open_before_the_last(tables)


@of_row("SW09STG2", TABLE, since=2024)
def less_than_a_day(row: Row, year: int) -> bool:
    # Or less than nothing.
    return upto(day(row, "SW_DEC"), day(row, "SW_DECOM"))


@asks("SW10STG2", TABLE, since=2024)
def starts_before_the_last_ended(tables: Tables, year: int, last: Tables | None) -> Told:
    # Seven days are allowed for; from 2024-25 a worker of first contact is not looked at. Told is what starts earlier:
    # what starts later than that is no start before the end.
    told: Told = set()
    for child in children(tables, TABLE):
        workers = workers_of(tables, child)
        for (_, previous), (number, row) in itertools.pairwise(workers):
            ended = day(previous, "SW_DEC")
            first_contact = year >= 2025 and text(row, "SW_REASON") == "FCONTA"
            if ended and before(day(row, "SW_DECOM"), ended - timedelta(days=7)) and not first_contact:
                told.add((TABLE, number))
    return told


def ended_without_another(tables: Tables, year: int) -> Told:
    told: Told = set()
    for child in children(tables, TABLE):
        for number, row in workers_of(tables, child)[-1:]:
            if before(day(row, "SW_DEC"), ends(year)):
                told.add((TABLE, number))
    return told


@asks("SW11aSTG2", TABLE, since=2024, until=2024)
def ended_before(tables: Tables, year: int, last: Tables | None) -> Told:
    # It has the words of SW11b, and is read as it.
    return ended_without_another(tables, year)


@asks("SW11bSTG2", TABLE, since=2024)
def ended_and_nobody_since(tables: Tables, year: int, last: Tables | None) -> Told:
    return ended_without_another(tables, year)


@asks("SW12STG2", "Episodes", TABLE, since=2024)
def workers_of_the_year(tables: Tables, year: int, last: Tables | None) -> Told:
    # All social workers of the year: of a child in care at its end who has none, that cannot be true; nor where care began
    # before the year and the first social worker only after its first day.
    told: Told = set()
    for number, row in in_care_at_the_end(tables):
        child = text(row, "CHILD")
        long_in_care = before(day(episodes_of(tables, child)[0][1], "DECOM"), starts(year))
        late = any(before(starts(year), day(each, "SW_DECOM")) for _, each in workers_of(tables, child)[:1])
        if not of(tables, TABLE, child) or (long_in_care and late):
            told.add(("Episodes", number))
    return told


@of_row("SW13STG1", TABLE, since=2024)
def no_such_reason(row: Row, year: int) -> bool:
    return text(row, "SW_REASON") not in REASONS | {""}


@asks("SW17STG2", TABLE, since=2024)
def nobody_at_the_end(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        (TABLE, number)
        for child in children(tables, TABLE)
        for number, row in workers_of(tables, child)[-1:]
        if given(row, "SW_DEC")
    }
