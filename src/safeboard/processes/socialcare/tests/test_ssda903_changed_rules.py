"""A rule that changed over the years: the one that was in force is run, told once, and in its own words."""

from __future__ import annotations

import pytest

from safeboard.grammar.statutory.running import of_year, run
from safeboard.kernel.returns.statutory.checking import check_collection
from safeboard.processes.socialcare.returns.ssda903.collection import LOOKED_AFTER_RETURN
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.method import METHOD
from safeboard.processes.socialcare.returns.ssda903.reading import read
from safeboard.processes.socialcare.returns.ssda903.writing import episode, files, header


@pytest.mark.parametrize(
    ("year", "since"), [(2016, None), (2024, None), (2025, 2025), (2026, 2026), (2027, 2026)]
)
def test_the_one_in_force_is_run(year, since):
    chosen = [rule for rule in of_year(METHOD.rules, LAYOUTS[year]) if rule.code == "218"]
    assert [rule.since for rule in chosen] == [since]


def test_its_findings_are_told_once():
    rows = (header(), episode(URN=None, PL_LA="E06000060", PLACE="U1", DECOM="2015-05-01"))
    tables = read(tuple(files(rows, 2016).items()), 2016).tables
    ran = run(tables, METHOD.rules)
    assert ran.ran.count("218") == 1
    assert ran.findings.filter(ran.findings["rule"] == "218")["row"].to_list() == [0]


def test_supported_accommodation_needed_no_number_before_it_was_registered():
    rows = (header(), episode(URN=None, PL_LA="E06000060", PLACE="H5", DECOM="2015-05-01"))
    ran = run(read(tuple(files(rows, 2016).items()), 2016).tables, METHOD.rules)
    assert "230" in ran.ran
    assert "230" not in ran.findings["rule"].to_list()


@pytest.mark.parametrize("year", [2010, 2016, 2023, 2025, 2027])
def test_every_finding_of_every_year_has_words(year):
    wrong = (
        header(DOB="1980-01-01"),
        episode(DECOM=f"{year - 1}-05-01", LS="zz", PLACE="H5", URN=None, REC="zz", CIN=None),
        episode(CHILD=None, DECOM=f"{year - 1}-05-01"),
    )
    checked = check_collection(tuple(files(wrong, year).items()), LOOKED_AFTER_RETURN, area="825")
    problems = checked.problems.to_pylist()
    assert len(problems) > 5
    assert all(each["message"] and each["severity"] for each in problems)
