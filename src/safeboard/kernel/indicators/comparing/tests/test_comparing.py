"""What stands beside our figures, what is said of it, and that a hidden figure of ours is nowhere in it."""

from __future__ import annotations

import html
import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.comparison import Standing
from safeboard.grammar.statistics.direction import Better
from safeboard.kernel.indicators.comparing import drawing, themes
from safeboard.kernel.indicators.comparing.comparison import comparable, compare_with_others
from safeboard.kernel.indicators.comparing.saying import against_england, among_areas
from safeboard.kernel.indicators.judgement import Mood
from safeboard.kernel.indicators.published.models import PublishedFile
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results

YEAR = "2015-16"
COUNTS = {
    "T1-04": 6958,
    "T1-07": (1844, 6958),
    "T3-02": 1925,
    "T3-04": (516, 749),
    "T3-05": 2635,
    "T3-07": 454,
    "T3-11": (17, 479),
    "T3-16": 458,
    "T3-18": (237, 458),
    "T4-01": 292,
}
NAME = "Chalkshire"


@pytest.fixture
def counted(people):
    snapshot = make_snapshot()
    for code, count in COUNTS.items():
        put_results(snapshot, code, {YEAR: count})
    return snapshot


@pytest.fixture
def few(people):
    """Plans that lasted two years: 4 of 479, so the figure is hidden."""
    snapshot = make_snapshot()
    put_results(snapshot, "T3-11", {YEAR: (4, 479)})
    put_results(snapshot, "T3-07", {YEAR: 454})
    return snapshot


def text_of(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def cells_of(response):
    book = openpyxl.load_workbook(BytesIO(response.content), read_only=True)
    return [
        cell
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]


# --- What is said ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standing", "better", "start", "mood", "stands"),
    [
        (
            Standing.MUCH_HIGHER,
            Better.LOWER,
            "Worse than other areas of England, by far more",
            Mood.BAD,
            "apart",
        ),
        (
            Standing.LOWER,
            Better.LOWER,
            "Better than other areas of England, by a little more",
            Mood.GOOD,
            "out",
        ),
        (Standing.HIGHER, Better.NEITHER, "Higher than other areas", Mood.NEITHER, "out"),
        (Standing.SIMILAR, Better.HIGHER, "Much the same as other areas", Mood.NEITHER, "within"),
    ],
)
def test_one_verdict_at_95_and_at_998(standing, better, start, mood, stands):
    said = among_areas(standing, better, standing)
    assert said.words.startswith(start) and (said.mood, said.stands) == (mood, stands)
    assert ("99.8%" in said.footing) == (stands != "within")
    assert ("95%" in said.footing) == (stands != "apart")


def test_a_figure_that_differs_from_england_but_not_more_than_areas_do_is_no_alarm():
    said = among_areas(Standing.SIMILAR, Better.LOWER, Standing.MUCH_HIGHER)
    assert (
        said.words == "Higher than England, but no further than areas often are" and said.mood is Mood.NEITHER
    )


def test_without_a_funnel_england_alone_is_spoken_of():
    said = against_england(Standing.MUCH_HIGHER, Better.LOWER)
    assert (
        said.words == "Worse than England, by far more than chance explains"
        and "likely range" in said.footing
    )


def test_A21_our_rate_stands_beside_england_the_region_and_the_mean_and_median_of_ten(counted):
    found = compare_with_others(counted, "T1-04", small=False)
    assert [(each.name, each.value) for each in found.summary] == [
        ("England", 532.2),
        ("South East", 509.5),
        ("Similar areas, mean", 410.7),
        ("Similar areas, median", 428.1),
    ]
    assert found.figure.shown == "576.3 per 10,000" and found.summary[2].source == "10 of 10 areas"
    assert [each.name for each in found.ranked][:3] == ["Hampshire", NAME, "England"]
    assert len(found.others.areas) == 151 and "825" not in found.others.areas
    assert found.others.funnel.overdispersion.phi > 1 and found.others.funnel.centre == 532.2


def test_counts_that_an_analyst_kept_take_the_place_of_those_that_ship(counted, as_role):
    before = compare_with_others(counted, "T1-04", small=False).others.areas["936"]
    head = "time_period,time_identifier,geographic_level,old_la_code,la_name,referral_count"
    data = f"{head}\n2016,Reporting year,Local authority,936,Surrey,9999\n".encode()
    client, day = (
        as_role("analyst"),
        {"published_on_day": "1", "published_on_month": "2", "published_on_year": "2030"},
    )
    client.post("/published/", {"layout": "ees", "file": SimpleUploadedFile("c1.csv", data), **day})
    client.post(f"/published/{PublishedFile.objects.get().pk}/keep/")
    after = compare_with_others(counted, "T1-04", small=False).others.areas["936"]
    assert (before.events, after.events) == (11768, 9999) and before.base == after.base


def test_far_from_everybody_is_said_so_at_998(people):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {YEAR: (60, 749)})
    said = compare_with_others(snapshot, "T3-04", small=False).said
    assert (
        said.mood is Mood.BAD and said.stands == "apart" and said.words.startswith("Worse than other areas")
    )


def test_only_whole_years_stand_beside_published_years(people):
    snapshot = make_snapshot()
    put_results(snapshot, "T1-07", {each.code: (100, 400) for each in period(YEAR).quarters()})
    put_results(snapshot, "T1-07", {YEAR: (0, 0)}, standing="too_early")
    found = compare_with_others(snapshot, "T1-07", small=False)
    assert found.figure.value is None and found.said.words == "Too early to say" and found.own is None


def test_where_most_counts_are_hidden_areas_stand_in_their_order(people):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-19", {YEAR: (82, 458)})
    found = compare_with_others(snapshot, "T3-19", small=False)
    assert found.others is None and found.said.words.startswith("Worse than England")
    assert "Areas in their order" in drawing.picture(found)


def test_shares_are_compared_category_by_category(people):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-08", {YEAR: 454})
    put_results(snapshot, "T3-08", {f"{YEAR} neglect": 219, f"{YEAR} emotional": 235}, by="category")
    by = next(iter(REGISTRY.indicators["T3-08"].measure.breakdowns))
    assert by == "category"
    found = compare_with_others(snapshot, "T3-08", small=False, category="neglect")
    assert found.measure == "cpp_31mar_neglect_pct" and found.england.value == 44.9
    assert {each for each, _ in found.categories} == {"neglect", "emotional"}


def test_every_indicator_with_a_benchmark_names_measures_that_are_held(people):
    from safeboard.kernel.indicators.reference_data import years_of

    for each in REGISTRY.indicators.values():
        if comparable(each) and "{" not in each.benchmark:
            assert years_of(each.benchmark), each.code


# --- The pages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("persona", ["analyst", "business-manager", "lay-member"])
def test_the_page_has_one_chart_one_verdict_the_table_and_how(counted, as_role, persona):
    body = text_of(as_role(persona).get("/indicators/T1-04/compare/"))
    assert body.count('<svg role="img"') == 1 and body.count("sb-verdict ") == 1
    assert "Higher than England, but no further than areas often are" in body
    for words in (
        "Similar areas, median",
        "428.1",
        "10 of 10 areas",
        "How we worked this out",
        "Open Government Licence",
        "is not held",
    ):
        assert words in body, words
    title = html.unescape(re.search(r"<title id=[^>]*>(.*?)</title>", body)[1])
    assert (
        title
        == "Referrals to social care, April 2015 to March 2016: 576.3 per 10,000. Higher than England, but no further than areas often are"
    )
    assert "at its size the 95% limits are" in re.search(r"<desc[^>]*>(.*?)</desc>", body)[1]
    assert "style=" not in re.search(r"<svg role.*?</svg>", body, re.S)[0]


def test_links_of_a_comparison_lead_somewhere(people, as_role):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-08", {YEAR: 454})
    put_results(snapshot, "T3-08", {f"{YEAR} neglect": 219, f"{YEAR} emotional": 235}, by="category")
    put_results(snapshot, "T3-19", {YEAR: (82, 458)})
    client = as_role("analyst")
    for code in ("T3-08", "T3-19"):
        body = text_of(client.get(f"/indicators/{code}/compare/"))
        links = [html.unescape(each) for each in re.findall(r'href="(/(?:compare|indicators)/[^"]*)"', body)]
        assert len(links) > 2 and [client.get(each).status_code for each in links] == [200] * len(links)
    assert "Ours also counts hospitals" in body


def test_pages_lead_to_it(counted, as_role):
    client = as_role("analyst")
    assert 'href="/indicators/T1-04/compare/"' in text_of(client.get("/indicators/T1-04/"))
    assert 'href="/compare/T1/"' in text_of(client.get("/themes/T1/"))
    assert 'href="/indicators/T3-07/compare/"' in text_of(client.get("/compare/T3/"))
    assert 'href="/published/"' in text_of(client.get("/indicators/"))


def test_each_release_is_shown_with_the_one_that_is_used(counted, as_role):
    body = text_of(as_role("analyst").get("/indicators/T3-02/compare/"))
    assert "What each release said" in body and "SFR52/2016 underlying data" in body and "(used)" in body


def test_the_workbook_has_every_point_of_the_chart(counted, as_role):
    cells = cells_of(as_role("analyst").get("/indicators/T1-04/compare/excel/"))
    assert NAME in cells and "Hampshire" in cells and 6958 in cells and 410.7 in cells
    assert any("Open Government Licence" in str(each) for each in cells)


def test_the_spine_and_the_years_have_their_tables_and_workbooks(counted, as_role):
    client = as_role("business-manager")
    body = text_of(client.get("/compare/T3/"))
    assert body.count('<svg role="img"') == 1 and "of 7 measures lie further from the others" in body
    assert "Second worst fifth of" in body
    years = text_of(client.get("/compare/T3/years/?indicator=T3-07"))
    assert "2009-10" in years and "37.6" in years and "Trafford" in years
    assert "T3-07" not in years.split("<h1")[1].split("</h1>")[0]
    assert 43.1 in cells_of(client.get("/compare/T3/excel/"))
    assert "37.6" in cells_of(client.get("/compare/T3/years/excel/?indicator=T3-07"))


def test_a_theme_without_anything_published_says_so(counted, as_role):
    assert "Nothing to compare" in text_of(as_role("analyst").get("/compare/T2/"))
    assert "Nothing to show" in text_of(as_role("analyst").get("/compare/T2/years/"))


# --- A hidden figure of ours -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("persona", ["business-manager", "independent-chair", "lay-member"])
def test_a_small_count_of_ours_is_in_no_picture_table_or_workbook(few, as_role, persona):
    client = as_role(persona)
    body = text_of(client.get("/indicators/T3-11/compare/"))
    svg = re.search(r"<svg role.*?</svg>", body, re.S)[0]
    assert "Hidden (5 or fewer)" in body and "Too few to say" in body
    assert f">{NAME}<" not in svg and "is not drawn" in svg and "(ours)" not in body
    rows = re.findall(r"<tr.*?</tr>", body, re.S)
    assert (
        rows
        and not [row for row in rows if NAME in row and "as published" not in row]
        and "4 of 479" not in body
    )
    cells = cells_of(client.get("/indicators/T3-11/compare/excel/"))
    assert NAME not in cells and 479 not in cells
    spine = text_of(client.get("/compare/T3/"))
    assert "Hidden (5 or fewer)" in spine and "0.8%" not in spine
    years = text_of(client.get("/compare/T3/years/?indicator=T3-11"))
    assert ">Hidden<" in years and "0.8" not in re.search(rf"{NAME} \(ours\).*?</tr>", years, re.S)[0]


def test_the_analyst_sees_it_and_is_warned(few, as_role):
    body = text_of(as_role("analyst").get("/indicators/T3-11/compare/"))
    assert "0.8%" in body and "Do not pass them on" in body


# --- Who gets there, and what is not there -----------------------------------------------------------------------------

PAGES = (
    "/indicators/T1-04/compare/",
    "/indicators/T1-04/compare/excel/",
    "/compare/T1/",
    "/compare/T1/excel/",
    "/compare/T1/years/",
    "/compare/T1/years/excel/",
)


@pytest.mark.parametrize("persona", ["police-data-lead", "team-manager", "system-admin"])
def test_who_may_not_read_indicators_gets_the_not_found_page(counted, as_role, persona):
    client = as_role(persona)
    assert [client.get(each).status_code for each in PAGES] == [404] * len(PAGES)


@pytest.mark.parametrize(
    "address",
    [
        "/indicators/T1-01/compare/",
        "/indicators/X9-99/compare/",
        "/indicators/T1-04/compare/?year=1999-00",
        "/indicators/T1-04/compare/?model=March%202016",
        "/indicators/T3-08/compare/?category=nonsense",
        "/compare/T9/",
        "/compare/T3/years/?indicator=T1-04",
    ],
)
def test_what_nobody_has_is_not_found(counted, as_role, address):
    assert as_role("analyst").get(address).status_code == 404


def test_before_anything_is_counted_pages_say_so(people, as_role):
    client = as_role("analyst")
    assert "Nothing to compare yet" in text_of(client.get("/indicators/T1-04/compare/"))
    assert client.get("/indicators/T1-04/compare/excel/").status_code == 404
    assert themes.spine_svg([], "x") == ""
