from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[1] / "reference"
NEEDED = {
    "referrals_rate",
    "referral_source_police_pct",
    "referral_source_schools_pct",
    "referral_source_health_pct",
    "rereferrals_12m_pct",
    "assessments_45wd_pct",
    "s47_rate",
    "icpc_15wd_pct",
    "icpc_rate",
    "cin_31mar_rate",
    "cpp_31mar_rate",
    "cpp_31mar_neglect_pct",
    "cpp_31mar_emotional_pct",
    "cpp_31mar_physical_pct",
    "cpp_31mar_sexual_pct",
    "cpp_31mar_multiple_pct",
    "cpp_start_neglect_rate",
}
FROM_2013_14 = {measure for measure in NEEDED if measure.startswith(("referral_source", "assessments"))}
YEARS = ["2012-13", "2013-14", "2014-15", "2015-16"]


def rows(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


AREAS, BENCHMARKS, POPULATIONS = rows("areas.csv"), rows("benchmarks.csv"), rows("populations.csv")
KINDS = {area["area_code"]: area["area_kind"] for area in AREAS}


def value(measure, area_code, period):
    (found,) = [
        row["value"]
        for row in BENCHMARKS
        if (row["measure"], row["area_code"], row["period"]) == (measure, area_code, period)
    ]
    return Decimal(found)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        (AREAS, ["area_code"]),
        (BENCHMARKS, ["measure", "area_code", "period"]),
        (POPULATIONS, ["area_code", "period"]),
    ],
)
def test_each_row_appears_once_and_names_its_source(table, key):
    repeated = [
        found for found, times in Counter(tuple(row[k] for k in key) for row in table).items() if times > 1
    ]
    assert repeated == []
    assert all(row["source"] for row in table)


def test_areas_are_england_a_region_the_county_and_ten_neighbours():
    assert Counter(KINDS.values()) == {"england": 1, "region": 1, "authority": 1, "neighbour": 10}
    for model in ("rank_2021", "rank_2025"):
        ranks = sorted(int(area[model]) for area in AREAS if area["area_kind"] == "neighbour")
        assert ranks == list(range(1, 11))


def test_every_measure_has_every_area_and_year():
    held = {(row["measure"], row["area_code"], row["period"]) for row in BENCHMARKS}
    expected = {
        (measure, area, year)
        for measure in NEEDED
        for area in KINDS
        for year in (YEARS[1:] if measure in FROM_2013_14 else YEARS)
    }
    assert held == expected
    assert {(row["area_code"], row["period"]) for row in POPULATIONS} == {
        *((area, year) for area in KINDS for year in [*YEARS, "2016-17"]),
        # The county's own rates reach further back than what they are compared with.
        *(("825", year) for year in ("2009-10", "2010-11", "2011-12")),
    }


def test_values_are_numbers_in_their_unit_or_empty_and_marked_hidden():
    for row in BENCHMARKS:
        assert row["area_kind"] == KINDS[row["area_code"]], row
        assert row["unit"] == ("per 10,000" if row["measure"].endswith("_rate") else "%"), row
        assert row["release"] and row["population_base"], row
        if row["value"]:
            assert row["status"] in {"published", "derived"}, row
            assert 0 <= Decimal(row["value"]) <= (2000 if row["unit"] == "per 10,000" else 100), row
        else:
            assert row["status"] == "c", row


def test_populations_are_whole_numbers_that_move_little_from_year_to_year():
    counts = {(row["area_code"], row["period"]): int(row["population_0_17"]) for row in POPULATIONS}
    for area in KINDS:
        series = [counts[area, year] for year in [*YEARS, "2016-17"]]
        assert all(abs(b / a - 1) < 0.05 for a, b in pairwise(series)), area
    assert counts["825", "2015-16"] == 120726


def test_A21_neighbours_mean_of_referrals_in_2015_16_is_410_7():
    neighbours = [area for area, kind in KINDS.items() if kind == "neighbour"]
    mean = sum(value("referrals_rate", area, "2015-16") for area in neighbours) / 10
    assert mean.quantize(Decimal("0.1")) == Decimal("410.7")


@pytest.mark.parametrize(
    ("measure", "period", "county", "south_east", "england"),
    [
        ("referrals_rate", "2014-15", "431.4", "509.0", "548.3"),
        ("referrals_rate", "2015-16", "576.3", "509.5", "532.2"),
        ("cpp_start_neglect_rate", "2014-15", "16.7", None, "23.2"),
        ("cpp_start_neglect_rate", "2015-16", "24.2", None, "24.3"),
    ],
)
def test_A21_A22_the_published_comparison(measure, period, county, south_east, england):
    assert value(measure, "825", period) == Decimal(county)
    assert value(measure, "E92000001", period) == Decimal(england)
    if south_east:
        assert value(measure, "E12000008", period) == Decimal(south_east)


def test_a_plan_has_one_category():
    for period in YEARS:
        shares = [
            value(f"cpp_31mar_{category}_pct", "E92000001", period)
            for category in ("neglect", "emotional", "physical", "sexual", "multiple")
        ]
        assert 99 <= sum(shares) <= 101


def test_the_licence_is_stated():
    words = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert words in (REFERENCE / "README.md").read_text(encoding="utf-8")
