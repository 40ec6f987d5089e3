"""Revisions beside each other, and the neighbours: which, how many, mean and median (R-DAT-02)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.indicators import reference_data
from safeboard.kernel.indicators.published.counts import COUNTED_AS, authorities_in, authority_counts
from safeboard.kernel.indicators.published.known import measures
from safeboard.kernel.indicators.published.neighbours import NoNeighbours, neighbours_of, neighbours_on
from safeboard.kernel.indicators.reference_data import Published


def published(code="936", value=1.0, status="published", on="2030", kind="neighbour"):
    return Published(
        "referrals_rate", kind, code, "Surrey", "2015-16", value, status, "per 10,000", "", "S", f"R{on}", on
    )


@pytest.fixture(autouse=True)
def beside(monkeypatch):
    """Have these figures stand beside those that ship."""

    def add(*rows):
        monkeypatch.setattr(reference_data, "_also", [lambda: {("referrals_rate", "2015-16"): rows}])

    add()
    return add


def test_the_newest_release_is_used_and_the_older_one_is_shown(beside):
    shipped = reference_data.newest("referrals_rate", "2015-16")["936"].value
    beside(published(value=500.0))
    assert reference_data.newest("referrals_rate", "2015-16")["936"].value == 500.0
    assert [each.value for each in reference_data.revisions("referrals_rate", "2015-16", "936")] == [
        500.0,
        shipped,
        459.0,
    ]
    beside(published(value=500.0, on="2001"))
    assert reference_data.newest("referrals_rate", "2015-16")["936"].value == shipped


def test_what_the_newest_release_hides_stays_hidden_and_what_it_lacks_falls_back(beside):
    shipped = reference_data.newest("referrals_rate", "2015-16")["936"].value
    beside(published(value=None, status="c"))
    assert reference_data.newest("referrals_rate", "2015-16")["936"].value is None
    beside(published(value=None, status="x"))
    assert reference_data.newest("referrals_rate", "2015-16")["936"].value == shipped


def test_A21_the_mean_and_the_median_say_how_many_of_ten_entered(beside):
    whole = reference_data.neighbours("referrals_rate", "2015-16")
    assert (whole.mean, whole.median, whole.of, whole.all) == (410.7, 428.1, 10, 10)
    beside(published(value=None, status="c"))
    fewer = reference_data.neighbours("referrals_rate", "2015-16")
    assert (
        fewer.of == 9 and fewer.entered == "9 of 10 areas; no figure for Surrey" and fewer.mean != whole.mean
    )
    assert reference_data.benchmark("referrals_rate", "2015-16", "neighbours").of == 9


def test_fewer_than_half_of_the_neighbours_make_no_mean(beside):
    codes = list(neighbours_of("825").codes)
    beside(*(published(code=code, value=None, status="c") for code in codes[:6]))
    assert reference_data.neighbours("referrals_rate", "2015-16") is None


def test_a_model_is_chosen_by_date_and_the_one_of_2016_is_not_held():
    assert (
        neighbours_of("825", "May 2025").codes[0] == "931"
        and neighbours_of("825", "April 2021").codes[0] == "936"
    )
    assert set(neighbours_of("825").codes) == set(neighbours_of("825", "May 2025").codes)
    then = neighbours_on("825", dt.date(2016, 3, 31))
    assert then.model.name == "April 2021" and "in force in 2016 is not held" in then.words
    assert neighbours_on("825", dt.date(2024, 1, 1)).words == "Similar areas: the model of April 2021."
    assert neighbours_on("825", dt.date(2025, 6, 1)).model.name == "May 2025"
    with pytest.raises(NoNeighbours, match="March 2016"):
        neighbours_of("825", "March 2016")


def test_the_counts_that_ship_leave_out_what_is_hidden_and_give_the_published_rate():
    counts = authority_counts("icpc_15wd_pct", "2015-16")
    assert authorities_in("2015-16") == 152 and 100 < len(counts) <= 152
    assert counts["825"] == (516, 749)
    events, base = authority_counts("referrals_rate", "2015-16")["936"]
    rate = reference_data.newest("referrals_rate", "2015-16")["936"].value
    assert round(10_000 * events / base, 1) == rate
    assert authority_counts("funded_early_education_2yo_pct", "2015-16") == {}


@pytest.mark.parametrize("measure", sorted(COUNTED_AS))
def test_every_measure_with_counts_is_known_and_agrees_with_what_was_published(measure):
    assert measure in measures()
    for code, (events, base) in authority_counts(measure, "2015-16").items():
        one = reference_data.newest(measure, "2015-16").get(code)
        if one is not None and one.value is not None:
            made = (100 if measure.endswith("pct") else 10_000) * events / base
            # Looked after children are printed as whole numbers.
            assert abs(made - one.value) <= (0.55 if measure == "cla_31mar_rate" else 0.06), (measure, code)
