"""The list of people, changing a role, *left the agency*, the quarterly round, a lost second step (pages.md 3.5)."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse
from openpyxl import load_workbook

from safeboard.grammar.declarations.office import Held, Office
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership.models import Agreement, Confirmation, Membership, Standing, User
from safeboard.kernel.partnership.people import agreeing, confirming, giving, leaving, office, resetting
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.models import Message
from safeboard.kernel.work.today import now

TODAY = dt.date(2016, 4, 21)
YESTERDAY = dt.date(2016, 4, 20)


@pytest.fixture
def manager(as_role):
    return as_role("business-manager")


@pytest.fixture
def work():
    with recorder.recorded(recorder.Doer(actor="test")):
        yield


class Things:
    """A room in which people own things, in memory."""

    def __init__(self) -> None:
        self.owner: dict[tuple[str, int], int] = {}

    def of(self, user_id, agency_id):
        return [
            Held("Action", name, "/actions/")
            for (name, agency), owner in self.owner.items()
            if (owner, agency) == (user_id, agency_id)
        ]

    def hand_over(self, user_id, agency_id, *, to_user_id, by):
        theirs = [key for key, owner in self.owner.items() if (owner, key[1]) == (user_id, agency_id)]
        self.owner |= dict.fromkeys(theirs, to_user_id)
        return len(theirs)


@pytest.fixture
def things(people, monkeypatch) -> Things:
    """The police data lead owns two actions for the police and one that is another agency's."""
    made, lead = Things(), people.users["police-data-lead"].pk
    police, council = people.agencies["police"].pk, people.agencies["county-council"].pk
    made.owner = {
        ("Train the desk", police): lead,
        ("Count again", police): lead,
        ("Elsewhere", council): lead,
    }
    monkeypatch.setattr(REGISTRY, "offices", lambda: iter([Office(), Office(holdings=made)]))
    return made


def day_of(name: str, day: dt.date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


# --- The list --------------------------------------------------------------------------------------------------------


def test_the_list_says_who_acts_for_whom_and_what_deserves_a_look(people, manager):
    Membership.objects.filter(pk=people.hats["analyst"].pk).update(until=dt.date(2016, 5, 10))
    body = manager.get(reverse("people")).content.decode()
    assert "Petra Norland" in body and "Police" in body and "31 March 2017" in body
    assert "Ends soon" in body and "Never signed in" in body
    soon = manager.get(reverse("people"), {"which": "soon"}).content.decode()
    assert "Ana Lister" in soon and "Petra Norland" not in soon


def test_the_list_is_narrowed_by_agency_role_and_words(people, manager):
    def names(**asked):
        body = manager.get(reverse("people"), asked).content.decode().split("<tbody>")[-1]
        return {user.name for user in people.users.values() if f">{user.name}</a>" in body}

    assert names(agency="police") == {"Paul Denham", "Petra Norland", "Dev Aldous"}
    assert names(agency="police", role="deputy") == {"Dev Aldous"}
    assert names(words="petra norl") == {"Petra Norland"}
    assert names(words="nobody at all") == set()


def test_an_agency_sees_its_own_people_only(people, as_role):
    member = as_role("police-board-member")
    body = member.get(reverse("people")).content.decode()
    assert "Paul Denham" in body and "Cora Deane" not in body and "Bea Marsh" not in body
    own, other = people.hats["police-data-lead"].pk, people.hats["council-data-lead"].pk
    assert member.get(reverse("person", args=[own])).status_code == 200
    assert member.get(reverse("person", args=[other])).status_code == 404
    assert "Left the agency" not in member.get(reverse("person", args=[own])).content.decode()


@pytest.mark.parametrize(
    "code", ["system-admin", "analyst", "police-data-lead", "police-deputy", "lay-member"]
)
def test_who_has_no_right_to_people_finds_nothing(people, as_role, code):
    client, pk = as_role(code), people.hats["police-data-lead"].pk
    for name, args in (("people", []), ("people-excel", []), ("person", [pk]), ("confirm-people", [])):
        assert client.get(reverse(name, args=args)).status_code == 404, name
    for name in ("hat-change", "person-left", "invite-again", "invitation-take-back"):
        assert client.post(reverse(name, args=[pk])).status_code == 404, name


def test_excel_holds_the_list_as_shown_with_days_as_days(people, manager):
    data = manager.get(reverse("people-excel"), {"agency": "police"}).content
    book = load_workbook(io.BytesIO(data))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    names = {row[0] for row in rows}
    assert {"Paul Denham", "Petra Norland", "Dev Aldous"} <= names and "Ana Lister" not in names
    assert any(isinstance(cell, dt.datetime) for row in rows for cell in row)


def test_the_office_gathers_people(people, reader_for):
    manager, member = reader_for("business-manager"), reader_for("police-board-member")
    (found,) = office.search(manager, "petra")
    assert found.title == "Petra Norland" and "Police" in found.words
    assert not list(office.search(reader_for("analyst"), "petra"))
    assert not list(office.search(member, "cora"))
    (part,) = office.about_agency(manager, people.agencies["police"].pk, TODAY)
    assert len(part.lines) == 3 and part.lines[0].href
    (read,) = office.about_agency(reader_for("independent-chair"), people.agencies["police"].pk, TODAY)
    assert len(read.lines) == 3 and not read.lines[0].href
    assert not list(office.about_agency(reader_for("lay-member"), people.agencies["police"].pk, TODAY))
    (sheet,) = office.sheets(manager)
    assert len(list(sheet.rows)) == Membership.objects.count() and not list(office.sheets(member))


# --- Changing a role -------------------------------------------------------------------------------------------------


def test_a_changed_title_and_last_day_are_kept(people, manager):
    hat = people.hats["analyst"]
    said = {"seen": hat.version, "title": "Senior analyst", **day_of("until", dt.date(2017, 6, 30))}
    assert manager.post(reverse("hat-change", args=[hat.pk]), said).status_code == 302
    hat.refresh_from_db()
    assert (hat.title, hat.until, hat.version) == ("Senior analyst", dt.date(2017, 6, 30), 2)


def test_two_people_who_change_one_role_both_see_both(people, manager):
    hat = people.hats["analyst"]
    Membership.objects.filter(pk=hat.pk).update(title="Their words", version=2)
    said = {"seen": 1, "title": "My words", **day_of("until", hat.until)}
    body = manager.post(reverse("hat-change", args=[hat.pk]), said).content.decode()
    assert "Their words" in body and 'value="My words"' in body
    hat.refresh_from_db()
    assert hat.title == "Their words"
    assert manager.post(reverse("hat-change", args=[hat.pk]), {**said, "seen": 2}).status_code == 302
    hat.refresh_from_db()
    assert hat.title == "My words"


@pytest.mark.parametrize(
    ("code", "until", "words"),
    [
        ("analyst", dt.date(2018, 4, 21), "Choose a day up to 20 April 2018"),
        ("analyst", YESTERDAY, "This day is past"),
        ("business-manager", dt.date(2017, 4, 30), "asked for and agreed again"),
        ("system-admin", dt.date(2017, 4, 30), "asked for and agreed again"),
    ],
)
def test_a_last_day_that_cannot_be(people, manager, code, until, words):
    hat = people.hats[code]
    said = {"seen": 1, "title": hat.title, **day_of("until", until)}
    body = manager.post(reverse("hat-change", args=[hat.pk]), said).content.decode()
    assert words in body and 'href="#id_until-day"' in body


def test_an_administrator_cannot_end_who_stands_above(people, as_role):
    hat = people.hats["independent-chair"]
    said = {"seen": 1, "title": "Former chair", **day_of("until", TODAY)}
    body = as_role("administrator").post(reverse("hat-change", args=[hat.pk]), said).content.decode()
    assert "Only a business manager" in body
    left = {"seen": 1, **day_of("last_day", TODAY)}
    assert "Only a business manager" in (
        as_role("administrator").post(reverse("person-left", args=[hat.pk]), left).content.decode()
    )


# --- Left the agency -------------------------------------------------------------------------------------------------


def test_left_hands_everything_over_and_signs_out(people, manager, as_role, things):
    lead, hat = as_role("police-data-lead"), people.hats["police-data-lead"]
    assert lead.get(reverse("your-roles")).status_code == 200
    page = manager.get(reverse("person-left", args=[hat.pk])).content.decode()
    assert "Train the desk" in page and "Count again" in page and "Elsewhere" not in page
    assert "checked" not in page and "Board member, Petra Norland" in page
    said = {
        "seen": hat.version,
        **day_of("last_day", YESTERDAY),
        "successor": str(people.users["police-deputy"].pk),
    }
    assert manager.post(reverse("person-left", args=[hat.pk]), said).status_code == 302
    deputy = people.users["police-deputy"].pk
    assert sorted(things.owner.values()) == sorted([deputy, deputy, people.users["police-data-lead"].pk])
    hat.refresh_from_db()
    assert hat.until == YESTERDAY
    assert lead.get(reverse("your-roles")).status_code == 302
    assert "_auth_user_id" not in lead.session
    event = Event.objects.get(action="partnership.leave")
    assert event.details["handed_over"] == 2 and event.details["to"] == deputy


def test_who_leaves_later_works_to_the_end_of_the_day(people, manager, as_role, things):
    lead, hat = as_role("police-data-lead"), people.hats["police-data-lead"]
    said = {"seen": 1, **day_of("last_day", dt.date(2016, 4, 30)), "successor": "member"}
    assert manager.post(reverse("person-left", args=[hat.pk]), said).status_code == 302
    assert lead.get(reverse("your-roles")).status_code == 200
    assert people.users["police-board-member"].pk in things.owner.values()


def test_without_a_successor_nothing_ends(people, manager, things):
    hat = people.hats["police-data-lead"]
    said = {"seen": 1, **day_of("last_day", YESTERDAY)}
    body = manager.post(reverse("person-left", args=[hat.pk]), said).content.decode()
    assert 'href="#id_successor"' in body and 'value="20"' in body
    elsewhere = {**said, "successor": str(people.users["analyst"].pk)}
    assert manager.post(reverse("person-left", args=[hat.pk]), elsewhere).status_code == 200
    hat.refresh_from_db()
    assert hat.until == dt.date(2017, 3, 31) and hat.version == 1


def test_if_one_thing_cannot_be_handed_over_nothing_is(people, reader_for, things, monkeypatch, work):
    def broken(*args, **kwargs):
        raise RuntimeError("the room is shut")

    monkeypatch.setattr(REGISTRY, "offices", lambda: [Office(holdings=things)])
    monkeypatch.setattr(things, "hand_over", broken)
    hat = people.hats["police-data-lead"]
    with pytest.raises(RuntimeError):
        leaving.leave(
            hat=hat,
            seen=1,
            last_day=YESTERDAY,
            successor=people.users["police-deputy"],
            by=reader_for("business-manager"),
        )
    hat.refresh_from_db()
    assert hat.until == dt.date(2017, 3, 31) and hat.version == 1


def test_sent_twice_it_is_handed_over_once(people, manager, things):
    hat = people.hats["police-data-lead"]
    said = {"seen": 1, **day_of("last_day", dt.date(2016, 4, 30)), "successor": "member"}
    manager.post(reverse("person-left", args=[hat.pk]), said)
    body = manager.post(reverse("person-left", args=[hat.pk]), said).content.decode()
    assert "have ended by that day" in body or "have ended" in body
    assert Event.objects.filter(action="partnership.leave").count() == 1


def test_somebody_else_saved_meanwhile(people, manager, things):
    hat = people.hats["police-data-lead"]
    Membership.objects.filter(pk=hat.pk).update(version=2)
    said = {"seen": 1, **day_of("last_day", YESTERDAY), "successor": "member"}
    body = manager.post(reverse("person-left", args=[hat.pk]), said).content.decode()
    assert "Somebody else changed this role" in body and 'value="20"' in body
    assert people.users["police-board-member"].pk not in things.owner.values()


def test_every_role_for_the_agency_ends_and_none_elsewhere(people, reader_for, work):
    lead, police = people.users["police-data-lead"], people.agencies["police"]
    more = {"user": lead, "title": "More", "until": dt.date(2017, 1, 1)}
    second = Membership.objects.create(agency=police, role="board_member", since=TODAY, **more)
    later = Membership.objects.create(agency=police, role="team_manager", since=dt.date(2016, 9, 1), **more)
    other = Membership.objects.create(
        agency=people.agencies["county-council"], role="data_supplier", since=TODAY, **more
    )
    last_day = dt.date(2016, 5, 31)
    by = reader_for("business-manager")
    left = leaving.leave(
        hat=people.hats["police-data-lead"], seen=1, last_day=last_day, successor=None, by=by
    )
    assert left.roles == 3
    for hat in (second, later, other):
        hat.refresh_from_db()
    assert second.until == last_day and other.until == dt.date(2017, 1, 1)
    assert later.standing == Standing.TAKEN_BACK and later.until >= later.since


def test_the_last_business_manager_cannot_leave_without_a_successor(people, reader_for, work):
    hat, chair = people.hats["business-manager"], reader_for("business-manager")
    by = reader_for("administrator")
    with pytest.raises(NotPossible, match="Only a business manager"):
        leaving.leave(hat=hat, seen=1, last_day=TODAY, successor=None, by=by)
    second = Membership.objects.create(
        user=people.users["administrator"],
        agency=people.agencies["board-office"],
        role="business_manager",
        title="Second manager",
        since=TODAY,
        until=dt.date(2016, 4, 30),
    )
    from_second = type(chair)(
        **{**{f: getattr(chair, f) for f in chair.__slots__}, "user_id": second.user_id}
    )
    with pytest.raises(NotPossible, match="last business manager"):
        leaving.leave(hat=hat, seen=1, last_day=dt.date(2016, 4, 30), successor=None, by=from_second)
    assert leaving.leave(
        hat=hat, seen=1, last_day=dt.date(2016, 4, 29), successor=second.user, by=from_second
    )


def test_nobody_ends_their_own_last_role(people, manager):
    hat = people.hats["business-manager"]
    said = {"seen": 1, **day_of("last_day", TODAY)}
    body = manager.post(reverse("person-left", args=[hat.pk]), said).content.decode()
    assert "cannot end your own last role" in body
    hat.refresh_from_db()
    assert hat.until == dt.date(2017, 3, 31)


# --- The quarterly round ---------------------------------------------------------------------------------------------


def answers(people, **changes) -> dict[str, str]:
    said = {}
    for code in ("police-data-lead", "police-deputy"):
        hat = people.hats[code]
        said |= {f"answer_{hat.pk}": "yes", f"seen_{hat.pk}": str(hat.version)}
    return {**said, **changes}


def test_each_person_must_be_answered_for(people, as_role):
    member, lead = as_role("police-board-member"), people.hats["police-data-lead"]
    page = member.get(reverse("confirm-people")).content.decode()
    assert "Paul Denham" in page and "checked" not in page
    assert f"answer_{people.hats['police-board-member'].pk}" not in page, "nobody confirms themselves"
    said = answers(people)
    del said[f"answer_{lead.pk}"]
    body = member.post(reverse("confirm-people"), said).content.decode()
    assert "Say whether Paul Denham is still right." in body and f'href="#id_answer_{lead.pk}"' in body
    change = answers(people, **{f"answer_{lead.pk}": "change"})
    assert f'href="#id_words_{lead.pk}"' in member.post(reverse("confirm-people"), change).content.decode()
    assert not Confirmation.objects.exists()


def test_left_becomes_something_to_do_for_the_business_manager(people, as_role, reader_for):
    lead = people.hats["police-data-lead"]
    said = answers(people, **{f"answer_{lead.pk}": "left"})
    assert as_role("police-board-member").post(reverse("confirm-people"), said).status_code == 302
    lead.refresh_from_db()
    assert lead.confirmed_on == TODAY and Confirmation.objects.count() == 2
    manager = reader_for("business-manager")
    line = next(each for each in office.to_do(manager, TODAY) if "has left Police" in each.what)
    assert line.href == reverse("person-left", args=[lead.pk])
    with recorder.recorded(recorder.Doer(actor="test")):
        leaving.leave(hat=lead, seen=lead.version, last_day=TODAY, successor=None, by=manager)
    assert not any("has left" in each.what for each in office.to_do(manager, TODAY))


def test_a_change_is_asked_for_and_kept_as_done(people, as_role, reader_for):
    lead = people.hats["police-data-lead"]
    said = answers(people, **{f"answer_{lead.pk}": "change", f"words_{lead.pk}": "Now head of data."})
    as_role("police-board-member").post(reverse("confirm-people"), said)
    asked = Confirmation.objects.get(answer="change")
    assert any("Now head of data." in each.what for each in office.to_do(reader_for("administrator"), TODAY))
    manager = as_role("business-manager")
    manager.post(reverse("answer-done", args=[asked.pk]), {"seen": 1})
    asked.refresh_from_db()
    assert asked.dealt_with_on == TODAY
    again = manager.post(reverse("answer-done", args=[asked.pk]), {"seen": 1}, follow=True).content.decode()
    assert "Somebody else changed this" in again


def test_answers_about_a_role_that_was_changed_meanwhile_are_not_saved(people, as_role):
    lead = people.hats["police-data-lead"]
    said = answers(people)
    Membership.objects.filter(pk=lead.pk).update(until=dt.date(2016, 12, 31), version=2)
    member = as_role("police-board-member")
    body = member.post(reverse("confirm-people"), said).content.decode()
    assert "Nothing was saved" in body and "31 December 2016" in body and body.count(" checked") == 2
    assert not Confirmation.objects.exists()


def test_sent_twice_the_round_is_kept_once(people, as_role):
    member, said = as_role("police-board-member"), answers(people)
    assert member.post(reverse("confirm-people"), said).status_code == 302
    assert member.post(reverse("confirm-people"), said).status_code == 200
    assert Confirmation.objects.count() == 2


@pytest.mark.parametrize(("confirmed", "late"), [(91, True), (90, False)])
def test_after_90_days_it_is_late_for_the_member_and_a_reminder_for_the_office(
    people, reader_for, confirmed, late
):
    """T17: every 90 days. The member sees a line, the business manager a reminder to send."""
    Membership.objects.filter(agency=people.agencies["police"]).update(
        confirmed_on=TODAY - dt.timedelta(days=confirmed)
    )
    member = reader_for("police-board-member")
    lines = [each for each in office.to_do(member, TODAY) if each.button == "Confirm"]
    assert bool(lines) is late
    assert not lines or lines[0].late == "1 day late"
    drafts = [
        each for each in office.drafts(reader_for("business-manager"), TODAY) if "Police" in each.subject
    ]
    assert bool(drafts) is late
    assert not drafts or drafts[0].to_user_ids == (people.users["police-board-member"].pk,)


def test_only_the_own_agency_is_confirmed(people, reader_for, work):
    hospital = {hat.user.name for hat in confirming.asked(reader_for("health-board-member"))}
    assert hospital == {"Priya Quill"}
    assert not confirming.asked(reader_for("business-manager")).exists()


# --- A lost second step ----------------------------------------------------------------------------------------------


@pytest.fixture
def lost(people) -> User:
    TOTP.activate(people.users["analyst"], generate_totp_secret())
    return people.users["analyst"]


HOW = "I rang the number in our own list."


def ask(client, email: str) -> Agreement:
    assert client.post(reverse("ask-reset"), {"email": email, "how_checked": HOW}).status_code == 302
    return Agreement.objects.get(kind="reset")


def test_two_people_reset_a_lost_second_step(people, as_role, lost):
    asked = ask(as_role("system-admin"), lost.email)
    analyst, chair = as_role("analyst"), as_role("independent-chair")
    assert HOW in chair.get(reverse("agreement", args=[asked.pk])).content.decode()
    chair.post(reverse("agreement", args=[asked.pk]), {"seen": 1, "answer": "agree"})
    assert not Authenticator.objects.filter(user=lost).exists()
    assert analyst.get(reverse("your-roles")).status_code == 302, "signed out everywhere"
    message = Message.objects.get()
    assert message.to == [lost.email] and "reset" in message.subject
    assert {"partnership.ask", "partnership.agreed", "partnership.reset"} <= set(
        Event.objects.values_list("action", flat=True)
    )


def test_one_person_alone_resets_nothing(people, as_role, lost):
    admin = as_role("system-admin")
    asked = ask(admin, lost.email)
    admin.post(reverse("agreement", args=[asked.pk]), {"seen": 1, "answer": "agree"})
    assert Authenticator.objects.filter(user=lost).exists()
    assert as_role("analyst").get(reverse("agreement", args=[asked.pk])).status_code == 404


def test_the_person_themselves_does_not_agree(people, reader_for, work):
    TOTP.activate(people.users["independent-chair"], generate_totp_secret())
    asked = resetting.ask_reset(
        email=people.users["independent-chair"].email, how_checked=HOW, by=reader_for("business-manager")
    )
    with pytest.raises(NotPossible, match="about you"):
        agreeing.agree(agreement=asked, seen=1, by=reader_for("independent-chair"))
    with pytest.raises(NotPossible, match="for yourself"):
        TOTP.activate(people.users["system-admin"], generate_totp_secret())
        resetting.ask_reset(
            email=people.users["system-admin"].email, how_checked=HOW, by=reader_for("system-admin")
        )


def test_a_reset_is_over_after_24_hours(people, reader_for, lost, work):
    yesterday = now() - dt.timedelta(hours=24, minutes=1)
    by = reader_for("business-manager")
    asked = resetting.ask_reset(email=lost.email, how_checked=HOW, by=by, at=yesterday)
    with pytest.raises(NotPossible, match="waited too long"):
        agreeing.agree(agreement=asked, seen=1, by=reader_for("independent-chair"))
    assert Authenticator.objects.filter(user=lost).exists()
    assert resetting.ask_reset(email=lost.email, how_checked=HOW, by=by)


def test_refused_or_taken_back_nothing_is_reset(people, as_role, reader_for, lost):
    manager = as_role("business-manager")
    first = ask(manager, lost.email)
    page = reverse("agreement", args=[first.pk])
    as_role("system-admin").post(page, {"seen": 1, "answer": "refuse", "words": "I do not know them."})
    assert Agreement.objects.get(pk=first.pk).outcome == "refused"
    manager.post(reverse("ask-reset"), {"email": lost.email, "how_checked": HOW})
    second = Agreement.objects.get(outcome="open")
    manager.post(reverse("agreement-withdraw", args=[second.pk]), {"seen": 1})
    assert Agreement.objects.get(pk=second.pk).outcome == "taken_back"
    assert Authenticator.objects.filter(user=lost).exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": "nobody@chalkshire.example", "how_checked": HOW}, "Nobody signs in with this address"),
        ({"email": "analyst@chalkshire.example", "how_checked": ""}, "Say how you checked"),
        ({"email": "lay-member@chalkshire.example", "how_checked": HOW}, "no second step"),
    ],
)
def test_what_is_wrong_with_asking_is_said_and_kept(people, as_role, lost, typed, words):
    body = as_role("business-manager").post(reverse("ask-reset"), typed).content.decode()
    assert words in body and typed["email"] in body and not Agreement.objects.exists()


@pytest.mark.parametrize("code", ["independent-chair", "administrator", "analyst", "police-board-member"])
def test_who_may_not_ask_for_a_reset(people, as_role, lost, code):
    assert (
        as_role(code).post(reverse("ask-reset"), {"email": lost.email, "how_checked": HOW}).status_code == 404
    )
    assert not Agreement.objects.exists()


# --- One's own roles -------------------------------------------------------------------------------------------------


def test_ones_own_roles_and_the_switch(people, as_role):
    hat = Membership.objects.create(
        user=people.users["analyst"],
        agency=people.agencies["police"],
        role="data_supplier",
        title="Police data lead for a while",
        since=TODAY,
        until=dt.date(2016, 6, 30),
    )
    client = as_role("analyst")
    body = client.get(reverse("your-roles")).content.decode()
    assert "Police data lead for a while" in body and "30 June 2016" in body
    assert client.post(reverse("change-hat"), {"hat": hat.pk}).status_code == 302
    assert "Agency data lead" in client.get(reverse("your-roles")).content.decode()


# --- What no form lets through, the verbs refuse too -----------------------------------------------------------------


def test_a_successor_is_somebody_of_the_agency_also_without_the_form(people, reader_for, things, work):
    hat, by = people.hats["police-data-lead"], reader_for("business-manager")
    with pytest.raises(NotPossible, match="does not act for this agency"):
        leaving.leave(hat=hat, seen=1, last_day=TODAY, successor=people.users["analyst"], by=by)


def test_an_administrator_asks_for_nothing_above_their_own_also_without_the_form(people, reader_for, work):
    office_agency = people.agencies["board-office"]
    plan = giving.Plan(
        office_agency, "system_admin", "Second system administrator", TODAY, dt.date(2017, 4, 20)
    )
    with pytest.raises(NotPossible, match="Only a business manager can ask"):
        giving.give(person=people.users["analyst"], plan=plan, by=reader_for("administrator"), why="Help.")
