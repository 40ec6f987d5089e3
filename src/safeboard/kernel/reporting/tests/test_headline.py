"""The headline page: three sentences, what needs the Board, good news, tiles (pages.md 2c)."""

from __future__ import annotations

import datetime as dt
import html
import re
from io import BytesIO

import openpyxl
import pytest

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.indicators import deciding
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results
from safeboard.kernel.reporting import headline, packs
from safeboard.kernel.reporting.tests.conftest import BOARD, MEETING, RAISED, UNTIL, counted, flag_of

OFFICE = ("business-manager", "independent-chair", "pqa-chair", "analyst")
HIDDEN = "Hidden (5 or fewer)"


def text_of(client, address=BOARD):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def built(pack, reader_for):
    return headline.build(pack.snapshot, MEETING, reader_for("business-manager"))


# --- The words -------------------------------------------------------------------------------------------------------


def test_three_sentences_say_better_still_a_concern_and_cannot_see(pack, reader_for):
    assert built(pack, reader_for).sentences == (
        "Better: child protection conferences held in time, 68.9% (516 of 749), from 43.2%. "
        "It is still lower than England (76.7%).",
        "Still a concern: children referred again within 12 months, 26.5% (1,844 of 6,958), no clear change from 27.3%. "
        "It is higher than England (22.5%).",
        "We cannot see: missing children, January to March 2016. The Police return has not come.",
    )


def test_there_are_always_three_sentences(people, reader_for, working):
    """Nothing better, nothing worse, nothing missing is said too."""
    Snapshot.objects.all().delete()
    pack = packs.prepare(meeting_on=MEETING, snapshot=quiet(), raised_on=RAISED, comment_by=UNTIL)
    data = built(pack, reader_for)
    assert data.sentences == (
        "Better: nothing has clearly improved since last year.",
        "Still a concern: nothing new.",
        "We can see: every return that is due has come.",
    )
    assert data.needs == () and data.good == ()


def quiet():
    snapshot = make_snapshot("c")
    put_results(snapshot, "T1-04", {"2014-15": 5129, "2015-16": 6958})
    return snapshot


def test_what_needs_the_board_names_number_comparison_agency_and_comment_state(pack, as_role):
    body = text_of(as_role("business-manager"))
    needs = body[body.index("Needs the Board") : body.index("Good news")]
    assert "Children referred again within 12 months: 26.5% (1,844 of 6,958), above England's 22.5%" in needs
    assert "England 76.7%" in needs and "South East" in needs and "Similar areas (mean)" in needs
    assert "County Council has not commented. Asked 14 April; it has until 21 April." in needs
    assert needs.count(">Decide<") == 3


def test_what_we_said_last_time_stands_with_what_happened(pack, as_role, people, reader_for, working):
    chair = reader_for("independent-chair")
    challenge = tracking.raise_item(
        kind=Kind.CHALLENGE, title="Why do children come back?", words="A quarter do.", by=chair, indicator="T1-07",
        agency=people.agencies["county-council"], at=dt.datetime(2016, 2, 25, 10, tzinfo=dt.UTC),
    )  # fmt: skip
    need = next(each for each in built(pack, reader_for).needs if "referred again" in each.words)
    assert [each.item for each in need.before] == [challenge.pk]
    assert str(challenge) in need.before[0].sentence and "25 February" in need.before[0].sentence


def test_this_meetings_own_decision_is_not_what_we_said_last_time(pack, working, reader_for):
    chair = reader_for("independent-chair")
    deciding.decide(
        flag=flag_of("T1-07"),
        seen=1,
        ending="watch",
        rationale="Until the audit of June.",
        by=chair,
        due_on=MEETING,
    )
    need = next(each for each in built(pack, reader_for).needs if "referred again" in each.words)
    assert need.before == () and (need.ending, need.rationale) == (
        "Keep watching",
        "Until the audit of June.",
    )


def test_at_most_six_things_need_the_board(pack, as_role, reader_for):
    flag = flag_of("T1-07")
    for number in range(6):
        flag.pk = None
        flag.indicator, flag.words = f"X{number}", f"Another {number}: 1"
        flag.save()
    data = built(pack, reader_for)
    assert (len(data.needs), data.more_needs) == (6, 3)
    assert "And 3 more." in text_of(as_role("business-manager"))


def test_good_news_is_always_there(pack, as_role, reader_for):
    good = built(pack, reader_for).good
    assert any(words.startswith("Child protection conferences held in time: 68.9%") for words in good)
    Result.objects.exclude(code="T1-07").delete()
    assert "None this time." in text_of(as_role("business-manager"))


def test_the_foot_says_how_many_would_come_by_chance(pack, as_role):
    assert re.search(
        r"With \d+ measures, (fewer than 1|about \d+) of these flags would appear by chance",
        text_of(as_role("analyst")),
    )


# --- Tiles -----------------------------------------------------------------------------------------------------------


def test_tiles_by_theme_with_value_parts_and_verdict(pack, reader_for):
    themes = built(pack, reader_for).themes
    tiles = {tile.code: tile for theme in themes for tile in theme.tiles}
    assert all(len(theme.tiles) <= headline.MOST_TILES for theme in themes)
    conferences = tiles["T3-04"]
    assert (conferences.shown, conferences.parts, conferences.verdict, conferences.shape, conferences.mood) == (
        "68.9%", "516 of 749", "Better than last year", "✓", "good",
    )  # fmt: skip
    assert tiles["T1-04"].parts == "per 10,000 children; 6,958 referrals received"
    assert (tiles["T1-05"].shown, tiles["T1-05"].parts) == (
        "78.1%",
        "Police, the largest: 5,437 of 6,958 referrals",
    )
    assert tiles["T3-02"].shown == "No data"


def test_a_year_without_a_referral_is_no_fault(pack, as_role):
    Result.objects.filter(code="T1-05", by="source").delete()
    Result.objects.filter(code="T1-05").update(numerator=0)
    assert "Who refers" in text_of(as_role("business-manager"))


@pytest.mark.parametrize("persona", [*OFFICE, "lay-member", "health-board-member"])
def test_R_DAT_03_no_small_count_on_the_page_or_in_its_workbook(issued, as_role, persona):
    """Four plans for neglect, four anonymous referrals: not on the page of anybody, the analyst's included."""
    client = as_role(persona)
    body = text_of(client)
    tile = body[body.index("Children who started on a plan for neglect") :][:900]
    assert HIDDEN in tile and "Too few to say" in tile
    assert not re.search(r"(?<![\w.,-])4(?![\w.,-])", re.sub(r"<[^>]+>|\b4 April|28 April", " ", tile))
    assert "anonymous" not in body.lower()
    book = openpyxl.load_workbook(BytesIO(client.get(f"{BOARD}excel/").content))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert HIDDEN in cells and "4" not in cells
    assert not [cell for cell in cells if re.search(r"\b4 (of|plans)|\b0\.3%?", cell)]


@pytest.mark.parametrize(("persona", "reads"), [("lay-member", True), ("training-manager", False)])
def test_a_tile_links_to_its_figure_only_for_who_may_open_it(issued, as_role, persona, reads):
    client = as_role(persona)
    body = client.get(BOARD).content.decode()
    assert "Child protection conferences held in time" in body
    assert ('href="/indicators/T3-04/"' in body) is reads and ('href="/themes/T3/"' in body) is reads
    assert (client.get("/indicators/T3-04/").status_code == 200) is reads


def test_the_frozen_page_holds_no_small_count(issued):
    kept = issued.frozen["figures"]["T4-01"]
    assert kept == {"period": "2015-16", "shown": HIDDEN, "parts": "", "definition": "", "excluded": None}


# --- Who sees what ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("persona", OFFICE)
def test_the_office_reads_the_draft(pack, as_role, persona):
    assert "Draft, not yet issued." in text_of(as_role(persona))


@pytest.mark.parametrize("persona", ["lay-member", "health-board-member"])
def test_members_cannot_open_a_draft_and_can_once_it_is_issued(pack, as_role, reader_for, persona):
    client = as_role(persona)
    absent = client.get("/board/2016-07-28/")
    for address in (BOARD, f"{BOARD}excel/", f"{BOARD}?as=member"):
        response = client.get(address)
        assert response.status_code == 404
        assert re.sub(rb'nonce="[^"]*"|/breach/\?page=[^"]*', b"", response.content) == re.sub(
            rb'nonce="[^"]*"|/breach/\?page=[^"]*', b"", absent.content
        )
    assert "28 April" not in text_of(client, "/board/")
    as_role("business-manager").post(f"{BOARD}issue/", {"version": pack.version})
    assert "As the Board saw it: issued on 21 April 2016." in text_of(client)
    assert "Board, 28 April 2016" in text_of(client, "/board/")
    assert client.get(f"{BOARD}excel/").status_code == 200


@pytest.mark.parametrize(
    "persona", ["police-data-lead", "council-data-lead", "team-manager", "ig-lead", "system-admin"]
)
def test_others_never_open_it(issued, as_role, persona):
    for address in (BOARD, f"{BOARD}excel/", f"{BOARD}issue/", f"{BOARD}correct/", "/board/"):
        assert as_role(persona).get(address).status_code == 404


@pytest.mark.parametrize("day", ["2016-04-31", "today", "28-04-2016"])
def test_a_day_that_is_none_is_not_found(pack, as_role, day):
    assert as_role("business-manager").get(f"/board/{day}/").status_code == 404


def test_preview_as_a_member_shows_what_a_member_will_see(pack, as_role):
    client = as_role("business-manager")
    mine, preview = text_of(client), text_of(client, f"{BOARD}?as=member")
    for button in ("Issue to members", ">Decide<", "Comment<span"):
        assert button in mine and button not in preview
    assert "Leave the preview" in preview and "Preview as a member" not in preview
    client.post(f"{BOARD}issue/", {"version": pack.version})
    member = text_of(as_role("lay-member"))

    def main(body):
        inside = body[body.index("sb-sentences") : body.index("of these flags")]
        return re.sub(r"\s+", " ", inside)

    assert main(member) == main(text_of(client, f"{BOARD}?as=member"))


# --- Commentary ------------------------------------------------------------------------------------------------------


def test_the_sub_group_comments_on_a_figure_and_a_lost_race_shows_both(pack, as_role):
    address = f"{BOARD}comment/T3-04/"
    first, second = as_role("pqa-chair"), as_role("analyst")
    assert first.post(address, {"words": "Rooms were found.", "version": 1}).status_code == 302
    body = text_of(as_role("business-manager"))
    assert "Rooms were found." in body and "(Priya Quill)" in body
    lost = second.post(address, {"words": "Two more chairs.", "version": 1}).content.decode()
    assert "Rooms were found." in lost and "Two more chairs." in lost and "Somebody else" in lost
    pack.refresh_from_db()
    assert pack.commentary["T3-04"]["words"] == "Rooms were found."
    version = re.search(r'name="version" value="(\d+)"', lost)[1]
    assert second.post(address, {"words": "Two more chairs.", "version": version}).status_code == 302


def test_a_commentary_can_be_taken_away_again(pack, as_role):
    client = as_role("pqa-chair")
    client.post(f"{BOARD}comment/T3-04/", {"words": "Rooms were found.", "version": 1})
    client.post(f"{BOARD}comment/T3-04/", {"words": "", "version": 2})
    pack.refresh_from_db()
    assert pack.commentary == {}


def test_no_commentary_after_issue_and_none_on_what_is_not_there(issued, as_role):
    client = as_role("pqa-chair")
    body = client.post(f"{BOARD}comment/T3-04/", {"words": "Late.", "version": 2}).content.decode()
    assert "Write a correction instead" in body
    assert client.get(f"{BOARD}comment/T9-99/").status_code == 404


# --- Newer figures ---------------------------------------------------------------------------------------------------


def test_a_draft_takes_the_newest_figures_only_when_told(pack, as_role):
    newer = counted("b", hour=10, T3_04=(600, 749))
    client = as_role("business-manager")
    assert "Newer figures have been counted" in text_of(client) and "516 of 749" in text_of(client)
    assert client.post(f"{BOARD}newest/", {"version": pack.version}).status_code == 302
    assert "600 of 749" in text_of(client) and "Newer figures" not in text_of(client)
    pack.refresh_from_db()
    assert pack.snapshot == newer
    assert not Flag.objects.filter(indicator="T3-04").exists()
