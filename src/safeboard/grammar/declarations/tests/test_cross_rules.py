"""The edges of the checks that rules are made of; the worked examples of Annex A's rules hold the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from safeboard.grammar.declarations.cross_rules import Counted, HasRow, NoRow, NotBefore, Once, Window

FIRST, LAST = date(2015, 3, 31), date(2016, 3, 31)
WINDOW = Window(LAST, FIRST)


@dataclass(frozen=True)
class Row:
    """A row of visits as a rule sees it."""

    row: int
    values: dict = field(hash=False)
    list_name: str = "visits"
    sheet: str = "Visits"


def rows(*given):
    return [Row(number, values) for number, values in enumerate(given, start=1)]


def told(check, lines):
    together = {"visits": lines}
    return [line.row for line in lines if check(line, together, WINDOW) is not None]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [(0, True), (1, False), (2, False), (3, True), (None, False)],
    ids=["too few", "as found", "with itself", "too many", "blank"],
)
def test_a_count_is_wrong_when_too_small_and_when_too_large_where_the_file_reaches_back(said, wrong):
    lines = rows({"on": date(2015, 9, 1), "said": None}, {"on": LAST, "said": said})
    check = Counted("said", "visits", "on", by="on", months=12)
    assert told(check, lines) == ([2] if wrong else [])


def test_a_count_may_know_of_rows_before_the_file_began():
    lines = rows({"on": date(2015, 9, 1), "said": 7})
    assert told(Counted("said", "visits", "on", by="on", months=12), lines) == []


def test_rows_outside_the_months_are_not_counted():
    lines = rows(
        {"on": date(2015, 1, 31), "said": None},
        {"on": date(2015, 2, 1), "said": None},
        {"on": date(2016, 2, 1), "said": 1},
        {"on": date(2016, 2, 1), "said": 0},
    )
    check = Counted("said", "visits", "on", by="on", months=12)
    assert [check(line, {"visits": lines}, WINDOW) for line in lines] == [None, None, None, {"counted": 1}]


def test_of_two_that_overlap_the_later_is_told_whatever_their_order_in_the_file():
    later, earlier = {"on": date(2016, 2, 1), "end": None}, {"on": date(2015, 2, 1), "end": None}
    check = Once("on", lambda row: row["end"])
    assert told(check, rows(later, earlier)) == [1]
    assert told(check, rows(earlier, later)) == [2]
    assert told(check, rows(later, later)) == [2]
    assert told(check, rows({"on": None, "end": None}, later)) == []


def test_a_row_does_not_go_with_itself():
    lines = rows({"on": LAST})
    assert told(HasRow(("visits",), lambda row, other: True), lines) == [1]
    assert told(NoRow("visits", lambda row, other: True), lines) == []


def test_what_is_not_asked_is_not_missed():
    lines = rows({"on": LAST}, {"on": FIRST})
    asked = HasRow(("letters",), lambda row, other: True, when=lambda row, window: row["on"] == LAST)
    assert told(asked, lines) == [1]


def test_a_blank_is_before_nothing():
    lines = rows({"a": None, "b": LAST}, {"a": FIRST, "b": None}, {"a": FIRST, "b": LAST})
    assert told(NotBefore("a", "b"), lines) == [3]


@pytest.mark.parametrize(
    ("day", "inside"),
    [(FIRST, True), (LAST, True), (date(2015, 3, 30), False), (date(2016, 4, 1), False), (None, False)],
)
def test_a_window_holds_both_its_days(day, inside):
    assert WINDOW.holds(day) is inside
