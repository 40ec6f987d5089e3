"""Child deaths: what a year's report prints can be sent, and nothing can be asked about one child (pages.md 1.1)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.measures import OpenAt
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.processes.childdeaths.figures import CHILD_DEATHS, DEATHS
from safeboard.processes.childdeaths.indicators import INDICATORS

LAST = dt.date(2016, 3, 31)


def checked(**numbers: int):
    lines = [f"child_deaths.{part},{number}" for part, number in numbers.items()]
    return check_figures([("d.csv", "\n".join(["Box,Number", *lines]).encode())], CHILD_DEATHS, LAST)


def test_what_the_report_prints_can_be_sent():
    found = checked(
        notified=43,
        reviewed=49,
        within_12_months=15,
        within_6_months=9,
        modifiable=8,
        ethnicity_known=33,
        gender_known=47,
        both_known=32,
        open=42,
    )
    assert found.rejected == []
    assert sum(each.number for each in found.accepted) == 278


def test_the_six_months_are_part_of_the_twelve():
    """R-CD-05: within 12 months contains the first band."""
    found = checked(reviewed=49, within_12_months=6, within_6_months=9)
    assert [each.box.part.name for each in found.accepted] == ["reviewed", "within_12_months"]


def test_a_death_is_split_by_nothing():
    assert DEATHS.by == ()
    assert DEATHS.counts is Counts.CHILDREN
    assert [each.code for each in INDICATORS if each.measure.breakdowns] == []


def test_what_stands_is_not_added_up():
    """A backlog of four quarters is the last one, not their sum."""
    stock = {part.name for part in DEATHS.parts if part.at_end}
    used = {each.measure.numerator.of.name for each in INDICATORS if isinstance(each.measure.period, OpenAt)}
    over = {
        each.measure.numerator.of.name for each in INDICATORS if not isinstance(each.measure.period, OpenAt)
    }
    assert used <= stock and not over & stock
