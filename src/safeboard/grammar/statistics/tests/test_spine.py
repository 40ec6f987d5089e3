from __future__ import annotations

import pytest

from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.spine import fifth_words, fifths, spine

AREAS = [10.0, 20, 30, 40, 50]


def test_lengths_are_in_units_of_the_longer_side():
    """statistics.md section 2.3, spine chart: s = max(|best - bench|, |worst - bench|)."""
    found = spine(20, AREAS, 25, Better.HIGHER)
    assert (found.worst, found.lower_quartile, found.upper_quartile, found.best, found.scale) == (
        10,
        20,
        40,
        50,
        25,
    )
    assert (found.to_worst, found.to_lower_quartile, found.to_upper_quartile, found.to_best) == (
        0.4,
        0.2,
        0.6,
        0.4,
    )
    assert found.marker == -0.2


def test_lower_is_better_turns_it_over():
    found = spine(20, AREAS, 25, Better.LOWER)
    assert (found.worst, found.lower_quartile, found.upper_quartile, found.best) == (50, 40, 20, 10)
    assert found.marker == 0.2
    assert spine(20, AREAS, 25).marker == -0.2


def test_no_spread_draws_nothing_and_no_value_has_no_marker():
    flat = spine(None, [7, 7, 7], 7)
    assert (flat.scale, flat.to_best, flat.to_worst, flat.marker) == (0, 0, 0, None)
    with pytest.raises(ValueError, match="other areas"):
        spine(1, [], 1)


def test_fifths_cut_a_list_as_a_database_does():
    """NTILE(5) of 12 areas: 3, 3, 2, 2, 2."""
    found = fifths({f"a{at:02}": at for at in range(12)})
    assert list(found.values()) == [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5]
    assert fifths(dict.fromkeys("abcd", 1.0)) == {}
    assert set(fifths(dict.fromkeys("abcdefg", 1.0)).values()) == {1}


@pytest.mark.parametrize(
    ("fifth", "better", "words"),
    [
        (1, Better.HIGHER, "worst fifth"),
        (1, Better.LOWER, "best fifth"),
        (5, Better.NEITHER, "highest fifth"),
        (None, Better.HIGHER, "not compared"),
    ],
)
def test_fifths_in_words(fifth, better, words):
    assert fifth_words(fifth, better) == words
