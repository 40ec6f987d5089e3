from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar.statistics.small_numbers import (
    Counts,
    Threshold,
    hide_cells,
    is_cell_hidden,
    is_count_hidden,
    is_percentage_hidden,
)


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (5, True), (6, False), (400, False)])
def test_R_DAT_03_counts_of_1_to_5_are_hidden(count, hidden):
    assert is_count_hidden(count) is hidden


@pytest.mark.parametrize(
    ("numerator", "base", "hidden"),
    [
        (6, 12, False),
        (5, 20, True),
        (15, 20, True),
        (14, 20, False),
        (0, 20, False),
        (20, 20, False),
        (0, 9, True),
        (9, 9, True),
        (0, 10, False),
        (0, 0, False),
    ],
)
def test_R_DAT_03_percentages_that_give_a_small_number_away_are_hidden(numerator, base, hidden):
    assert is_percentage_hidden(numerator, base) is hidden


def counted(**cells):
    return {key: Counts(count) for key, count in cells.items()}


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        (counted(a=10, b=20), set()),
        (counted(a=3, b=20, c=40), {"a", "b"}),
        (counted(a=3, b=0, c=40), {"a", "c"}),
        (counted(a=3, b=4, c=40), {"a", "b"}),
        (counted(a=1, b=2, c=40, d=9), {"a", "b", "d"}),
        (counted(a=1, b=1, c=1, d=7, e=8), {"a", "b", "c", "d"}),
        (counted(a=2, b=2, c=2, d=7), {"a", "b", "c", "d"}),
        (counted(a=1, b=5, c=40), {"a", "b", "c"}),
        (counted(a=3, b=9, c=9), {"a", "b"}),
        (counted(a=3, b=0), {"a"}),
        (counted(a=0, b=0), set()),
        ({}, set()),
    ],
)
def test_R_DAT_03_the_next_smallest_hides_the_small(cells, hidden):
    assert hide_cells(cells) == hidden


def test_R_DAT_03_percentages_protect_numerator_remainder_and_base():
    shares = {"a": Counts(3, 20), "b": Counts(0, 30), "c": Counts(20, 40), "d": Counts(90, 100)}
    assert hide_cells(shares) == {"a", "b", "c"}
    assert hide_cells({"a": Counts(2, 4), "b": Counts(0, 0), "c": Counts(20, 40)}) == {"a", "c"}
    assert hide_cells({"a": Counts(10, 20), "b": Counts(20, 40)}) == frozenset()


def test_another_threshold_may_be_set():
    assert hide_cells(counted(a=7, b=9, c=50), Threshold(largest_hidden=7)) == {"a", "b"}


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), max_size=8))
def test_R_DAT_03_the_total_never_gives_a_hidden_count_away(counts):
    cells = {key: Counts(count) for key, count in counts.items()}
    hidden = hide_cells(cells)
    assert {key for key in cells if is_cell_hidden(cells[key])} <= hidden
    assert not any(counts[key] == 0 for key in hidden)
    if hidden and not is_count_hidden(sum(counts.values())):
        recovered = sum(counts.values()) - sum(count for key, count in counts.items() if key not in hidden)
        assert len(hidden) >= 2
        assert not is_count_hidden(recovered)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Counts(-1), "counts start at 0"),
        (lambda: Counts(5, 4), "5 of 4 is not a share"),
        (lambda: Threshold(largest_hidden=0), "at least 1"),
        (lambda: hide_cells({"a": Counts(1), "b": Counts(1, 2)}), "mixes the two"),
    ],
)
def test_what_cannot_be_judged_is_said(call, message):
    with pytest.raises(ValueError, match=message):
        call()
