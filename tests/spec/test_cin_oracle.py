"""The rules of the children in need census, as the program runs them, tell the children that a second reading tells.

The second reading (tests/spec/cin_oracle) goes by the published text alone. Both judge invented censuses, the same ones
every time: a difference is shown with the smallest world that shows it, by its seed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pytest

from safeboard.grammar.statutory.running import placed, run
from safeboard.grammar.statutory.tables import CHILD
from safeboard.processes.socialcare.returns.cin.method import METHOD
from tests.spec.cin_oracle import told
from tests.spec.cin_oracle.judging import ASK, RETURN
from tests.spec.cin_oracle.planted import returns
from tests.spec.cin_oracle.worlds import census

ALONE = [range(seed, seed + 1) for seed in range(20)]
"""Seeds of the worlds that are a return each: what is asked of a whole return is asked of every one."""
TOGETHER = [range(first, first + 100) for first in range(1000, 1600, 100)]
"""Seeds of the worlds whose children stand together in one return, which is much quicker."""
PLANTED = returns()
"""Just on and just beyond what is asked of a return as a whole, and every authority of a pupil number."""
Told = Mapping[str, set[int]]


def told_by_the_program(data: bytes) -> Told:
    """By rule, the numbers of the children in the file, as the second reading says them."""
    tables = METHOD.read([("census.xml", data)], None).tables
    ran = run(tables, METHOD.rules)
    assert set(ran.ran) == set(ASK), ran.not_run
    found: dict[str, set[int]] = {code: set() for code in ASK}
    for rule, table, row, child_id in (
        placed(ran.findings, tables).select("rule", "table", "row", "child_id").iter_rows()
    ):
        child = tables[table][CHILD][row]
        assert child_id == (None if child is None else tables.child_ids[child])
        found[rule].add(RETURN if child is None else child)
    return found


@lru_cache(maxsize=64)
def world(seeds: range) -> tuple[bytes, Told]:
    """A census, and what the second reading tells of it."""
    data = census(seeds)
    return data, told(data)


def difference(data: bytes, oracle: Told) -> dict[str, str]:
    """By rule, in words, which children only one of the two tells."""
    program = told_by_the_program(data)
    return {
        code: f"only the program tells {sorted(program[code] - oracle[code])}, "
        f"only the second reading {sorted(oracle[code] - program[code])}"
        for code in ASK
        if program[code] != oracle[code]
    }


def compare(seeds: range) -> None:
    """Raises AssertionError for the first world that shows a difference by itself, else for them together."""
    if not (together := difference(*world(seeds))):
        return
    for seed in seeds:
        assert not (alone := difference(*world(range(seed, seed + 1)))), f"world {seed}: {alone}"
    raise AssertionError(f"worlds {seeds.start} to {seeds.stop - 1} together: {together}")


@pytest.mark.parametrize("seeds", [*ALONE, *TOGETHER], ids=str)
def test_the_program_tells_of_a_census_what_the_second_reading_tells(seeds: range) -> None:
    compare(seeds)


@pytest.mark.parametrize("data", PLANTED.values(), ids=PLANTED)
def test_the_program_tells_of_a_planted_return_what_the_second_reading_tells(data: bytes) -> None:
    assert difference(data, told(data)) == {}


def test_every_rule_is_broken_and_kept_in_these_worlds() -> None:
    broken: set[str] = set()
    kept: set[str] = set()
    for data, oracle in map(world, [*ALONE, *TOGETHER]):
        children = set(range(data.count(b"<Child>")))
        for code, numbers in oracle.items():
            broken |= {code} if numbers else set()
            kept |= {code} if RETURN not in numbers and children - numbers else set()
    assert len(ASK) == 109
    assert [code for code in ASK if code not in broken] == []
    assert [code for code in ASK if code not in kept] == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_thousands_of_worlds() -> None:
    for first in range(10_000, 20_000, 200):
        compare(range(first, first + 200))
    for seed in range(20_000, 20_300):
        compare(range(seed, seed + 1))
