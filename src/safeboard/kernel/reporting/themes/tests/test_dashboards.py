"""The dashboard of a theme: tiles, list, what is late, unknown or not yet; who may see it (SYS-55; R-DAT-03, -04)."""

from __future__ import annotations

import io

import openpyxl
import pytest

from safeboard.kernel.indicators.catalogue import THEMES, not_yet
from safeboard.kernel.indicators.flags import no_longer_so
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.newest import Length
from safeboard.kernel.indicators.tests.conftest import put_results
from safeboard.kernel.reporting import headline
from safeboard.kernel.reporting.tests.conftest import counted
from safeboard.kernel.reporting.themes import dashboards
from safeboard.kernel.reporting.themes.owners import owner_of_theme
from safeboard.kernel.trail.models import Event

HIDDEN = "Hidden (5 or fewer)"
OVER = "(no longer so in the newest figures)"


@pytest.mark.parametrize("persona", ["business-manager", "analyst", "pqa-chair", "independent-chair"])
def test_the_office_reads_every_dashboard(pack, early_help, text_of, persona):
    every = text_of(persona, "/themes/")
    for theme, title in THEMES.items():
        assert title in every and title in text_of(persona, f"/themes/{theme}/")


def test_suppliers_and_workers_get_the_not_found_page(pack, as_role):
    for persona in ("council-data-lead", "police-data-lead", "team-manager", "ig-lead", "system-admin"):
        client = as_role(persona)
        for address in ("/themes/", "/themes/T3/", "/themes/T3/assure/", "/other-boards/health-wellbeing/"):
            assert client.get(address).status_code == 404, (persona, address)


def test_a_theme_that_is_none_is_not_found(pack, as_role):
    assert as_role("analyst").get("/themes/T9/").status_code == 404


def test_at_most_ten_tiles_and_the_rest_as_a_list(pack, early_help, reader_for, monkeypatch):
    reader = reader_for("business-manager")
    whole = dashboards.build("T3", pack.snapshot, Length.NEWEST, reader)
    assert len(whole.tiles) == 3 and whole.rows == ()
    monkeypatch.setattr(dashboards, "MOST_TILES", 2)
    cut = dashboards.build("T3", pack.snapshot, Length.NEWEST, reader)
    assert [tile.code for tile in (*cut.tiles, *cut.rows)] == [tile.code for tile in whole.tiles]
    assert len(cut.tiles) == 2 and len(cut.rows) == 1
    assert headline.MOST_TILES == 10


def test_what_is_flagged_stands_first_then_the_headline_figures(pack, reader_for):
    codes = [
        tile.code
        for tile in dashboards.build("T3", pack.snapshot, Length.NEWEST, reader_for("analyst")).tiles
    ]
    assert codes[0] == "T3-04", "T3-04 is flagged; T3-01 and T3-07 are headline figures"
    assert set(codes) == {"T3-01", "T3-04", "T3-07"}


def test_what_is_unknown_late_or_not_yet_is_said_in_words(pack, text_of):
    body = text_of("business-manager", "/themes/T3/")
    assert "No data. It comes from: County Council children's social care, Annex A" in body
    for row in not_yet("T3"):
        assert f"{row.title}: comes with {row.comes_with}" in body
    missing = text_of("business-manager", "/themes/T2/")
    assert "Missing children, January to March 2016: due from Police on 15 April 2016, 6 days late" in missing
    assert "6 days late" not in text_of("pqa-chair", "/themes/T2/"), "a chair does not follow returns"


def test_nobody_reads_a_small_count_here_not_even_the_analyst(pack, text_of):
    """T4-01 counts 4 children in 2015-16."""
    for persona in ("analyst", "business-manager"):
        body = text_of(persona, "/themes/T4/")
        assert HIDDEN in body and "Too few to say" in body and ">4<" not in body


def test_the_newest_quarter_or_month_can_be_chosen(pack, early_help, text_of):
    put_results(pack.snapshot, "T1-07", {"2015-16Q3": (450, 1700), "2014-15Q3": (300, 1200)})
    assert "January to March" not in text_of("analyst", "/themes/T1/")
    quarter = text_of("analyst", "/themes/T1/?by=quarter")
    assert "450 of 1,700" in quarter and "October to December 2015" in quarter
    assert "Not known by quarter." in quarter, "T1-04 has a year only"
    assert "No figures yet by month" in text_of("analyst", "/themes/T1/?by=month")
    assert "450 of 1,700" not in text_of("analyst", "/themes/T1/?by=nonsense")


def test_members_read_what_was_issued_with_its_words(issued, early_help, text_of):
    body = text_of("lay-member", "/themes/T3/")
    assert "Child protection conferences held in time: 68.9%" in body
    assert "Nobody explained this." in body and "Explain it" not in body


def test_members_see_no_flag_of_a_draft(pack, text_of):
    assert "Stands out" not in text_of("lay-member", "/themes/T3/")


def test_the_owner_of_a_theme_is_a_dated_setting(people, reader_for):
    on = reader_for("analyst").on
    assert [owner_of_theme(code, on) for code in THEMES] == ["EH", "CSE", "PQA", "EH", "PQA"]


def test_the_dashboard_leaves_as_excel_as_it_is_shown(pack, early_help, as_role):
    answer = as_role("pqa-chair").get("/themes/T4/excel/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book["Figures"].values)
    assert rows[1][:3] == ("T4-01", "Children who started on a plan for neglect", HIDDEN)
    assert [sheet.title for sheet in book] == [
        "Figures",
        "Stands out",
        "Lines of enquiry",
        "Not yet",
        "Notes",
    ]
    assert as_role("police-data-lead").get("/themes/T4/excel/").status_code == 404
    assert Event.objects.filter(action="export", thing="theme", thing_id="T4").count() == 1


@pytest.mark.parametrize(
    ("newest", "over"), [((516, 749), False), ((500, 749), False), ((700, 749), True)], ids=str
)
def test_a_draft_of_older_figures_says_what_is_no_longer_so_and_of_nothing_else(
    pack, early_help, reader_for, newest, over
):
    """The page was prepared, then figures were counted again: the same ones, others as bad, or good ones."""
    snapshot = counted("b", hour=10, T3_04=newest)
    shown = dashboards.build("T3", snapshot, Length.NEWEST, reader_for("business-manager")).flagged
    words = {each.need.words for each in shown}
    late = "Child protection conferences held in time: 68.9% (516 of 749), below England's 76.7%"
    assert (f"{late} {OVER}" if over else late) in words
    assert sum(OVER in each for each in words) == int(over)


def test_a_missing_return_is_over_once_it_came(pack, late, reader_for):
    flags, newest = list(Flag.objects.filter(test="blind")), counted("b", hour=10)
    assert flags and no_longer_so(flags, newest) == frozenset()
    late.delete()
    assert no_longer_so(flags, newest) == {flag.pk for flag in flags}
