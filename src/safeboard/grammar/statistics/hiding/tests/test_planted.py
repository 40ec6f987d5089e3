"""Leaks planted one by one into what was safe before: every one is found (section 3, points 5 to 7; security.md F1).

The safe table: sources of a year, two of them hidden, two districts, a percentage with its base, twelve months.
"""

from __future__ import annotations

import pytest

from safeboard.grammar.statistics.hiding.attacking import Attack, Told, adds_up, is_exactly, lies_between
from safeboard.grammar.statistics.hiding.telling import (
    change,
    coordinate,
    counts_in_words,
    difference,
    in_order,
    mean,
    mean_of,
    rate,
    rate_end,
    rounded,
    share,
    total_of,
    wilson_end,
    words_about,
)
from safeboard.grammar.statistics.intervals import rate_interval, wilson

CHILDREN = 120_726
# What is true. Hidden: b 3 with c 14; q2 4 with q3 12; n (3 of 40 judged) with the rest of them.
TRUE = {
    "year": 217, "a": 200, "b": 3, "c": 14, "d": 0,
    "q1": 100, "q2": 4, "q3": 12, "q4": 101,
    "judged": 40, "late": 3, "in time": 37,
    "north": 110, "south": 107, "b north": 2, "b south": 1, "c north": 8, "c south": 6, "a north": 100, "a south": 100,
}  # fmt: skip
HIDDEN = ("b", "c", "q2", "q3", "late", "in time", "b north", "b south", "c north", "c south")
SAFE: tuple[Told, ...] = (
    *(is_exactly("tables", key, TRUE[key]) for key in ("year", "a", "d", "q1", "q4")),
    adds_up("sources", "year", "abcd"),
    adds_up("quarters", "year", ("q1", "q2", "q3", "q4")),
    adds_up("in time", "judged", ("late", "in time")),
    adds_up("districts of b", "b", ("b north", "b south")),
    adds_up("districts of c", "c", ("c north", "c south")),
    rate("tables", "a", f"{TRUE['a'] / CHILDREN * 10_000:.1f}", CHILDREN),
    rate_end("tables", "a", f"{rate_interval(200, CHILDREN).low:.1f}", CHILDREN, upper=False),
)
B_RATE, LATE = f"{3 / CHILDREN * 10_000:.2f}", f"{100 * 3 / 40:.1f}"
JUDGED = is_exactly("tables", "judged", 40)
PLANTED = {
    "the count itself, in a CSV": [is_exactly("data.csv", "b", 3)],
    "the count that was hidden with it": [is_exactly("chart", "c", 14)],
    "its rate": [rate("tooltip", "b", B_RATE, CHILDREN)],
    "its rate with one decimal, in a small district": [rate("tables", "b", "6.0", 5_000)],
    "its percentage of the year": [share("tables", "b", ("year",), "1.4%")[0], share("tables", "b", ("year",), "1.4%")[1]],
    "a percentage with its base": [JUDGED, *share("tables", "late", ("judged",), LATE)],
    "the percentage of the others with the base": [JUDGED, *share("tables", "in time", ("judged",), "92.5")],
    "a percentage whose base lies between two numbers": [
        lies_between("tables", "judged", 38, 42), *share("tables", "late", ("judged",), LATE)
    ],
    "the lower end of Wilson's interval": [
        JUDGED, wilson_end("tables", "late", f"{100 * wilson(3, 40).low:.1f}", (40, 40), upper=False)
    ],
    "the upper end of Wilson's interval": [
        JUDGED, wilson_end("tables", "late", f"{100 * wilson(3, 40).high:.1f}", (40, 40), upper=True)
    ],
    "the lower end of the wide interval": [
        wilson_end("tables", "late", f"{100 * wilson(3, 40, 0.998).low:.2f}", (40, 40), upper=False, level=0.998)
    ],
    "the lower end of an exact interval": [
        rate_end("tables", "b", f"{rate_interval(3, CHILDREN).low:.3f}", CHILDREN, upper=False)
    ],
    "the upper end of an exact interval": [
        rate_end("tables", "b", f"{rate_interval(3, CHILDREN).high:.2f}", CHILDREN, upper=True)
    ],
    "the end of Byar's interval of the one hidden with it": [
        rate_end("tables", "c", f"{rate_interval(14, CHILDREN).high:.3f}", CHILDREN, upper=True)
    ],
    "the sum of two small ones": [total_of("sentence", ("b north", "b south"), 3)],
    "one of two districts and the county": [is_exactly("other table", "c", 14), is_exactly("map", "b north", 2)],
    "an agency's share of the split": [is_exactly("agency page", "c north", 8), is_exactly("agency page", "c south", 6)],
    "the whole of the north, less the others": [
        adds_up("north", "north", ("a north", "b north", "c north")), is_exactly("map", "north", 110),
        is_exactly("map", "a north", 100), is_exactly("map", "c north", 8),
    ],
    "an earlier release that hid another one": [is_exactly("release of 2015", "c", 14)],
    "an earlier release without late rows, and how many came": [
        is_exactly("release of 2015", "q3 then", 10), difference("note", "q3", "q3 then", "2")
    ],
    "a place on the paper": [coordinate("chart.svg", "b", 106.0, 100.0, 2.0)],
    "the length of a bar": [coordinate("bar", "q2", 12.0, 0.0, 3.0)],
    "the place of the other hidden point": [coordinate("chart.svg", "q3", 124.0, 100.0, 2.0)],
    "alt text": words_about("alt text", "q2", "The lowest point is July to September with 4"),
    "alt text in words": words_about("alt text", "b", "Only three came from there"),
    "a tooltip with a rate": words_about("tooltip", "b", f"{B_RATE} per 10,000", CHILDREN),
    "fewer than": words_about("sentence", "b", "fewer than four"),
    "a band of a map": [lies_between("legend", "b", 1, 5)],
    "another sign for the small one": [lies_between("data.csv, sign <6", "b", 1, 5)],
    "between nought and the smallest shown": [
        *in_order("order of rows", ("a", "least shown", "b")), is_exactly("tables", "least shown", 5),
    ],
    "an average line": [mean_of("chart, average", ("q1", "q2", "q4"), "68.3")],
    "an average line over a hidden point, in rates": [
        mean_of("chart, average", ("q1", "q3"), "4.639", 10_000 / CHILDREN)
    ],
    "a mean for each": [mean("tables", "b", "1.5", 2)],
    "the change since last year": [is_exactly("last year", "b then", 7), difference("sentence", "b", "b then", "-4")],
    "the change in per cent": [is_exactly("last year", "b then", 6), *change("sentence", "b", "b then", "-50")],
    "the year to date": [total_of("year to date", ("q1", "q2"), 104)],
    "a rolling sum": [total_of("rolling", ("q2", "q3", "q4"), 117), total_of("rolling", ("q3", "q4"), 113)],
    "rounded, with what it is rounded from beside": [rounded("england.csv", "c", "15", 5), is_exactly("x", "q", 1),
        total_of("tables", ("b", "c"), 17), lies_between("tables", "c", 13, 15)],
    "how many are hidden in all": [total_of("note", ("b", "late"), 6), total_of("note", ("b", "late", "q2"), 10),
        lies_between("note", "q2", 4, 4)],
    "a linked table with the same base": [is_exactly("other indicator", "judged", 40), is_exactly("x", "in time", 37)],
    "half a sum of three, seen only in whole numbers": [
        total_of("p", ("b", "late"), 6), total_of("q", ("late", "q2"), 7), total_of("r", ("b", "q2"), 7)
    ],
}  # fmt: skip


def test_what_is_safe_passes():
    assert Attack(SAFE, HIDDEN, least=dict.fromkeys(("b", "c", "q2", "q3"), 1)).exposed() == []


@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_leak_is_found(name):
    attack = Attack([*SAFE, *PLANTED[name]], HIDDEN, least=dict.fromkeys(("b", "c", "q2", "q3"), 1))
    found = attack.exposed()
    assert found, name
    for each in found:
        # Found is true: the attacker is never wrong about where the count lies.
        assert each.low <= TRUE[each.key] <= each.high and each.surfaces


def test_the_suite_is_large_enough():
    assert len(PLANTED) >= 40


@pytest.mark.parametrize(
    "told",
    [
        [rate("tables", "b", f"{3 / 5e6 * 10_000:.1f}", 5e6)],
        [lies_between("legend", "b", 1, 9)],
        words_about("alt", "b", "fewer than 20"),
        words_about("alt", "b", "The share is 12% in all"),
        [rounded("tables", "c", "10", 10)],
        [mean_of("chart", ("q1", "q2", "q3"), "38.7")],
        [coordinate("chart.svg", "b", 101.0, 100.0, 0.1)],
        in_order("order of rows", ("a", "c", "b")),
    ],
)  # fmt: skip
def test_what_tells_too_little_passes(told):
    assert not Attack([*SAFE, *told], HIDDEN, least=dict.fromkeys(("b", "c"), 1)).exposed()


def test_numbers_in_words():
    assert counts_in_words("Three of 1,204 in 2015, 12% and 4.5 per 10,000") == [1204, 2015, 3]
