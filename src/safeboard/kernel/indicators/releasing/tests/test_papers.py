"""What was told before a release otherwise: published chapters, and issued pages that members of the Board read."""

from __future__ import annotations

import pytest

from safeboard.grammar.declarations.office import Issued, Office
from safeboard.kernel.indicators.exhibits import exhibits
from safeboard.kernel.indicators.long_form import HEADINGS, STATUS
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout, earlier, making, register
from safeboard.kernel.indicators.releasing.tests.conftest import YEAR, approved, as_, find, proposed, rows
from safeboard.kernel.trail import recorder

KEPT = [each for each in HEADINGS if each not in ("Indicator", "Title", "Area", "Source", "Figures as at")]
HIDDEN, COUNTED = STATUS["Hidden (5 or fewer)"], "counted"


@pytest.fixture
def issue(snapshot, monkeypatch):
    """Tell people some figures on a paper, changed as a test needs it."""
    told: list[Issued] = []
    office = Office(issued=lambda: told)
    monkeypatch.setattr(type(earlier.REGISTRY), "offices", lambda self: iter((office,)))

    def issued(code, change=lambda rows: rows, *, public=True, words=()):
        (exhibit,) = exhibits(snapshot, [code])
        lines = [dict(zip(KEPT, each, strict=True)) for each in exhibit["rows"]]
        exhibit["rows"] = [[each[name] for name in KEPT] for each in change(lines)]
        told.append(Issued(f"Annual report {len(told) + 1}", (exhibit,), public, words))

    return issued


def all_but_the_small_one(lines):
    """A members' paper without the second hidden one: all others and their total are there."""
    row = next(each for each in lines if each["Category"] == "Unknown")
    row.update(Numerator=787, Denominator=5353, Status=COUNTED)
    return lines


def over(lines, words):
    return next(each for each in lines if each["Period"] == words and not each["Broken down by"])


def three_quarters(lines):
    """Three quarters and no year: by itself it says nothing of the fourth."""
    shown = {"April to June 2015": 60, "October to December 2015": 44, "January to March 2016": 71}
    kept = [each for each in lines if each["Period"] in (*shown, "July to September 2015")]
    for words, count in shown.items():
        over(kept, words).update(Numerator=count, Status=COUNTED)
    assert over(kept, "July to September 2015")["Status"] == HIDDEN
    return kept


def the_small_one(lines):
    row = next(each for each in lines if each["Category"] == "Anonymous")
    row.update(Numerator=4, Denominator=5353, Status=COUNTED)
    return lines


def test_an_earlier_paper_is_read_as_it_was_printed(snapshot, issue):
    issue("T1-05")
    (paper,) = earlier.papers_before()
    read = paper.read()
    hidden = {slot.category for slot, held in read.slots.items() if held and slot.period == YEAR}
    assert "anonymous" in hidden and len(hidden) == 2
    assert any(each.low == each.high == 2437 for each in read.told)
    release = proposed(snapshot, codes=("T1-05",), years=(YEAR,))
    assert release.state == Release.PROPOSED and release.report["tried"] == ["Annual report 1"]


@pytest.mark.parametrize("public", [True, False])
def test_a_release_that_completes_an_earlier_paper_is_blocked(snapshot, issue, public):
    """The year less three quarters that people have read is the fourth: 178 less 175."""
    safe = proposed(snapshot, codes=("T3-02",), years=(YEAR,), quarters=False)
    assert safe.state == Release.PROPOSED
    issue("T3-02", three_quarters, public=public)
    release = proposed(snapshot, codes=("T3-02",), years=(YEAR,), quarters=False)
    assert release.state == Release.BLOCKED
    (leak,) = release.report["leaks"]
    assert "July to September 2015" in leak["what"] and any(
        "Annual report 1" in each for each in leak["sources"]
    )


def test_what_people_have_read_is_known_to_whoever_chooses_what_to_hide(snapshot, issue, monkeypatch):
    """Three quarters were read, so it is the year that is hidden, where the Board's pages do not print it."""
    monkeypatch.setattr(making, "_on_board_pages", lambda made, figures, area: dict(figures))
    issue("T3-02", three_quarters, public=False)
    release = proposed(snapshot, codes=("T3-02",), years=(YEAR,))
    held = rows(release)
    assert release.state == Release.PROPOSED and find(held, "T3-02", "Total")["number"] == "c"
    assert find(held, "T3-02", "Total", "Financial year Q3")["number"] == "44"


def test_what_a_public_paper_gave_away_by_itself_blocks_and_a_members_paper_is_said_to_the_analyst(
    snapshot, issue, as_role
):
    issue("T1-05", the_small_one, public=False)
    release = proposed(snapshot, codes=("T1-05",), years=(YEAR,))
    assert release.state == Release.PROPOSED and find(rows(release))["number"] == "c"
    (said,) = release.report["already"]
    assert "Anonymous" in said
    address = f"/releases/{release.pk}/"
    assert said in as_role("analyst").get(address).content.decode()
    # Whoever may not see small counts is not told which of the hidden ones are small.
    assert said not in as_role("business-manager").get(address).content.decode()
    issue("T1-05", the_small_one, public=True)
    assert proposed(snapshot, codes=("T1-05",), years=(YEAR,)).state == Release.BLOCKED


def test_what_members_can_tell_already_does_not_stop_a_release_that_hides_it(snapshot, issue):
    issue("T1-05", all_but_the_small_one, public=False)
    release = proposed(snapshot, codes=("T1-05",), years=(YEAR,))
    hidden = {row["category"] for row in rows(release) if row["number"] == "c"}
    assert release.state == Release.PROPOSED and hidden == {"anonymous", "unknown"}
    assert any("Anonymous" in each for each in release.report["already"])


def test_free_words_of_a_paper_are_read(snapshot, issue):
    issue("T1-05", words=("Only four came from anonymous callers.",))
    assert proposed(snapshot, codes=("T1-05",), years=(YEAR,)).state == Release.BLOCKED


def test_what_was_told_since_the_check_sends_a_release_back_to_it(snapshot, issue):
    release = proposed(snapshot, codes=("T3-02",), years=(YEAR,), quarters=False)
    issue("T3-02", three_quarters)
    with recorder.recorded(recorder.Doer(actor="test")):
        register.approve(release=release, seen=release.version, by=as_("business-manager"))
    release.refresh_from_db()
    assert release.state == Release.BLOCKED and release.public_at is None


def test_revised_figures_of_an_earlier_paper_do_not_stop_a_release(snapshot, issue):
    def fewer(lines):
        next(each for each in lines if each["Category"] == "Police").update(Numerator=2400)
        for each in lines:
            if each["Denominator"] == 5353:
                each["Denominator"] = 5316
            if each["Numerator"] == 5353:
                each["Numerator"] = 5316
        return lines

    issue("T1-05", fewer)
    release = approved(proposed(snapshot, codes=("T1-05",), years=(YEAR,)))
    assert release.state == Release.APPROVED and release.report["tried"] == ["Annual report 1"]


def test_months_are_written_as_dfe_writes_them_and_read_again():
    slot = dfe_layout.slot_of(
        {"indicator": "T3-02 x", "time_period": "2015", "time_identifier": "October", "breakdown": "Total"}
    )
    assert slot is not None and slot.period in {each.code for each in dfe_layout.period(YEAR).months()}
    assert dfe_layout._time(slot.period) == ("2015", "October")
