"""Seats go to the successor of an agency; the year's meetings are planned once; appendices come from history."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from safeboard.kernel.meetings import appendices, membership, new_year
from safeboard.kernel.meetings.models import Meeting, Seat
from safeboard.kernel.meetings.successions import SeatsGoOn
from safeboard.kernel.partnership.models import Agency

MERGED_ON = dt.date(2020, 4, 1)


def test_seats_of_four_districts_go_to_one_council_and_keep_who_sat_there(office, work):
    council = Agency.objects.create(code="one-council", name="One Council", kind="council")
    district = Agency.objects.create(code="north", name="North District", kind="district")
    seat = office.seats["District councils"]
    Seat.objects.filter(pk=seat.pk).update(agency=district)
    ended = Seat.objects.create(
        series=seat.series,
        constituency=seat.constituency,
        agency=district,
        title="Earlier post",
        since=dt.date(2015, 4, 1),
        until=dt.date(2016, 3, 31),
    )
    go_on = SeatsGoOn()
    assert list(go_on.would_move(district.pk, to_id=council.pk, on=MERGED_ON)) == [
        "Safeguarding Board, District councils: Post of District councils: the seat, with whoever sits there"
    ]
    assert go_on.move_agency(district.pk, council.pk, on=MERGED_ON, by=office.manager) == 1
    seat.refresh_from_db()
    ended.refresh_from_db()
    assert (seat.agency, ended.agency) == (council, district)
    assert seat.constituency.name == "District councils"
    assert work.events[-1].action == "meetings.seats_moved"
    assert go_on.move_agency(district.pk, council.pk, on=MERGED_ON, by=office.manager) == 0


def test_the_meetings_of_a_year_are_planned_once(office, work):
    would = list(new_year.plan("2016-17", office.manager))
    assert would and Meeting.objects.count() == 1
    assert list(new_year.do("2016-17", office.manager)) == would
    days = list(Meeting.objects.order_by("on").values_list("on", flat=True))
    assert len(days) == len(would) + 1 and days[-1] <= dt.date(2017, 3, 31)
    assert all((later - before).days <= 70 for before, later in pairwise(days))
    assert list(new_year.do("2016-17", office.manager)) == [] and new_year.done("2016-17")


def test_membership_is_that_of_the_day_with_vacancies(office):
    sheet = membership.sheet(office.manager, dt.date(2016, 3, 31))
    rows = {row[1]: row for row in sheet.rows}
    assert rows["Police"][3] == "Petra Norland"
    assert rows["District councils"][3] == "Vacant"


def test_the_appendices_name_the_board_and_its_members(office):
    ends = dt.date(2016, 3, 31)
    what_meets, posts = appendices.structure(ends, office.manager)
    assert [row[0] for row in what_meets.rows] == ["Safeguarding Board"]
    assert ("Business manager",) in list(posts.rows)
    members, attended = appendices.members(ends, office.manager)
    assert {row[0] for row in members.rows} == set(office.seats)
    assert attended.headings[0] == "Constituency"
