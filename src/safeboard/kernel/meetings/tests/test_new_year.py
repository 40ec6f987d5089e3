"""Through the years: a merger moves seats, a new year plans meetings, the report shows who sat where (pages.md 3.7, 3.8)."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.urls import reverse

from safeboard.grammar.dates import is_working_day
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.meetings import (
    appendices,
    attendance,
    finding,
    membership,
    minutes,
    new_year,
    planning,
    seats,
)
from safeboard.kernel.meetings.models import Holder, Meeting, Seat
from safeboard.kernel.partnership import agencies
from safeboard.kernel.partnership.changing import set_value
from safeboard.kernel.partnership.clocks import CLOSURE_DAYS
from safeboard.kernel.partnership.models import Agency, Membership
from safeboard.kernel.returns.models import Due

from .held import make_board

ONE_COUNCIL, EVE = dt.date(2020, 4, 1), dt.date(2020, 3, 31)
YEAR_END = dt.date(2016, 3, 31)


@pytest.fixture
def manager(work, reader_for):
    return reader_for("business-manager")


@pytest.fixture
def board(people, reader_for, work):
    return make_board(people, reader_for)


def test_four_districts_become_one_council_and_everything_open_goes_along(board, people, manager):
    districts = [
        Agency.objects.create(code=f"district-{name}", name=f"{name} District Council", kind="district")
        for name in ("North", "East", "South", "West")
    ]
    for each in districts:
        Seat.objects.filter(title=each.name.split()[0]).update(agency=each)
    held = board.held()
    before = attendance.table(manager, board.series, ONE_COUNCIL).rows
    north, council = districts[0], people.agencies["county-council"]
    asked = {"kind": Kind.ACTION, "agency": north, "measure": "Below 22%", "by": manager}
    item = tracking.raise_item(title="Keep plans open", due_on=dt.date(2020, 6, 30), **asked)
    ended = tracking.raise_item(title="Name a lead", due_on=dt.date(2016, 6, 30), **asked)
    ended.save_over(ended.version, waits_for="nothing", standing="checked")
    hat = Membership.objects.create(
        user=people.users["health-board-member"],
        agency=north,
        role="board_member",
        title="Board member",
        since=dt.date(2015, 4, 1),
        until=dt.date(2021, 3, 31),
    )
    due = Due.objects.create(
        agency=north, return_code="section11", title="Section 11", period="2019-20", as_at=EVE, due_on=EVE,
        purpose="p", lawful_basis="l", agreement="a", agreed_on=EVE, delete_on=EVE,
    )  # fmt: skip

    then = dataclasses.replace(manager, on=ONE_COUNCIL)
    moves = agencies.preview(districts, council, ONE_COUNCIL)[0].lines
    assert "The Board, Districts: North: the seat, with whoever sits there" in moves
    agencies.merge(agencies=districts, into=council, on=ONE_COUNCIL, why="The order of 22 May.", by=then)

    seat = Seat.objects.get(title="North")
    assert seat.agency == council and seat.constituency.name == "Districts"
    assert seat.holders.get().name == "Holder of North" and held.attendances.get(seat=seat)
    assert attendance.table(manager, board.series, ONE_COUNCIL).rows == before
    assert Item.objects.get(pk=item.pk).agency == council
    assert "North District Council was followed by" in item.story().last().words
    assert Item.objects.get(pk=ended.pk).asked_of == "North District Council"
    assert Due.objects.get(pk=due.pk).agency == council
    assert Membership.objects.get(pk=hat.pk).until == EVE
    assert Membership.objects.filter(agency=council, since=ONE_COUNCIL, user=hat.user).exists()


def test_what_speaks_of_before_keeps_the_name_of_then(board, people, manager, as_role):
    police = people.agencies["police"]
    fields = {
        "kind": Kind.ACTION,
        "agency": police,
        "measure": "m",
        "due_on": dt.date(2016, 6, 30),
        "by": manager,
    }
    open_one, ended = (tracking.raise_item(title=title, **fields) for title in ("Open", "Ended"))
    Item.objects.update(raised_on=dt.date(2015, 6, 1))
    ended = Item.objects.get(pk=ended.pk)
    ended.save_over(ended.version, waits_for="nothing", standing="checked")
    names = [{"since": "2010-01-01", "name": "Old Police"}, {"since": "2016-01-01", "name": "New Police"}]
    Agency.objects.filter(pk=police.pk).update(names=names)
    assert Item.objects.get(pk=ended.pk).asked_of == "Old Police"
    assert Item.objects.get(pk=open_one.pk).asked_of == "New Police"
    page = as_role("business-manager").get(reverse("action", kwargs={"pk": open_one.pk})).content.decode()
    assert "New Police" in page and "Its name then" in page and "Old Police" in page


def test_the_meetings_of_the_year_are_planned_once_on_days_on_which_the_office_works(board, manager):
    board.meeting(dt.date(2016, 2, 25), place="County Hall")
    Meeting.objects.update(state="held")
    would = list(new_year.plan("2016-17", manager))
    assert would[0] == "The Board: Thursday 28 April 2016." and len(would) == 6
    assert Meeting.objects.count() == 1, "saying what would be done writes nothing"
    second = new_year._days(board.series, "2016-17", manager)[1]
    set_value(
        code=CLOSURE_DAYS, text=second.isoformat(), since=manager.on, why="Shut that day.", seen=0, by=manager
    )
    assert list(new_year.do("2016-17", manager))
    days = [each.on for each in Meeting.objects.filter(state="planned")]
    assert days[:2] == [dt.date(2016, 4, 28), second + dt.timedelta(7)] and all(map(is_working_day, days))
    assert max(days) <= dt.date(2017, 3, 31)
    assert set(Meeting.objects.values_list("place", flat=True)) == {"County Hall"}
    assert list(new_year.do("2016-17", manager)) == [] and new_year.done("2016-17")


def test_a_body_without_a_meeting_is_named_and_the_others_are_planned(board, manager):
    assert list(new_year.do("2016-17", manager)) == [
        "The Board is not planned: it has no meeting to count from. Plan its first on its page."
    ]
    assert not new_year.done("2016-17")


def test_membership_on_a_day_is_what_the_history_says_also_after_changes(board, manager):
    holder = Holder.objects.get(name="Holder of Director")
    seats.end_holder(holder=holder, seen=1, until=dt.date(2016, 4, 1), because="Left", by=manager)
    now = {row[2]: row[3] for row in membership.sheet(manager, dt.date(2016, 4, 21)).rows}
    then = {row[2]: row[3] for row in membership.sheet(manager, YEAR_END).rows}
    assert (now["Director"], then["Director"]) == ("Vacant", "Holder of Director")
    assert "Membership as at 31 March 2016" in [each.title for each in finding.sheets(manager)]
    assert membership.year_end(dt.date(2016, 4, 21)) == YEAR_END


def test_the_appendices_stand_as_on_the_last_day_of_the_year(board, manager):
    board.held(North="absent")
    board.held(dt.date(2016, 4, 14), Director="absent")
    what, office = appendices.structure(YEAR_END, manager)
    assert list(what.rows) == [("The Board", "Board", "No seat for a chair", "every 2 months", 1)]
    title = Membership.objects.get(role="business_manager").title
    assert (title,) in office.rows and "Bea Marsh" not in str(office.rows)
    who, came = appendices.members(YEAR_END, manager)
    assert ("Children and families", "Director", "Holder of Director", dt.date(2014, 4, 1)) in who.rows
    by_name = {row[0]: row[1:] for row in came.rows}
    assert by_name["Children and families"] == ("Came", "1 of 1", 100), "April is of the year after"
    assert by_name["Districts"] == ("Nobody came", "0 of 1", 0)
    assert any("history of the seats" in note for note in came.notes)
    assert any("Deputies count" in note for note in came.notes)


def test_papers_and_minutes_are_due_by_the_days_of_the_office(board, manager):
    meeting = board.meeting(dt.date(2016, 5, 12))
    before = planning.papers_due(meeting), minutes.due_on(meeting)
    shut = "2016-05-11 2016-05-13"
    set_value(code=CLOSURE_DAYS, text=shut, since=manager.on, why="The office moves.", seen=0, by=manager)
    assert before == (dt.date(2016, 5, 5), dt.date(2016, 5, 26))
    assert (planning.papers_due(meeting), minutes.due_on(meeting)) == (
        dt.date(2016, 5, 4),
        dt.date(2016, 5, 27),
    )
