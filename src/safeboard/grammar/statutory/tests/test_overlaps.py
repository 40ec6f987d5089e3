"""What starts while another runs, against the definition said pair by pair."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import permutations

import polars as pl
import pytest

from safeboard.grammar.statutory.overlaps import starting_inside_another
from safeboard.grammar.statutory.tables import CHILD, ROW

# Days on both sides of 1 January 1970, where the count of days changes its sign.
FIRST = date(1969, 12, 28)


def _some_rows(chance: random.Random) -> pl.DataFrame:
    days = [None, *(FIRST + timedelta(days=each) for each in range(9))]
    made = [
        (row, chance.randrange(4), chance.choice(days), chance.choice(days))
        for row in range(chance.randrange(12))
    ]
    schema = {ROW: pl.UInt32, CHILD: pl.UInt32, "starts": pl.Date, "ends": pl.Date}
    return pl.DataFrame(made, schema=schema, orient="row")


def _pair_by_pair(rows: pl.DataFrame, with_last_day: bool) -> set[int]:
    inside = set()
    for this, other in permutations(rows.iter_rows(named=True), 2):
        if this[CHILD] != other[CHILD] or None in (this["starts"], other["starts"], other["ends"]):
            continue
        before_end = this["starts"] <= other["ends"] if with_last_day else this["starts"] < other["ends"]
        if other["starts"] <= this["starts"] and before_end:
            inside.add(this[ROW])
    return inside


@pytest.mark.parametrize("with_last_day", [True, False])
def test_the_same_rows_are_found_as_pair_by_pair(with_last_day: bool) -> None:
    chance = random.Random(20260331)
    found_any = 0
    for _ in range(400):
        rows = _some_rows(chance)
        found = starting_inside_another(rows, CHILD, "starts", "ends", with_last_day=with_last_day)
        assert set(found) == _pair_by_pair(rows, with_last_day), rows
        assert found.n_unique() == len(found)
        found_any += len(found) > 0
    assert found_any > 100


def test_one_child_with_thousands_of_plans_is_still_answered() -> None:
    several = pl.DataFrame(
        {
            ROW: pl.Series(range(20_000), dtype=pl.UInt32),
            CHILD: pl.Series([7] * 20_000, dtype=pl.UInt32),
            "starts": [FIRST] * 20_000,
            "ends": [FIRST] * 20_000,
        }
    )
    assert len(starting_inside_another(several, CHILD, "starts", "ends", with_last_day=True)) == 20_000
    assert starting_inside_another(several, CHILD, "starts", "ends", with_last_day=False).is_empty()
