"""Every rule of Annex A does what its example says, on rows as the checker gives them and in a whole file."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from safeboard.grammar.declarations.cross_rules import CrossRule
from safeboard.grammar.declarations.returns import Return
from safeboard.kernel.returns.cross_checking import run
from safeboard.kernel.returns.issues import CheckedRow
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A
from safeboard.processes.socialcare.returns.rules.every import RULES


def lines_of(rule: CrossRule) -> list[CheckedRow]:
    """The rows of an example; a row that names nobody is about child a, and a blank start is long ago."""
    lines = []
    for name, rows in rule.example.rows.items():
        declared = ANNEX_A.list(name)
        for number, given in enumerate(rows, start=1):
            values = {column.name: None for column in declared.columns}
            if declared.starts_on:
                values[declared.starts_on] = date(2015, 1, 5)
            values |= {declared.child: "a", **given}
            lines.append(CheckedRow(name, f"List {declared.code}", number, values, "a", date(2015, 1, 5), 1))
    return lines


def whole(names):
    """These lists with all their columns."""
    return {name: {column.name for column in ANNEX_A.list(name).columns} for name in names}


def run_alone(rule: CrossRule, lines: list[CheckedRow], names, part: bool = False):
    alone = Return("annex-a", "Annex A", ANNEX_A.lists, 6, (rule,))
    return run(alone, lines, rule.example.as_at, rule.example.look_back_months, whole(names), part)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_is_true(rule):
    ran = run_alone(rule, lines_of(rule), rule.example.rows)
    assert [outcome.why_not_run for outcome in ran.outcomes] == [""]
    assert tuple(each.line.row for each in ran.breaches) == rule.example.broken
    for each in ran.breaches:
        assert not re.search(r"[{}]|\bNone\b|  ", each.sentence)
        assert each.sentence.endswith((".", "?")) and "invalid" not in each.sentence.lower()


def test_there_are_rules_enough_and_each_points_at_a_place():
    assert len(RULES) >= 40
    assert len({rule.title for rule in RULES}) == len(RULES)
    assert sum(1 for rule in RULES if rule.looks_in) >= 25
    severities = Counter(rule.severity.value for rule in RULES)
    assert severities["error"] >= 20 and severities["warning"] >= 40
    assert {rule.over for rule in RULES} == {each.name for each in ANNEX_A}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.looks_in], ids=lambda rule: rule.code)
def test_a_rule_is_not_run_without_the_lists_it_reads(rule):
    (outcome,) = run_alone(rule, lines_of(rule), [rule.over]).outcomes
    assert re.fullmatch(
        r"list \d+ is not in the file|list \d+ and list \d+ are not in the file", outcome.why_not_run
    )
    assert not outcome.failed


def test_what_is_missing_is_not_asked_of_a_part():
    rule = next(each for each in RULES if each.code == "AA-16")
    ran = run_alone(rule, lines_of(rule), rule.example.rows, part=True)
    assert ran.breaches == []
    assert ran.outcomes[0].why_not_run == "the file only adds to another"


def test_adopters_and_children_with_one_id_are_not_put_together():
    """List 11 has ids of its own: adopter a is not child a."""
    rule = next(each for each in RULES if each.code == "AA-93")
    lines = [*lines_of(rule), *lines_of(next(each for each in RULES if each.code == "AA-36"))]
    ran = run(ANNEX_A, lines, date(2016, 3, 31), 12, whole(["adopters", "protection_plans"]))
    assert [each.rule.code for each in ran.breaches if each.rule.severity.value == "error"] == [
        "AA-36",
        "AA-93",
    ]
