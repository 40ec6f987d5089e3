"""R-DAT-03: nobody who adds and subtracts what is shown finds a count that is hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.small_numbers import Counts, is_cell_hidden
from safeboard.kernel.indicators.holding_back import held_back

YEAR = period("2015-16")
MONTHS = [month.code for month in YEAR.months()]
LINES = [(YEAR.code, [each.code for each in YEAR.quarters()])] + [
    (quarter.code, [month.code for month in quarter.months()]) for quarter in YEAR.quarters()
]
CATEGORIES = ["a", "b", "c"]


def table(by_month):
    """The cells of months, quarters and the year from (n, d) by month."""
    cells = {}
    for month, parts in by_month.items():
        for over in (month, *(code for code, inside in LINES[1:] if month in inside), YEAR.code):
            held = cells.get((over, ""), (0, 0))
            cells[over, ""] = (held[0] + parts[0], held[1] + parts[1])
    return cells


def lines(cells):
    for total, inside in LINES:
        yield (total, ""), [(each, "") for each in inside]
    if any(category for _, category in cells):
        yield (YEAR.code, ""), [(YEAR.code, category) for category in CATEGORIES]


def found_by_subtraction(cells, hidden):
    """What somebody finds who fills in every line in which one cell alone is hidden, again and again."""
    unknown = set(hidden)
    grows = True
    while grows:
        grows = False
        for total, parts in lines(cells):
            missing = [cell for cell in (total, *parts) if cell in unknown]
            if len(missing) == 1 and total in cells:
                unknown.remove(missing[0])
                grows = True
    return hidden - unknown


small = st.one_of(st.just(0), st.integers(1, 5), st.integers(6, 60))


@st.composite
def parts(draw):
    base = draw(st.integers(0, 60))
    return draw(st.integers(0, base)), base


def counts(by_month):
    return {cell: Counts(n) for cell, (n, _) in table({m: (n, 0) for m, n in by_month.items()}).items()}


def assert_nothing_found(cells):
    hidden = held_back(cells, adds_up=True)
    small_cells = {cell for cell, each in cells.items() if is_cell_hidden(each)}
    assert small_cells <= hidden
    assert not found_by_subtraction(cells, hidden) & small_cells


@given(st.dictionaries(st.sampled_from(MONTHS), small, min_size=1))
def test_counts_along_time_are_not_found_by_subtraction(by_month):
    assert_nothing_found(counts(by_month))


@given(st.dictionaries(st.sampled_from(MONTHS), parts(), min_size=1))
def test_percentages_along_time_are_not_found_by_subtraction(by_month):
    assert_nothing_found({cell: Counts(*both) for cell, both in table(by_month).items()})


@given(st.dictionaries(st.sampled_from(MONTHS), small, min_size=1), st.data())
def test_categories_of_a_year_are_not_found_by_subtraction(by_month, data):
    cells = counts(by_month)
    left = cells[YEAR.code, ""].count
    for category in CATEGORIES[:-1]:
        cells[YEAR.code, category] = Counts(data.draw(st.integers(0, left)))
        left -= cells[YEAR.code, category].count
    cells[YEAR.code, CATEGORIES[-1]] = Counts(left)
    assert_nothing_found(cells)


@given(st.dictionaries(st.sampled_from(MONTHS), small, min_size=1))
def test_what_is_hidden_of_a_total_is_never_small_in_sum(by_month):
    totals = counts(by_month)
    hidden = held_back(totals, adds_up=True)
    assert not any(totals[cell].count == 0 for cell in hidden)
    for total, inside in LINES:
        shown = sum(
            totals[each, ""].count for each in inside if (each, "") in totals and (each, "") not in hidden
        )
        if (total, "") in totals and (total, "") not in hidden:
            assert not 1 <= totals[total, ""].count - shown <= 5


def test_a_small_month_takes_the_next_smallest_of_its_quarter_with_it():
    cells = counts({"2015-04": 3, "2015-05": 20, "2015-06": 30, "2015-07": 8, "2015-08": 9, "2015-09": 10})
    assert held_back(cells, adds_up=True) == {("2015-04", ""), ("2015-05", "")}
    # What is open on a day does not add up: each month stands for itself.
    assert held_back(cells, adds_up=False) == {("2015-04", "")}


def test_a_hidden_quarter_hides_a_month_too():
    """Otherwise its months, all shown, would add up to it."""
    cells = counts({"2015-04": 4, "2015-07": 7, "2015-08": 7, "2015-10": 40, "2016-01": 50})
    assert held_back(cells, adds_up=True) == {
        ("2015-04", ""), ("2015-16Q1", ""), ("2015-16Q2", ""), ("2015-07", "")
    }  # fmt: skip


def test_a_hidden_total_hides_a_category_too():
    cells = counts({"2015-04": 4, "2015-05": 9, "2015-06": 50})
    cells |= {("2015-05", "a"): Counts(9), ("2015-05", "b"): Counts(0)}
    assert ("2015-05", "") in held_back(cells, adds_up=True)
    assert ("2015-05", "a") in held_back(cells, adds_up=True)


def test_nothing_small_hides_nothing():
    assert held_back(counts(dict.fromkeys(MONTHS, 10)), adds_up=True) == frozenset()
