"""Days of the Board office, each done in the browser from the start page to its end (issue 3; W19, W26, W28, W29)."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pypdf

from safeboard.demo import office_import
from safeboard.kernel.work.outbox import Message
from tests.browser import world
from tests.browser.conftest import Opened, Visitor
from tests.browser.test_journeys import flat, upload

BOARD = "Safeguarding Children Board, 28 April 2016"
WORKING_GROUP = "Private fostering: what the visits found"
AGAIN_IN_JUNE = "The analyst brings the figures of the north again in June."
LATE_PAPER = "Reports of the sub groups, April 2016"


def test_the_business_manager_prepares_thursdays_board_in_ten_minutes(visitor: Visitor) -> None:
    """Five steps and 30 presses after signing in: agenda, late paper, two chasers, an Excel of actions, print.

    1. Agenda (11 presses): from the start page to the Board; the forward plan gets one more item, *Add what is
       missing* puts it on, it moves up; matters arising are there with what is late.
    2. Papers (4): what is there is issued, one comes late and says so.
    3. Chasers (4): two ticked, read, changed, sent; in the demonstration none leaves, all can be copied.
    4. Import (6): upload, columns, words, preview, result with what was not understood and the undo.
    5. Print (4): the agenda as PDF and as Word.
    """
    page = visitor.page
    visitor.try_as("business-manager")
    visitor.pressed = 0

    visitor.press("See who owes them", BOARD)
    assert visitor.heading == "Thursday 28 April 2016"
    visitor.press("Safeguarding Children Board")
    visitor.press("Add to the forward plan")
    visitor.fill("Title", WORKING_GROUP)
    visitor.choose("To be assured")
    visitor.fill_date("Comes to the first meeting from this day on", 28, 4, 2016)
    visitor.press("Add it")
    visitor.press("Thursday 28 April 2016, 10:00")
    visitor.press("Change the agenda")
    visitor.press("Add what is missing")
    assert "1 item added" in flat(visitor.words)
    assert place_of(visitor, WORKING_GROUP) == place_of(visitor, "Annual report 2015-16: first draft") + 1
    visitor.press("Up", WORKING_GROUP)
    assert place_of(visitor, WORKING_GROUP) == place_of(visitor, "Annual report 2015-16: first draft") - 1
    arising = page.get_by_role("listitem").filter(has_text="3. Matters arising").first
    arising.get_by_text("lines from Safeboard").click()
    assert re.search(r"Action \d+.*days late", flat(arising.inner_text())), "what is late arises by itself"

    visitor.press(BOARD)
    visitor.press("Issue the papers")
    assert "No paper yet from Sub group chairs" in visitor.words
    visitor.press("Issue the papers and tell all")
    owed = page.get_by_role("listitem").filter(has=page.get_by_text("Reports of the sub groups", exact=False))
    visitor.press("Add a paper", "to Reports of the sub groups")
    visitor.fill("Title", LATE_PAPER)
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "groups.docx", "mimeType": "application/octet-stream", "buffer": a_word_file()}
    )
    visitor.press("Add the paper")
    assert f"{LATE_PAPER} DOCX" in flat(owed.first.inner_text())
    assert "late paper" in flat(owed.first.inner_text())

    menu(visitor, "Reminders")
    for about in ("Missing children, January to March 2016", "Tell the social worker of each call"):
        page.get_by_role("checkbox", name=re.compile(about)).check()
    visitor.press("Read the ticked reminders before they go")
    assert visitor.heading == "Read the 2 reminders before they go"
    body = page.get_by_label("Message", exact=True).first
    body.fill(body.input_value() + "\nYou can also ring us before ten.")
    page.get_by_text("Send it yourself").first.click()
    page.get_by_role("button", name="Put my words in").first.click()
    copied = page.get_by_label("The whole e-mail, to copy").first.input_value()
    assert copied.startswith("To: ") and "You can also ring us before ten." in copied
    visitor.press("Send all 2")
    assert "2 reminders would have been sent. This is a demonstration: nothing left it." in visitor.words
    visitor.press("What was sent")
    assert "2 reminders" not in visitor.heading and visitor.words.count("21 April 2016") >= 2

    menu(visitor, "Actions")
    visitor.press("Import a list from Excel")
    visitor.choose("Actions")
    upload(visitor, office_import.FILENAME, office_import.workbook(), into="Your list")
    visitor.press("Read this list")
    assert visitor.heading == "Which column is what?"
    assert "We read the sheet “Action log” and took row 4" in visitor.words
    visitor.press("Next: what the words mean")
    visitor.press("Next: see how it will become")
    assert "Choose what “Pol” means" in visitor.words, "who owns it is never guessed"
    for said, meant in (
        ("Pol", "Police"),
        ("CC", "County Council"),
        ("All partners", "Leave these rows out"),
        ("On hold", "Open"),
    ):
        page.get_by_label(f"“{said}” means").select_option(meant)
    visitor.press("Next: see how it will become")
    visitor.press("Import 12 rows")
    assert visitor.heading == "12 of 14 rows taken"
    assert "2 rows not taken" in visitor.words
    for left_out in ("C10: “All partners”", "E11: “31/02/2016”"):
        assert left_out in visitor.words
    assert page.get_by_role("button", name="Undo the import").is_visible()

    menu(visitor, "Meetings")
    visitor.press(BOARD)
    agenda = "\n".join(each.extract_text() for each in pypdf.PdfReader(taken(visitor, "PDF")).pages)
    assert WORKING_GROUP in flat(agenda) and "Matters arising" in agenda and "Page 1 of" in agenda
    document = docx.Document(taken(visitor, "Word"))
    assert any(WORKING_GROUP in each.text for each in document.paragraphs) or WORKING_GROUP in str(
        [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    assert visitor.pressed == 28


def test_apologies_are_sent_from_the_link_without_signing_in(open_window: Opened) -> None:
    """R-GOV-02, pages.md 3.9: the link of the e-mail, one button; the office sees it on the meeting's page."""
    office, member = open_window(), open_window()
    office.try_as("business-manager")
    office.press("See who owes them", BOARD)
    assert "Head of public protection: apologies" not in flat(office.words)
    office.press("Invite everybody")
    assert "It goes to" in office.words
    office.press("Invite everybody", within=office.page.get_by_role("main"))
    letters = [each for each in Message.objects.all() if "police-board-member@" in str(each.to)]
    link = re.search(r"/apologies/\S+", letters[-1].body)[0]

    member.page.goto(member.home + link)
    assert member.heading == "Thursday 28 April 2016" and "Head of public protection" in member.words
    office.page.reload()
    assert "Head of public protection: apologies" not in flat(office.words), (
        "opening the link says nothing yet"
    )
    member.press("Send apologies")
    assert "Your apologies for “Head of public protection” are noted." in member.words
    assert member.page.get_by_role("button", name="Leave").count() == 0, "nobody signed in"

    menu(office, "Meetings")
    office.press(BOARD)
    assert "Head of public protection: apologies" in flat(office.words)
    assert "apologies 3" in flat(office.words)


def test_minutes_are_corrected_agreed_and_corrected_once_more(visitor: Visitor, settings: Any) -> None:
    """W29: what changes after the draft went out is kept as a correction; agreed minutes are never rewritten."""
    visitor.try_as("administrator")
    open_minutes(visitor)
    assert "Draft, circulated 8 March 2016, not agreed yet." in flat(visitor.words)
    visitor.press("Change the minute", "Headline dashboards")
    words = visitor.page.get_by_label("What was said", exact=True)
    before = words.input_value()
    words.fill("")
    visitor.press("Save")
    assert visitor.page.get_by_role("alert").count() == 1, "an empty minute is refused"
    words.fill(f"{before} {AGAIN_IN_JUNE}")
    visitor.press("Save")
    assert AGAIN_IN_JUNE in visitor.words

    visitor.try_as("independent-chair")
    open_minutes(visitor)
    visitor.press("Record that they were agreed")
    corrections = visitor.page.get_by_role("heading", name="Corrections since the draft was circulated")
    assert AGAIN_IN_JUNE in corrections.locator("xpath=following-sibling::p[1]").inner_text(), "read before"
    visitor.press("They were agreed")
    assert "That meeting is still to come. Minutes are agreed at a meeting." in visitor.words

    settings.STORY_DAY = world.BOARD_ON.isoformat()
    visitor.press("They were agreed")
    assert "Minutes agreed." in visitor.words

    visitor.try_as("administrator")
    open_minutes(visitor)
    visitor.press("Correct", "Headline dashboards")
    visitor.fill("What should it say instead?", "The figures of the north come in September.")
    visitor.press("Add the correction")
    assert AGAIN_IN_JUNE in visitor.words, "what was agreed stays"
    assert "The figures of the north come in September." in visitor.words


def test_somebody_leaves_and_what_they_own_is_handed_over(visitor: Visitor, settings: Any) -> None:
    """Promise A7, pages.md 3.5: one step, one successor; the seat has its new holder and the door is shut."""
    page = visitor.page
    visitor.try_as("business-manager")
    menu(visitor, "People")
    visitor.press("Petra Norland")
    visitor.press("Left the agency")
    owned = page.get_by_role("heading", name="What they own").locator("xpath=following-sibling::ul[1]/li")
    assert "Seat: Safeguarding Children Board, Police: Head of public protection" in owned.all_inner_texts()
    visitor.press("Hand over and end")
    for missing in ("Choose who takes over what they own.", "Enter the last day"):
        assert missing in visitor.words
    visitor.fill_date("Their last day", 20, 4, 2016)
    visitor.choose("Dev Aldous")
    visitor.press("Hand over and end")
    assert "Petra Norland has left Police: 1 role ended." in visitor.words
    assert "handed over to Dev Aldous." in visitor.words

    # The seat is theirs until the evening.
    settings.STORY_DAY = "2016-04-22"
    menu(visitor, "Meetings")
    visitor.press("Safeguarding Children Board")
    members = page.get_by_role("region", name="Members by constituency").get_by_role("row")
    police = members.filter(has_text="Head of public protection").inner_text()
    assert "Dev Aldous, for the time being" in police and "Petra Norland" not in police
    menu(visitor, "People")
    assert page.get_by_role("link", name="Petra Norland").count() == 0, "who has left does not act"


def open_minutes(visitor: Visitor) -> None:
    """The minutes of the last Board, from wherever one is."""
    menu(visitor, "Meetings")
    visitor.press("Safeguarding Children Board, 25 February 2016")
    visitor.press("Minutes and decisions")


def menu(visitor: Visitor, name: str) -> None:
    """Go to a room by the menu, which stands on every page."""
    visitor.press(name, within=visitor.page.get_by_role("navigation", name="Main"))


def taken(visitor: Visitor, name: str) -> Path:
    """Follow a link that gives a file to take away."""
    with visitor.page.expect_download() as download:
        visitor.press(name, within=visitor.page.get_by_role("main"))
    return download.value.path()


def place_of(visitor: Visitor, title: str) -> int:
    """At which place of the agenda this stands."""
    return int(re.search(rf"(\d+)\. {re.escape(title)}", flat(visitor.words))[1])


def a_word_file() -> bytes:
    """A paper of one line."""
    target, paper = io.BytesIO(), docx.Document()
    paper.add_paragraph("Each group met once and brings one question to the Board.")
    paper.save(target)
    return target.getvalue()
