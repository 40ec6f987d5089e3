"""What each reader sees of the figures; a small count stands nowhere in what the Board's side is sent (R-DAT-03)."""

from __future__ import annotations

import html
import json
import re
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results

YEAR = period("2015-16")
HIDDEN = "Hidden (5 or fewer)"
NOT_THE_ANALYST = ("business-manager", "independent-chair", "pqa-chair", "lay-member", "health-board-member")
NOT_BOARD_SIDE = ("police-data-lead", "council-data-lead", "team-manager", "ig-lead", "system-admin")

# Counts that stand nowhere else on a page: 4 and its neighbour 787 of 5353, a month of 3 and its neighbour 617.
SOURCES = {"police": 2437, "schools": 1283, "health": 842, "unknown": 787, "anonymous": 4}
IN_QUARTER = {"2015-04": 3, "2015-05": 617, "2015-06": 871}
GIVEN_AWAY = {4, 787, 791, 3, 617, 620}


@pytest.fixture
def planted(people):
    """Referrals by source with four anonymous ones; plans for neglect with three in April; 4 assessments not linked."""
    snapshot = make_snapshot()
    total = sum(SOURCES.values())
    for code in ("T1-04", "T1-05"):
        put_results(snapshot, code, {YEAR.code: total})
        put_results(snapshot, code, {f"{YEAR.code} {name}": n for name, n in SOURCES.items()}, by="source")
    months = {month.code: 700 + at for at, month in enumerate(YEAR.months())} | IN_QUARTER
    quarters = {each.code: sum(months[month.code] for month in each.months()) for each in YEAR.quarters()}
    put_results(snapshot, "T4-01", {**months, **quarters, YEAR.code: sum(months.values())})
    put_results(snapshot, "T1-07", {YEAR.code: (1844, 6958)})
    put_results(snapshot, "T1-07/own", {YEAR.code: (1811, 6911)})
    put_results(snapshot, "T3-01", {YEAR.code: (4866, 5574, 4)})
    put_results(snapshot, "T3-04", {YEAR.code: (4, 787)})
    return snapshot


def visible_text(body):
    """What is read or read out: words, titles, descriptions, labels; not the coordinates of a drawing."""
    labels = " ".join(re.findall(r'(?:aria-label|title|alt)="([^"]*)"', body))
    return html.unescape(re.sub(r"<[^>]+>", " | ", body) + " " + labels)


def numbers_in(text):
    return {
        float(found.replace(",", "")) for found in re.findall(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w-])", text)
    }


def numbers_of_tables(body):
    return {
        number
        for cell in re.findall(r"<td[^>]*>(.*?)</td>", body, re.S)
        for number in numbers_in(visible_text(cell))
    }


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def before_the_method(body):
    """The page without its closed panel, whose worked example is invented and small."""
    return body[: body.index('id="how"')]


@pytest.mark.parametrize("persona", NOT_THE_ANALYST)
@pytest.mark.parametrize("code", ["T1-04", "T1-05", "T4-01", "T3-01", "T3-04"])
def test_a_small_count_stands_nowhere_on_the_page(planted, as_role, persona, code):
    body = before_the_method(page(as_role(persona), f"/indicators/{code}/"))
    assert HIDDEN in body
    assert not numbers_of_tables(body) & GIVEN_AWAY
    said = visible_text(body)
    assert not re.search(r"(?<![\d.,])(787|791|617|620)(?![\d.,])", said)
    # A rate or share of the hidden count would be the count again.
    assert not re.search(r"\b0\.3 per 10,000|\b0\.1%|\b65\.2 per", said)


@pytest.mark.parametrize("code", ["T1-05", "T4-01"])
def test_what_is_shown_subtracted_from_the_total_leaves_nothing_small(planted, as_role, code):
    body = before_the_method(page(as_role("lay-member"), f"/indicators/{code}/"))
    if code == "T1-05":
        shown = [n for n in SOURCES.values() if f"{n:,} of 5,353" in body]
        assert len(shown) == 3 and sum(SOURCES.values()) - sum(shown) > 5
    else:
        shown = [n for n in IN_QUARTER.values() if re.search(rf">{n:,} of", body)]
        assert shown == [871]


def test_the_chart_has_no_point_for_a_hidden_month_and_says_so(planted, as_role):
    body = page(as_role("business-manager"), "/indicators/T4-01/")
    svg = body[body.index("<svg role") : body.index("</svg>", body.index("<svg role"))]
    assert "Monthly line from June 2015" in svg
    assert "in April 2015" not in svg and "in May 2015" not in svg
    assert "2 months are hidden because 5 or fewer children are concerned." in svg
    assert not re.search(r'aria-label="[^"]', svg)


def test_a_hidden_month_inside_the_line_is_a_gap(people, as_role):
    snapshot = make_snapshot()
    months = {month.code: 700 + at for at, month in enumerate(YEAR.months())} | {"2015-11": 2}
    quarters = {each.code: sum(months[month.code] for month in each.months()) for each in YEAR.quarters()}
    put_results(snapshot, "T4-01", {**months, **quarters, YEAR.code: sum(months.values())})
    body = page(as_role("lay-member"), "/indicators/T4-01/")
    svg = body[body.index("<svg role") : body.index("</svg>", body.index("<svg role"))]
    assert "2 months are hidden because 5 or fewer children are concerned." in svg
    assert "Lowest 695.8 per 10,000" in svg  # April; not the 2 of November


def test_the_analyst_sees_small_counts_and_is_told_not_to_pass_them_on(planted, as_role):
    client = as_role("analyst")
    assert "You see small counts" in page(client, "/indicators/")
    body = before_the_method(page(client, "/indicators/T1-05/"))
    assert HIDDEN not in body and "4 of 5,353" in body
    assert "Left out: 4 assessments" in page(client, "/indicators/T3-01/")
    for persona in NOT_THE_ANALYST:
        assert "You see small counts" not in page(as_role(persona), "/indicators/")


@pytest.mark.parametrize("persona", NOT_THE_ANALYST)
def test_the_workbook_holds_no_small_count_either(planted, as_role, persona):
    client = as_role(persona)
    for code in ("T1-04", "T1-05", "T4-01", "T3-01", "T3-04"):
        response = client.get(f"/indicators/{code}/excel/")
        assert response.status_code == 200
        book = openpyxl.load_workbook(BytesIO(response.content))
        cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
        held = {cell for cell in cells if isinstance(cell, int | float)}
        assert not held & GIVEN_AWAY, code
        if code != "T3-01":
            assert HIDDEN in cells, code
        if code == "T1-05":
            assert {2437, 5353} <= held


def test_the_workbook_runs_nothing_and_says_what_it_is(planted, as_role):
    response = as_role("business-manager").get("/indicators/T1-05/excel/")
    book = openpyxl.load_workbook(BytesIO(response.content))
    assert book.sheetnames == ["Years", "By who referred", "Notes"]
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    notes = dict(book["Notes"].iter_rows(values_only=True))
    assert notes["Indicator"] == "T1-05 Who refers" and "hidden" in notes["Small numbers"]


def test_the_files_own_column_stands_beside_rereferrals(planted, as_role):
    body = page(as_role("business-manager"), "/indicators/T1-07/")
    assert (
        "By the file&#39;s own column (Number of referrals in the last 12 months): 26.2% (1,811 of 6,911)."
        in body
    )
    assert "own column" not in before_the_method(page(as_role("business-manager"), "/indicators/T3-01/"))


def test_every_page_of_the_catalogue_says_how_it_was_worked_out(planted, as_role):
    """Pages with figures and pages without: definition, joining, source, worked example."""
    client = as_role("business-manager")
    for code, indicator in REGISTRY.indicators.items():
        said = visible_text(page(client, f"/indicators/{code}/"))
        for words in (indicator.title, indicator.linked, indicator.source, indicator.example.words):
            assert words in said, (code, words)
        assert f"{code}, version " in said
    assert '<span class="sb-big">No data</span>' in page(client, "/indicators/T3-02/")


def test_before_any_return_the_pages_open(people, as_role):
    client = as_role("business-manager")
    assert "No figures yet" in page(client, "/indicators/")
    assert "No data" in page(client, "/indicators/T1-04/")
    assert client.get("/indicators/T1-04/excel/").status_code == 404


def test_a_snapshot_of_nothing_is_no_fault(people, as_role):
    Snapshot.objects.filter(pk=make_snapshot().pk).update(coverage={})
    client = as_role("business-manager")
    assert "No data" in page(client, "/indicators/T1-04/")
    assert client.get("/indicators/").status_code == 200


@pytest.mark.parametrize("persona", NOT_BOARD_SIDE)
def test_agency_roles_get_the_not_found_page(planted, as_role, persona):
    client = as_role(persona)
    for address in ("/indicators/", "/indicators/T1-04/", "/indicators/T1-04/excel/"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("persona", ["lay-member", "health-board-member"])
def test_members_see_no_figures_before_a_page_is_issued(planted, as_role, persona):
    Snapshot.objects.update(released=False)
    client = as_role(persona)
    assert "576" not in page(client, "/indicators/") and "No figures yet" in page(client, "/indicators/")
    assert "No data" in page(client, "/indicators/T1-05/")
    assert client.get("/indicators/T1-05/excel/").status_code == 404


def test_an_indicator_that_is_not_there_is_not_found(planted, as_role):
    assert as_role("business-manager").get("/indicators/T9-99/").status_code == 404


# --- The command -----------------------------------------------------------------------------------------------------


def asked(*arguments, **options):
    out, err = StringIO(), StringIO()
    call_command("result", *arguments, **options, stdout=out, stderr=err)
    return out.getvalue()


def test_the_command_prints_one_object(planted):
    said = json.loads(asked("T1-04", period="2015-16", json=True))
    assert said == {
        "code": "T1-04", "period": "2015-16", "area": "825", "by": None, "value": 443.4008, "numerator": 5353,
        "denominator": 120726, "excluded": 0, "interval": [431.6013, 455.441], "definition": "d1",
        "snapshot": planted.folder, "source": REGISTRY.indicators["T1-04"].source,
    }  # fmt: skip


def test_the_command_prints_a_list_by_source_without_the_small_counts(planted):
    rows = json.loads(asked("T1-05", period="2015-16", by="source", json=True))
    assert [row["category"] for row in rows] == ["police", "schools", "health", "anonymous", "unknown"]
    for row in rows[3:]:
        assert {key for key, value in row.items() if value is None} == {
            "value", "numerator", "denominator", "excluded", "interval", "definition"
        }  # fmt: skip
        assert row["words"] == HIDDEN
    text = asked("T1-05", period="2015-16", by="source", json=True) + asked(
        "T1-05", period="2015-16", by="source"
    )
    assert not re.search(r"\b(4|787|791)\b", text)


def test_the_command_hides_a_months_neighbour(planted):
    """Asked month by month, the answers must not add up to the quarter either."""
    months = [json.loads(asked("T4-01", period=code, json=True)) for code in IN_QUARTER]
    assert [each["numerator"] for each in months] == [None, None, 871]


def test_excluded_rows_are_hidden_in_the_command(planted):
    assert json.loads(asked("T3-01", period="2015-16", json=True))["excluded"] is None


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        (["T9-99"], {"period": "2015-16"}, "no indicator 'T9-99'"),
        (["T1-04"], {"period": "2015"}, "names no period"),
        (["T1-04"], {"period": "2015-16", "by": "age"}, "no breakdown 'age'. It has: source"),
        (["T1-04"], {"period": "2015-16", "area": "999"}, "Give --area: there are figures for 825"),
    ],
)
def test_the_command_says_what_is_wrong(planted, arguments, options, words):
    with pytest.raises(CommandError, match=re.escape(words)):
        asked(*arguments, **options)


def test_the_command_before_any_figures(people):
    with pytest.raises(CommandError, match="no figures yet"):
        asked("T1-04", period="2015-16")


def test_the_snapshot_command_takes_and_counts(council_file):
    council_file("2016-03-31", 24, [("referrals", "a", "2015-06-30", None, {"source": "police"})])
    out = StringIO()
    call_command("snapshot", stdout=out)
    call_command("snapshot", stdout=out)
    assert Snapshot.objects.count() == 1
    first, second = out.getvalue().splitlines()
    assert first == second and "2 rows" in first  # the referral, and the file that brought it
