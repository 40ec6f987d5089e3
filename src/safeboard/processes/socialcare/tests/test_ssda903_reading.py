"""The return on children looked after as it is read: its layout over the years, its year, its XML beside its CSVs."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.running import run
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.reading import read
from safeboard.processes.socialcare.returns.ssda903.rules import RULES
from safeboard.processes.socialcare.returns.ssda903.writing import (
    Row,
    adoption,
    dolo,
    episode,
    files,
    header,
    missing,
    oc2,
    oc3,
    ordinary,
    permanence,
    placed,
    review,
    social_worker,
    uasc,
)
from safeboard.processes.socialcare.returns.ssda903.writing_xml import flat, nested

FULL: tuple[Row, ...] = (
    *ordinary("A1"),
    *ordinary("B2"),
    header(CHILD="C3", DOB="2006-06-01"),
    episode(CHILD="B2", DECOM="2025-12-01", RNE="P"),
    uasc(CHILD="B2"),
    oc3(CHILD="C3"),
    adoption(),
    placed(),
    permanence(),
    missing(),
    missing(MIS_START="2025-12-24", MIS_END=None),
    oc2(),
)


def _read(*rows: Row, year: int = 2026, say: int | None = None) -> Read:
    return read(list(files(rows, year).items()), say)


def _codes(year: int, field: str) -> set[str]:
    table, _, column = field.partition(".")
    return set(LAYOUTS[year].by_name[table].by_name[column].codes)


@pytest.mark.parametrize(
    ("field", "year", "new", "gone"),
    [
        ("Episodes.REC", 2019, {"E45", "E46", "E47", "E48"}, {"E43", "E44"}),
        ("Episodes.REASON_PLACE_CHANGE", 2019, {"CUSTOD"}, set()),
        ("OC3.ACTIV", 2022, {"F4", "P4", "F5", "P5"}, {"F3", "P3"}),
        ("Episodes.PLACE", 2024, {"K3"}, set()),
        ("Episodes.PLACE", 2025, set(), {"H5", "P2"}),
        ("Header.SEX", 2025, {"M", "F", "U"}, {"1", "2"}),
        ("Episodes.PLACE", 2026, {"Z11", "Z12", "Z13", "Z14"}, {"Z1"}),
    ],
)
def test_a_year_changes_just_these_codes(field: str, year: int, new: set[str], gone: set[str]) -> None:
    before, after = _codes(year - 1, field), _codes(year, field)
    assert (after - before, before - after) == (new, gone)


def test_tables_come_in_with_their_year() -> None:
    assert [year for year in LAYOUTS if "SWEpisodes" in LAYOUTS[year].by_name] == [2024, 2025, 2026, 2027]
    assert [year for year in LAYOUTS if "DoLo" in LAYOUTS[year].by_name] == [2027]
    assert (min(LAYOUTS), max(LAYOUTS), len(LAYOUTS[2027].tables)) == (2010, 2027, 12)


def test_children_are_numbered_over_all_tables_the_header_first() -> None:
    tables = _read(header(CHILD="B"), episode(CHILD="A"), episode(CHILD="B"), oc3(CHILD="Z")).tables
    assert tables.child_ids.to_list() == ["B", "A", "Z"]
    assert tables["Episodes"]["child"].to_list() == [1, 0]
    assert tables["OC3"]["child"].to_list() == [2]


def test_what_was_written_is_read() -> None:
    found = _read(*FULL)
    assert found.faults.height == 0
    assert (found.rows_in, found.accepted) == (len(FULL), len(FULL))
    first = found.tables["Episodes"].row(0, named=True)
    assert (first["DECOM"], first["DEC"], first["PLACE"], first["line"]) == (date(2025, 5, 1), None, "U6", 2)
    assert found.tables["OC2"]["SDQ_SCORE"].to_list() == [10]


@pytest.mark.parametrize("form", [flat, nested])
def test_xml_says_the_same_as_the_csvs(form: object) -> None:
    by_csv = _read(*FULL).tables
    by_xml = read([("all.xml", form(FULL))])  # type: ignore[operator]
    assert by_xml.faults.height == 0 and by_xml.not_read == ()
    for table in LAYOUTS[2026].tables:
        columns = [column.name for column in table.columns if column.always]
        here = by_csv[table.name].select(columns).sort(pl.all(), nulls_last=True)
        there = by_xml.tables[table.name].select(columns).sort(pl.all(), nulls_last=True)
        assert here.rows() == there.rows(), table.name


def test_the_header_says_who_seeks_asylum() -> None:
    rows = (header(CHILD="A"), header(CHILD="B"), uasc(CHILD="B"))
    assert _read(*rows, say=2026).tables["Header"]["UASC"].to_list() == ["0", "1"]
    only = {name: data for name, data in files(rows).items() if name != "UASC.csv"}
    without = read(list(only.items()), 2026).tables
    assert without["Header"]["UASC"].to_list() == [None, None]
    assert {"Header.UASC", "UASC"} <= without.absent
    ran = run(without, [rule for rule in RULES if rule.code == "105"])
    assert [each.why for each in ran.not_run] == ["The file has no column Header.UASC."]


def test_a_table_or_column_that_was_not_sent_is_absent() -> None:
    sent = files(ordinary())
    del sent["Reviews.csv"]
    sent["Episodes.csv"] = sent["Episodes.csv"].replace(b",URN\r", b"\r").replace(b",SC123456\r", b"\r")
    tables = read(list(sent.items())).tables
    assert tables.absent == {
        "Reviews",
        "Episodes.URN",
        "Episodes.PL_LA",
        "Episodes.PL_LOCATION",
        "Episodes.HOME_LA",
        "Episodes.PL_DISTANCE",
    }
    assert len(tables["Reviews"]) == 0


def test_where_postcodes_were_worked_out_they_are_read() -> None:
    tables = _read(episode(PL_LOCATION="IN", PL_DISTANCE="3.5", PL_LA="E06000060"), episode()).tables
    assert tables["Episodes"]["PL_DISTANCE"].to_list() == ["3.5", None]
    # Nobody sends the authority that a child comes from: it is worked out.
    assert [name for name in tables.absent if name.startswith("Episodes.")] == ["Episodes.HOME_LA"]


def test_the_year_is_worked_out_from_most_dates_and_told() -> None:
    slip = missing(MIS_START="2026-05-01", MIS_END=None)
    many = [review(CHILD=f"A{each}") for each in range(60)]
    found = _read(*many, slip)
    assert found.tables.layout.year == 2026
    assert "60 of 61 lie in 2025-26" in found.year_from
    assert _read(*many, slip, slip, slip).tables.layout.year == 2027


@pytest.mark.parametrize("day", ["2025-04-01", "2026-03-31"])
def test_a_year_goes_from_april_to_march(day: str) -> None:
    assert _read(episode(DECOM=day)).tables.layout.year == 2026


def test_the_year_that_is_said_stands() -> None:
    found = _read(*ordinary(), say=2025)
    assert found.tables.layout.year == 2025
    assert found.year_from == "It was said with the files."
    with pytest.raises(Unreadable, match="2009-10 to 2026-27"):
        _read(*ordinary(), say=2009)


def test_a_table_of_another_year_is_told_as_not_read() -> None:
    found = read(list(files((*ordinary(), dolo()), 2027).items()), 2026)
    assert found.not_read == (("DoLo.csv", "The collection 2025-26 has no table DoLo."),)


def test_a_writer_says_what_its_year_does_not_have() -> None:
    with pytest.raises(ValueError, match="2022-23 has no table SWEpisodes"):
        files([social_worker()], 2023)
    with pytest.raises(ValueError, match="Episodes has no column PLACES"):
        files([episode(PLACES="U6")])
    assert files([header()], 2024)["Header.csv"].splitlines()[1].startswith(b"A1,2,")
