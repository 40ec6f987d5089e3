"""The layout of the census year by year: what we know of each, and beside the published lists where they are at hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from safeboard.grammar.statutory.layouts import Kind
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS, NOT_KNOWN, PLACES

PUBLISHED = (
    Path(__file__).resolve().parents[7].parent
    / "shared/data/benchmarks/returns_layouts/cin_census_elements_2017_2026.csv"
)


def codes(year: int, table: str, column: str) -> set[str]:
    return set(LAYOUTS[year].by_name[table].by_name[column].codes)


@pytest.mark.parametrize(
    ("first", "field"),
    [
        (2014, "CINdetails.ReferralSource"),
        (2014, "Assessments.AssessmentAuthorisationDate"),
        (2014, "AssessmentFactors.AssessmentFactors"),
        (2022, "CINPlanDates.CINPlanStartDate"),
        (2025, "ChildIdentifiers.Sex"),
        (2027, "PreProceedings.PPOutcome"),
    ],
)
def test_a_field_belongs_to_the_census_from_its_first_year_on(first: int, field: str) -> None:
    assert [year for year, layout in LAYOUTS.items() if layout.has(field)] == list(range(first, 2028))


def test_gender_was_asked_for_until_sex_took_its_place() -> None:
    assert [year for year, each in LAYOUTS.items() if each.has("ChildIdentifiers.GenderCurrent")] == list(
        range(2010, 2025)
    )


@pytest.mark.parametrize(
    ("first", "table", "column", "code"),
    [
        (2017, "AssessmentFactors", "AssessmentFactors", "22A"),
        (2021, "AssessmentFactors", "AssessmentFactors", "18B"),
        (2021, "AssessmentFactors", "AssessmentFactors", "19C"),
        (2022, "AssessmentFactors", "AssessmentFactors", "24A"),
        (2023, "CINdetails", "ReferralSource", "5D"),
        (2023, "CINdetails", "ReasonForClosure", "RC9"),
    ],
)
def test_a_code_may_be_used_from_its_first_year_on(first: int, table: str, column: str, code: str) -> None:
    assert code not in codes(first - 1, table, column)
    assert code in codes(first, table, column)
    assert code in codes(2027, table, column)


def test_every_table_of_every_year_has_its_place_in_the_file() -> None:
    assert {table.name for layout in LAYOUTS.values() for table in layout.tables} == set(PLACES.rows)
    assert list(LAYOUTS) == list(range(2010, 2028))


def test_what_is_not_known_of_a_year_is_said() -> None:
    assert {year for years in NOT_KNOWN for year in years} == {2010, 2011, 2012, 2013, 2014, 2027}


@pytest.mark.shared
@pytest.mark.skipif(
    not PUBLISHED.exists(), reason="The folder ../shared with the published layouts is not here."
)
@pytest.mark.parametrize("year", [2017, 2026])
def test_the_layout_is_the_published_one(year: int) -> None:
    published: dict[str, dict[str, object]] = {}
    groups = {"messagetype", "headertype", "childrentype", "childtype"}
    with PUBLISHED.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["schema_year"]) != year or row["group"] in groups:
                continue
            published[row["element"]] = {
                "codes": set(filter(None, row["codes"].split("|"))),
                "required": row["min_occurs"] == "1",
            }
    ours = {column.name: column for table in LAYOUTS[year].tables for column in table.columns}
    holding = {"Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "Disabilities", "Reviews"}
    holding |= {"FactorsIdentifiedAtAssessment"}
    assert set(ours) == set(published) - holding
    each = {place.each for place in PLACES.rows.values()}
    for name, column in ours.items():
        if column.kind is Kind.CODE:
            assert set(column.codes) == published[name]["codes"], name
        if name not in each:
            assert column.required == published[name]["required"], name
