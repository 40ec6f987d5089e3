"""Minutes, corrections, decisions, what follows, matters arising and the search (SYS-45, W26, R-GOV-03)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Item
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import arising, deciding, declaring, finding, following, minutes, record
from safeboard.kernel.meetings.models import AgendaItem, Decision, Minute, State
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today

from .held import APRIL, FEBRUARY, SORRY, make_board

SAID = "The Board heard that neglect is found late in every district."
CORRECTED = "The Board heard that neglect is found late in two districts."
DECIDED = {
    "words": "A tool for neglect is used by every agency.",
    "rationale": "Six of ten audits found it late.",
    "known": "Paper 3, version 2, and figures of March.",
}


@pytest.fixture
def board(db, people, reader_for):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield make_board(people, reader_for)


def items_of(meeting):
    return list(AgendaItem.objects.filter(meeting=meeting).select_related("meeting__series"))


def write(board, item, words=SAID, **more):
    fields = {"seen": minutes.last_version(item), "by": board.admin, **more}
    return minutes.write(item=item, words=words, **fields)


def circulated(board, meeting):
    for item in items_of(meeting):
        write(board, item)
    meeting.refresh_from_db()
    minutes.circulate(meeting=meeting, seen=meeting.version, by=board.admin)
    return meeting


def test_from_draft_to_agreed_with_a_correction_each_way(board):
    """W26: draft, circulated, corrected, agreed at the next meeting, put right after that."""
    meeting, item = board.held(), None
    item = items_of(meeting)[0]
    write(board, item)
    meeting.refresh_from_db()
    assert meeting.state == State.MINUTES_DRAFT
    with pytest.raises(NotNow, match="1 item has no minutes yet"):
        minutes.circulate(meeting=meeting, seen=meeting.version, by=board.admin)
    write(board, items_of(meeting)[1])
    minutes.circulate(meeting=meeting, seen=meeting.version, by=board.admin)
    assert write(board, item, CORRECTED).correction
    following_meeting = board.meeting(APRIL)
    minutes.agree(meeting=meeting, seen=meeting.version, at_meeting=following_meeting, by=board.admin)
    assert meeting.state == State.AGREED
    item.refresh_from_db()
    item = items_of(meeting)[0]
    with pytest.raises(NotNow, match="Add a correction"):
        write(board, item, "Something else.")
    minutes.correct(item=item, seen=2, words="For two read three.", by=board.admin)
    section = record.of(board.admin, meeting).sections[0]
    assert section.minute.words == CORRECTED, "the agreed text stays"
    assert [each.words for each in section.later] == ["For two read three."]
    assert [each.words for each in section.corrections] == [CORRECTED]
    assert Minute.objects.filter(item=item).count() == 3, "nothing is written over"


def test_two_people_minuting_never_write_over_each_other(board):
    item = items_of(board.held())[0]
    write(board, item, seen=0)
    for seen in (0, 7):
        with pytest.raises(SomebodyElse):
            write(board, item, CORRECTED, seen=seen)
    assert Minute.objects.get(item=item).words == SAID


def test_nothing_is_minuted_before_the_meeting_was_held(board):
    with pytest.raises(NotNow, match="Take the register"):
        write(board, items_of(board.meeting())[0])


@pytest.mark.parametrize(
    ("on", "message"),
    [(dt.date(2016, 2, 1), "later meeting"), (dt.date(2016, 4, 28), "still to come")],
)
def test_minutes_are_agreed_only_at_a_later_meeting_that_was(board, on, message):
    meeting = circulated(board, board.held())
    with pytest.raises(NotNow, match=message):
        minutes.agree(meeting=meeting, seen=meeting.version, at_meeting=board.meeting(on), by=board.admin)


def test_a_draft_is_due_ten_working_days_after_the_meeting(board):
    """W26 (D): 25 February 2016 is a Thursday, ten working days later is 10 March."""
    meeting = board.held()
    assert minutes.due_on(meeting) == dt.date(2016, 3, 10)
    line = next(each for each in finding.to_do(board.admin, today()) if "circulated" in each.what)
    assert line.late == "42 days late"


def test_the_words_of_a_draft_are_for_the_minute_taker_until_it_is_circulated(board, reader_for):
    meeting = board.held()
    write(board, items_of(meeting)[0])
    member = reader_for("police-board-member")
    assert record.of(member, meeting).sections[0].minute is None
    assert not list(finding.search(member, "neglect district"))
    assert record.of(board.admin, meeting).sections[0].minute.words == SAID
    meeting = circulated(board, meeting)
    assert record.of(member, meeting).sections[0].minute.words == SAID


def test_an_inquorate_meeting_can_be_assured_but_not_decide(board):
    """R-GOV-03, W26: and the reason is said."""
    item = items_of(board.held(Superintendent=SORRY))[0]
    with pytest.raises(NotNow, match="Missing: Police"):
        deciding.decide(item=item, by=board.admin, **DECIDED)
    write(board, item)
    assert not Decision.objects.exists()


def test_a_decision_says_why_and_on_what(board):
    item = items_of(board.held())[0]
    for field in DECIDED:
        with pytest.raises(NotNow) as refusal:
            deciding.decide(item=item, by=board.admin, **{**DECIDED, field: " "})
        assert refusal.value.field == field


def test_a_decision_is_superseded_once_and_stays(board):
    item = items_of(board.held())[0]
    first = deciding.decide(item=item, by=board.admin, **DECIDED)
    second = deciding.decide(item=item, by=board.admin, supersedes=first, **DECIDED)
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(NotNow, match="Decision 1 was superseded already"):
        deciding.decide(item=item, by=board.admin, supersedes=first, **DECIDED)


def action(board, people, item, **changes):
    fields = {
        "kind": "action",
        "title": "Use the tool",
        "agency": people.agencies["police"],
        "owner": "Head of safeguarding",
        "measure": "Used in 9 of 10 cases",
        "due_on": dt.date(2016, 6, 30),
        "by": board.admin,
    }
    return following.raise_from(item=item, **fields | changes)


def test_what_follows_knows_its_meeting_and_part_two_stays_confidential(board, people):
    meeting = board.held()
    one, two = items_of(meeting)
    open_one, secret = action(board, people, one), action(board, people, two)
    assert (open_one.meeting, open_one.source, open_one.confidential) == (meeting.pk, "board", False)
    assert secret.confidential


@pytest.mark.parametrize("owner", ["all", "All.", ""])
def test_an_action_owned_by_all_cannot_be_saved(board, people, owner):
    """W26."""
    item = items_of(board.held())[0]
    with pytest.raises(NotNow, match="one post") as refusal:
        action(board, people, item, owner=owner)
    assert refusal.value.field == "owner"
    assert not Item.objects.exists()


def test_matters_arising_are_what_is_open_and_what_ended_since(board, people, reader_for):
    meeting = board.held()
    one, two = items_of(meeting)
    ended = action(board, people, one, title="Ended", at=dt.datetime(2016, 2, 25, 12, tzinfo=dt.UTC))
    tracking.take_back(item=ended, seen=1, by=board.admin)
    late = action(
        board,
        people,
        one,
        title="Late",
        due_on=dt.date(2016, 3, 1),
        at=dt.datetime(2016, 2, 25, 12, tzinfo=dt.UTC),
    )
    action(board, people, two, title="Secret")
    found = arising.matters(board.admin, board.series, APRIL)
    assert [each.item.title for each in found] == ["Late", "Secret", "Ended"]
    assert found[0].days_late == (APRIL - late.due_on).days
    assert found[2].happened.startswith("Taken back")
    analyst = arising.matters(reader_for("analyst"), board.series, APRIL)
    assert [each.item.title for each in analyst] == ["Late", "Ended"]


def test_what_did_we_decide_about(board, reader_for):
    """SYS-45: findable years later, and only by those who may read it."""
    meeting = board.held()
    one, two = items_of(meeting)
    deciding.decide(item=one, by=board.admin, **DECIDED)
    deciding.decide(item=two, by=board.admin, **{**DECIDED, "words": "The tool is paid for by one person."})
    circulated(board, meeting)
    kinds = [(each.kind, each.on) for each in finding.search(board.admin, "tool")]
    assert kinds == [("Decision", FEBRUARY), ("Decision", FEBRUARY)]
    analyst = [each.words for each in finding.search(reader_for("analyst"), "TOOL")]
    assert analyst == [DECIDED["words"]], "part two is not found by those who do not sit in it"
    declaring.declare(
        holder=board.holders["Superintendent"], words="Governor", item=one, handling="left", by=board.admin
    )
    police = [each.words for each in finding.search(reader_for("police-board-member"), "tool")]
    assert police == ["The tool is paid for by one person."], "who left the room does not find it"
    assert not list(finding.search(board.admin, "tool nowhere"))
    kinds = [each.kind for each in finding.search(board.admin, "neglect found late")]
    assert kinds == ["Decision", "Minutes", "Minutes"]


def test_an_agency_sees_its_attendance_and_who_sits_for_it(board, people, reader_for):
    board.held()
    parts = list(finding.about_agency(reader_for("business-manager"), people.agencies["police"].pk, today()))
    assert [each.title for each in parts] == ["Attendance", "Who sits for it"]
    assert "Police, 1 of 1 (100%)" in parts[0].lines[0].what
    assert [each.what for each in parts[1].lines] == ["Police: Superintendent: Holder of Superintendent"]


def test_sheets_hold_only_what_the_reader_may_see(board, reader_for):
    meeting = circulated(board, board.held())
    one, two = items_of(meeting)
    for item in (one, two):
        deciding.decide(item=item, by=board.admin, **DECIDED)
    rows = {each.title: len(list(each.rows)) for each in finding.sheets(board.admin)}
    membership = rows.pop("Membership as at 31 March 2016")
    assert membership >= len(board.seats)
    assert rows == {"Decisions": 2, "Attendance": len(board.seats), "Minutes": 2}
    rows = {each.title: len(list(each.rows)) for each in finding.sheets(reader_for("analyst"))}
    assert (rows["Decisions"], rows["Minutes"]) == (1, 1)
