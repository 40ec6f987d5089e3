"""What the police and the youth offending service send, and what is read of it."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.police.figures import FIGURES, NOTIFICATIONS, YOUTH_JUSTICE
from safeboard.processes.police.indicators import T1_27


def test_a_year_of_notifications_comes_in_one_file():
    months = [f"2015-{month:02d}" for month in range(4, 13)] + ["2016-01", "2016-02", "2016-03"]
    lines = [f"police_notifications.notifications.domestic_abuse,{200 + n},{m}" for n, m in enumerate(months)]
    data = "\n".join(["Box,Number,Period", *lines]).encode()
    found = check_figures([("police.csv", data)], NOTIFICATIONS, dt.date(2016, 3, 31))
    assert found.rejected == []
    assert sum(each.number or 0 for each in found.accepted) == 2466


def test_more_sent_to_custody_than_convicted_are_turned_back():
    data = b"Box,Number\nyouth_justice.convicted.white,3\nyouth_justice.custody.white,4\n"
    found = check_figures([("justice.csv", data)], YOUTH_JUSTICE, dt.date(2016, 3, 31))
    assert [each.box.part.name for each in found.accepted] == ["convicted"]


def test_custody_is_a_part_of_the_convicted_and_not_of_those_new_to_justice():
    grid = YOUTH_JUSTICE.grid("youth_justice")
    rows = [grid.row("2015-16Q1", ethnicity="white", new_to_justice=90, convicted=40, custody=4)]
    (found,) = ReferenceEngine({grid.table: rows}).count([T1_27.measure], [period("2015-16")]).values()
    assert (found.numerator, found.denominator) == (4, 40)


def test_children_are_behind_every_number():
    assert all(grid.counts is Counts.CHILDREN for declared in FIGURES for grid in declared)
