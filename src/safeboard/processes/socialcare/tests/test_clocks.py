"""Timeliness from where things begin: what fell due, with the unfinished as late, and what stands open past its day (R-CAL-07)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.processes.socialcare.indicators.assessments import T3_01
from safeboard.processes.socialcare.indicators.enquiries import T3_04
from safeboard.processes.socialcare.tables.lists import assessments, children_in_need, referrals, section47

day = dt.date.fromisoformat
YEAR = period("2015-16")


def row(table: Any, key: str, **said: Any) -> dict[str, Any]:
    days = {
        name: day(value) if isinstance(value, str) and name.endswith("_on") else value
        for name, value in said.items()
    }
    return {**{each.name: None for each in table.columns}, "key": key, "person": key, "area": "825", **days}


@pytest.mark.parametrize("make", [ReferenceEngine, DuckEngine.over_rows], ids=["reference", "duck"])
def test_conferences_that_were_not_held_are_late_by_when_they_fell_due(make: Any) -> None:
    """Six enquiries: in time, late, needed and not held, not needed, no word, and one that falls due the year after."""
    rows = [
        row(section47, "a", started_on="2015-12-23", conference_on="2016-01-18"),
        row(section47, "b", started_on="2015-12-23", conference_on="2016-01-19"),
        row(section47, "c", started_on="2015-06-01", conference_unnecessary=False),
        row(section47, "d", started_on="2015-06-01", conference_unnecessary=True),
        row(section47, "e", started_on="2015-06-01"),
        row(section47, "f", started_on="2016-03-30", conference_unnecessary=False),
    ]
    assert T3_04.clock is not None
    found = make({section47: rows}).count([T3_04.measure, *T3_04.clock.measures()], [YEAR])
    completed, due, still_open = (
        found[name, "2015-16", "", ""] for name in ("T3-04", "T3-04/due", "T3-04/open")
    )
    assert (completed.numerator, completed.denominator) == (1, 2)
    assert (due.numerator, due.denominator, due.excluded) == (1, 3, 1)
    assert still_open.numerator == 1


@pytest.mark.parametrize("make", [ReferenceEngine, DuckEngine.over_rows], ids=["reference", "duck"])
def test_an_assessment_still_open_is_late_by_when_it_fell_due_and_stands_open(make: Any) -> None:
    """45 working days from Friday 1 May 2015 end on 7 July. Finished the day after its day it is late, and no longer open."""
    started = "2015-05-01"
    done = {"in_time": "2015-07-07", "late": "2015-07-08", "open": None, "reopened_after": "2016-04-02"}
    rows = [row(assessments, key, started_on=started, authorised_on=on) for key, on in done.items()]
    rows.append(row(assessments, "young", started_on="2016-02-01"))
    needs = [row(children_in_need, each["key"], started_on=each["started_on"].isoformat()) for each in rows]
    assert T3_01.clock is not None
    engine = make({assessments: rows, children_in_need: needs, referrals: []})
    found = engine.count([T3_01.measure, *T3_01.clock.measures()], [YEAR])
    completed, due, still_open = (
        found[name, "2015-16", "", ""] for name in ("T3-01", "T3-01/due", "T3-01/open")
    )
    assert (completed.numerator, completed.denominator) == (1, 2)
    assert (due.numerator, due.denominator) == (1, 4)
    assert still_open.numerator == 2
