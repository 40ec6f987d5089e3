"""The register, quorum, interests and attendance by constituency (R-GOV-02, R-GOV-03, SYS-44, W26)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.access.models import Conflict
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import attendance, declaring, finding, quorum, register
from safeboard.kernel.meetings.models import AgendaItem, Attendance, Declaration, Holder, Move, State
from safeboard.kernel.meetings.permissions import ITEMS
from safeboard.kernel.meetings.tables import reach, rows
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import today

from .held import ABSENT, APRIL, CAME, DEPUTY, FEBRUARY, NOT_EXPECTED, SORRY, make_board


@pytest.fixture
def board(db, people, reader_for):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield make_board(people, reader_for)


def test_a_register_is_saved_at_once_and_a_change_leaves_what_was_before_in_the_trail(board):
    meeting = board.meeting()
    assert len(board.take(meeting)) == len(board.seats)
    assert board.take(meeting) == [], "the same again changes nothing"
    row = Attendance.objects.get(meeting=meeting, seat=board.seats["Director"])
    line = register.Line(row.seat, SORRY, reason="Ill", seen=row.version)
    register.save(meeting=meeting, lines=[line], by=board.admin)
    noted = [each for each in recorder.current().events if each.action == "meetings.register_changed"]
    assert [(each.details["was"], each.details["now"]) for each in noted] == [(CAME, SORRY)]


def test_a_line_that_somebody_else_changed_is_not_written_over(board):
    meeting = board.meeting()
    board.take(meeting)
    seat = board.seats["Director"]
    register.save(meeting=meeting, lines=[register.Line(seat, SORRY, seen=1)], by=board.admin)
    with pytest.raises(SomebodyElse):
        register.save(
            meeting=meeting,
            lines=[
                register.Line(board.seats["North"], ABSENT, seen=1),
                register.Line(seat, ABSENT, seen=1),
            ],
            by=board.admin,
        )
    assert Attendance.objects.get(meeting=meeting, seat=seat).presence == SORRY
    north = Attendance.objects.get(meeting=meeting, seat=board.seats["North"])
    assert north.presence == CAME, "all or nothing"


def test_of_a_shared_place_somebody_was_expected(board):
    with pytest.raises(NotNow, match="Districts: somebody was expected"):
        board.take(board.meeting(), North=NOT_EXPECTED)


def test_a_deputy_needs_a_post(board):
    line = register.Line(board.seats["Director"], DEPUTY)
    with pytest.raises(NotNow, match="which post") as refusal:
        register.save(meeting=board.meeting(), lines=[line], by=board.admin)
    assert refusal.value.field == f"who-{board.seats['Director'].pk}"


def test_held_only_with_a_whole_register_and_interests_asked_for(board):
    meeting = board.meeting()
    line = register.Line(board.seats["Director"], CAME)
    register.save(meeting=meeting, lines=[line], by=board.admin)
    with pytest.raises(NotNow, match=r"Still to be recorded \(8\)"):
        register.hold(meeting=meeting, seen=meeting.version, interests_asked=True, by=board.admin)
    left = [each for title, each in board.seats.items() if title != "Director"]
    lines = [register.Line(each, CAME) for each in left]
    register.save(meeting=meeting, lines=lines, by=board.admin)
    with pytest.raises(NotNow, match="Ask for interests"):
        register.hold(meeting=meeting, seen=meeting.version, interests_asked=False, by=board.admin)
    assert register.hold(meeting=meeting, seen=meeting.version, interests_asked=True, by=board.admin).reached
    assert (meeting.state, meeting.quorate) == (State.HELD, True)
    assert Move.objects.get(meeting=meeting).state == State.HELD
    with pytest.raises(NotNow, match="cannot be held now"):
        register.hold(meeting=meeting, seen=meeting.version, interests_asked=True, by=board.admin)


def test_a_meeting_to_come_has_no_register(board):
    with pytest.raises(NotNow, match="still to come"):
        board.take(board.meeting(dt.date(2016, 4, 28)))


@pytest.mark.parametrize(
    ("changes", "reached", "missing"),
    [
        ({}, True, ()),
        ({"Superintendent": DEPUTY}, True, ()),  # a deputy counts
        ({"Superintendent": SORRY}, False, ("Police",)),  # must be there
        ({"Head of area": SORRY, "North": SORRY}, True, ()),  # 3 of 5, half of 5 is 3
    ],
)
def test_quorum_half_of_the_statutory_with_those_that_must_be_there(board, changes, reached, missing):
    """R-GOV-03."""
    meeting = board.held(**changes)
    judged = quorum.of(meeting)
    assert (judged.reached, judged.missing) == (reached, missing)
    assert meeting.quorate is reached


def test_quorum_counts_up_a_half(board):
    """R-GOV-03: half of five is three."""
    statutory = quorum.statutory_of(board.meeting())
    two = {each.pk for each in statutory[:2]}
    for each in statutory:
        each.must_be_there = False
    assert not quorum.judge(statutory, two, 50).reached
    assert quorum.judge(statutory, {each.pk for each in statutory[:3]}, 50).reached


def test_a_register_put_right_judges_the_quorum_again(board):
    meeting = board.held()
    row = Attendance.objects.get(meeting=meeting, seat=board.seats["Superintendent"])
    line = register.Line(row.seat, ABSENT, seen=row.version)
    register.save(meeting=meeting, lines=[line], by=board.admin)
    meeting.refresh_from_db()
    assert meeting.quorate is False


def test_who_left_the_room_cannot_open_the_item(board, reader_for):
    """An interest beats every grant: the item answers as if it were not there."""
    meeting = board.meeting()
    item = AgendaItem.objects.get(meeting=meeting, part_two=False)
    member = reader_for("police-board-member")
    assert AgendaItem.visible(member, ITEMS).filter(pk=item.pk).exists()
    declaring.declare(
        holder=board.holders["Superintendent"], words="Governor", item=item, handling="left", by=board.admin
    )
    assert Conflict.objects.get().user == member.user_id
    assert not AgendaItem.visible(member, ITEMS).filter(pk=item.pk).exists()
    assert AgendaItem.visible(reader_for("health-board-member"), ITEMS).filter(pk=item.pk).exists()


@pytest.mark.parametrize("handling", ["noted", "no_voice"])
def test_who_stayed_still_reads_it(board, reader_for, handling):
    item = AgendaItem.objects.get(meeting=board.meeting(), part_two=False)
    declaring.declare(
        holder=board.holders["Superintendent"], words="Governor", item=item, handling=handling, by=board.admin
    )
    assert AgendaItem.visible(reader_for("police-board-member"), ITEMS).filter(pk=item.pk).exists()


def test_nobody_without_an_account_is_shut_out_in_silence(board):
    item = AgendaItem.objects.get(meeting=board.meeting(), part_two=False)
    with pytest.raises(NotNow, match="has no account"):
        declaring.declare(
            holder=board.holders["Director"], words="Governor", item=item, handling="left", by=board.admin
        )


def test_a_standing_interest_ends_on_a_day_and_stays(board):
    made = declaring.declare(
        holder=board.holders["Director"], words="Trustee", by=board.admin, since=FEBRUARY
    )
    with pytest.raises(NotNow, match="before it began"):
        declaring.end(declaration=made, on=dt.date(2015, 1, 1), by=board.admin)
    stale = Declaration.objects.get(pk=made.pk)
    assert declaring.end(declaration=made, on=APRIL, by=board.admin).until == APRIL
    with pytest.raises(NotNow, match="just ended"):
        declaring.end(declaration=stale, on=FEBRUARY, by=board.admin)


# --- Attendance ------------------------------------------------------------------------------------------------------

MONTHS = [dt.date(2014, 6, 26), dt.date(2014, 8, 28), dt.date(2014, 10, 30), dt.date(2015, 1, 29)]
MONTHS += [dt.date(2015, 3, 26), dt.date(2015, 5, 28), dt.date(2015, 7, 30), dt.date(2015, 9, 24)]
MONTHS += [dt.date(2015, 11, 26), dt.date(2016, 2, 25)]


def row_of(board, reader, name, on=None):
    table = attendance.table(reader, board.series, on or today())
    return next(each for each in table.rows if each.constituency.name == name)


def test_one_of_four_districts_satisfies_all(board):
    """R-GOV-02, SYS-44: a different district each time, and once none."""
    shared = dict.fromkeys(("North", "East", "South", "West"), NOT_EXPECTED)
    for day, comes in zip(MONTHS[5:], ("North", "East", "South", "West"), strict=False):
        board.held(day, **{**shared, comes: CAME})
    board.held(MONTHS[9], **{**shared, "North": SORRY})
    row = row_of(board, board.admin, "Districts")
    assert (row.now.came, row.now.expected, row.now.percent) == (4, 5, 80)


def test_deputies_count_and_are_shown(board):
    for place, day in enumerate(MONTHS[5:]):
        board.held(day, Superintendent=DEPUTY if place < 2 else CAME)
    row = row_of(board, board.admin, "Police")
    assert (row.now.words, row.now.by_deputy) == ("5 of 5 (100%)", 2)


def test_attendance_follows_the_seat_and_not_who_sits_there_now(board):
    """Anomaly A18: lay members 60% though none is in post now."""
    for place, day in enumerate(MONTHS[5:]):
        board.held(day, **{"Lay member": CAME if place < 3 else ABSENT})
    Holder.objects.filter(seat=board.seats["Lay member"]).update(until=dt.date(2015, 10, 1))
    assert row_of(board, board.admin, "Lay members").now.percent == 60


def test_a_seat_that_did_not_exist_was_not_expected(board):
    """R-GOV-02: expected counts only meetings at which the constituency had a seat."""
    board.seats["Head of area"].until = dt.date(2015, 8, 1)
    board.seats["Head of area"].save()
    probation = board.seats.pop("Head of area")
    for day in MONTHS[5:]:
        if day < dt.date(2015, 8, 1):
            board.seats["Head of area"] = probation
        else:
            board.seats.pop("Head of area", None)
        board.held(day)
    assert row_of(board, board.admin, "Probation").now.words == "2 of 2 (100%)"


def test_below_60_twice_in_a_row_is_red_and_once_is_not(board, reader_for):
    """R-GOV-02 (D): two windows of five meetings."""
    for place, day in enumerate(MONTHS):
        low = place % 5 < 3
        board.held(
            day,
            **{
                "Head of area": ABSENT if low else CAME,
                "Lay member": ABSENT if low and place > 4 else CAME,
            },
        )
    twice, once = row_of(board, board.admin, "Probation"), row_of(board, board.admin, "Lay members")
    assert (twice.now.percent, twice.before.percent, twice.flag) == (40, 40, "Below 60% twice in a row")
    assert (once.now.percent, once.before.percent, once.flag) == (40, 100, "Below 60%, once so far")
    assert once.change == "Down from 5 of 5 (100%)"
    chair = [each.what for each in finding.to_do(reader_for("independent-chair"), today())]
    assert any(each.startswith("Probation attended 2 of 5 (40%)") for each in chair)
    assert not any(each.startswith("Lay members") for each in chair)


def test_an_empty_place_at_every_meeting_is_a_task_for_the_chair_at_once(board, reader_for):
    """SYS-44: zero attendance triggers a task to the chair."""
    for day in MONTHS[5:]:
        board.held(day, **{"Head of area": SORRY})
    lines = list(finding.to_do(reader_for("independent-chair"), today()))
    assert [(each.what, each.late) for each in lines if "Probation" in each.what] == [
        ("Probation attended 0 of 5 (0%) of the last meetings", "Nobody came to the last 5")
    ]
    assert not any("Probation" in each.what for each in finding.to_do(board.admin, today()))


def test_the_last_five_are_what_is_open_on_the_last_day(board):
    """T5-01: a row counts until as many later meetings were held as the window has."""
    for day in MONTHS[4:]:
        board.held(day, **{"Head of area": ABSENT})
    found = sorted(
        (each for each in rows() if each["constituency"] == "Probation"), key=lambda each: each["held_on"]
    )
    assert [(each["held_on"], each["counts_until"]) for each in found][:2] == [
        (MONTHS[4], MONTHS[9]),
        (MONTHS[5], None),
    ]
    assert not any(each["attended"] for each in found)
    assert {each["area"] for each in found} == {"825"}
    assert reach() == {"825": (dt.date(2015, 3, 1), dt.date(2016, 3, 31))}
