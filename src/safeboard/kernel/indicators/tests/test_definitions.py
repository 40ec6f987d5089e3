"""What an indicator means: rules, populations, and definitions by date (R-DAT-05; A14, A17)."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from safeboard.grammar.declarations.dated import Version
from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.populations import CHILDREN, ON_ROLL
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.measures import Measure, OpenAt
from safeboard.grammar.measure.nodes import ColumnOf, walk
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.lines import lines_of
from safeboard.kernel.indicators.runs import counts_of, definition_of
from safeboard.kernel.indicators.snapshots import take

day = dt.date.fromisoformat


def test_every_indicator_names_a_rule_that_it_rests_on():
    assert [code for code, each in REGISTRY.indicators.items() if not each.rules] == []


def test_A17_two_shares_of_two_populations_are_two_meanings():
    some, every = REGISTRY.indicators["T5-10"], REGISTRY.indicators["T5-11"]
    assert some.population != every.population
    assert {each.population for each in REGISTRY.indicators.values() if each.unit is Unit.RATE} == {CHILDREN}
    assert definition_of(some) != definition_of(dataclasses.replace(some, population=ON_ROLL))


def test_what_stood_on_the_last_day_is_never_added_up_over_a_period():
    """Every number that a sender gives as it stood is measured at the end, and every other over the period."""
    at_end = {
        (grid.name, part.name): part.at_end
        for figures in REGISTRY.figures.values()
        for grid in figures
        for part in grid.parts
    }
    read = [
        (code, node.name, at_end[node.relation, node.name], isinstance(each.measure.period, OpenAt))
        for code, each in REGISTRY.indicators.items()
        for part in (each.measure.numerator, each.measure.denominator)
        if isinstance(part, Amount)
        for node in walk(part.of.node)
        if isinstance(node, ColumnOf) and (node.relation, node.name) in at_end
    ]
    assert len(read) > 100 and [each for each in read if each[2] != each[3]] == []


def test_versions_that_do_not_go_on_from_one_another_are_refused():
    good = REGISTRY.indicators["T1-24"]
    with pytest.raises(ValueError, match="go on from one another"):
        dataclasses.replace(good, versions=(Version(day("2010-09-01"), "Later than since."),))
    with pytest.raises(ValueError, match="go on from one another"):
        dataclasses.replace(good, versions=(*good.versions, Version(day("2012-09-01"), "Back in time.")))


@pytest.mark.django_db
def test_A14_each_period_is_counted_by_the_definition_of_its_own_time(council_file, working, monkeypatch):
    """A definition that leaves a source out from October 2015 on: the months before it keep the old count."""
    referrals = REGISTRY.indicators["T1-04"]
    table = referrals.measure.table
    newer = Measure("T1-04", table, referrals.measure.period, numerator=table.source != "police")
    changed = dataclasses.replace(
        referrals,
        versions=(
            Version(referrals.since, "All referrals."),
            Version(day("2015-10-01"), "Referrals of others than the police.", newer),
        ),
    )
    monkeypatch.setitem(REGISTRY.indicators, "T1-04", changed)
    rows = [
        ("referrals", f"{source}{month}", f"2015-{month:02d}-10", None, {"source": source})
        for month in (9, 10)
        for source in ("police", "schools", "health")
    ]
    council_file("2015-12-31", 12, rows)
    old, new = wanted = list(counts_of(changed))
    found = {
        (each.period, each.definition): each.numerator
        for each in lines_of(take(), ["825"], wanted)
        if not each.by and each.period in ("2015-09", "2015-10")
    }
    assert found == {("2015-09", old.definition): 3, ("2015-10", new.definition): 2}
    assert old.speaks_of(period("2015-09")) and not old.speaks_of(period("2015-10"))
