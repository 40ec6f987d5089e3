"""Seats and who held them (SYS-43, R-GOV-03, R-GOV-04)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import group_selectors, seats
from safeboard.kernel.meetings.forecast import forecast
from safeboard.kernel.meetings.holdings import OwnSeats
from safeboard.kernel.meetings.models import Attendance, Holder, Seat

TODAY, LEFT = dt.date(2016, 4, 21), dt.date(2016, 1, 31)


def sitting(office, name, on=TODAY):
    found = seats.sittings(Seat.objects.all(), Holder.objects.all(), on)
    return next(each for each in found if each.seat == office.seats[name])


def end(office, name, until=LEFT, seen=1, because="Left the agency"):
    return seats.end_holder(
        holder=office.holders[name], seen=seen, until=until, because=because, by=office.manager
    )


def test_whoever_leaves_ends_and_the_seat_stays_vacant_since_the_next_day(work, office):
    end(office, "Police")
    now = sitting(office, "Police")
    assert (now.words, now.vacant_since) == ("Vacant", dt.date(2016, 2, 1))
    assert sitting(office, "Police", LEFT).words == "Filled"
    assert Seat.objects.get(pk=office.seats["Police"].pk).until is None


def test_a_seat_that_nobody_ever_held_is_vacant_since_it_began(office):
    assert sitting(office, "District councils").vacant_since == dt.date(2015, 4, 1)


def test_deputy_only_and_for_the_time_being(work, office):
    seat = office.seats["District councils"]
    until = dt.date(2016, 12, 31)
    seats.appoint(seat=seat, name="Dora", deputy=True, since=LEFT, until=until, by=office.manager)
    assert sitting(office, "District councils").words == "Deputy only"
    seats.appoint(seat=seat, name="Ivo", interim=True, since=LEFT, by=office.manager)
    assert sitting(office, "District councils").words == "Held for the time being"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"since": TODAY}, "since"),
        ({"since": dt.date(2015, 1, 1)}, "since"),
        ({"since": TODAY, "deputy": True}, "until"),
        ({"since": TODAY, "until": LEFT}, "until"),
    ],
)
def test_an_appointment_that_does_not_fit_is_refused(work, office, fields, field):
    with pytest.raises(NotNow) as refused:
        seats.appoint(seat=office.seats["Police"], name="Nell", by=office.manager, **fields)
    assert refused.value.field == field


def test_ending_asks_why_and_sees_a_change_in_between(work, office):
    with pytest.raises(NotNow):
        end(office, "Police", because=" ")
    seats.record_induction(holder=office.holders["Police"], seen=1, on=TODAY, by=office.manager)
    with pytest.raises(SomebodyElse):
        end(office, "Police", seen=1)


def test_two_lay_members_are_required_and_the_vacancy_has_a_day(work, office, reader_for):
    # R-GOV-04: one seat is there and held, the second does not exist.
    found = group_selectors.sitting_in(reader_for("business-manager"), office.board, TODAY)
    assert group_selectors.lay_flag(found, TODAY)[0] == 1
    end(office, "Lay members", until=dt.date(2015, 11, 30))
    found = group_selectors.sitting_in(reader_for("business-manager"), office.board, TODAY)
    assert group_selectors.lay_flag(found, TODAY) == (2, dt.date(2015, 12, 1))


def test_ending_the_seat_ends_its_holder(work, office):
    seats.end_seat(seat=office.seats["Police"], until=LEFT, by=office.manager)
    assert Holder.objects.get(pk=office.holders["Police"].pk).until == LEFT


def outlook(office):
    found = seats.sittings(Seat.objects.select_related("constituency"), Holder.objects.all(), TODAY)
    return forecast(office.meeting, found, Attendance.objects.all())


def test_the_quorum_is_at_risk_without_one_that_must_be_there(work, office):
    # Four statutory, two needed, three there: yes. Without the police: no (R-GOV-03).
    assert (outlook(office).words, outlook(office).apologies) == ("yes", 0)
    away = Attendance.objects.create(
        meeting=office.meeting,
        seat=office.seats["Police"],
        presence="apologies",
        at=dt.datetime(2016, 4, 20, tzinfo=dt.UTC),
    )
    assert outlook(office).words == "no: Police will not be there"
    away.presence = "deputy"
    away.save()
    assert (outlook(office).words, outlook(office).deputies) == ("yes", 1)


def test_whoever_leaves_hands_the_seat_over_for_the_time_being(work, office, people):
    police, leaver = people.agencies["police"], office.holders["Police"].user_id
    Seat.objects.filter(pk=office.seats["Police"].pk).update(agency=police)
    assert [each.kind for each in OwnSeats().of(leaver, police.pk)] == ["Seat"]
    assert not list(OwnSeats().of(leaver, people.agencies["county-council"].pk))
    successor = people.users["police-data-lead"]
    given = OwnSeats().hand_over(leaver, police.pk, to_user_id=successor.pk, by=office.manager)
    assert given == 1 and not list(OwnSeats().of(leaver, police.pk))
    tomorrow = sitting(office, "Police", TODAY + dt.timedelta(days=1))
    assert (tomorrow.holder.user, tomorrow.words) == (successor, "Held for the time being")


def test_a_seat_is_handed_over_only_until_somebody_appointed_begins(work, office, people):
    police, holder = people.agencies["police"], office.holders["Police"]
    Seat.objects.filter(pk=office.seats["Police"].pk).update(agency=police)
    last = dt.date(2016, 4, 30)
    end(office, "Police", until=last)
    seats.appoint(
        seat=office.seats["Police"], name="Nell", since=last + dt.timedelta(days=1), by=office.manager
    )
    successor = people.users["police-data-lead"]
    OwnSeats().hand_over(holder.user_id, police.pk, to_user_id=successor.pk, by=office.manager)
    assert sitting(office, "Police", last).holder.user == successor
    assert sitting(office, "Police", dt.date(2016, 5, 1)).holder.name == "Nell"


def test_a_vacancy_says_why(work, office):
    end(office, "Police", because="Retired")
    assert sitting(office, "Police").why_vacant == "Retired"
    assert sitting(office, "District councils").why_vacant == "Nobody was appointed yet"
