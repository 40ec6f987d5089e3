"""Inviting people by a one-time link; roles that need two people; deputies (pages.md 3.5; threats T17, T22)."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from safeboard.kernel.access.roles import ROLES
from safeboard.kernel.partnership.models import Agreement, Invitation, Membership, Standing, User
from safeboard.kernel.partnership.people import agreeing, inviting
from safeboard.kernel.partnership.people.asking import NotPossible
from safeboard.kernel.partnership.people.giving import Plan, check_days, years_after
from safeboard.kernel.partnership.people.roles_in_words import WORDS
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.models import Message
from safeboard.kernel.work.today import now, today

TODAY = dt.date(2016, 4, 21)
PASSWORD = "three words apart"  # noqa: S105


@pytest.fixture
def manager(as_role):
    return as_role("business-manager")


@pytest.fixture
def work():
    with recorder.recorded(recorder.Doer(actor="test")):
        yield


def typed(people, **changes) -> dict[str, str]:
    return {
        "name": "Nell Harrow",
        "email": "nell.harrow@police.example",
        "agency": str(people.agencies["police"].pk),
        "role": "data_supplier",
        "title": "Police data officer",
        "since_day": "21",
        "since_month": "4",
        "since_year": "2016",
        "until_day": "20",
        "until_month": "4",
        "until_year": "2017",
        **changes,
    }


def link_in(response) -> str:
    return re.search(r"(/invitation/\w+/)", response.content.decode())[1]


def plan(people, **changes) -> Plan:
    said = {
        "agency": people.agencies["police"],
        "role": "data_supplier",
        "title": "Police data officer",
        "since": TODAY,
        "until": dt.date(2017, 4, 20),
    }
    return Plan(**(said | changes))


def invited(people, reader_for, **changes) -> inviting.Invited:
    return inviting.invite(
        name="Nell Harrow",
        email="nell.harrow@police.example",
        plan=plan(people, **changes),
        why="She follows somebody who left.",
        by=reader_for("business-manager"),
    )


def test_every_role_is_explained_to_who_gives_it():
    assert set(WORDS) == set(ROLES)


def test_no_django_admin_anywhere(settings):
    """pages.md 3.5: no developer and no Django admin is needed for anything about people."""
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_nothing_is_chosen_beforehand_but_the_days(manager):
    body = manager.get(reverse("invite")).content.decode()
    assert "checked" not in body and "selected" not in body
    assert 'value="2017"' in body and "A second person must agree" in body


def test_from_invitation_to_signed_in_with_a_second_step(people, manager):
    response = manager.post(reverse("invite"), typed(people))
    person = User.objects.get(email="nell.harrow@police.example")
    assert response.status_code == 200 and not person.is_active
    stranger, link = Client(), link_in(response)
    assert "Police data officer" in stranger.get(link).content.decode()
    done = stranger.post(link, {"password1": PASSWORD, "password2": PASSWORD})
    assert done["Location"] == reverse("second-step")
    assert stranger.get(reverse("second-step")).status_code == 200
    # Without being asked once more for the password that was set a moment ago.
    assert stranger.get(reverse("mfa_activate_totp")).status_code == 200
    assert stranger.get(reverse("home")).status_code == 200
    person.refresh_from_db()
    assert person.is_active and person.check_password(PASSWORD)
    assert Event.objects.filter(action="partnership.accept_invitation", thing_id=str(person.pk)).count() == 1


def test_the_link_is_kept_nowhere(people, manager):
    """Neither in the table nor, once shown to be copied, in the outbox, nor in the trail."""
    token = link_in(manager.post(reverse("invite"), typed(people))).split("/")[2]
    kept = [*Invitation.objects.values_list("fingerprint"), *Message.objects.values_list("body", "subject")]
    kept += list(Event.objects.values_list("details", "thing_id"))
    assert token not in str(kept)


def test_used_too_old_and_wrong_links_look_the_same(people, manager, client):
    link = link_in(manager.post(reverse("invite"), typed(people)))
    Invitation.objects.update(expires_at=now() - dt.timedelta(seconds=1))
    old = client.get(link)
    Invitation.objects.update(expires_at=now() + dt.timedelta(days=1))
    assert client.post(link, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    used, wrong = Client().get(link), Client().get("/invitation/bcdfghjkmn/")
    bodies = {re.sub(r"value=\"\w{64}\"", "", each.content.decode()) for each in (old, used, wrong)}
    assert {each.status_code for each in (old, used, wrong)} == {410} and len(bodies) == 1


def test_a_link_sent_twice_lets_in_once(people, manager):
    link = link_in(manager.post(reverse("invite"), typed(people)))
    first, second = Client(), Client()
    assert first.get(link).status_code == second.get(link).status_code == 200
    assert first.post(link, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    assert (
        second.post(
            link, {"password1": "another three words", "password2": "another three words"}
        ).status_code
        == 410
    )
    assert User.objects.get(email="nell.harrow@police.example").check_password(PASSWORD)


def test_a_short_or_different_password_is_said_beside_its_field(people, manager, client):
    link = link_in(manager.post(reverse("invite"), typed(people)))
    short = client.post(link, {"password1": "short", "password2": "short"}).content.decode()
    assert 'id="id_password1-error"' in short and "12 characters" in short
    other = client.post(link, {"password1": PASSWORD, "password2": PASSWORD + "x"}).content.decode()
    assert 'id="id_password2-error"' in other
    assert client.get(link).status_code == 200, "the link still works"


def test_sent_again_the_old_link_is_dead(people, manager):
    old = link_in(manager.post(reverse("invite"), typed(people)))
    hat = Membership.objects.get(title="Police data officer")
    new = link_in(manager.post(reverse("invite-again", args=[hat.pk])))
    assert (Client().get(old).status_code, Client().get(new).status_code) == (410, 200)


def test_taken_back_the_link_is_dead(people, manager):
    link = link_in(manager.post(reverse("invite"), typed(people)))
    hat = Membership.objects.get(title="Police data officer")
    assert manager.post(reverse("invitation-take-back", args=[hat.pk]), {"seen": 99}).status_code == 302
    assert Client().get(link).status_code == 200, "nothing is taken back over somebody's save"
    manager.post(reverse("invitation-take-back", args=[hat.pk]), {"seen": hat.version})
    hat.refresh_from_db()
    assert hat.standing == Standing.TAKEN_BACK and Client().get(link).status_code == 410


def test_an_invitation_cannot_be_gone_round_by_a_forgotten_password(people, manager):
    manager.post(reverse("invite"), typed(people))
    Client().post(reverse("account_reset_password"), {"email": "nell.harrow@police.example"})
    assert mail.outbox == []


def test_a_role_that_begins_later_lets_in_later(people, manager, client):
    later = {"since_day": "1", "since_month": "6"}
    link = link_in(manager.post(reverse("invite"), typed(people, **later)))
    done = client.post(link, {"password1": PASSWORD, "password2": PASSWORD})
    assert "1 June 2016" in done.content.decode()
    assert client.get(reverse("home")).status_code == 302


def test_sent_twice_by_a_double_click_there_is_one_person_and_one_role(people, manager):
    manager.post(reverse("invite"), typed(people))
    again = manager.post(reverse("invite"), typed(people)).content.decode()
    assert "has this role already" in again and 'value="Nell Harrow"' in again
    assert Membership.objects.filter(title="Police data officer").count() == 1
    assert User.objects.filter(email__iexact="nell.harrow@police.example").count() == 1


def test_somebody_who_is_there_gets_a_further_role_and_is_told(people, manager):
    analyst = people.users["analyst"]
    before = User.objects.count()
    manager.post(reverse("invite"), typed(people, name="Other Name", email=analyst.email.upper()))
    assert User.objects.count() == before and not Invitation.objects.exists()
    assert list(analyst.memberships.values_list("role", flat=True)) == ["analyst", "data_supplier"]
    message = Message.objects.get()
    assert message.to == [analyst.email] and "Police data officer" in message.body
    analyst.refresh_from_db()
    assert analyst.name == "Ana Lister"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"role": ""}, "role", "Choose what they may do."),
        ({"email": "nell"}, "email", "This is not an e-mail address."),
        ({"until_year": "2018", "until_day": "21"}, "until-day", "at most 2 years"),
        ({"until_year": ""}, "until-day", "needs a year"),
        ({"since_month": "3"}, "since-day", "begins today or later"),
        ({"until_year": "2015"}, "until-day", "before the first"),
        ({"role": "subgroup_chair"}, "sub_group", "needs a sub group"),
        ({"role": "analyst"}, "agency", "Choose the office as its agency"),
        ({"role": "business_manager", "why": ""}, "why", "Say why"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(people, manager, changes, field, words):
    body = manager.post(reverse("invite"), typed(people, **changes)).content.decode()
    assert words in body and f'href="#id_{field}"' in body
    assert 'value="Police data officer"' in body
    assert not Membership.objects.filter(title="Police data officer").exists()


def test_words_that_the_outbox_refuses_leave_nobody_half_invited(people, manager):
    response = manager.post(reverse("invite"), typed(people, title="Born 03/05/2009"))
    assert "There is a problem" in response.content.decode()
    assert not User.objects.filter(email="nell.harrow@police.example").exists()


def test_two_years_end_the_day_before():
    """T17: never open-ended; 29 February has no day two years on."""
    assert years_after(TODAY, 2) == dt.date(2018, 4, 20)
    assert years_after(dt.date(2016, 2, 29), 1) == dt.date(2017, 2, 28)
    check_days(TODAY, dt.date(2018, 4, 20), first=TODAY)
    with pytest.raises(NotPossible, match="at most 2 years"):
        check_days(TODAY, dt.date(2018, 4, 21), first=TODAY)


@pytest.mark.parametrize("code", ["analyst", "police-board-member", "system-admin", "lay-member"])
def test_nobody_else_may_invite(people, as_role, code):
    client = as_role(code)
    assert client.get(reverse("invite")).status_code == 404
    assert client.post(reverse("invite"), typed(people)).status_code == 404
    assert not User.objects.filter(email="nell.harrow@police.example").exists()


def test_who_gives_roles_shows_once_more_that_it_is_they(people, client):
    """ASVS 7.5.3: a desk that was left open gives nobody a role."""
    bea = people.users["business-manager"]
    bea.set_password(PASSWORD)
    bea.save()
    client.post(reverse("account_login"), {"login": bea.email, "password": PASSWORD})
    again = client.get(reverse("invite"))
    assert again["Location"].startswith(reverse("account_reauthenticate"))
    assert client.post(reverse("invite"), typed(people))["Location"].startswith(
        reverse("account_reauthenticate")
    )
    assert not User.objects.filter(email="nell.harrow@police.example").exists()
    back = client.post(again["Location"], {"password": PASSWORD})
    assert back["Location"] == reverse("invite") and client.get(reverse("invite")).status_code == 200
    assert client.post(reverse("invite"), typed(people)).status_code == 200
    assert User.objects.filter(email="nell.harrow@police.example").exists()


# --- Two people ------------------------------------------------------------------------------------------------------


def ask_for_manager(people, manager) -> Agreement:
    office = str(people.agencies["board-office"].pk)
    said = {
        "agency": office,
        "role": "business_manager",
        "title": "Second manager",
        "why": "Bea works part time.",
    }
    response = manager.post(reverse("invite"), typed(people, **said))
    assert "A second person must agree" in response.content.decode()
    return Agreement.objects.get()


def test_a_role_that_opens_more_waits_for_a_second_person(people, manager, as_role):
    asked = ask_for_manager(people, manager)
    assert asked.hat.standing == Standing.ASKED and not Invitation.objects.exists()
    member = as_role("police-board-member")
    answer = {"seen": asked.version, "answer": "agree"}
    assert member.post(reverse("agreement", args=[asked.pk]), answer).status_code == 302
    asked.hat.refresh_from_db()
    assert asked.hat.standing == Standing.GIVEN
    start = manager.get(reverse("person", args=[asked.hat.pk])).content.decode()
    assert "Send the invitation" in start


def test_who_waits_for_agreement_wears_nothing(people, manager, as_role):
    ask_for_manager(people, manager)
    Membership.objects.filter(title="Second manager").update(user=people.users["analyst"])
    assert [hat.role for hat in Membership.live(people.users["analyst"].pk, TODAY)] == ["analyst"]


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("business-manager", "You asked for this"),
        ("administrator", "Your role cannot agree"),
        ("system-admin", 404),
        ("analyst", 404),
    ],
)
def test_who_may_not_be_the_second_person(people, manager, as_role, code, status):
    asked = ask_for_manager(people, manager)
    response = as_role(code).post(
        reverse("agreement", args=[asked.pk]), {"seen": asked.version, "answer": "agree"}
    )
    assert response.status_code == 404 if status == 404 else status in response.content.decode()
    asked.refresh_from_db()
    assert asked.outcome == Agreement.Outcome.OPEN and asked.hat.standing == Standing.ASKED


def test_refused_with_a_reason_the_role_stays_shut(people, manager, as_role):
    asked = ask_for_manager(people, manager)
    chair, page = as_role("independent-chair"), reverse("agreement", args=[asked.pk])
    silent = chair.post(page, {"seen": asked.version, "answer": "refuse"}).content.decode()
    assert 'href="#id_words"' in silent
    chair.post(page, {"seen": asked.version, "answer": "refuse", "words": "One is enough."})
    asked.refresh_from_db()
    assert asked.outcome == Agreement.Outcome.REFUSED and asked.hat.standing == Standing.REFUSED
    late = as_role("police-board-member").post(page, {"seen": asked.version, "answer": "agree"})
    assert "answered already" in late.content.decode()


def test_of_two_answers_the_first_counts(people, manager, reader_for, work):
    asked = ask_for_manager(people, manager)
    same = Agreement.objects.select_related("hat").get(pk=asked.pk)
    assert agreeing.refuse(agreement=asked, seen=1, by=reader_for("independent-chair"), words="No.")
    assert not agreeing.agree(agreement=same, seen=1, by=reader_for("police-board-member"))
    assert Membership.objects.get(title="Second manager").standing == Standing.REFUSED


def test_an_agreement_that_waited_too_long_is_over(people, manager, reader_for, work):
    asked = ask_for_manager(people, manager)
    late = asked.expires_at + dt.timedelta(seconds=1)
    with pytest.raises(NotPossible, match="waited too long"):
        agreeing.agree(agreement=asked, seen=1, by=reader_for("police-board-member"), at=late)


def test_what_waited_too_long_may_be_asked_for_again(people, manager):
    first = ask_for_manager(people, manager)
    Agreement.objects.update(expires_at=now() - dt.timedelta(seconds=1))
    said = {
        "agency": str(people.agencies["board-office"].pk),
        "role": "business_manager",
        "why": "Once more.",
    }
    manager.post(reverse("invite"), typed(people, **said))
    assert Agreement.objects.count() == 2
    first.hat.refresh_from_db()
    assert first.hat.standing == Standing.TAKEN_BACK


def test_a_role_that_was_taken_back_is_not_given_by_an_answer_that_comes_late(people, manager, as_role):
    asked = ask_for_manager(people, manager)
    Membership.objects.filter(pk=asked.hat_id).update(standing=Standing.TAKEN_BACK)
    answer = {"seen": asked.version, "answer": "agree"}
    body = as_role("independent-chair").post(reverse("agreement", args=[asked.pk]), answer).content.decode()
    assert "taken back meanwhile" in body
    assert Membership.objects.get(pk=asked.hat_id).standing == Standing.TAKEN_BACK


def test_somebody_of_the_askers_own_agency_cannot_agree(people, manager, reader_for, work):
    """T22: two people from different agencies; the Independent Chair is of none."""
    asked = ask_for_manager(people, manager)
    Membership.objects.filter(pk=people.hats["ig-lead"].pk).update(agency=people.agencies["board-office"])
    people.hats["ig-lead"].refresh_from_db()
    with pytest.raises(NotPossible, match="another agency"):
        agreeing.agree(agreement=asked, seen=1, by=reader_for("ig-lead"))
    assert agreeing.agree(agreement=asked, seen=1, by=reader_for("independent-chair"))


def test_an_administrator_gives_nothing_above_their_own(people, as_role):
    admin = as_role("administrator")
    body = admin.get(reverse("invite")).content.decode()
    assert 'value="board_admin"' in body and 'value="system_admin"' not in body
    said = {"role": "system_admin", "agency": str(people.agencies["board-office"].pk), "why": "Why not?"}
    admin.post(reverse("invite"), typed(people, **said))
    assert not Agreement.objects.exists()


def test_nobody_gives_themselves_a_role(people, manager):
    body = manager.post(reverse("invite"), typed(people, email=people.users["business-manager"].email))
    assert "You cannot give yourself a role" in body.content.decode()


# --- Deputies --------------------------------------------------------------------------------------------------------


def test_a_deputy_from_a_day_to_a_day(people, manager):
    member = people.hats["police-board-member"]
    days = {"since_day": "1", "since_month": "5", "since_year": "2016"}
    days |= {"until_day": "30", "until_month": "6", "until_year": "2016"}
    said = {"name": "Tara Flint", "email": "tara.flint@police.example", **days}
    assert "Tara Flint is invited" in manager.post(reverse("deputy", args=[member.pk]), said).content.decode()
    hat = Membership.objects.get(deputy_for=member)
    assert (hat.role, hat.agency, hat.since, hat.until) == (
        "deputy",
        member.agency,
        dt.date(2016, 5, 1),
        dt.date(2016, 6, 30),
    )


def test_only_a_board_member_has_a_deputy(people, manager):
    assert manager.get(reverse("deputy", args=[people.hats["analyst"].pk])).status_code == 404
    assert today() == TODAY
