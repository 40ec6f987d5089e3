"""What counts of several files of figures; what a snapshot may count from them (SYS-54; R-DAT-03)."""

from __future__ import annotations

import pytest

from safeboard.grammar.measure.periods import period
from safeboard.kernel.partnership.personas import COUNCIL, POLICE
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.figures.standing import current, last_answers, last_numbers, standing_for
from safeboard.kernel.returns.figures.tables import tables_of
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.reach import coverage
from safeboard.kernel.returns.ways_in.tests.conftest import Q3, Q4, SMALL, due_of
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
BOXES = list(SMALL.boxes)
NORTH, SPOKEN, OPEN_NOW, ALL = BOXES[0], BOXES[1], BOXES[2], BOXES[9]


@pytest.fixture(autouse=True)
def _one_unit_of_work(db):
    with recorded(Doer(actor="test")):
        yield


def now(agency) -> dict[str, int | None]:
    return {each.box: each.number for each in current(SMALL, agency)}


def test_the_newest_file_counts_box_by_box_and_a_withdrawn_one_falls_back(people, take_in):
    council = people.agencies[COUNCIL]
    take_in(Q4, {NORTH: 10, ALL: 30})
    second = take_in(Q4, {NORTH: 12})
    assert now(council) == {NORTH: 12, ALL: 30}
    receiving.withdraw(second, by=people.users["council-data-lead"], why="Wrong.")
    assert now(council) == {NORTH: 10, ALL: 30}


def test_a_newer_not_known_counts_before_an_older_number(people, take_in):
    take_in(Q4, {NORTH: 10})
    take_in(Q4, {NORTH: "not known"})
    assert now(people.agencies[COUNCIL]) == {NORTH: None}


def test_last_time_is_the_newest_earlier_answer_within_two_years(people, take_in):
    take_in("2012-13Q4", {NORTH: 3, ALL: 9})
    take_in("2015-16Q2", {NORTH: 5})
    take_in(Q3, {NORTH: "not known"})
    take_in(Q4, {NORTH: 7})
    council, before = people.agencies[COUNCIL], period(Q4).start
    assert {box: (each.period, each.words) for box, each in last_answers(SMALL, council, before).items()} == {
        NORTH: (Q3, "not known")
    }
    assert last_numbers(SMALL, council, before) == {}
    assert last_numbers(SMALL, council, period(Q3).start) == {NORTH: 5}


def test_a_file_of_several_periods_is_never_replaced_as_a_whole(people, take_in, due):
    whole = receiving.receive(
        agency=people.agencies[COUNCIL],
        return_code=SMALL.code,
        filename="years.csv",
        data=f"Box,Number,Period\n{NORTH},1,{Q3}\n{NORTH},2,{Q4}\n".encode(),
        as_at=period(Q4).end,
        look_back_months=3,
        by=None,
    ).receipt
    receiving.check(whole)
    receiving.send(whole, by=None)
    receiving.accept(whole)
    assert standing_for(SMALL, people.agencies[COUNCIL], period(Q4)) is None
    alone = take_in(Q4, {NORTH: 3})
    assert standing_for(SMALL, people.agencies[COUNCIL], period(Q4)) == alone


def test_a_row_of_the_table_is_an_agency_a_period_and_a_category(people, take_in):
    take_in(Q4, {NORTH: 10, SPOKEN: "not known", BOXES[3]: 4})
    take_in(Q4, {NORTH: 2}, agency=POLICE)
    by_district, whole = (each.rows for each in tables_of(SMALL))
    rows = {row["key"]: row for row in by_district()}
    assert set(rows) == {f"county-council/{Q4}/north", f"county-council/{Q4}/south", f"police/{Q4}/north"}
    north = rows[f"county-council/{Q4}/north"]
    assert (north["episodes"], north["spoken_to"], north["open_now"]) == (10, None, None)
    assert north["ends_on"] == period(Q4).end and (north["day_after"] - north["ends_on"]).days == 1
    assert north["district"] == "north" and north["agency"] == "County Council"
    assert list(whole()) == []


def test_a_period_is_covered_when_all_who_owe_it_have_sent(people, declared, take_in):
    """Both agencies send for one county: with one of them missing the sum would be a part of it."""
    people.agencies[POLICE].area_code = "825"
    people.agencies[POLICE].save()
    for code in (COUNCIL, POLICE):
        due_of(people.agencies[code], Q4)
    take_in(Q3, {NORTH: 1})
    take_in(Q4, {NORTH: 1})
    q3 = [period(Q3).start.isoformat(), period(Q3).end.isoformat()]
    assert coverage()["episodes_by"] == {"825": [q3]}
    take_in(Q4, {NORTH: 1}, agency=POLICE)
    assert coverage()["episodes_by"] == {"825": [[q3[0], period(Q4).end.isoformat()]]}
    assert "all_of" not in coverage(), "a grid of which nothing was said is not covered"
    receipt = Due.objects.get(agency=people.agencies[COUNCIL], period=Q4).receipt
    receiving.withdraw(receipt, by=people.users["council-data-lead"], why="Wrong.")
    assert coverage()["episodes_by"] == {"825": [q3]}
