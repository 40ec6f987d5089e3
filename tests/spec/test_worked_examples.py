"""Every declared indicator's worked example is its specification: it comes out on each engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.counts import Counts
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.grammar.measure.tables import Table

INDICATORS = list(REGISTRY.indicators.values())
LEFT_OUT = {"area": "825"}


def whole(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of an example with the columns that it leaves out: blank, or the one authority there is."""
    blanks = {each.name: None if each.nullable else LEFT_OUT.get(each.name) for each in table.columns}
    unknown = set(row) - set(blanks)
    assert not unknown, f"'{table.name}' has no column {sorted(unknown)}"
    return {**blanks, **row}


def count(engine: str, indicator: Indicator) -> Counts:
    example = indicator.example
    tables = {name: REGISTRY.tables[name].table for name in indicator.needs}
    data = {
        table: [whole(table, row) for row in example.rows.get(name, ())] for name, table in tables.items()
    }
    make = ReferenceEngine if engine == "reference" else DuckEngine.over_rows
    results = make(data).count([indicator.measure], [period(example.period)])
    return results[indicator.code, example.period, "", ""]


@pytest.mark.parametrize("engine", ["reference", "duck"])
@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.code)
def test_the_worked_example_comes_out(engine: str, indicator: Indicator) -> None:
    expected = indicator.example
    found = count(engine, indicator)
    assert (found.numerator, found.denominator, found.excluded) == (
        expected.numerator,
        expected.denominator,
        expected.excluded,
    )


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.code)
def test_the_example_shows_what_counts_and_what_does_not(indicator: Indicator) -> None:
    """An example in which every row counts would not tell the rule from no rule at all."""
    example = indicator.example
    rows = example.rows[indicator.measure.table.name]
    assert set(example.rows) <= set(indicator.needs)
    numerator = indicator.measure.numerator
    if isinstance(numerator, Amount):
        # Some number in the rows belongs to another period, another category or a row that is not known.
        everything = sum(row.get(getattr(numerator.of, "name", "")) or 0 for row in rows)
        assert 0 < example.numerator < everything or example.excluded
    elif numerator is not None:
        assert 0 < example.numerator < len(rows)


@pytest.mark.parametrize(
    "indicator", [each for each in INDICATORS if each.beside], ids=lambda each: each.code
)
@pytest.mark.parametrize("engine", [ReferenceEngine, DuckEngine.over_rows], ids=["reference", "duck"])
def test_what_stands_beside_counts_on_each_engine(engine: Any, indicator: Indicator) -> None:
    """The counts of a row with every column blank: nobody is judged by what is not there."""
    table = indicator.measure.table
    row = whole(
        table, {"key": "1", "person": "a", **indicator.example.rows[table.name][1], "own_count": None}
    )
    results = engine({table: [row]}).count([indicator.beside], [period(indicator.example.period)])
    assert results[indicator.beside.name, indicator.example.period, "", ""] == Counts(0, 0)
