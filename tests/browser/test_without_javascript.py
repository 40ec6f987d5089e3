"""Old browsers, strict networks, a script that did not arrive: the work goes on."""

from __future__ import annotations

import re

import pytest

from tests.browser import world
from tests.browser.conftest import PHONE, Opened, Visitor
from tests.browser.test_journeys import flat, upload
from tests.browser.test_office_journeys import menu


@pytest.fixture
def plain(open_window: Opened) -> Visitor:
    """A telephone on which no script runs."""
    return open_window(PHONE, scripts=False)


def test_scripts_are_off_here(plain: Visitor) -> None:
    """Else the other tests would show nothing."""
    plain.go("landing")
    assert "js-enabled" not in (plain.page.locator("body").get_attribute("class") or "")


def test_a_file_is_sent(plain: Visitor) -> None:
    plain.try_as("council-data-lead")
    plain.press("Returns")
    plain.press("Send a file: Annex A")
    plain.press("Check this file")
    assert "Choose the file." in plain.words
    upload(plain, "the twelve.xlsx", world.hurried_file(world.county())[1])
    plain.press("Check this file")
    assert plain.heading == "12 rows are fine"
    plain.fill("Is that right? Say why.", "Twelve rows that were put right.")
    plain.press("Send 12 rows")
    assert plain.heading.startswith("Received 21 April 2016")


def test_a_decision_is_made_and_undone(plain: Visitor) -> None:
    plain.try_as("independent-chair")
    plain.press("Decide", "We cannot see")
    plain.choose("Challenge an agency")
    plain.fill("Why?", "Without the figures nobody knows whether children are spoken to.")
    plain.fill_date("By when?", 20, 5, 2016)
    plain.page.get_by_label("Which agency?").select_option("Police")
    plain.press("Decide")
    assert "Decided Challenge to an agency: Without the figures" in flat(plain.words)
    plain.press("Undo", "the decision about We cannot see")
    assert "Without the figures" not in plain.words


def test_an_agency_comments(plain: Visitor) -> None:
    plain.try_as("police-data-lead")
    plain.press("Comment", "About you")
    plain.press("Comment")
    assert "Write a sentence, or leave this page." in plain.words
    words = "Our new system counts each absence twice. The figures come on 3 May."
    plain.fill("What explains this, and what are you doing about it?", words)
    plain.press("Comment")
    assert plain.heading.endswith(" 7 things need you.")
    plain.try_as("independent-chair")
    plain.press("Open the headline page")
    assert f"Police says: {words}" in flat(plain.words)


def test_a_risk_is_raised_sorted_and_scored(plain: Visitor) -> None:
    """W19: anybody of the Board raises it, the office sorts it, the score has its reasons."""
    question = "Children may wait for a school place after they move"
    plain.try_as("lay-member")
    menu(plain, "Actions")
    plain.press("Risks and concerns")
    plain.press("Add to risks and concerns")
    plain.press("Add to risks and concerns")
    assert "Choose how the Board heard of it." in plain.words
    plain.fill("What might go wrong, or has gone wrong?", question)
    plain.fill("What does it mean for children?", "They are at home for weeks and nobody sees them.")
    plain.choose("Concern")
    plain.page.get_by_label("How did the Board hear of it?").select_option("Board member")
    plain.press("Add to risks and concerns")
    number = re.search(r"Risk or concern \d+", plain.words)[0]

    plain.try_as("business-manager")
    menu(plain, "Actions")
    plain.press("Risks and concerns")
    plain.press(number, question)
    plain.press("Sort it")
    plain.page.get_by_label("Which one agency owns it?").select_option("Primary schools")
    plain.fill("Which post there?", "Designated lead")
    plain.press("Sort it")
    plain.press("Score it")
    plain.press("Score it")
    for missing in ("Choose how likely it is, 1 to 5.", "Say why it scores so."):
        assert missing in plain.words
    plain.choose("3 Possible")
    plain.choose("4 Major")
    plain.fill("Why does it score so?", "Two schools said so, and nobody counts how long it lasts.")
    plain.choose("Not sure: we know little")
    plain.press("Score it")
    assert "Scored." in plain.words
    assert re.search(r"Score now\s+12: likelihood 3, impact 4", plain.words)
    assert "Two schools said so, and nobody counts how long it lasts." in plain.words
