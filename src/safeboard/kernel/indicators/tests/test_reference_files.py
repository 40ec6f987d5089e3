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
    "cpp_end_2yr_pct",
}
# Of looked after children and of nursery places other years are held; a kind of area may lack a year.
BESIDE = {"cla_31mar_rate", "cla_outside_pct", "cla_residential_pct", "funded_early_education_2yo_pct"}
FROM_2013_14 = {measure for measure in NEEDED if measure.startswith(("referral_source", "assessments"))}
YEARS = ["2012-13", "2013-14", "2014-15", "2015-16"]
# Before 2012-13 no region was published, and nobody counted what came later.
EARLY = ["2009-10", "2010-11", "2011-12"]


def rows(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def newest_of(table):
    """The newest release of each figure."""
    found = {}
    for row in table:
        key = (row["measure"], row["area_code"], row["period"])
        if key not in found or row["published"] > found[key]["published"]:
            found[key] = row
    return list(found.values())


AREAS, EVERY_RELEASE, POPULATIONS = rows("areas.csv"), rows("benchmarks.csv"), rows("populations.csv")
BENCHMARKS = newest_of(EVERY_RELEASE)
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
        (EVERY_RELEASE, ["measure", "area_code", "period", "release"]),
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
    held = {
        (row["measure"], row["area_code"], row["period"])
        for row in BENCHMARKS
        if row["period"] in YEARS and row["measure"] not in BESIDE
    }
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
        assert row["published"].isdigit() and 2010 <= int(row["published"]) <= 2030, row
        assert row["unit"] == ("per 10,000" if row["measure"].endswith("_rate") else "%"), row
        assert row["release"] and row["population_base"], row
        if row["value"]:
            assert row["status"] in {"published", "derived"}, row
            assert 0 <= Decimal(row["value"]) <= (2000 if row["unit"] == "per 10,000" else 100), row
        else:
            assert row["status"] in {"c", "x"}, row


def test_earlier_years_and_care_are_held_for_england_and_every_neighbour():
    held = {(row["measure"], row["area_code"], row["period"]) for row in BENCHMARKS}
    for area, kind in KINDS.items():
        if kind != "region":
            assert {
                (each, area, year) for each in ("referrals_rate", "cpp_31mar_rate") for year in EARLY
            } <= held, area
        first = [] if kind == "region" else EARLY[:1]
        assert {("cla_31mar_rate", area, year) for year in [*first, *EARLY[1:], *YEARS]} <= held, area
        assert {("cla_outside_pct", area, year) for year in [*EARLY[1:], *YEARS]} <= held, area
        assert {("funded_early_education_2yo_pct", area, year) for year in YEARS[2:]} <= held, area


def test_an_older_release_ships_where_it_says_something_else():
    older = [row for row in EVERY_RELEASE if row not in BENCHMARKS]
    used = {(row["measure"], row["area_code"], row["period"]): row["value"] for row in BENCHMARKS}
    assert len(older) > 100
    assert all(used[row["measure"], row["area_code"], row["period"]] != row["value"] for row in older)


def test_every_authority_has_a_line_a_year_of_numbers_or_symbols():
    counts = rows("authority_counts.csv")
    per_year = Counter(row["period"] for row in counts)
    assert per_year == dict.fromkeys([*EARLY, *YEARS], 152)
    known = {row["area_code"] for row in rows("authorities.csv")}
    for row in counts:
        assert row["area_code"] in known, row
        for name, cell in row.items():
            if name not in ("area_code", "period"):
                assert cell in ("", "c", "x", "z") or (cell.isdigit() and not 1 <= int(cell) <= 5), (
                    row["area_code"],
                    name,
                )


def test_each_authority_has_ten_neighbours_in_each_model_and_is_none_of_them():
    for row in rows("neighbours.csv"):
        codes = row["neighbours"].split()
        assert len(set(codes)) == 10 and row["area_code"] not in codes, row
    ours = {
        row["model"]: row["neighbours"].split() for row in rows("neighbours.csv") if row["area_code"] == "825"
    }
    for model, rank in (("April 2021", "rank_2021"), ("May 2025", "rank_2025")):
        ranked = {int(area[rank]): area["area_code"] for area in AREAS if area[rank]}
        assert ours[model] == [ranked[place] for place in range(1, 11)]


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
