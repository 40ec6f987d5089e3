"""CSV of an indicator and of its chart: as the page shows it, nothing hidden leaves, nothing runs (R-DAT-03, R-DAT-06)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators import exhibits
from safeboard.kernel.indicators.long_form import HEADINGS, OF_CHART
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results
from safeboard.kernel.trail.models import Event

YEAR = period("2015-16")
BOARD_SIDE = ("business-manager", "independent-chair", "pqa-chair", "lay-member", "health-board-member")
OUTSIDE = ("police-data-lead", "council-data-lead", "team-manager", "ig-lead", "system-admin")
SOURCES = {"police": 2437, "schools": 1283, "health": 842, "unknown": 787, "anonymous": 4}
NUMBERS = ("Numerator", "Denominator", "Value", "Low (95%)", "High (95%)", *OF_CHART[:3])
# What is hidden, and what would give it away: the counts, and the rates and shares that they make.
GIVEN_AWAY = {4, 787, 791, 3, 617, 620}


@pytest.fixture
def planted(people):
    """Four anonymous referrals; three plans for neglect in April 2015."""
    snapshot = make_snapshot()
    total = sum(SOURCES.values())
    put_results(snapshot, "T1-05", {YEAR.code: total})
    put_results(snapshot, "T1-05", {f"{YEAR.code} {name}": n for name, n in SOURCES.items()}, by="source")
    months = {month.code: 700 + at for at, month in enumerate(YEAR.months())}
    months |= {"2015-04": 3, "2015-05": 617, "2015-06": 871}
    quarters = {each.code: sum(months[month.code] for month in each.months()) for each in YEAR.quarters()}
    put_results(snapshot, "T4-01", {**months, **quarters, YEAR.code: sum(months.values())})
    put_results(snapshot, "T3-04", {YEAR.code: (4, 787)})
    return snapshot


def taken(client, address):
    response = client.get(address)
    assert response.status_code == 200 and response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def numbers(rows):
    return {float(row[name]) for row in rows for name in NUMBERS if row.get(name)}


@pytest.mark.parametrize("persona", BOARD_SIDE)
@pytest.mark.parametrize(
    "address", ["T1-05/figures.csv", "T4-01/figures.csv", "T4-01/chart.csv", "figures.csv"]
)
def test_nothing_hidden_leaves_as_csv(planted, as_role, persona, address):
    rows = taken(as_role(persona), f"/indicators/{address}")
    assert not numbers(rows) & GIVEN_AWAY
    held = [row for row in rows if row["Status"].startswith("hidden")]
    assert held and not any(row[name] for row in held for name in NUMBERS[:5])
    assert {row["Status"] for row in rows} <= {
        "counted",
        "hidden: 5 or fewer, or it would give such a count away",
        "hidden: shown for a longer period only",
        "no data",
    }


def test_a_row_says_what_it_is(planted, as_role):
    rows = taken(as_role("business-manager"), "/indicators/T1-05/figures.csv")
    police = next(row for row in rows if row["Category"] == "Police")
    assert (police["Indicator"], police["Title"], police["Area"]) == ("T1-05", "Who refers", "825")
    assert (police["Period"], police["From"], police["To"]) == (
        "April 2015 to March 2016",
        "2015-04-01",
        "2016-03-31",
    )
    assert (police["Numerator"], police["Denominator"], police["Value"]) == ("2437", "5353", "45.5259")
    assert police["Source"] == REGISTRY.indicators["T1-05"].source and police["Definition"] == "d1"


def test_the_csv_of_a_chart_has_its_points_and_its_lines(planted, as_role):
    rows = taken(as_role("lay-member"), "/indicators/T4-01/chart.csv")
    assert [row["Period"] for row in rows][:3] == ["April 2015", "May 2015", "June 2015"]
    assert [row["Value"] == "" for row in rows][:3] == [True, True, False]
    assert len({row["Average"] for row in rows}) == 1 and float(rows[0]["England, year"])


def test_the_newest_figures_of_one_theme_or_of_all(planted, as_role):
    client = as_role("business-manager")
    assert {row["Indicator"] for row in taken(client, "/indicators/figures.csv?theme=T4")} >= {"T4-01"}
    assert all(row["Indicator"].startswith("T4") for row in taken(client, "/indicators/figures.csv?theme=T4"))
    assert len(taken(client, "/indicators/figures.csv")) == len(REGISTRY.indicators)
    assert client.get("/indicators/figures.csv?theme=T9").status_code == 404


def test_a_share_has_no_chart_and_so_no_csv_of_one(planted, as_role):
    assert as_role("business-manager").get("/indicators/T1-05/chart.csv").status_code == 404


def test_the_file_of_the_analyst_says_in_every_row_that_it_is_not_to_be_passed_on(planted, as_role):
    client = as_role("analyst")
    rows = taken(client, "/indicators/T1-05/figures.csv")
    assert 4 in numbers(rows)
    assert {row["Status"] for row in rows if row["Value"]} == {
        "counted; small counts are not hidden in this file, do not pass it on"
    }
    assert "with small counts" in client.get("/indicators/T1-05/figures.csv")["Content-Disposition"]


@pytest.mark.parametrize("persona", OUTSIDE)
def test_who_may_not_read_figures_gets_the_not_found_page(planted, as_role, persona):
    for address in ("T4-01/figures.csv", "T4-01/chart.csv", "T4-01/excel/", "figures.csv"):
        assert as_role(persona).get(f"/indicators/{address}").status_code == 404


def test_the_trail_says_who_took_what_and_the_page_links_to_it(planted, as_role):
    client = as_role("lay-member")
    taken(client, "/indicators/T4-01/figures.csv")
    event = Event.objects.filter(action="export").last()
    assert event is not None and (event.thing, event.thing_id, event.details["kind"]) == (
        "indicator",
        "T4-01",
        "csv",
    )
    body = client.get("/indicators/T4-01/").content.decode()
    assert "/indicators/T4-01/figures.csv" in body and "/indicators/T4-01/chart.csv" in body


def test_a_title_that_would_run_stays_words(planted, as_role, monkeypatch):
    hostile = replace(REGISTRY.indicators["T1-05"], title="=cmd|'/c calc'!A1", source="@SUM(1)")
    monkeypatch.setitem(REGISTRY.indicators, "T1-05", hostile)
    for row in taken(as_role("business-manager"), "/indicators/T1-05/figures.csv"):
        assert row["Title"] == "'=cmd|'/c calc'!A1" and row["Source"] == "'@SUM(1)"


def test_an_exhibit_gives_its_rows_back_whole(planted):
    (kept,) = exhibits.exhibits(planted, ["T4-01", "T9-99"], charted=["T4-01"])
    rows = [dict(zip(HEADINGS, row, strict=True)) for row in exhibits.long_rows(kept)]
    june = next(row for row in rows if row["Period"] == "June 2015")
    assert (june["Indicator"], june["From"], june["Numerator"]) == ("T4-01", period("2015-06").start, 871)
    assert kept["months"][0][:4] == ["2015-16", "hidden", "hidden", "865.8"]
    assert not {cell for row in rows for cell in row.values() if isinstance(cell, int)} & GIVEN_AWAY
