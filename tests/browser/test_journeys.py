"""Four days at work, each from the landing page to its end, by pressing what a person would press."""

from __future__ import annotations

import io
import re

import openpyxl
from playwright.sync_api import Dialog

from safeboard.kernel.actions.models import Item
from tests.browser import world
from tests.browser.conftest import TABLET, Opened, Visitor
from tests.browser.dataset_pages import begun

CONFERENCES = "Child protection conferences held in time"


def test_a_return_with_bad_rows_is_sent_checked_questioned_and_put_right(visitor: Visitor) -> None:
    """Twelve rows need the council's data lead; the analyst asks about them; the rows come; it is in order."""
    page = visitor.page

    visitor.try_as("council-data-lead")
    visitor.press("Continue", "Assessment Team North")
    assert visitor.heading == "30 rows are fine, 12 need you"
    needed = page.get_by_role("heading", name="What needs you").locator("xpath=following-sibling::ol[1]/li")
    assert needed.count() == 12
    assert (
        "31/02/2016 is not a date. Write day/month/year, for example 28/02/2016." in needed.first.inner_text()
    )

    with page.expect_download() as handed_back:
        visitor.press("Download the 12 rows")
    sheet = openpyxl.load_workbook(io.BytesIO(handed_back.value.path().read_bytes())).active
    assert sheet.max_row == 13, "a line of headings and the twelve rows"
    assert sheet.cell(2, sheet.max_column).value.startswith(
        "Sheet “List 3”, row 2, column F: 31/02/2016 is not"
    )

    visitor.press("Send the 30 and fix the 12 later")
    assert "Say why the count moved, in a sentence." in visitor.words
    visitor.fill("Is that right? Say why.", "One list of one team, sent again on its own.")
    visitor.press("Send the 30 and fix the 12 later")
    assert visitor.heading.startswith("Received 21 April 2016")
    reference = re.search(r"[A-Z]\d-\d{4}", visitor.heading)[0]

    visitor.press("Send the rows you put right")
    upload(visitor, "the twelve.xlsx", world.hurried_file(world.county())[1])
    visitor.press("Check this file")
    assert visitor.heading == "12 rows are fine"
    visitor.press("Send 12 rows")
    assert f"Its rows were added to {reference}." in visitor.words

    visitor.try_as("analyst")
    visitor.press("Returns")
    visitor.press("Check now", reference)
    assert "12 turned back to the sender" in visitor.words
    assert "31/02/2016" not in visitor.words, "what stood in a row is the sender's alone"
    visitor.choose("I have a question to the sender")
    visitor.press("Tell the sender")
    assert "Write your question to the sender." in visitor.words
    visitor.fill("Your question, or a note", "Why were twelve rows of one team wrong at once?")
    visitor.press("Tell the sender")
    assert "Your question was sent." in visitor.words

    visitor.try_as("council-data-lead")
    visitor.press("Returns")
    visitor.press(reference)
    visitor.fill("Your answer", "A new clerk typed them. A colleague reads them over now.")
    visitor.press("Answer")
    assert "Your answer was sent." in visitor.words

    visitor.try_as("analyst")
    visitor.go("receipt-check", reference=reference)
    assert "A new clerk typed them." in visitor.words
    visitor.choose("It is in order")
    visitor.press("Tell the sender")
    assert f"{reference} is in order." in visitor.words


def test_the_chair_decides_undoes_and_decides_again_and_the_page_is_issued(visitor: Visitor) -> None:
    """Every field of an ending; undo until issue; then the page stands as the Board saw it."""
    visitor.try_as("independent-chair")
    visitor.press("Open the headline page")
    assert visitor.heading == "Board, 28 April 2016"
    visitor.press("Decide", CONFERENCES)
    assert visitor.page.get_by_role("radio", checked=True).count() == 0, "nothing is preselected"
    visitor.press("Decide")
    for missing in ("Choose what should happen.", "Say why, in a sentence.", "Enter the date by when"):
        assert missing in visitor.words

    visitor.choose("Take an action")
    visitor.fill("Why?", "Rooms were booked and conferences are still late, so rooms were not the reason.")
    visitor.fill_date("By when?", 30, 6, 2016)
    visitor.page.get_by_label("Which agency?").select_option("County Council")
    visitor.fill("Who owns it there?", "Head of conference chairs")
    visitor.fill("How will everybody know that it worked?", "8 of 10 first conferences are held in time.")
    visitor.press("Decide")
    assert "Decided Action: Rooms were booked and conferences are still late" in flat(visitor.words)

    visitor.press("Undo", f"the decision about {CONFERENCES}")
    assert "Rooms were booked and conferences are still late" not in visitor.words

    visitor.press("Decide", CONFERENCES)
    visitor.choose("Keep watching until a date, because ...")
    visitor.fill("Why?", "The new booking began in March, so one more quarter will show whether it works.")
    visitor.fill_date("By when?", 28, 7, 2016)
    visitor.press("Decide")
    assert "Decided Keep watching" in flat(visitor.words)

    visitor.try_as("business-manager")
    see_more(visitor)
    visitor.press("Read and issue", "The headline page")
    visitor.press("Issue to members")
    # One was decided, the others are named before the page goes out.
    assert "7 things have no decision yet" in visitor.words
    visitor.press("Issue to members")
    assert "As the Board saw it: issued on 21 April 2016." in visitor.words
    assert "one more quarter will show whether it works" in visitor.words
    assert visitor.page.get_by_role("button", name=re.compile("^(Decide|Undo)")).count() == 0


def test_an_agency_comments_on_a_flag_and_answers_a_challenge(visitor: Visitor) -> None:
    """The police say what explains the flag, answer with a promise, and the chair accepts."""
    visitor.try_as("police-data-lead")
    assert visitor.heading.endswith(" 8 things need you.")
    visitor.press("Comment", "About you: We cannot see: missing children")
    comment = "Our new system counts each absence twice. The figures come on 3 May."
    visitor.fill("What explains this, and what are you doing about it?", comment)
    visitor.press("Comment")
    assert visitor.heading.endswith(" 7 things need you.")

    number = str(Item.objects.get(title=world.OF_THE_WINTER))
    visitor.press("Reply", number)
    visitor.press("Reply")
    visitor.choose("Yes: we will say what we will do, and by when")
    visitor.press("Continue")
    visitor.fill("Your answer", "We did not count returns by child, so nobody saw who was not spoken to.")
    visitor.fill("What will your agency do?", "An officer speaks to every child within three days.")
    visitor.fill_date("By when?", 31, 5, 2016)
    visitor.press("Send the reply")
    assert "Reply sent." in visitor.words

    visitor.try_as("independent-chair")
    see_more(visitor)
    visitor.press("Read reply", number)
    assert "Promised by 31 May 2016: An officer speaks to every child" in flat(visitor.words)
    visitor.press("Accept the reply")
    visitor.press("Accept the reply")
    assert "Reply accepted." in visitor.words
    visitor.press("Board")
    visitor.press("Board, 28 April 2016")
    assert f"Police says: {comment}" in flat(visitor.words)


def test_typing_that_is_not_saved_is_not_lost_unasked(visitor: Visitor) -> None:
    """A link asks before it leaves a page of figures on which somebody typed; the page's own buttons do not."""
    visitor.try_as("police-data-lead")
    visitor.go("figures-page", **begun(number=1)())
    page, asked, here = visitor.page, [], visitor.page.url

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_label("Number", exact=True).first.fill("7")
    visitor.press("All ways to send")
    assert asked == ["beforeunload"] and page.url == here
    assert page.get_by_label("Number", exact=True).first.input_value() == "7"
    visitor.press("Save and stop for now")
    assert "What you typed is kept." in visitor.page.locator("body").inner_text()
    visitor.go("figures-page", **begun(number=1)())
    visitor.press("All ways to send")
    assert visitor.heading.startswith("Send your figures") and asked == ["beforeunload"]


def test_a_lay_member_reads_the_pack_on_a_tablet(open_window: Opened) -> None:
    """Issued in the office, found on the start page, read in three sentences, traced to how it was worked out."""
    office, member = open_window(), open_window(TABLET)
    member.try_as("lay-member")
    assert member.page.get_by_role("link", name="Open the headline page", exact=True).count() == 0
    office.try_as("business-manager")
    see_more(office)
    office.press("Read and issue", "The headline page")
    office.press("Issue to members")
    office.press("Issue to members")

    member.press("Start")
    member.press("Open the headline page")
    sentences = member.page.get_by_role("main").get_by_role("list").first.get_by_role("listitem")
    assert [words.split(":")[0] for words in sentences.all_inner_texts()] == [
        "Better",
        "Still a concern",
        "We cannot see",
    ]
    assert "Decide" not in member.words and "Issue to members" not in member.words

    member.press("See more", f"about {CONFERENCES}")
    assert member.heading == CONFERENCES
    assert "24 of 60" in member.words
    assert "Why it matters" not in member.words, "how it was worked out waits until it is asked for"
    member.page.get_by_text("How we worked this out").click()
    for words in ("Why it matters", "What is counted", "15 working days", "Worked example"):
        assert words in member.words


def see_more(visitor: Visitor) -> None:
    """What the start page folds away, because there is more than one sees at once."""
    visitor.page.get_by_text(re.compile(r"^\d+ more things$")).click()


def upload(visitor: Visitor, name: str, data: bytes, into: str = "Your file") -> None:
    """Choose a file in the page's file box."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    visitor.page.get_by_label(into, exact=True).set_input_files(
        {"name": name, "mimeType": kind, "buffer": data}
    )


def flat(words: str) -> str:
    """Words on one line, as they are read."""
    return " ".join(words.split())
