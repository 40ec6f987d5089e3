"""Which hat is worn, and that leaving ends access with the next request (promise A7)."""

from __future__ import annotations

import datetime as dt
import time

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from safeboard.kernel.access.readers import NOBODY
from safeboard.kernel.partnership.hats import wear
from safeboard.kernel.partnership.models import Membership, User
from safeboard.kernel.trail.models import Event

pytestmark = pytest.mark.django_db
TODAY = dt.date(2016, 4, 21)


@pytest.fixture
def second_hat(people) -> Membership:
    """The analyst also leads the police's data, for a month."""
    return Membership.objects.create(
        user=people.users["analyst"],
        agency=people.agencies["police"],
        role="data_supplier",
        title="Police data lead",
        walls=["allegations"],
        sensitivity=3,
        since=TODAY,
        until=dt.date(2016, 5, 20),
    )


def test_a_reader_is_the_hat(people, second_hat):
    reader, hats = wear(second_hat.user_id, second_hat.pk, TODAY)
    assert (reader.role, reader.agency_code, reader.sensitivity) == ("data_supplier", "police", 3)
    assert reader.walls == {"allegations"} and reader.on == TODAY and len(hats) == 2


def test_without_a_choice_the_first_hat_is_worn(people, second_hat):
    assert wear(second_hat.user_id, None, TODAY)[0].role == "analyst"


def test_somebody_elses_hat_cannot_be_worn(people):
    theirs = people.hats["team-manager"].pk
    assert wear(people.users["analyst"].pk, theirs, TODAY)[0].role == "analyst"


@pytest.mark.parametrize(("on", "count"), [(20, 1), (21, 2)])
def test_a_hat_counts_from_its_first_day(people, second_hat, on, count):
    assert len(wear(second_hat.user_id, None, dt.date(2016, 4, on))[1]) == count


def test_a_hat_counts_to_its_last_day(people, second_hat):
    assert len(wear(second_hat.user_id, None, dt.date(2016, 5, 20))[1]) == 2
    assert len(wear(second_hat.user_id, None, dt.date(2016, 5, 21))[1]) == 1


def test_without_a_hat_or_switched_off_one_is_nobody(people):
    user = people.users["analyst"]
    assert wear(user.pk, None, dt.date(2018, 1, 1)) == (NOBODY, [])
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert wear(user.pk, None, TODAY) == (NOBODY, [])
    assert wear(None, None, TODAY) == (NOBODY, [])


def test_a_hat_never_ends_before_it_begins(people):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=people.hats["analyst"].pk).update(until=dt.date(2015, 1, 1))


@pytest.mark.parametrize("leave", ["ended", "switched off", "moved"])
def test_leaving_ends_access_with_the_next_request(people, as_role, leave):
    client = as_role("analyst")
    assert client.get("/help/").status_code == 200
    if leave == "ended":
        Membership.objects.filter(pk=people.hats["analyst"].pk).update(until=TODAY - dt.timedelta(1))
    elif leave == "switched off":
        User.objects.filter(pk=people.users["analyst"].pk).update(is_active=False)
    else:
        Membership.objects.filter(pk=people.hats["analyst"].pk).update(role="no_such_role")
    # Whoever has no hat is asked to sign in; a hat that opens nothing is still a hat.
    assert client.get("/help/").status_code == (404 if leave == "moved" else 302)
    assert client.post("/help/").status_code == 404


def test_changing_hats_is_for_ones_own_and_in_the_trail(people, as_role, second_hat):
    client = as_role("analyst")
    assert client.post("/hat/", {"hat": people.hats["team-manager"].pk}).status_code == 404
    assert client.post("/hat/", {"hat": second_hat.pk}).status_code == 302
    client.get("/help/")
    assert Event.objects.last().hat == "data_supplier at police"
    assert Event.objects.filter(action="change hat", thing_id=str(second_hat.pk)).count() == 1


def test_a_session_is_over_after_twelve_hours_however_busy(people, as_role, settings):
    with time_machine.travel(dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC), tick=False) as clock:
        client = as_role("analyst")
        for _ in range(12 * 6):
            assert client.get("/help/").status_code == 200
            clock.shift(dt.timedelta(minutes=10))
        assert client.get("/help/").status_code == 200
        clock.shift(dt.timedelta(minutes=1))
        assert client.get("/help/").status_code == 302


def test_an_idle_session_is_over(people, as_role, settings):
    client = as_role("analyst")
    assert client.get("/help/").status_code == 200
    session = client.session
    session["last_seen"] = time.time() - settings.IDLE_MINUTES * 60 - 1
    session.save()
    assert client.get("/help/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_busy_session_goes_on(people, as_role, settings):
    client = as_role("analyst")
    client.get("/help/")
    session = client.session
    session["last_seen"] = time.time() - settings.IDLE_MINUTES * 60 + 30
    session.save()
    assert client.get("/help/").status_code == 200
    assert time.time() - client.session["last_seen"] < 60


# --- Try it as -------------------------------------------------------------------------------------------------------


def test_anybody_may_try_a_persona_in_a_demonstration(people):
    client = Client()
    assert client.post("/try/analyst/")["Location"] == "/home/"
    assert client.get("/help/").status_code == 200
    assert Event.objects.get(action="sign in").thing_id == "analyst"


def test_persona_sign_in_is_refused_outside_a_demonstration(people, settings):
    settings.DEMONSTRATION = False
    client = Client()
    assert client.post("/try/analyst/").status_code == 404
    assert client.post("/start-again/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_persona_that_is_none_is_the_not_found_page(people):
    for code in ("nobody", "business-manager-2"):
        assert Client().post(f"/try/{code}/").status_code == 404


def test_trying_is_never_a_link(people):
    assert Client().get("/try/analyst/").status_code == 405


def test_trying_another_persona_starts_a_new_session(people):
    client = Client()
    client.post("/try/analyst/")
    first = client.session.session_key
    client.post("/try/lay-member/")
    assert client.session.session_key != first
    assert int(client.session["_auth_user_id"]) == people.users["lay-member"].pk


# --- Signing in with a password --------------------------------------------------------------------------------------


@pytest.fixture
def ana(people) -> User:
    """The analyst with a password."""
    user = people.users["analyst"]
    user.set_password("correct horse battery")
    user.save()
    return user


def sign_in(email: str, password: str) -> Client:
    client = Client()
    client.post("/account/login/", {"login": email, "password": password})
    return client


def test_signing_in_and_out_is_in_the_trail(ana):
    client = sign_in(ana.email, "correct horse battery")
    assert client.get("/help/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/help/").status_code == 302
    done = list(Event.objects.exclude(action="look").values_list("action", "thing_id", "outcome"))
    assert done[0] == ("sign in", str(ana.pk), "allowed") and done[-1][0] == "sign out"


def test_a_wrong_password_is_in_the_trail_without_the_password(ana):
    sign_in(ana.email, "wrong horse battery")
    sign_in("stranger@chalkshire.example", "wrong horse battery")
    refused = Event.objects.filter(action="sign in", outcome="refused")
    assert list(refused.values_list("thing_id", flat=True)) == [str(ana.pk), "unknown"]
    assert "horse" not in str(list(refused.values())) and "stranger" not in str(list(refused.values()))


def test_nobody_signs_up(people):
    Client().post(
        "/account/signup/", {"email": "x@chalkshire.example", "password1": "y" * 14, "password2": "y" * 14}
    )
    assert User.objects.count() == len(people.users)
