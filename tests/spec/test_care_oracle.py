"""The rules of the return on children looked after, as the program runs them, tell the rows that a second reading tells.

The second reading (tests/spec/care_oracle) goes by the published text alone. Both judge invented returns, the same ones
every time: a difference is shown with the smallest world that shows it, by its seed. A rule of the program tells rows of one
table; where the second reading points at rows of others too, those are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import pytest

from safeboard.grammar.statutory.running import run
from safeboard.processes.socialcare.returns.ssda903.method import METHOD
from tests.spec.care_oracle import RULES, belong, second_planted, told
from tests.spec.care_oracle.reading import Tables, Told
from tests.spec.care_oracle.worlds import files, together

Judged = dict[str, Told]
YEARS = (2017, 2019, 2022, 2023, 2024, 2024, 2025, 2026, 2026, 2027, 2027)
RETURNS = [(range(1000 * n, 1000 * n + 40), year, n % 2 == 0) for n, year in enumerate(YEARS)]
"""The seeds of the worlds whose children stand together in a return, its year, and whether it has columns few have."""

PLACES = "It is about where a placement is, by its postcode."
NOT_HELD = {
    **dict.fromkeys(["164", "169", "218", "230", "392a", "392b", "392c", "392d", "1015"], PLACES),
    **dict.fromkeys(["406", "420", "452", "453", "454", "503G", "503H", "503J"], PLACES),
    "706": "It needs the orders of 2025-26, and there were none in the return until 2026-27.",
}
"""The program's rules that the second reading does not hold against, and why. Those that need Ofsted's list of providers
(219, 221, 224, 227 to 229, 1008) the program has not either."""


def judge(seeds: Iterable[int], year: int, more: bool) -> tuple[Judged, Judged]:
    """By rule, the rows that the program tells, and those that the second reading tells.

    A rule that the program asks of collections before it was published is held against in those that have it.
    """
    return judge_tables(*together(seeds, year, more), year, more)


def judge_tables(now: Tables, then: Tables, year: int, more: bool) -> tuple[Judged, Judged]:
    """The same of a return and the one of the year before."""
    last = METHOD.read(files(then, more), year - 1).tables
    tables = METHOD.read(files(now, more), year).with_last(last).tables
    ran = run(tables, METHOD.rules)
    assert not [each for each in ran.not_run if each.failed]
    held = set(belong(year)) - set(NOT_HELD)
    assert held - set(ran.ran) <= {"179"}, "The place of a placement is a column that not every return has."
    over = {rule.code: rule.over for rule in METHOD.rules if not rule.why_not_run(tables.layout)}
    program: Judged = {code: set() for code in ran.ran if code in held}
    for code, table, row in ran.findings.select("rule", "table", "row").iter_rows():
        if code in program:
            program[code].add((table, row))
    oracle = told(now, year, then)
    return program, {code: {each for each in oracle[code] if each[0] == over[code]} for code in program}


judged = lru_cache(maxsize=64)(judge)


def difference(program: Judged, oracle: Judged) -> dict[str, str]:
    """By rule, in words, which rows only one of the two tells."""
    return {
        code: f"only the program tells {sorted(program[code] - oracle[code])}, "
        f"only the second reading {sorted(oracle[code] - program[code])}"
        for code in program
        if program[code] != oracle[code]
    }


def seeds_of(program: Judged, oracle: Judged, seeds: range, year: int, more: bool) -> list[int]:
    """The worlds of the children of whom only one of the two tells."""
    now, _ = together(seeds, year, more)
    told = {each for code in program for each in program[code] ^ oracle[code]}
    return sorted({int(now[table][row]["CHILD"][1:].split("x")[0]) for table, row in told})


def compare(seeds: range, year: int, more: bool) -> None:
    """Raises AssertionError for the first world that shows a difference by itself, else for them together."""
    program, oracle = judged(seeds, year, more)
    for seed in seeds_of(program, oracle, seeds, year, more):
        alone = difference(*judge([seed], year, more))
        assert not alone, f"world {seed} of {year}{' with more columns' if more else ''}: {alone}"
    assert difference(program, oracle) == {}, f"worlds {seeds.start} to {seeds.stop - 1} of {year} together"


@pytest.mark.parametrize(("seeds", "year", "more"), RETURNS, ids=str)
def test_the_program_tells_of_a_return_what_the_second_reading_tells(
    seeds: range, year: int, more: bool
) -> None:
    compare(seeds, year, more)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_the_program_tells_of_planted_children_what_the_second_reading_tells(year: int) -> None:
    compare_planted(range(48), year)


def compare_planted(seeds: range, year: int) -> None:
    """Raises AssertionError for the first planted child that shows a difference alone, else for them together."""
    if not (together := difference(*judge_tables(*second_planted.together(seeds, year), year, False))):
        return
    for seed in seeds:
        alone = difference(*judge_tables(*second_planted.planted(seed, year), year, False))
        assert not alone, f"planted child {seed} of {year}: {alone}"
    raise AssertionError(f"planted children {seeds.start} to {seeds.stop - 1} of {year} together: {together}")


def test_every_rule_is_broken_and_kept_in_these_worlds() -> None:
    broken: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for seeds, year, more in RETURNS:
        program, oracle = judged(seeds, year, more)
        broken.update({code: len(oracle[code]) for code in oracle})
        held.update(program.keys())
    assert {rule.code for rule in METHOD.rules} == set(held) | set(NOT_HELD)
    assert [code for code in held if not broken[code]] == []
    assert set(held) <= set(RULES)


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_thousands_of_worlds() -> None:
    for number in range(110):
        first = 100_000 + 100 * number
        compare(range(first, first + 50), 2017 + number % 11, number % 2 == 0)
        compare_planted(range(first, first + 48), 2017 + number % 11)
