"""The views that rules of the return on children looked after share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from safeboard.grammar.statutory.tables import Tables
from safeboard.processes.socialcare.returns.ssda903.care import (
    age,
    birthday,
    has_row,
    in_order,
    last_rows,
    looked_after_all_year,
    with_child,
)
from safeboard.processes.socialcare.returns.ssda903.reading import read
from safeboard.processes.socialcare.returns.ssda903.writing import Row, episode, files, header, oc3


def _tables(*rows: Row, year: int = 2026) -> Tables:
    return read(list(files(rows, year).items()), year).tables


def test_episodes_stand_in_order_with_their_neighbours() -> None:
    tables = _tables(
        episode(DECOM="2025-09-01", RNE="P"),
        episode(CHILD="B", DECOM="2025-06-01"),
        episode(DECOM="2025-05-01", DEC="2025-09-01"),
        episode(DECOM="soon"),
    )
    found = in_order(tables["Episodes"], "DEC", "DECOM")
    assert found["row"].to_list() == [2, 0, 1]
    assert found["DEC_before"].to_list() == [None, date(2025, 9, 1), None]
    assert found["DECOM_next"].to_list() == [date(2025, 9, 1), None, None]
    assert (found["first"].to_list(), found["newest"].to_list()) == ([True, False, True], [False, True, True])


def test_of_episodes_of_one_day_the_open_one_is_the_newest() -> None:
    tables = _tables(episode(), episode(DEC="2025-05-01"), episode(DEC="2025-06-01"))
    assert in_order(tables["Episodes"])["row"].to_list() == [1, 2, 0]


def test_rows_find_their_child_in_another_table() -> None:
    tables = _tables(
        header(DOB="2010-01-01"), header(DOB="2011-01-01"), episode(), episode(CHILD="B"), oc3(CHILD="B")
    )
    beside = with_child(tables["Episodes"], tables, "Header", "DOB", "CHILD")
    assert beside["DOB"].to_list() == [date(2010, 1, 1), None]
    assert beside["CHILD_Header"].to_list() == ["A1", None]
    assert has_row(tables["Episodes"], tables["OC3"]).to_list() == [False, True]


@pytest.mark.parametrize(
    ("rows", "all_year"),
    [
        ([{"DECOM": "2025-04-01"}], True),
        ([{"DECOM": "2025-04-02"}], False),
        ([{"DECOM": "2025-04-02", "RNE": "P"}], True),
        ([{"DECOM": "2024-01-01", "DEC": "2026-03-30", "REC": "E4A"}], False),
        ([{"DECOM": "2024-01-01", "DEC": "2026-03-31", "REC": "E4A"}], True),
        (
            [{"DECOM": "2024-01-01", "DEC": "2025-08-01", "REC": "X1"}, {"DECOM": "2025-08-01", "RNE": "P"}],
            True,
        ),
        ([{"DECOM": "2024-01-01", "LS": "V4"}], False),
        ([{"DECOM": "2022-01-01", "DEC": "2023-01-01", "REC": "E4A"}], False),
    ],
)
def test_who_was_looked_after_all_year(rows: list[dict[str, str]], all_year: bool) -> None:
    tables = _tables(*(episode(**row) for row in rows))
    assert looked_after_all_year(tables).to_list() == ([0] if all_year else [])


def test_age_in_whole_years() -> None:
    born = pl.DataFrame({"born": [date(2008, 2, 29), date(2010, 5, 1), None]})
    expected = {
        date(2026, 2, 28): [17, 15, None],
        date(2026, 3, 1): [18, 15, None],
        date(2026, 5, 1): [18, 16, None],
    }
    for day, ages in expected.items():
        assert born.select(age(pl.col("born"), pl.lit(day)))["age"].to_list() == ages


def test_birthdays() -> None:
    born = pl.DataFrame({"born": [date(2008, 2, 29), date(2010, 5, 1), None]})
    for years, days in {
        18: [date(2026, 3, 1), date(2028, 5, 1), None],
        20: [date(2028, 2, 29), date(2030, 5, 1), None],
    }.items():
        assert born.select(birthday(pl.col("born"), years)).to_series().to_list() == days


def test_last_years_rows_have_this_years_children() -> None:
    last = _tables(episode(CHILD="gone"), episode(CHILD="B"), year=2025)
    this = replace(_tables(episode(CHILD="A"), episode(CHILD="B")), last=last)
    assert last_rows(this, "Episodes")["child"].to_list() == [None, 1]
