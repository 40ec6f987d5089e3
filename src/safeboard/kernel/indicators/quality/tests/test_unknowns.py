"""Nothing is said about groups of children where too many are not recorded (A13; R-DAT-08; R-MIS-06)."""

from __future__ import annotations

import datetime as dt
import html
import re
from io import BytesIO

import openpyxl
import pytest

from safeboard.kernel.indicators.disclosure import breakdown
from safeboard.kernel.indicators.quality.unknowns import MOST, about_groups, most_unknown
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results
from safeboard.kernel.partnership.models import DatedValue

pytestmark = pytest.mark.django_db
OVER = "2015-16"


def said(code: str, groups: dict[str, int | tuple[int, int]], content: str = "a"):
    snapshot = make_snapshot(content)
    whole = [
        sum(part) for part in zip(*(each for each in groups.values() if isinstance(each, tuple)), strict=True)
    ]
    put_results(snapshot, code, {OVER: tuple(whole) if whole else sum(groups.values())})
    put_results(snapshot, code, {f"{OVER} {name}": each for name, each in groups.items()}, by="ethnicity")
    return about_groups(breakdown(snapshot, code, OVER, AREA, "ethnicity"))


def test_A13_with_31_per_cent_not_recorded_no_group_is_too_many_or_too_few():
    found = said("T1-27", {"white": (100, 500), "black": (60, 190), "not_recorded": (80, 310)})
    assert found.blocked
    assert "31% not recorded" in found.words and "15%" in found.words and "higher" not in found.words


def test_below_the_limit_a_group_is_compared_with_all_others_together():
    found = said(
        "T1-27", {"white": (100, 500), "black": (80, 190), "mixed": (40, 160), "not_recorded": (20, 100)}
    )
    assert not found.blocked
    assert "Black or Black British is higher than all others together" in found.words
    assert "Mixed" not in found.words
    level = said("T1-27", {"white": (100, 500), "black": (40, 195), "not_recorded": (20, 100)}, "b")
    assert level.words == "No ethnic group differs clearly from all others together."


def test_of_numbers_nothing_is_said_without_how_many_children_there_are():
    found = said("T2-16", {"white": 800, "other_groups": 150, "not_recorded": 50})
    assert not found.blocked and "is not held here" in found.words


def test_what_is_hidden_blocks_too_and_gives_nothing_away():
    found = said("T2-16", {"white": 800, "other_groups": 150, "not_recorded": 4})
    assert found.blocked and "cannot be shown" in found.words
    assert not re.search(r"\d", found.words)


def test_a_breakdown_by_something_else_says_nothing_of_groups():
    snapshot = make_snapshot()
    put_results(snapshot, "T2-16", {OVER: 100, f"{OVER} north": 100}, by="district")
    assert about_groups(breakdown(snapshot, "T2-16", OVER, AREA, "district")) is None


def test_the_limit_is_a_dated_setting(people):
    assert most_unknown(dt.date(2016, 3, 31)) == 15
    DatedValue.objects.create(
        code=MOST,
        number=1,
        since=dt.date(2015, 4, 1),
        value="40",
        why="A test.",
        set_by=people.users["business-manager"],
    )
    assert most_unknown(dt.date(2015, 3, 31)) == 15 and most_unknown(dt.date(2016, 3, 31)) == 40


def test_the_page_shows_the_unknown_and_says_why_nothing_is_said(as_role, people):
    snapshot = make_snapshot()
    put_results(snapshot, "T1-27", {OVER: (240, 1000)})
    groups = {f"{OVER} white": (100, 500), f"{OVER} black": (60, 190), f"{OVER} not_recorded": (80, 310)}
    put_results(snapshot, "T1-27", groups, by="ethnicity")
    page = html.unescape(as_role("lay-member").get("/indicators/T1-27/").content.decode())
    assert "Ethnic group not recorded" in page and "80 of 310" in page
    assert "31% not recorded" in page
    book = openpyxl.load_workbook(
        BytesIO(as_role("business-manager").get("/indicators/T1-27/excel/").content)
    )
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("31% not recorded" in cell for cell in cells)
