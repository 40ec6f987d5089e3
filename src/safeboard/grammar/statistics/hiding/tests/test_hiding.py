"""Section 3, points 3 to 5: exact hiding against brute force, and an attacker that asks for whole numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeboard.grammar.statistics.hiding import exact, hidden, row_generation
from safeboard.grammar.statistics.hiding.attacking import Attack, Contradiction, adds_up, is_exactly
from safeboard.grammar.statistics.hiding.exact import Limits, within_reach
from safeboard.grammar.statistics.hiding.hidden import TOO_LONG, attack_on, hide
from safeboard.grammar.statistics.hiding.systems import (
    HIDE,
    SHOW,
    Cell,
    Quantity,
    Secret,
    Sum,
    System,
    apart,
)


def table(rows, *, show_totals=False):
    """A two-way table with its totals; noughts are always shown, so a hidden count is at least 1."""
    high, wide = len(rows), len(rows[0])
    counts = {(i, j): rows[i][j] for i in range(high) for j in range(wide)}
    counts |= {(i, "T"): sum(rows[i]) for i in range(high)}
    counts |= {("T", j): sum(row[j] for row in rows) for j in range(wide)}
    counts["T", "T"] = sum(map(sum, rows))
    sums = [((i, "T"), [(i, j) for j in range(wide)]) for i in (*range(high), "T")]
    sums += [(("T", j), [(i, j) for i in range(high)]) for j in (*range(wide), "T")]
    return system(counts, sums, show={key for key in counts if "T" in key} if show_totals else ())


def name(key):
    return ",".join(map(str, key)) if isinstance(key, tuple) else key


def system(counts, sums, show=()):
    return System(
        tuple(Quantity(name(key), value, least=min(value, 1)) for key, value in counts.items()),
        tuple(Sum(name(total), tuple(map(name, parts))) for total, parts in sums),
        tuple(
            Cell(name(key), (name(key),), SHOW if key in show or not value else HIDE if value <= 5 else "")
            for key, value in counts.items()
        ),
        tuple(Secret(name(key)) for key, value in counts.items() if 1 <= value <= 5),
    )


def loss(whole, cells):
    return sum(whole.weight(each) for each in whole.cells if each.key in cells)


def covers(whole, cells):
    """Whether whole tables exist that reach every secret's floor and roof, within the room that nobody can rule out."""
    known = replace(
        whole,
        quantities=tuple(replace(each, most=each.value + each.room_above) for each in whole.quantities),
    )
    attack = attack_on(known, frozenset(cells))
    for each in whole.secrets:
        if each.quantity not in attack.hidden:
            return False
        low, high = attack.bounds(each.quantity)
        if low > each.floor or high < each.roof:
            return False
    return True


def by_trying_all(whole):
    """The least loss of all ways to hide: the first that covers, from the least on."""
    must = [each.key for each in whole.cells if each.must == HIDE]
    may = [each.key for each in whole.cells if not each.must]
    ways = [frozenset((*must, *more)) for many in range(len(may) + 1) for more in combinations(may, many)]
    ways.sort(key=lambda cells: loss(whole, cells))
    return next((loss(whole, cells) for cells in ways if covers(whole, cells)), None)


# Quick to try all: a row of four with its total, or two by two with totals.
small = st.one_of(st.integers(0, 5), st.integers(6, 25))
tables = st.one_of(
    st.lists(small, min_size=2, max_size=3).map(lambda row: [row]),
    st.lists(st.lists(small, min_size=2, max_size=2), min_size=2, max_size=2),
)


@given(tables)
@settings(max_examples=8, deadline=None)
def test_the_exact_answer_loses_as_little_as_trying_all_and_so_does_the_large_one(rows):
    whole = within_reach(table(rows))
    best = by_trying_all(whole)
    assert best is not None
    for solve in (exact.solve, row_generation.solve):
        answer = solve(whole)
        assert answer.found and answer.proven
        assert loss(whole, answer.hidden) == pytest.approx(best, abs=2e-4)
        assert covers(whole, answer.hidden)


@given(st.lists(st.lists(small, min_size=3, max_size=4), min_size=2, max_size=4).filter(
    lambda rows: len({len(row) for row in rows}) == 1
))  # fmt: skip
@settings(max_examples=5, deadline=None)
def test_nothing_hidden_is_found_and_both_ways_lose_alike(rows):
    whole = table(rows)
    done = hide(whole)
    assert done.safe and not attack_on(whole, done.cells).exposed()
    assert {each.key for each in whole.cells if each.must == HIDE} <= done.cells
    assert not {each.key for each in whole.cells if each.must == SHOW} & done.cells
    assert hide(whole) == done


def test_hiding_the_small_alone_leaves_them_to_be_found():
    """And the next smallest in each line still does: 2,2,2 of 6 lie from 1 to 4."""
    whole = table([[2, 40, 50], [30, 60, 70]])
    (found,) = attack_on(whole, frozenset({"0,0"})).exposed()
    assert (found.low, found.high, found.words) == (2, 2, "It must be 2")
    three = system({"a": 2, "b": 2, "c": 2, "T": 6}, [("T", "abc")])
    assert {each.key for each in attack_on(three, frozenset("abc")).exposed()} == {"a", "b", "c"}
    assert hide(three).cells == {"a", "b", "c", "T"}


def test_to_be_left_with_exactly_1_to_5_is_to_know():
    """1 and 5 of a known 6 could each be anything from 1 to 5; the model itself hides a third, without being mended."""
    six = system({"a": 1, "b": 5, "c": 40, "T": 46}, [("T", "abc")])
    assert {each.key for each in attack_on(six, frozenset("ab")).exposed()} == {"a", "b"}
    assert exact.solve(six).hidden == row_generation.solve(six).hidden == {"a", "b", "c"}


def test_a_total_that_must_be_shown_is_said_to_give_away_what_it_does():
    three = system({"a": 2, "b": 2, "c": 2, "T": 6}, [("T", "abc")], show={"T"})
    done = hide(three)
    assert not done.safe and set(done.exposed) == {"a", "b", "c"} and done.notes


def test_two_tables_of_one_release_are_one_system():
    """Each table alone hides another pair, and both together give the small one away."""
    counts = {"a": 3, "b": 9, "c": 30, "T": 42, "d": 12, "e": 30}
    tied = system(counts, [("T", "abc"), ("d", "ab"), ("T", "de")])
    alone = system({key: counts[key] for key in "abcT"}, [("T", "abc")])
    assert hide(alone).cells == {"a", "b"}
    assert attack_on(alone, frozenset("ab")).exposed() == []
    assert attack_on(tied, frozenset("ab")).exposed() == []
    other = system({**counts, "f": 9}, [("T", "abc"), ("f", "b")])
    assert [each.key for each in attack_on(other, frozenset("ab")).exposed()] == ["a"]
    assert hide(other).safe


def test_when_time_is_short_more_is_hidden_and_said():
    whole = table([[3, 20, 30], [40, 2, 60]])
    done = hide(whole, Limits(nodes=0, seconds=0.0))
    assert done.cells >= hide(whole).cells and TOO_LONG in done.notes and done.safe


def test_a_large_system_goes_the_other_way_and_is_safe(monkeypatch):
    whole = table([[(7 * i * j + i + 3 * j) % 23 for j in range(4)] for i in range(4)])
    best = hide(whole)
    monkeypatch.setattr(hidden, "MOST_CELLS_AT_ONCE", 10)
    large = hide(whole)
    assert large.safe and loss(whole, large.cells) == pytest.approx(loss(whole, best.cells), abs=2e-4)


def test_pieces_that_tell_nothing_of_one_another_are_solved_apart():
    both = system({"a": 3, "b": 9, "T": 12, "x": 3, "y": 9, "U": 12}, [("T", "ab"), ("U", "xy")])
    assert [len(each.quantities) for each in apart(both)] == [3, 3]
    assert hide(both).cells == {"a", "b", "x", "y"}


def test_whole_numbers_find_what_shares_of_them_leave_loose():
    """Three-way: a + b, b + c and a + c even, none more than 1: a linear program would leave each a half."""
    told = [
        adds_up("x", "ab", "ab"), adds_up("y", "bc", "bc"), adds_up("z", "ac", "ac"),
        is_exactly("1", "ab", 7), is_exactly("2", "bc", 7), is_exactly("3", "ac", 8),
    ]  # fmt: skip
    found = Attack(told, "abc").exposed()
    assert [(each.key, each.low, each.high) for each in found] == [("a", 4, 4), ("b", 3, 3), ("c", 4, 4)]
    with pytest.raises(Contradiction, match="contradict"):
        Attack([*told[:5], is_exactly("3", "ac", 9)], "abc").exposed()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Quantity("a", 3, least=4), "outside"),
        (lambda: System((Quantity("a", 3),), (Sum("T", ("a",)),), (), ()), "does not hold T"),
        (lambda: System((Quantity("a", 3), Quantity("a", 3)), (), (), ()), "twice"),
        (lambda: Sum("T", ()), "no parts"),
    ],
)
def test_what_cannot_be_a_system_is_said(call, message):
    with pytest.raises(ValueError, match=message):
        call()
