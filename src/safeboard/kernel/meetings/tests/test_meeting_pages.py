"""The pages of meetings to come: who may open them, and what a person can do there from start to finish."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from safeboard.kernel.access.models import Conflict
from safeboard.kernel.meetings import planning, series, to_do
from safeboard.kernel.meetings.models import AgendaItem, Attendance, Holder, Meeting, Paper, Seat, Series
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.models import Message

from .conftest import PDF, SINCE

MAY_FOLLOW = ("business-manager", "administrator", "analyst", "pqa-chair", "lay-member", "police-deputy")
MAY_NOT = ("police-data-lead", "team-manager", "system-admin", "ig-lead")
TODAY = dt.date(2016, 4, 21)


def at(name, **kwargs):
    return reverse(name, kwargs=kwargs)


@pytest.fixture
def pqa(office, people):
    """The meeting of a sub group."""
    with recorder.recorded(recorder.Doer(actor="test")):
        made = series.create_series(
            code="PQA", name="Performance and Quality", kind="sub_group", since=SINCE,
            sub_group=people.sub_groups["PQA"], by=office.manager,
        )  # fmt: skip
        return planning.plan_meetings(series=made, dates=[dt.date(2016, 5, 12)], by=office.manager)[0]


@pytest.fixture
def issued(office):
    """The Board with papers out: one in part one, one in part two."""
    with recorder.recorded(recorder.Doer(actor="test")):
        office.issued()
    return office


@pytest.mark.parametrize("code", MAY_FOLLOW)
def test_who_follows_sees_the_list_the_meeting_and_the_group(issued, as_role, code):
    client = as_role(code)
    page = client.get(at("meetings")).content.decode()
    assert "Safeguarding Board" in page and "Papers" in page and "quorum" in page
    assert "Risks and concerns log" in client.get(at("meeting", pk=issued.meeting.pk)).content.decode()
    assert "vacant since 1 April 2015" in client.get(at("group", code="BOARD")).content.decode()


@pytest.mark.parametrize("code", MAY_NOT)
def test_who_does_not_follow_finds_nothing(office, as_role, code):
    client = as_role(code)
    for path in (at("meetings"), at("meeting", pk=office.meeting.pk), at("group", code="BOARD")):
        assert client.get(path).status_code == 404


def test_a_sub_group_is_for_its_own_chair_and_the_office(pqa, as_role):
    seen = [
        code
        for code in ("pqa-chair", "business-manager", "police-board-member", "lay-member", "analyst")
        if as_role(code).get(at("meeting", pk=pqa.pk)).status_code == 200
    ]
    assert seen == ["pqa-chair", "business-manager"]


MANAGED = (
    "meeting-agenda",
    "agenda-add",
    "meeting-invite",
    "meeting-issue",
    "meeting-date",
    "meeting-cancel",
)


@pytest.mark.parametrize("code", ["independent-chair", "police-board-member", "analyst", "training-manager"])
def test_who_does_not_run_the_board_cannot_change_its_meeting(office, as_role, code):
    client = as_role(code)
    for name in MANAGED:
        path = at(name, pk=office.meeting.pk)
        assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)
    assert client.get(at("group-new")).status_code == client.get(at("seats", code="BOARD")).status_code == 404


@pytest.mark.parametrize(
    ("code", "sees"),
    [
        ("independent-chair", True),
        ("police-board-member", True),
        ("police-deputy", True),
        ("lay-member", True),
        ("analyst", False),
        ("pqa-chair", False),
        ("training-manager", False),
    ],
)
def test_part_two_is_for_those_who_sit_in_it(issued, as_role, code, sees):
    client = as_role(code)
    page = client.get(at("meeting", pk=issued.meeting.pk)).content.decode()
    assert ("A matter of staff" in page) is sees
    assert ("Ends about 12:15" if sees else "Ends about 12:05") in page
    paper = Paper.objects.get(item=issued.secret)
    assert client.get(at("paper", pk=paper.pk)).status_code == (200 if sees else 404)


def test_who_is_in_conflict_finds_neither_item_nor_paper(issued, as_role, people):
    item = issued.item("risks")
    Conflict.objects.create(
        user=people.users["lay-member"].pk, record_type="meetings.agendaitem", record_id=item.pk,
        reason="left the room", since=SINCE,
    )  # fmt: skip
    client = as_role("lay-member")
    assert "Risks and concerns log" not in client.get(at("meeting", pk=issued.meeting.pk)).content.decode()
    assert client.get(at("paper", pk=Paper.objects.get(item=item).pk)).status_code == 404


def test_a_paper_is_saved_never_shown(issued, as_role):
    answer = as_role("lay-member").get(at("paper", pk=Paper.objects.get(item=issued.item("risks")).pk))
    assert answer["Content-Disposition"] == 'attachment; filename="log.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and answer.content == PDF


def build(office, client):
    client.post(at("agenda-build", pk=office.meeting.pk))
    return office.fresh()


def upload(office, client, name="log.pdf", data=PDF, title="Log"):
    path = at("paper-add", pk=office.item("risks").pk)
    return client.post(path, {"title": title, "file": SimpleUploadedFile(name, data)})


def test_from_plan_to_papers_in_the_browser(office, as_role):
    client = as_role("administrator")
    member = as_role("lay-member")
    build(office, client)
    page = at("meeting", pk=office.meeting.pk)
    assert "not set yet" in member.get(page).content.decode()
    upload(office, client)
    paper = Paper.objects.get()
    client.post(at("meeting-agenda", pk=office.meeting.pk), {"seen": office.fresh().version})
    assert "Risks and concerns log" in member.get(page).content.decode()
    assert member.get(at("paper", pk=paper.pk)).status_code == 404
    issue = at("meeting-issue", pk=office.meeting.pk)
    asked = client.get(issue).content.decode()
    assert "No paper yet from Data analyst" in asked
    sent = {
        "seen": office.fresh().version,
        "subject": "Papers",
        "body": "They are ready. [link for apologies]",
    }
    assert client.post(issue, sent).status_code == 302
    assert office.fresh().state == "papers" and Message.objects.count() == 4
    assert member.get(at("paper", pk=paper.pk)).status_code == 200


def test_an_earlier_version_can_still_be_read_and_a_withdrawn_paper_cannot(issued, as_role):
    client, member = as_role("administrator"), as_role("lay-member")
    page = at("meeting", pk=issued.meeting.pk)
    one = Paper.objects.get(item=issued.item("risks"))
    newer = {"seen": 1, "title": "Log", "file": SimpleUploadedFile("log.pdf", PDF + b"\n")}
    assert client.post(at("paper-renew", pk=one.pk), newer).status_code == 302
    assert "5.1, version 1" in member.get(page).content.decode()
    assert member.get(at("paper", pk=one.pk)).content == PDF
    client.post(at("paper-withdraw", pk=one.pk), {"seen": 2})
    assert "5.1" not in member.get(page).content.decode()
    assert member.get(at("paper", pk=one.pk)).status_code == 404
    assert client.get(at("paper", pk=one.pk)).status_code == 200


def test_what_is_wrong_with_a_paper_stands_beside_its_field_and_the_title_is_kept(office, as_role):
    client = as_role("administrator")
    build(office, client)
    page = upload(office, client, name="log.docx", title="My title").content.decode()
    assert 'id="id_file-error"' in page and "but it is a PDF" in page and "My title" in page
    assert not Paper.objects.exists()


def test_a_date_is_changed_and_all_are_told_after_the_words_were_read(office, as_role):
    client = as_role("business-manager")
    path = at("meeting-date", pk=office.meeting.pk)
    typed = {
        "seen": 1, "on_day": "5", "on_month": "5", "on_year": "2016", "starts": "14:00", "ends": "16:00",
        "place": "Town Hall", "why": "The room is taken.",
    }  # fmt: skip
    shown = client.post(path, typed).content.decode()
    assert "Thursday 5 May 2016, 14:00 to 16:00" in shown and "The room is taken." in shown
    assert office.fresh().sequence == 0 and not Message.objects.exists()
    client.post(path, typed | {"subject": "Changed", "body": "Come on 5 May. [link for apologies]"})
    assert office.fresh().on == dt.date(2016, 5, 5)
    assert {message.subject for message in Message.objects.all()} == {"Changed"}


def test_a_date_that_does_not_fit_is_refused_beside_its_field_and_the_words_are_kept(office, as_role):
    typed = {"seen": 1, "on_day": "2", "on_month": "5", "on_year": "2016", "starts": "14:00", "ends": "16:00"}
    page = as_role("business-manager").post(
        at("meeting-date", pk=office.meeting.pk), typed | {"why": "The room is taken."}
    )
    assert "bank holiday" in page.content.decode() and "The room is taken." in page.content.decode()


def test_personal_information_in_the_letter_stops_the_change_too(office, as_role):
    typed = {
        "seen": 1, "on_day": "5", "on_month": "5", "on_year": "2016", "starts": "14:00", "ends": "16:00",
        "why": "The room is taken.", "subject": "Changed", "body": "About the child born 3/4/2010",
    }  # fmt: skip
    page = as_role("business-manager").post(at("meeting-date", pk=office.meeting.pk), typed)
    assert 'id="id_body-error"' in page.content.decode()
    assert office.fresh().sequence == 0 and not Message.objects.exists()


def test_quietly_changes_and_tells_nobody(office, as_role):
    typed = {"seen": 1, "why": "No room at all.", "subject": "x", "body": "x", "quiet": "1"}
    as_role("business-manager").post(at("meeting-cancel", pk=office.meeting.pk), typed)
    assert office.fresh().state == "cancelled" and not Message.objects.exists()


def test_two_who_edit_one_item_see_both_and_lose_nothing(office, as_role):
    client = as_role("business-manager")
    build(office, client)
    item = office.item("risks")
    typed = {"seen": 1, "title": "First", "purpose": "decide", "minutes_allowed": "15"}
    assert client.post(at("item-edit", pk=item.pk), typed).status_code == 302
    page = as_role("administrator").post(at("item-edit", pk=item.pk), typed | {"title": "Second"})
    words = page.content.decode()
    assert "What is there now" in words and "First" in words and 'value="Second"' in words
    assert 'name="seen" value="2"' in words
    as_role("administrator").post(at("item-edit", pk=item.pk), typed | {"title": "Second", "seen": 2})
    assert office.item("risks").title == "Second"


def test_items_are_moved_with_two_buttons(office, as_role):
    client = as_role("administrator")
    build(office, client)
    before = office.item("risks").place
    client.post(at("item-move", pk=office.item("risks").pk, way="down"))
    assert office.item("risks").place == before + 1
    assert client.get(at("item-move", pk=office.item("risks").pk, way="down")).status_code == 405


def test_an_item_comes_and_goes(office, as_role):
    client = as_role("administrator")
    build(office, client)
    typed = {"title": "Neglect", "purpose": "discuss", "minutes_allowed": "20", "part_two": "on"}
    page = client.post(at("agenda-add", pk=office.meeting.pk), typed).content.decode()
    assert 'id="id_why-error"' in page
    client.post(at("agenda-add", pk=office.meeting.pk), typed | {"why": "One family is known to all."})
    item = AgendaItem.objects.get(title="Neglect")
    assert item.part_two
    client.post(at("item-act", pk=item.pk, code="defer"), {"seen": 1, "why": "No time left."})
    item.refresh_from_db()
    assert item.meeting is None
    assert "Neglect" in client.get(at("group", code="BOARD")).content.decode()
    assert "Neglect" not in as_role("analyst").get(at("group", code="BOARD")).content.decode()


def test_who_runs_their_own_group_does_not_reach_part_two(office, pqa, as_role, people):
    """A coordinator of the sub group makes its agenda, and cannot put anything where they could not find it."""
    hat = people.hats["cdop-coordinator"]
    hat.sub_group = people.sub_groups["PQA"]
    hat.save()
    client = as_role("cdop-coordinator")
    assert client.get(at("meeting-agenda", pk=office.meeting.pk)).status_code == 404
    page = client.get(at("agenda-add", pk=pqa.pk)).content.decode()
    assert "part_two" not in page
    typed = {
        "title": "Audit",
        "purpose": "discuss",
        "minutes_allowed": "20",
        "part_two": "on",
        "why": "It is so.",
    }
    client.post(at("agenda-add", pk=pqa.pk), typed)
    assert not AgendaItem.objects.get(title="Audit").part_two
    secret = AgendaItem.objects.create(
        series=pqa.series, meeting=pqa, title="x", purpose="decide", part_two=True
    )
    assert client.get(at("item-edit", pk=secret.pk)).status_code == 404
    assert client.get(at("paper-add", pk=secret.pk)).status_code == 404


def test_a_year_is_planned_from_a_list_that_can_be_changed(office, as_role):
    client = as_role("business-manager")
    path = at("plan-year", code="BOARD")
    asked = {
        "first_day": "30", "first_month": "6", "first_year": "2016", "months_between": "2", "count": "3",
        "closed": "25 August 2016",
    }  # fmt: skip
    page = client.post(path, asked).content.decode()
    # 25 August is shut: the Thursday after would be 1 September.
    assert "Thursday 30 June 2016" in page and "Thursday 1 September 2016" in page
    wrong = {"dates": "30 June 2016\n31 June 2016", "starts": "10:00", "ends": "12:30"}
    assert "31 June 2016 is not a date" in client.post(path, wrong).content.decode()
    assert Meeting.objects.count() == 1
    client.post(path, wrong | {"dates": "Thursday 30 June 2016\n8 September 2016"})
    assert [each.on.month for each in Meeting.objects.order_by("on")] == [4, 6, 9]


def test_a_task_group_is_made_and_its_terms_are_changed_by_two(office, as_role):
    client = as_role("business-manager")
    typed = {
        "name": "Neglect task group", "code": "neg", "kind": "other", "months_between": "1",
        "since_day": "1", "since_month": "4", "since_year": "2016",
    }  # fmt: skip
    assert client.post(at("group-new"), typed).status_code == 302
    terms = {"seen": 1, "name": "Neglect", "months_between": "2", "terms": "Finds out."}
    client.post(at("group-terms", code="NEG"), terms)
    page = client.post(at("group-terms", code="NEG"), terms | {"terms": "Finds out more."}).content.decode()
    assert "What is there now" in page and "Finds out more." in page
    assert Series.objects.get(code="NEG").terms == "Finds out."


def test_a_seat_is_added_filled_and_left(office, as_role):
    client = as_role("administrator")
    client.post(at("constituency-new", code="BOARD"), {"name": "Probation", "statutory": "on"})
    constituency = office.board.constituencies.get(name="Probation")
    day = {"since_day": "1", "since_month": "4", "since_year": "2016"}
    seat = {"constituency": constituency.pk, "title": "Head of service", "kind": "member", **day}
    client.post(at("seat-new", code="BOARD"), seat)
    made = Seat.objects.get(title="Head of service")
    who = {"name": "Nora Pell", "how": "holder", "email": "nobody@chalkshire.example", **day}
    page = client.post(at("seat-appoint", pk=made.pk), who).content.decode()
    assert "Nobody signs in with this address" in page and "Nora Pell" in page
    client.post(at("seat-appoint", pk=made.pk), who | {"email": ""})
    holder = Holder.objects.get(name="Nora Pell")
    left = {"seen": 1, "until_day": "20", "until_month": "4", "until_year": "2016", "because": "Left."}
    client.post(at("holder-end", pk=holder.pk), left)
    assert "vacant since 21 April 2016" in client.get(at("group", code="BOARD")).content.decode()
    assert "Nora Pell" in client.get(at("seat", pk=made.pk)).content.decode()


def test_calendars_are_for_those_who_follow(office, pqa, as_role):
    own = as_role("lay-member").get(at("own-calendar"))
    assert own["Content-Type"].startswith("text/calendar") and own.content.count(b"BEGIN:VEVENT") == 1
    assert as_role("business-manager").get(at("own-calendar")).content.count(b"BEGIN:VEVENT") == 2
    assert as_role("lay-member").get(at("meeting-calendar", pk=pqa.pk)).status_code == 404


def test_what_is_to_be_done_has_one_button_each(office, issued, reader_for):
    def lines(code):
        return [(each.what, each.button) for each in to_do.to_do(reader_for(code), TODAY)]

    day = "Safeguarding Board, 28 April 2016"
    assert (f"{day}: papers are ready", "Read them") in lines("lay-member")
    assert ("1 lay member is missing", "See the seats") in lines("business-manager")
    Attendance.objects.create(
        meeting=office.meeting, seat=office.seats["Lay members"], presence="apologies",
        at=dt.datetime(2016, 4, 20, tzinfo=dt.UTC),
    )  # fmt: skip
    assert lines("lay-member") == []


def test_an_agenda_that_is_missing_is_to_be_made(office, reader_for):
    found = [each.button for each in to_do.to_do(reader_for("business-manager"), TODAY)]
    assert "Make the agenda" in found


def test_a_sub_group_that_nobody_named_yet_is_made_with_its_meetings(people, as_role):
    """No developer is needed for a tenth sub group (issue 3)."""
    typed = {
        "name": "Neglect", "code": "NEG", "kind": "sub_group", "since_day": "3", "since_month": "5", "since_year": "2016",
        "months_between": "2",
    }  # fmt: skip
    client = as_role("business-manager")
    assert client.post("/new-group/", typed).status_code == 302
    assert Series.objects.get(code="NEG").sub_group.name == "Neglect"
    page = client.post("/new-group/", {**typed, "code": "PQA"}).content.decode()
    assert "PQA is a sub group already. Choose it from the list." in page and 'value="Neglect"' in page
    page = client.post("/new-group/", {**typed, "code": "NEGLECT-GROUP"}).content.decode()
    assert "The short code of a sub group has at most 10 letters." in page
