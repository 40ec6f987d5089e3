"""The return on children looked after of each year, written, read and counted here, gives the published numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import polars as pl
import pytest
from polars import col

from safeboard.demo import annex_a_rows, looked_after_return
from safeboard.demo.records import County
from safeboard.demo.targets_care import (
    ADOPTED,
    CARE_STARTED,
    CARED_FOR_AT_START,
    CARED_FOR_ON_31_MARCH,
    PLACED_OUT_OF_AREA,
    PLACEMENTS,
)
from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.running import run
from safeboard.processes.socialcare.returns.ssda903.method import METHOD

YEARS = {name: int(name[:4]) + 1 for name in CARED_FOR_ON_31_MARCH}
# Rule: lines, as the head of `looked_after_return` explains them.
FOUND_IN_2016 = {"358": 4, "373": 5, "378": 17, "387": 8, "553": 75, "557": 20}
CODES = {
    ("foster", "private"): ("U6", "PR4"), ("foster", "own"): ("U6", "PR1"), ("foster", "other"): ("U6", "PR2"),
    ("childrens_home", "private"): ("K2", "PR4"), ("residential_school", "private"): ("S1", "PR4"),
    ("parents", "own"): ("P1", "PR0"), ("independent", "own"): ("P2", "PR1"), ("adoption", "other"): ("A6", "PR5"),
    ("other", "other"): ("Z1", None),
}  # fmt: skip

every_year = pytest.mark.parametrize("name", YEARS)


@pytest.fixture(scope="module")
def reads(chalkshire: County) -> Mapping[str, Read]:
    return {
        name: METHOD.read(list(looked_after_return.files(chalkshire, year).items()), year)
        for name, year in YEARS.items()
    }


def in_year(read: Read, day: str) -> pl.Expr:
    return col(day).is_between(read.tables.starts_on, read.tables.ends_on)


@every_year
def test_looked_after_on_31_march_starting_and_ceasing_in_the_year(reads, name):
    read = reads[name]
    episodes = read.rows("Episodes")
    lasting = episodes.filter(col("DEC").is_null())
    assert lasting["child_id"].n_unique() == len(lasting) == CARED_FOR_ON_31_MARCH[name]
    started = episodes.filter((col("RNE") == "S") & in_year(read, "DECOM"))
    assert len(started) == CARE_STARTED[name]
    # Published too, but not so that it adds up with the stocks: what the stocks leave.
    before = dict(zip(YEARS, (CARED_FOR_AT_START, *CARED_FOR_ON_31_MARCH.values()), strict=False))[name]
    ceased = episodes.filter((col("REC") != "X1") & in_year(read, "DEC"))
    assert len(ceased) == before + CARE_STARTED[name] - CARED_FOR_ON_31_MARCH[name]


@every_year
def test_adopted_in_the_year(reads, name):
    episodes = reads[name].rows("Episodes").filter(col("REC").is_in(["E11", "E12"]))
    assert len(episodes) == len(reads[name].rows("AD1")) == ADOPTED[name]
    decided = reads[name].rows("PlacedAdoption").filter(col("DATE_PLACED_CEASED").is_null())
    assert set(episodes["child_id"]) <= set(decided["child_id"])


def test_where_children_lived_on_31_march_2016(reads):
    lasting = reads["2015-16"].rows("Episodes").filter(col("DEC").is_null())
    assert Counter(lasting.select("PLACE", "PLACE_PROVIDER").iter_rows()) == {
        CODES[kind]: count for kind, count in PLACEMENTS.items()
    }
    assert (lasting["PL_LOCATION"] == "OUT").sum() == PLACED_OUT_OF_AREA


def test_placements_over_20_miles_round_to_those_published(reads):
    """DfE SFR41/2016, table LAA6: in and out of the county, to 20 miles, farther and not known, rounded to five."""
    lasting = reads["2015-16"].rows("Episodes").filter(col("DEC").is_null())
    far = col("PL_DISTANCE").cast(pl.Float64) > 20
    found = Counter(lasting.select("PL_LOCATION", far).iter_rows())
    assert {kind: 5 * round(count / 5) for kind, count in found.items()} == {
        ("IN", False): 175, ("IN", True): 15, ("IN", None): 30, ("OUT", False): 75, ("OUT", True): 145, ("OUT", None): 20,
    }  # fmt: skip


@every_year
def test_a_return_is_clean_but_for_what_the_records_do_not_hold(reads, name):
    read = reads[name]
    assert read.faults.is_empty() and not read.rejected
    before = reads.get(f"{YEARS[name] - 2}-{(YEARS[name] - 1) % 100:02d}")
    ran = run(read.with_last(before.tables).tables if before else read.tables, METHOD.rules)
    assert not [each for each in ran.not_run if each.failed]
    found = dict(ran.findings.group_by("rule").len().iter_rows())
    assert found.keys() <= FOUND_IN_2016.keys() | {"370"}
    assert name != "2015-16" or found == FOUND_IN_2016


def test_a_return_tells_the_same_periods_and_plans_for_adoption_as_the_annex_a_of_its_day(reads, chalkshire):
    """So that nothing is doubled. A period from before the year is known to a return only where it had one episode."""
    read = reads["2015-16"]
    stated = METHOD.states(read).events
    lists = annex_a_rows.rows_known_on(chalkshire, read.tables.ends_on, 12)

    def keys(kind: str) -> set:
        rows = stated.filter(col("kind") == kind)
        assert rows["ordinal"].max() == 1
        return set(rows.select("child_id", "starts_on").iter_rows())

    annex = {(row[0], row[7]) for row in lists["8"]}
    assert keys("looked_after") <= annex
    starts_on = read.tables.starts_on
    assert {each for each in keys("looked_after") if each[1] >= starts_on} == {
        each for each in annex if each[1] >= starts_on
    }
    # Annex A goes on showing a plan that was given up when the child left care; a return does not.
    cared = {row[0] for row in lists["8"]}
    assert keys("adoptions") == {(row[0], row[7]) for row in lists["10"] if row[0] in cared}
