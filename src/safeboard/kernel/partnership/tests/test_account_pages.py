"""Sign-in and account pages: they look like the rest, work under the strict content policy, and speak plainly."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from safeboard.kernel.access.rules import walk

PASSWORD = "correct horse battery"  # noqa: S105

ANYBODY = {
    "account_inactive",
    "account_reset_password",
    "account_reset_password_from_key",
    "account_confirm_email",
}
OWN = {
    "account_change_password",
    "account_email",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_list_webauthn",
}
EXPECTED = {
    "nobody": ANYBODY | {"account_login", "account_signup", "account_reset_password_done"},
    "signed_in": ANYBODY | OWN,
    "confirmed": ANYBODY | OWN | {"mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"},
}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def analyst(people):
    user = people.users["analyst"]
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, user, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


@pytest.fixture
def signed_in(analyst):
    client = Client()
    assert sign_in(client, analyst).status_code == 302
    return client


@pytest.fixture
def confirmed(signed_in):
    """Signed in, and the password given once more, as changes to one's own sign-in ask."""
    assert signed_in.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
    return signed_in


def addresses():
    """Every address of the account pages, with something in the place of its arguments."""
    filled = {"key": "no-such-key", "uidb36": "1", "pk": 1}
    for route, pattern in walk(get_resolver().url_patterns):
        if route.startswith("account/"):
            names = re.findall(r"<(?:\w+:)?(\w+)>", route)
            yield pattern.name, reverse(pattern.name, kwargs={name: filled[name] for name in names})


def faults_of(page: str) -> list[str]:
    """What the content policy would refuse, and what no page of ours lacks."""
    scripts = re.findall(r"<script\b[^>]*>", page)
    faults = [tag for tag in scripts if "src=" not in tag and 'type="application/json"' not in tag]
    faults += (
        re.findall(r"<[^>]+\sstyle=", page) + re.findall(r"<[^>]+\son\w+=", page) + re.findall("<style", page)
    )
    faults += [] if 'class="sb-header"' in page else ["not in our layout"]
    faults += ["says 'invalid'"] if "invalid" in page.lower() else []
    faults += ["not one h1"] if page.count("<h1") != 1 else []
    return faults


def test_what_the_policy_would_refuse_is_found():
    page = '<header class="sb-header"></header><h1>a</h1>'
    assert faults_of(page) == []
    assert (
        len(
            faults_of(
                page.replace(
                    "<h1>", '<h1 style="color: red" onclick="go()"><script>go()</script>Invalid<style>'
                )
            )
        )
        == 5
    )


@pytest.mark.parametrize("who", ["nobody", "signed_in", "confirmed"])
def test_every_account_page_looks_like_ours(who, request, db):
    client = Client() if who == "nobody" else request.getfixturevalue(who)
    seen = set()
    # The page of addresses makes one to be confirmed, which closes some pages; after signing out one is nobody.
    last = ("account_email", "account_logout")
    for name, address in sorted(addresses(), key=lambda each: last.index(each[0]) if each[0] in last else -1):
        answer = client.get(address)
        assert answer.status_code in (200, 302, 404), name
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            assert faults_of(answer.content.decode()) == [], name
            seen.add(name)
    assert seen >= EXPECTED[who]


def totp_code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_who_only_signed_in_is_asked_once_more_before_changing_how(signed_in):
    answer = signed_in.get(reverse("mfa_activate_totp"))
    assert answer.status_code == 302 and answer.url.startswith(reverse("account_reauthenticate"))
    wrong = signed_in.post(answer.url, {"password": "wrong wrong wrong"})
    assert wrong.status_code == 200 and faults_of(wrong.content.decode()) == []
    right = signed_in.post(answer.url, {"password": PASSWORD})
    assert (right.status_code, right.url) == (302, reverse("mfa_activate_totp"))


def test_the_app_on_the_phone_from_switching_on_to_switching_off(confirmed):
    signed_in = confirmed
    body = signed_in.get(reverse("mfa_activate_totp")).content.decode()
    assert faults_of(body) == [] and "<svg" in body and "data:image" not in body
    secret = re.search(r"<code>(\w+)</code>", body)[1]
    wrong = signed_in.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert wrong.status_code == 200 and "There is a problem" in wrong.content.decode()
    right = signed_in.post(reverse("mfa_activate_totp"), {"code": totp_code(secret)})
    assert right.status_code == 302
    for name in (
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_reauthenticate",
    ):
        page = signed_in.get(reverse(name))
        assert page.status_code == 200 and faults_of(page.content.decode()) == [], name
    assert signed_in.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert "Off" in signed_in.get(reverse("mfa_index")).content.decode()


def test_a_key_is_listed_renamed_and_removed(confirmed, analyst):
    credential = {"clientExtensionResults": {"credProps": {"rk": True}}}
    key = Authenticator.objects.create(
        user=analyst, type="webauthn", data={"name": "Blue key", "credential": credential}
    )
    for name, kwargs in (
        ("mfa_list_webauthn", {}),
        ("mfa_edit_webauthn", {"pk": key.pk}),
        ("mfa_remove_webauthn", {"pk": key.pk}),
    ):
        page = confirmed.get(reverse(name, kwargs=kwargs)).content.decode()
        assert faults_of(page) == [] and "Blue key" in page, name
    assert confirmed.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Red key"}).status_code == 302
    assert "Red key" in confirmed.get(reverse("mfa_list_webauthn")).content.decode()
    assert confirmed.post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 302
    assert "Red key" not in confirmed.get(reverse("mfa_list_webauthn")).content.decode()


def test_a_second_step_is_asked_for_and_a_recovery_code_lets_in(analyst):
    TOTP.activate(analyst, generate_totp_secret())
    codes = RecoveryCodes.activate(analyst).get_unused_codes()
    client = Client()
    assert sign_in(client, analyst).url == reverse("mfa_authenticate")
    page = client.get(reverse("mfa_authenticate")).content.decode()
    assert faults_of(page) == [] and 'id="js_data"' in page
    assert client.get(reverse("home")).status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": "nonsense"}).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert client.get(reverse("home")).status_code == 200


def test_a_wrong_password_keeps_the_address_and_says_so_plainly(analyst):
    client = Client()
    answer = sign_in(client, analyst, "not this one at all")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'value="{analyst.email}"' in page and "not this one at all" not in page
    assert "There is a problem" in page and "not correct" in page
    assert faults_of(page) == []
    assert sign_in(client, analyst).status_code == 302


def test_a_stranger_is_told_the_same_as_somebody_with_a_wrong_password(analyst):
    def words(email):
        page = (
            Client()
            .post(reverse("account_login"), {"login": email, "password": "wrong wrong wrong"})
            .content.decode()
        )
        return re.search(r'(?s)<div class="govuk-error-summary.*?</ul>', page)[0]

    assert words("nobody@chalkshire.example") == words(analyst.email)


def test_too_many_tries_are_stopped(analyst):
    client = Client()
    for _ in range(5):
        sign_in(client, analyst, "wrong wrong wrong")
    page = sign_in(client, analyst).content.decode()
    assert "Too many" in page, "the right password is refused too, so that guessing gains nothing"
    statuses = [sign_in(client, analyst, "wrong wrong wrong").status_code for _ in range(30)]
    assert 429 in statuses
    last = sign_in(client, analyst)
    assert last.status_code == 429
    assert "Wait a few minutes" in last.content.decode() and faults_of(last.content.decode()) == []


def test_nobody_makes_an_account_for_themselves(db, django_user_model):
    page = Client().get(reverse("account_signup"))
    assert "You need an invitation" in page.content.decode()
    typed = {"email": "new@chalkshire.example", "password1": PASSWORD, "password2": PASSWORD}
    Client().post(reverse("account_signup"), typed)
    assert not django_user_model.objects.filter(email=typed["email"]).exists()


def test_a_forgotten_password_is_set_anew_by_the_link(analyst):
    client = Client()
    assert client.post(reverse("account_reset_password"), {"email": analyst.email}).status_code == 302
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    assert "Set a new password" in page.content.decode() and faults_of(page.content.decode()) == []
    address = page.redirect_chain[-1][0]
    assert client.post(address, {"password1": "short", "password2": "short"}).status_code == 200
    new = "three words apart"
    assert client.post(address, {"password1": new, "password2": new}).status_code == 302
    assert (
        sign_in(Client(), analyst).status_code == 200 and sign_in(Client(), analyst, new).status_code == 302
    )


def test_a_stranger_gets_no_letter_and_the_same_page(analyst):
    known = Client().post(reverse("account_reset_password"), {"email": analyst.email})
    unknown = Client().post(reverse("account_reset_password"), {"email": "nobody@chalkshire.example"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [each.to for each in mail.outbox] == [[analyst.email]]


def test_the_password_is_changed_only_by_who_knows_it(signed_in, analyst):
    new = {"password1": "three words apart", "password2": "three words apart"}
    address = reverse("account_change_password")
    refused = signed_in.post(address, {"oldpassword": "wrong", **new})
    assert refused.status_code == 200 and faults_of(refused.content.decode()) == []
    assert signed_in.post(address, {"oldpassword": PASSWORD, **new}).status_code == 302
    analyst.refresh_from_db()
    assert analyst.check_password("three words apart")
