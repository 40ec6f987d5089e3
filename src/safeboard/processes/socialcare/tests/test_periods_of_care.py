"""Periods of care that yearly returns make together, and beside Annex A (R-CLA-06; SYS-19)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from safeboard.processes.socialcare.returns.ssda903.method import METHOD
from safeboard.processes.socialcare.returns.ssda903.writing import Row, episode, files, header
from safeboard.processes.socialcare.tables.care import (
    looked_after_rows,
    placement_rows,
    read_episode,
    read_listed,
)
from safeboard.processes.socialcare.tables.periods import periods

READ = {"looked_after": read_listed, "placements": read_episode}
CAME = {"DECOM": "2013-06-03", "RNE": "S", "PLACE": "U6", "LS": "V2", "PL_LOCATION": "IN", "PL_DISTANCE": "4"}
MOVED = {
    "DECOM": "2014-09-01",
    "RNE": "B",
    "PLACE": "K2",
    "LS": "C2",
    "PL_LOCATION": "OUT",
    "PL_DISTANCE": "31.5",
}
FIRST_YEAR = (header(DOB="2005-06-01"), episode(**CAME))
SECOND_YEAR = (
    header(DOB="2005-06-01"),
    episode(**CAME, DEC="2014-09-01", REC="X1", REASON_PLACE_CHANGE="CARPL"),
    episode(**MOVED),
)
THIRD_YEAR = (header(DOB="2005-06-01"), episode(**MOVED, DEC="2015-11-20", REC="E4A"))


def told_by(**years: tuple[Row, ...]) -> dict[str, list[dict[str, Any]]]:
    """The events of the returns of several years, the newest statement of each, as rows are read from them."""
    newest: dict[tuple[Any, ...], dict[str, Any]] = {}
    for year, rows in years.items():
        number = int(year[1:])
        stated = METHOD.states(METHOD.read(tuple(files(rows, number).items()), number))
        for each in stated.events.to_dicts():
            newest[each["kind"], each["child_id"], each["starts_on"], each["ordinal"]] = each
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in READ}
    for (kind, child, start, ordinal), each in sorted(newest.items()):
        if kind in READ:
            said = READ[kind](start, each["ends_on"], json.loads(each["facts"]))
            found[kind].append({"key": f"{child}/{start}/{ordinal}", "person": child, "area": "825", **said})
    return found


def listed(start: str, **said: Any) -> dict[str, Any]:
    """A row of Annex A list 8."""
    days = {"ceased_on": None, "placed_on": None, "status_from": None, **said}
    read = {
        name: date.fromisoformat(value) if value else None
        for name, value in days.items()
        if name.endswith(("_on", "_from"))
    }
    blank = {"legal_status": None, "placement": None, "location": None, "unaccompanied": None}
    began = date.fromisoformat(start)
    return {
        "key": f"A1/{start}/1",
        "person": "A1",
        "area": "825",
        "started_on": began,
        **blank,
        **said,
        **read,
    }


def care(told: dict[str, list[dict[str, Any]]], *rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    names = ("started_on", "ceased_on", "placement", "location")
    found = looked_after_rows([*rows, *told["looked_after"]], told["placements"])
    return [tuple(str(row[name]) if row[name] else None for name in names) for row in found]


WHOLE = [
    ("2013-06-03", "2014-09-01", "foster", "in_area"),
    ("2014-09-01", "2015-11-20", "childrens_home", "out_of_area"),
]


def test_returns_of_years_make_one_period_with_the_placement_of_each_day():
    """The third return has the later episode alone; the period it ends began two returns before."""
    told = told_by(y2014=FIRST_YEAR, y2015=SECOND_YEAR, y2016=THIRD_YEAR)
    assert care(told) == WHOLE
    rows = list(looked_after_rows(told["looked_after"], told["placements"]))
    assert [row["legal_status"] for row in rows] == ["accommodated", "full_care_order"]
    assert len({row["key"] for row in rows}) == 2


def test_the_placements_say_how_far_from_home_the_child_lived():
    told = told_by(y2014=FIRST_YEAR, y2015=SECOND_YEAR, y2016=THIRD_YEAR)
    found = [(str(row["started_on"]), row["over_20_miles"]) for row in placement_rows(told["placements"])]
    assert found == [("2013-06-03", False), ("2014-09-01", True)]


def test_a_period_whose_beginning_no_return_has_counts_from_its_first_known_episode():
    told = told_by(y2016=THIRD_YEAR)
    assert care(told) == WHOLE[1:]
    (period,) = periods(told["looked_after"], told["placements"])
    assert not period.since_known


@pytest.mark.parametrize(
    "years",
    [
        {"y2014": FIRST_YEAR, "y2015": SECOND_YEAR, "y2016": THIRD_YEAR},
        {"y2015": SECOND_YEAR, "y2016": THIRD_YEAR},
    ],
)
@pytest.mark.parametrize("ceased", ["2015-11-20", None])
def test_annex_a_beside_the_returns_doubles_nothing(years, ceased):
    row = listed(
        "2013-06-03",
        ceased_on=ceased,
        placement="childrens_home",
        location="out_of_area",
        placed_on="2014-09-01",
    )
    # The event of the return has the same first day, so it is the same event and not a second row.
    told = {**told_by(**years), "looked_after": []}
    assert care(told, row) == WHOLE


def test_annex_a_tells_the_beginning_that_no_return_has():
    row = listed("2013-06-03", placement="childrens_home", location="out_of_area", placed_on="2014-09-01")
    assert care(told_by(y2016=THIRD_YEAR), row) == [("2013-06-03", "2014-09-01", None, None), WHOLE[1]]


def test_a_newer_annex_a_tells_the_move_and_the_end_since_the_last_return():
    row = listed(
        "2013-06-03", ceased_on="2015-08-01", placement="parents", location="in_area", placed_on="2015-05-05"
    )
    told = told_by(y2014=FIRST_YEAR, y2015=SECOND_YEAR)
    assert care(told, row) == [
        WHOLE[0],
        ("2014-09-01", "2015-05-05", "childrens_home", "out_of_area"),
        ("2015-05-05", "2015-08-01", "parents", "in_area"),
    ]


def test_care_that_ended_and_began_again_is_two_periods_beside_annex_a_too():
    again = (*THIRD_YEAR, episode(DECOM="2016-02-01", RNE="S", PLACE="U6", PL_LOCATION="IN"))
    told = told_by(y2015=SECOND_YEAR, y2016=again)
    new = ("2016-02-01", None, "foster", "in_area")
    assert care(told) == [*WHOLE, new]
    # An old row of a list that nobody closed ends where the return says that care began anew.
    assert care(told, listed("2012-01-02", placement="foster")) == [
        ("2012-01-02", "2013-06-03", "foster", None),
        *WHOLE,
        new,
    ]


def test_short_breaks_are_episodes_and_no_care():
    told = told_by(y2016=(header(), episode(DECOM="2015-05-01", LS="V4")))
    assert (care(told), list(placement_rows(told["placements"]))) == ([], [])
    assert len(told["placements"]) == 1


@pytest.mark.parametrize("began", ["P", "S"])
def test_an_episode_that_nobody_closed_ends_when_the_next_begins(began):
    rows = (header(), episode(DECOM="2015-05-01"), episode(DECOM="2015-09-01", RNE=began, PLACE="K2"))
    assert [row[:3] for row in care(told_by(y2016=rows))] == [
        ("2015-05-01", "2015-09-01", "foster"),
        ("2015-09-01", None, "childrens_home"),
    ]


def test_annex_a_alone_is_as_it_was():
    """One row a period, with the newest placement (calibration)."""
    row = listed("2013-06-03", placement="foster", placed_on="2015-05-05", status_from="2014-01-01")
    assert care({"looked_after": [], "placements": []}, row) == [("2013-06-03", None, "foster", None)]
