"""Apologies by one click without signing in, from inside, and calendar entries (pages.md 3.9)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import apologies, calendar_entry, notices, planning, seats
from safeboard.kernel.meetings.models import Attendance, Holder
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.models import Message

from .conftest import BOARD_ON

pytestmark = pytest.mark.django_db


def path_of(office, name="Police"):
    return reverse("apologies-link", kwargs={"token": apologies.token(office.fresh(), office.holders[name])})


def test_opening_the_link_writes_nothing_and_shows_body_day_and_seat_only(office):
    page = Client().get(path_of(office)).content.decode()
    assert not Attendance.objects.exists()
    assert "Safeguarding Board" in page and "Thursday 28 April 2016" in page and "Post of Police" in page
    assert "Petra Norland" not in page and "County Hall" not in page and "Main" not in page


def test_one_click_sends_apologies_and_the_trail_says_how(office):
    answer = Client().post(path_of(office))
    assert "Your apologies" in answer.content.decode()
    assert Attendance.objects.get().presence == "apologies"
    assert Event.objects.filter(action="meetings.apologies", details__via="link", actor="anonymous").exists()


def test_my_deputy_will_come_and_the_last_word_counts(office):
    Client().post(path_of(office))
    Client().post(path_of(office), {"deputy": "1"})
    said = Attendance.objects.get()
    assert (said.presence, said.who) == ("deputy", "Deputy, not named yet")


def test_who_posts_from_another_page_is_refused(office):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path_of(office)).status_code == 403
    assert not Attendance.objects.exists()


def wrong_links(office):
    meeting, holder = office.meeting, office.holders["Police"]
    good = apologies.token(meeting, holder)
    return {
        "changed": good[:-2] + ("aa" if not good.endswith("aa") else "bb"),
        "another salt": signing.dumps([meeting.pk, holder.pk], salt="elsewhere"),
        "no such holder": signing.dumps([meeting.pk, 0], salt=apologies.SALT),
        "not a list": signing.dumps("x", salt=apologies.SALT),
    }


@pytest.mark.parametrize("which", ["changed", "another salt", "no such holder", "not a list"])
def test_a_wrong_link_is_one_plain_page(office, which):
    path = reverse("apologies-link", kwargs={"token": wrong_links(office)[which]})
    for answer in (Client().get(path), Client().post(path)):
        assert answer.status_code == 410 and "This link does not work" in answer.content.decode()


def test_the_link_ends_with_the_meeting_and_with_the_holder(work, office):
    token = apologies.token(office.meeting, office.holders["Police"])
    assert apologies.opened(token, BOARD_ON) is not None
    assert apologies.opened(token, BOARD_ON + dt.timedelta(days=1)) is None
    holder = office.holders["Police"]
    seats.end_holder(
        holder=holder, seen=1, until=dt.date(2016, 4, 20), because="Left the agency", by=office.manager
    )
    assert apologies.opened(token) is None


def test_a_cancelled_meeting_takes_no_apologies(work, office):
    planning.cancel(meeting=office.fresh(), seen=1, why="No room.", by=office.manager)
    assert apologies.opened(apologies.token(office.fresh(), office.holders["Police"])) is None
    with pytest.raises(NotNow):
        apologies.send_apologies(meeting=office.fresh(), holder=office.holders["Police"])


def test_a_member_apologises_for_their_own_seat_only(office, as_role):
    page = reverse("meeting-apologies", kwargs={"pk": office.meeting.pk})
    client = as_role("police-board-member")
    assert client.post(page, {"holder": office.holders["Hospital trust"].pk}).status_code == 200
    assert not Attendance.objects.exists()
    assert client.post(page, {"holder": office.holders["Police"].pk, "deputy_comes": "on"}).status_code == 302
    assert Attendance.objects.get().seat == office.seats["Police"]
    assert as_role("analyst").get(page).status_code == 404


def test_whoever_comes_after_all_takes_it_back(office, as_role):
    client = as_role("police-board-member")
    kept = {"pk": office.meeting.pk, "holder": office.holders["Police"].pk}
    client.post(path_of(office))
    others = reverse("apologies-back", kwargs=kept | {"holder": office.holders["Hospital trust"].pk})
    assert client.post(others).status_code == 404 and Attendance.objects.exists()
    assert client.post(reverse("apologies-back", kwargs=kept)).status_code == 302
    assert not Attendance.objects.exists()


def entry_of(meeting):
    return Calendar.from_ical(calendar_entry.entries([meeting])).walk("VEVENT")[0]


def test_the_calendar_entry_keeps_its_name_and_counts_changes(work, office):
    before = entry_of(office.fresh())
    # 10:00 in summer time is 9:00 by UTC.
    assert before.decoded("dtstart") == dt.datetime(2016, 4, 28, 9, tzinfo=dt.UTC)
    planning.change_date(
        meeting=office.fresh(), seen=1, on=dt.date(2016, 5, 5), starts=dt.time(14), ends=dt.time(16),
        place="Town Hall", why="The room is taken.", by=office.manager,
    )  # fmt: skip
    after = entry_of(office.fresh())
    assert (str(after["uid"]), after["sequence"]) == (str(before["uid"]), 1)
    planning.cancel(meeting=office.fresh(), seen=2, why="No room.", by=office.manager)
    gone = entry_of(office.fresh())
    assert (gone["status"], gone["sequence"], str(gone["uid"])) == ("CANCELLED", 2, str(before["uid"]))


def test_everybody_gets_their_own_link_once_and_who_has_no_address_is_named(work, office):
    seats.appoint(
        seat=office.seats["District councils"], name="Dora", since=dt.date(2016, 1, 1), by=office.manager
    )
    letter = notices.draft("invitation", office.fresh())
    for _ in range(2):
        told = notices.tell_all(kind="invitation", meeting=office.fresh(), letter=letter, by=office.manager)
    assert (told.count, told.without) == (4, ("District councils: Post of District councils",))
    assert Message.objects.count() == 4
    bodies = {message.to[0]: message.body for message in Message.objects.all()}
    holder = Holder.objects.get(pk=office.holders["Police"].pk)
    assert apologies.token(office.fresh(), holder)[:10] in bodies["police-board-member@chalkshire.example"]
    assert len(set(bodies.values())) == 4
    assert Message.objects.first().enclosures.get().filename == "meeting.ics"


def test_words_that_look_personal_do_not_go(work, office):
    letter = notices.Letter("Meeting", "About the child born 3/4/2010.")
    with pytest.raises(NotNow) as refused:
        notices.check(letter, office.fresh())
    assert refused.value.field == "body"
