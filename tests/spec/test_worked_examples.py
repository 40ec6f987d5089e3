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
from safeboard.grammar.measure.spark import SparkEngine
from safeboard.grammar.measure.tables import Table
from safeboard.grammar.measure.tests.conftest import ON_SPARK

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


@pytest.mark.parametrize(
    "engine",
    [ReferenceEngine, DuckEngine.over_rows, pytest.param(SparkEngine.over_rows, marks=ON_SPARK)],
    ids=["reference", "duck", "spark"],
)
def test_every_worked_example_comes_out_of_one_pass_apart_from_the_others(engine: Any) -> None:
    """All examples at once, each as if it were an authority: in the tables of all, each gives its own counts."""
    data: dict[Table, list[dict[str, Any]]] = {each.table: [] for each in REGISTRY.tables.values()}
    for indicator in INDICATORS:
        for name, rows in indicator.example.rows.items():
            table = REGISTRY.tables[name].table
            data[table] += [{**whole(table, row), "area": indicator.code} for row in rows]
    for table, rows in data.items():
        for number, row in enumerate(rows):
            row[table.key] = f"{row[table.key]}/{number:04}"
    spans = [period(code) for code in dict.fromkeys(each.example.period for each in INDICATORS)]
    found = engine(data).count_apart(
        "area", [each.code for each in INDICATORS], [each.measure for each in INDICATORS], spans
    )
    expected = {
        each.code: Counts(each.example.numerator, each.example.denominator, each.example.excluded)
        for each in INDICATORS
    }
    assert {
        each.code: found[each.code][each.code, each.example.period, "", ""] for each in INDICATORS
    } == expected


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


BESIDE = [each for each in INDICATORS if each.beside]


@pytest.mark.parametrize("indicator", BESIDE, ids=lambda each: each.code)
@pytest.mark.parametrize("engine", [ReferenceEngine, DuckEngine.over_rows], ids=["reference", "duck"])
def test_what_stands_beside_counts_on_each_engine(engine: Any, indicator: Indicator) -> None:
    """As the example says; and of a file's own column, a row with it blank: nobody is judged by what is not there."""
    example = indicator.example
    data = {REGISTRY.tables[name].table: [] for name in indicator.needs}
    if example.beside is not None:
        expected = Counts(*example.beside, example.excluded)
        data |= {
            table: [whole(table, row) for row in example.rows.get(table.name, ())] for table in list(data)
        }
    else:
        table = indicator.measure.table
        expected = Counts(0, 0)
        data[table] = [
            whole(table, {"key": "1", "person": "a", **example.rows[table.name][1], "own_count": None})
        ]
    results = engine(data).count([indicator.beside], [period(example.period)])
    assert results[indicator.beside.name, example.period, "", ""] == expected
