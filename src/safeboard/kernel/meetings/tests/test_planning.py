"""A year of dates, an agenda set, papers issued, a date changed, a meeting cancelled (W26, R-GOV-01)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import agenda, group_selectors, items, papers, planning, series
from safeboard.kernel.meetings.models import AgendaItem, Meeting, Move, State

from .conftest import BOARD_ON, PDF

NEW_DAY = dt.date(2016, 5, 5)


def test_the_weekday_is_kept_and_bank_holidays_move_to_the_next_week():
    # Fridays every month from 26 February: 25 March 2016 is Good Friday.
    days = planning.proposed_dates(dt.date(2016, 2, 26), 1, 3)
    assert days == [dt.date(2016, 2, 26), dt.date(2016, 4, 1), dt.date(2016, 4, 29)]
    assert {each.weekday() for each in days} == {4}


def test_a_closure_is_left_out():
    assert planning.proposed_dates(BOARD_ON, 2, 1, [BOARD_ON]) == [NEW_DAY]


def test_a_weekend_is_refused():
    with pytest.raises(NotNow, match="weekend"):
        planning.proposed_dates(dt.date(2016, 4, 30), 2, 2)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (BOARD_ON, "meets on"),
        (dt.date(2016, 5, 2), "bank holiday"),
        (dt.date(2014, 5, 1), "does not exist"),
        (dt.date(2300, 5, 1), "not known"),
    ],
)
def test_a_day_that_does_not_fit_is_refused_and_none_is_planned(work, office, day, said):
    with pytest.raises(NotNow, match=said):
        planning.plan_meetings(series=office.board, dates=[NEW_DAY, day], by=office.manager)
    assert Meeting.objects.count() == 1


def test_an_agenda_without_items_cannot_be_set(work, office):
    with pytest.raises(NotNow, match="nothing on the agenda"):
        planning.set_agenda(meeting=office.meeting, seen=1, by=office.manager)


def test_papers_are_due_five_working_days_before(office):
    # 28 April less 5 working days; no bank holiday lies between (W26).
    assert planning.papers_due(office.meeting) == dt.date(2016, 4, 21)


def test_issuing_needs_a_paper_and_keeps_what_went_out(work, office):
    meeting = office.built()
    planning.set_agenda(meeting=meeting, seen=meeting.version, by=office.manager)
    with pytest.raises(NotNow, match="No paper"):
        planning.issue_papers(meeting=meeting, seen=meeting.version, by=office.manager)
    paper = papers.add_paper(
        item=office.item("risks"), title="Log", filename="log.pdf", data=PDF, by=office.manager
    )
    papers.renew_paper(paper=paper, seen=1, filename="log.pdf", data=PDF, by=office.manager)
    planning.issue_papers(meeting=meeting, seen=meeting.version, by=office.manager)
    event = next(each for each in work.events if each.action == "meetings.papers_issued")
    assert event.details["versions"] == {"5.1": 2}
    assert office.holders["Police"].user_id in event.details["users"]
    assert "late" not in Move.objects.last().why


def test_papers_issued_after_their_day_say_so(work, office):
    meeting = office.built()
    papers.add_paper(item=office.item("risks"), title="Log", filename="l.pdf", data=PDF, by=office.manager)
    planning.set_agenda(meeting=meeting, seen=meeting.version, by=office.manager)
    at = dt.datetime(2016, 4, 22, 9, tzinfo=dt.UTC)
    planning.issue_papers(meeting=meeting, seen=meeting.version, by=office.manager, at=at)
    assert "after Thursday 21 April 2016" in Move.objects.last().why


def change(office, **fields):
    wanted = {
        "on": NEW_DAY,
        "starts": dt.time(10),
        "ends": dt.time(12, 30),
        "place": "County Hall",
        "why": "The room is taken.",
    } | fields
    return planning.change_date(meeting=office.fresh(), seen=1, by=office.manager, **wanted)


def test_a_changed_date_moves_the_calendar_entry_and_keeps_why(work, office):
    meeting = change(office)
    assert (meeting.on, meeting.sequence, meeting.state) == (NEW_DAY, 1, State.PLANNED)
    assert (
        Move.objects.last().why
        == "Moved from Thursday 28 April 2016 to Thursday 5 May 2016: The room is taken."
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"on": dt.date(2016, 4, 20)}, "on"),
        ({"on": dt.date(2016, 5, 2)}, "on"),
        ({"ends": dt.time(9)}, "ends"),
        ({"why": " "}, "why"),
        ({"on": BOARD_ON}, "on"),
    ],
)
def test_a_change_that_does_not_fit_is_refused_beside_its_field(work, office, wrong, field):
    with pytest.raises(NotNow) as refused:
        change(office, **wrong)
    assert refused.value.field == field and office.fresh().sequence == 0


def test_who_changes_after_somebody_else_is_told(work, office):
    change(office)
    with pytest.raises(SomebodyElse):
        change(office, on=dt.date(2016, 5, 6))


def test_cancelling_gives_what_was_to_come_back_to_the_forward_plan(work, office):
    meeting = office.built()
    item = items.add_item(
        series=office.board, meeting=meeting, title="Neglect", purpose="discuss", by=office.manager
    )
    planning.cancel(meeting=meeting, seen=meeting.version, why="No room.", by=office.manager)
    item.refresh_from_db()
    assert (item.meeting, item.wanted_on, item.taken_off) == (None, BOARD_ON, False)
    assert meeting.sequence == 1
    later = planning.plan_meetings(series=office.board, dates=[NEW_DAY], by=office.manager)[0]
    agenda.build(meeting=later, by=office.manager)
    assert AgendaItem.objects.filter(meeting=later, title="Neglect").exists()


def test_more_than_seventy_days_between_meetings_are_flagged():
    days = [dt.date(2016, 2, 25), dt.date(2016, 5, 6), dt.date(2015, 12, 17)]
    assert group_selectors.gaps(days, 70) == [(dt.date(2016, 2, 25), dt.date(2016, 5, 6), 71)]


def test_a_second_board_or_a_used_code_is_refused(work, office):
    for code, field in (("B2", "kind"), ("BOARD", "code")):
        with pytest.raises(NotNow) as refused:
            series.create_series(code=code, name="Board", kind="board", since=NEW_DAY, by=office.manager)
        assert refused.value.field == field
