"""Every rule of the return on children looked after, from its files: broken on just the rows said, its neighbour not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from safeboard.grammar.statutory.rules import Rule
from safeboard.grammar.statutory.running import run
from safeboard.grammar.statutory.tables import Tables, empty
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.reading import read
from safeboard.processes.socialcare.returns.ssda903.rules import RULES
from safeboard.processes.socialcare.returns.ssda903.writing import (
    Row,
    episode,
    files,
    last_year,
    ordinary,
    placed,
)
from safeboard.processes.socialcare.returns.ssda903.writing_xml import flat

EXAMPLES = [(rule, number) for rule in RULES for number in range(len(rule.examples))]


def _name(value: object) -> str:
    if not isinstance(value, Rule):
        return str(value)
    return f"{value.code}-from-{value.since}" if value.since else value.code


def _year(rule: Rule) -> int:
    """The collection 2025-26, for which the writer's rows are clean, unless the rule is of other years."""
    return next(year for year in (2026, 2027, rule.until) if year and not rule.why_not_run(LAYOUTS[year]))


def _tables(rows: Iterable[Row], year: int, form: str) -> Tables:
    def written(last: bool, of: int) -> Tables | None:
        those = [row for row in rows if row.last is last]
        if last and not those:
            return None
        sent = [("all.xml", flat(those, of))] if form == "xml" else list(files(those, of).items())
        return read(sent, of).tables

    rows = tuple(rows)
    this = written(False, year)
    assert this is not None
    # A table of which the year before has none yet: its rows are written as those of the first year that has it.
    last = {row.table for row in rows if row.last}
    of = year - 1 if not last or last <= LAYOUTS[year - 1].by_name.keys() else year
    return replace(this, last=written(True, of))


def _told(rule: Rule, rows: Iterable[Row], form: str) -> list[int]:
    ran = run(_tables(rows, _year(rule), form), [rule])
    assert ran.ran == (rule.code,), ran.not_run
    return ran.findings["row"].to_list()


def test_every_rule_has_an_example_and_belongs_to_a_year() -> None:
    assert [rule.code for rule in RULES if not rule.examples] == []
    for rule in RULES:
        assert any(not rule.why_not_run(layout) for layout in LAYOUTS.values()), rule.code
    codes = [(rule.code, rule.since) for rule in RULES]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(("rule", "number"), EXAMPLES, ids=_name)
def test_a_rule_tells_the_rows_that_break_it_and_no_others(rule: Rule, number: int) -> None:
    example = rule.examples[number]
    assert _told(rule, example.breaks, "csv") == list(example.rows)
    assert _told(rule, example.keeps, "csv") == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.examples], ids=_name)
def test_a_rule_tells_the_same_from_xml(rule: Rule) -> None:
    example = rule.examples[0]
    assert _told(rule, example.breaks, "xml") == list(example.rows)
    assert _told(rule, example.keeps, "xml") == []


def test_an_ordinary_child_breaks_no_rule() -> None:
    tables = _tables((*ordinary("A1"), *ordinary("A2")), 2026, "csv")
    # The county's postcodes are invented, so that 392c tells them where the directory of postcodes is installed.
    ran = run(tables, [rule for rule in RULES if rule.code != "392c"])
    assert ran.findings.rows() == []
    assert [each for each in ran.not_run if each.failed] == []


def test_rules_give_a_result_on_empty_tables() -> None:
    ordinary_year = _tables(ordinary("A1"), 2027, "csv")
    frames = {table.name: empty(ordinary_year.layout, table.name) for table in ordinary_year.layout.tables}
    bare = replace(ordinary_year, frames=frames, unreadable={})
    ran = run(replace(bare, last=bare), RULES)
    assert (len(ran.findings), [each for each in ran.not_run if each.failed]) == (0, [])


@pytest.mark.parametrize(
    ("year", "before", "now", "told"),
    [(2025, "H5", "K3", []), (2025, "P2", "K3", [0]), (2025, "K3", "H5", [0]), (2026, "H5", "K3", [0])],
)
def test_a_placement_renamed_from_the_year_before_is_the_same(
    year: int, before: str, now: str, told: list[int]
) -> None:
    rows = (*last_year(episode(DECOM="2023-07-01", PLACE=before)), episode(DECOM="2023-07-01", PLACE=now))
    [rule] = [rule for rule in RULES if rule.code == "503D"]
    assert run(_tables(rows, year, "csv"), [rule]).findings["row"].to_list() == told


def test_a_comparison_is_not_run_where_last_year_has_no_such_column() -> None:
    rows = (*last_year(episode(DECOM="2024-07-01")), episode(DECOM="2024-07-01", PL_LOCATION="IN"))
    [rule] = [rule for rule in RULES if rule.code == "503J"]
    assert [each.why for each in run(_tables(rows, 2026, "csv"), [rule]).not_run] == [
        "The return of the year before has no column Episodes.PL_LOCATION."
    ]


def test_a_comparison_is_not_run_where_last_year_has_no_such_file() -> None:
    rows = (placed(DATE_PLACED="2024-09-01"),)
    last = read([each for each in files((), 2025).items() if each[0] != "PlacedAdoption.csv"], 2025).tables
    [rule] = [rule for rule in RULES if rule.code == "559"]
    ran = run(replace(_tables(rows, 2026, "csv"), last=last), [rule])
    assert [(each.why, each.failed) for each in ran.not_run] == [
        ("The return of the year before has no file PlacedAdoption.", False)
    ]
