"""The return on training takes what a year's report prints, and what cannot be is turned back (R-TR-03; W22)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.training.figures import COURSES, TRAINING
from safeboard.processes.training.indicators import T5_21

LAST = dt.date(2016, 3, 31)


def checked(*lines: str):
    data = "\n".join(["Box,Number,Period", *lines]).encode()
    return check_figures([("training.csv", data)], TRAINING, LAST)


def test_what_the_report_prints_can_be_sent():
    found = checked(
        "training_courses.sessions.working_together,10,2015-16Q4",
        "training_courses.full_days.other,48,2015-16Q4",
        "training_courses.places.other,700,2015-16Q4",
        "training_courses.attended.other,591,2015-16Q4",
        "training_events.events.conference_model,15,2015-16Q4",
        "training_events.attended.conference_model,600,2015-16Q4",
        "training_events.events.bespoke,2,2015-16Q4",
        "training_confidence.matched.exploitation,40,2015-16Q4",
        "training_confidence.points_before.exploitation,2200,2015-16Q4",
        "training_confidence.points_after.exploitation,3240,2015-16Q4",
    )
    assert found.rejected == []
    assert len(found.accepted) == 10


def test_more_delegates_than_places_are_turned_back():
    found = checked("training_courses.places.neglect,12", "training_courses.attended.neglect,13")
    assert [each.box.part.name for each in found.accepted] == ["places"]
    assert any("more than the 12" in each.message for each in found.issues)


def test_places_are_split_by_course():
    rows = [
        COURSES.row("2015-16Q1", course="neglect", places=12, attended=9),
        COURSES.row("2015-16Q3", course="neglect", places=12, attended=11),
        COURSES.row("2015-16Q3", course="core_groups", places=20, attended=10),
    ]
    blank = {part.name: None for part in COURSES.parts}
    whole = [{**blank, **row} for row in rows]
    found = ReferenceEngine({T5_21.measure.table: whole}).count(
        [T5_21.measure], [period("2015-16")], by="course"
    )
    parts = {category: (each.numerator, each.denominator) for (_, _, _, category), each in found.items()}
    assert parts == {"neglect": (20, 24), "core_groups": (10, 20)}


def test_delegates_are_work_and_shown_whole():
    """ADR 0014: no child can be seen in a number of adults on a course."""
    assert {grid.counts for grid in TRAINING} == {Counts.WORK}
