"""Register, minutes, decisions, attendance and prints as people use them: success, refusal, errors beside the field."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.urls import reverse
from docx import Document as WordDocument
from pypdf import PdfReader

from safeboard.kernel.actions.models import Item
from safeboard.kernel.files import documents
from safeboard.kernel.meetings import deciding, papers, register
from safeboard.kernel.meetings.models import Attendance, Decision, Declaration, Minute
from safeboard.kernel.trail import recorder

from .held import APRIL, CAME, DEPUTY, SORRY, make_board
from .test_minutes import CORRECTED, DECIDED, SAID, circulated, items_of

HELD_DAY = dt.date(2016, 4, 14)


@pytest.fixture
def board(db, people, reader_for):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield make_board(people, reader_for)


@pytest.fixture
def working(board):
    return board


def address(name, **kwargs):
    return reverse(name, kwargs=kwargs or None)


def said(answer):
    return answer.content.decode()


def register_form(board, **changes):
    marks = dict.fromkeys(board.seats, CAME)
    marks |= {"East": "not_expected", "South": "not_expected", "West": "not_expected"} | changes
    form = {}
    for title, mark in marks.items():
        pk = board.seats[title].pk
        row = Attendance.objects.filter(seat=pk).first()
        form |= {f"presence-{pk}": mark, f"who-{pk}": "", f"reason-{pk}": ""}
        form[f"seen-{pk}"] = str(row.version if row else 0)
    return form


def test_from_register_to_agreed_in_the_browser(board, as_role, people):
    """W26, start to finish."""
    meeting = board.meeting()
    admin, chair = as_role("administrator"), as_role("independent-chair")
    page = address("meeting-register", pk=meeting.pk)
    answer = admin.post(page, register_form(board), follow=True)
    assert "Register saved: 9 changed." in said(answer)
    assert "Every seat is recorded. Quorum: yes." in said(answer)
    held = address("meeting-held", pk=meeting.pk)
    assert "Ask for interests" in said(admin.post(held, {"seen": meeting.version}))
    answer = admin.post(held, {"seen": meeting.version, "interests_asked": "on"}, follow=True)
    assert "Not written yet; due 10 March 2016" in said(answer)
    one, two = items_of(meeting)
    for item in (one, two):
        answer = admin.post(
            address("minute-write", pk=meeting.pk, item=item.pk), {"seen": 0, "words": SAID}, follow=True
        )
        assert "Minute saved." in said(answer)
    answer = admin.post(address("minute-decide", pk=meeting.pk, item=one.pk), DECIDED, follow=True)
    assert "Decision 1 written down." in said(answer)
    meeting.refresh_from_db()
    admin.post(address("meeting-circulate", pk=meeting.pk), {"seen": meeting.version})
    admin.post(address("minute-write", pk=meeting.pk, item=one.pk), {"seen": 1, "words": CORRECTED})
    later = board.meeting(APRIL)
    agree = address("meeting-agree", pk=meeting.pk)
    assert CORRECTED in said(chair.get(agree)), "corrections are listed before minutes are agreed"
    meeting.refresh_from_db()
    answer = chair.post(agree, {"seen": meeting.version, "at_meeting": later.pk}, follow=True)
    assert "Agreed at the meeting of 14 April 2016." in said(answer)
    answer = admin.post(
        address("minute-write", pk=meeting.pk, item=one.pk),
        {"seen": 2, "words": "For two read three."},
        follow=True,
    )
    assert CORRECTED in said(answer)
    assert "For two read three." in said(answer)
    assert "the agreed words above stay as they were" in said(answer)


def test_the_register_says_beside_the_seat_what_is_missing_and_keeps_what_was_typed(board, as_role):
    meeting = board.meeting()
    pk = board.seats["Director"].pk
    typed = register_form(board, Director=DEPUTY) | {f"reason-{pk}": "On leave"}
    answer = said(as_role("administrator").post(address("meeting-register", pk=meeting.pk), typed))
    assert f'id="id_who-{pk}-error"' in answer
    assert "Say which post the deputy holds." in answer
    assert 'value="On leave"' in answer
    assert not Attendance.objects.exists()


def test_two_registers_at_once_show_both(board, as_role):
    meeting = board.meeting()
    board.take(meeting)
    admin = as_role("administrator")
    page = address("meeting-register", pk=meeting.pk)
    stale = register_form(board, Director="absent")
    admin.post(page, register_form(board, Director=SORRY))
    answer = said(admin.post(page, stale))
    assert "What is there now" in answer
    assert "Children and families: Director</strong>: Apologies" in answer
    assert Attendance.objects.get(seat=board.seats["Director"]).presence == SORRY


def test_two_minutes_at_once_show_both_and_keep_the_draft(board, as_role):
    meeting = board.held()
    item = items_of(meeting)[0]
    page = address("minute-write", pk=meeting.pk, item=item.pk)
    as_role("administrator").post(page, {"seen": 0, "words": SAID})
    manager = as_role("business-manager")
    answer = said(manager.post(page, {"seen": 0, "words": CORRECTED}))
    assert SAID in answer
    assert CORRECTED in answer
    assert Minute.objects.count() == 1
    manager.post(page, {"seen": 1, "words": CORRECTED})
    assert Minute.objects.filter(item=item).last().words == CORRECTED


@pytest.mark.parametrize(
    ("persona", "status"),
    [("administrator", 200), ("business-manager", 200), ("police-board-member", 404), ("analyst", 404)],
)
@pytest.mark.parametrize(
    "name", ["meeting-register", "meeting-held", "meeting-interests", "meeting-circulate"]
)
def test_only_the_office_takes_the_register(board, as_role, persona, status, name):
    meeting = board.meeting()
    assert as_role(persona).get(address(name, pk=meeting.pk)).status_code == status


@pytest.mark.parametrize(
    ("persona", "status"), [("independent-chair", 200), ("administrator", 200), ("lay-member", 404)]
)
def test_who_may_agree(board, as_role, persona, status):
    meeting = circulated(board, board.held())
    assert as_role(persona).get(address("meeting-agree", pk=meeting.pk)).status_code == status


@pytest.mark.parametrize("persona", ["police-data-lead", "team-manager"])
@pytest.mark.parametrize("name", ["attendance", "decisions"])
def test_what_the_board_reads_is_not_for_everybody(board, as_role, persona, name):
    assert as_role(persona).get(address(name)).status_code == 404


def test_part_two_answers_404_for_those_who_do_not_sit_in_it(board, as_role):
    meeting = board.held()
    secret = items_of(meeting)[1]
    made = deciding.decide(item=secret, by=board.admin, **DECIDED)
    assert as_role("analyst").get(address("decision", pk=made.pk)).status_code == 404
    assert as_role("lay-member").get(address("decision", pk=made.pk)).status_code == 200
    page = address("minute-write", pk=meeting.pk, item=secret.pk)
    assert as_role("analyst").get(page).status_code == 404
    assert "A person&#39;s case" not in said(
        as_role("analyst").get(address("meeting-minutes", pk=meeting.pk))
    )


def test_who_left_the_room_gets_404_for_decision_and_print_without_it(board, as_role):
    """W26: the paper, the minute and the decision are not there for them."""
    meeting = board.meeting()
    item = items_of(meeting)[0]
    file = documents.as_pdf(documents.Document(title="Neglect", organisation="Police", blocks=()))
    paper = papers.add_paper(item=item, title="Neglect", filename="neglect.pdf", data=file, by=board.admin)
    board.take(meeting)
    register.hold(meeting=meeting, seen=meeting.version, interests_asked=True, by=board.admin)
    circulated(board, meeting)
    made = deciding.decide(item=item, by=board.admin, **DECIDED)
    police = as_role("police-board-member")
    assert police.get(address("decision", pk=made.pk)).status_code == 200
    assert police.get(address("paper", pk=paper.pk)).status_code == 200
    page = address("meeting-interests", pk=meeting.pk)
    typed = {"holder": board.holders["Superintendent"].pk, "item": item.pk, "words": "Governor of the school"}
    admin = as_role("administrator")
    assert "Choose how it was handled." in said(admin.post(page, typed))
    admin.post(page, typed | {"handling": "left"})
    assert Declaration.objects.get().handling == "left"
    assert police.get(address("decision", pk=made.pk)).status_code == 404
    assert police.get(address("paper", pk=paper.pk)).status_code == 404
    assert made.words not in said(police.get(address("meeting-minutes", pk=meeting.pk)))
    assert made.words not in said(police.get(address("decisions")))
    printed = police.get(address("meeting-print", pk=meeting.pk, kind="minutes", format="docx"))
    assert made.words not in text_of(printed)


def test_an_inquorate_meeting_is_told_why_it_cannot_decide(board, as_role):
    """R-GOV-03."""
    meeting = board.held(Superintendent=SORRY)
    page = address("minute-decide", pk=meeting.pk, item=items_of(meeting)[0].pk)
    answer = said(as_role("administrator").post(page, DECIDED))
    assert "This cannot be recorded as a decision." in answer
    assert DECIDED["words"] in answer, "what was typed is kept"
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("field", "message"), [("words", "Say what was decided"), ("rationale", "Say why.")])
def test_a_decision_says_beside_the_field_what_is_missing(board, as_role, field, message):
    meeting = board.held()
    page = address("minute-decide", pk=meeting.pk, item=items_of(meeting)[0].pk)
    answer = said(as_role("administrator").post(page, {**DECIDED, field: ""}))
    assert f'id="id_{field}-error"' in answer
    assert message in answer


def test_what_looks_personal_is_taken_out_or_explained(board, as_role):
    meeting = board.held()
    page = address("minute-write", pk=meeting.pk, item=items_of(meeting)[0].pk)
    admin = as_role("administrator")
    typed = {"seen": 0, "words": "The child of 12/03/2009 was discussed."}
    assert "This looks like personal information" in said(admin.post(page, typed))
    assert not Minute.objects.exists()
    admin.post(page, typed | {"why_safe": "It is the date of a meeting, not of birth."})
    assert Minute.objects.get().why_safe.startswith("It is the date")


def test_an_action_from_the_minutes(board, as_role, people):
    meeting = board.held()
    item = items_of(meeting)[0]
    page = address("minute-raise", pk=meeting.pk, item=item.pk, kind="action")
    typed = {
        "title": "Use the tool",
        "agency": people.agencies["police"].pk,
        "owner": "All agencies",
        "measure": "Used in 9 of 10 cases",
        **{"due_on_day": "30", "due_on_month": "6", "due_on_year": "2016"},
    }
    admin = as_role("administrator")
    answer = said(admin.post(page, typed))
    assert 'id="id_owner-error"' in answer
    assert not Item.objects.exists()
    admin.post(page, typed | {"owner": "Head of safeguarding"})
    assert Item.objects.get().meeting == meeting.pk
    assert "Use the tool" in said(admin.get(address("meeting-minutes", pk=meeting.pk)))
    assert "Use the tool" in said(admin.get(address("meeting-arising", pk=board.meeting(APRIL).pk)))


def test_a_challenge_from_the_minutes(board, as_role, people):
    meeting = board.held()
    page = address("minute-raise", pk=meeting.pk, item=items_of(meeting)[0].pk, kind="challenge")
    typed = {"title": "Why is it late?", "agency": people.agencies["police"].pk, "words": "Children wait."}
    as_role("business-manager").post(page, typed)
    raised = Item.objects.get()
    assert (raised.kind, raised.waits_for, raised.meeting) == ("challenge", "reply", meeting.pk)


def test_the_attendance_page_and_its_workbook(board, as_role):
    board.held(Superintendent=DEPUTY)
    member = as_role("lay-member")
    answer = said(member.get(address("attendance")))
    assert "1 of 1 (100%)" in answer
    assert "Holder of" not in answer, "never by person"
    assert member.get(address("attendance") + "?series=NOWHERE").status_code == 404
    workbook = member.get(address("attendance-excel"))
    assert workbook.content[:2] == b"PK"


def test_before_any_meeting_the_pages_say_so(people, as_role):
    manager = as_role("business-manager")
    assert "No register was taken yet." in said(manager.get(address("attendance")))
    assert "Nothing was decided yet." in said(manager.get(address("decisions")))
    assert manager.get(address("attendance-excel")).status_code == 200


def test_the_register_of_decisions_finds_by_words(board, as_role):
    deciding.decide(item=items_of(board.held())[0], by=board.admin, **DECIDED)
    member = as_role("lay-member")
    page = address("decisions")
    assert "1 decision with “tool neglect”" in said(member.get(page, {"words": "tool neglect"}))
    assert "No decision holds all of these words." in said(member.get(page, {"words": "bicycle"}))
    assert member.get(address("decisions-excel")).status_code == 200


def test_standing_interests(board, as_role):
    admin = as_role("administrator")
    add = address("interest-add", code="BOARD")
    typed = {"holder": board.holders["Director"].pk, "words": "Trustee of a charity"}
    assert "Enter the day" in said(admin.post(add, typed))
    day = {"since_day": "1", "since_month": "4", "since_year": "2015"}
    admin.post(add, typed | day)
    register = address("interests", code="BOARD")
    assert "Trustee of a charity" in said(as_role("lay-member").get(register))
    assert as_role("lay-member").get(add).status_code == 404
    end = address("interest-end", code="BOARD", pk=Declaration.objects.get().pk)
    admin.post(end, {"on_day": "31", "on_month": "3", "on_year": "2016"})
    assert "until 31 March 2016" in said(admin.get(register))


def text_of(answer):
    document = WordDocument(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("kind", ["agenda", "minutes", "actions", "risks", "attendance", "decisions", "pack"])
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_every_paper_is_made_as_pdf_and_word(board, as_role, kind, format):
    meeting = circulated(board, board.held())
    answer = as_role("administrator").get(address("meeting-print", pk=meeting.pk, kind=kind, format=format))
    assert answer.status_code == 200
    if format == "pdf":
        assert PdfReader(io.BytesIO(answer.content)).pages
    else:
        assert text_of(answer)


def test_part_two_is_printed_only_for_those_who_sit_in_it_and_marked(board, as_role):
    meeting = circulated(board, board.held())
    page = address("meeting-print", pk=meeting.pk, kind="minutes", format="pdf")
    whole = PdfReader(io.BytesIO(as_role("lay-member").get(page).content)).pages
    part = PdfReader(io.BytesIO(as_role("analyst").get(page).content)).pages
    assert all("Official-Sensitive" in each.extract_text() for each in whole)
    printed = " ".join(each.extract_text() for each in part)
    assert "Official-Sensitive" not in printed
    assert "person’s case" not in printed.replace("'", "’")


def test_what_cannot_be_printed_is_not_there(board, as_role):
    meeting = board.held()
    admin = as_role("administrator")
    for kind, format in (("gossip", "pdf"), ("minutes", "xls")):
        page = address("meeting-print", pk=meeting.pk, kind=kind, format=format)
        assert admin.get(page).status_code == 404
    member = as_role("lay-member").get(address("body-print", code="BOARD", kind="attendance", format="docx"))
    assert member.status_code == 200
