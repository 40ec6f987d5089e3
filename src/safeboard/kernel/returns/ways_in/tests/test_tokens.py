"""Tokens of programs: shown once, kept as a hash, an agency's own, over after a year at most."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from safeboard.kernel.partnership.personas import PERSONAS, POLICE
from safeboard.kernel.returns.models import Token
from safeboard.kernel.returns.ways_in import tokens
from safeboard.kernel.trail.models import Event
from safeboard.kernel.work.today import today

pytestmark = pytest.mark.django_db
UNTIL = {"until_day": "31", "until_month": "3", "until_year": "2017"}


def text(response: Any) -> str:
    return response.content.decode()


def give(client: Client, agency: Any, **more: Any) -> Any:
    said = {"agency": agency.pk, "name": "monthly export", "returns": ["small-figures"], **UNTIL, **more}
    return client.post("/returns/tokens/new/", said)


def test_a_token_is_given_shown_once_and_kept_as_a_hash(due, as_role):
    lead = as_role("council-data-lead")
    page = text(give(lead, due.agency))
    secret = re.search(r"<code>(sbt_[\w-]+)</code>", page)[1]
    token = Token.objects.get()
    assert token.digest == tokens.digest_of(secret) and secret not in str(vars(token))
    assert tokens.find(secret) == token and tokens.find(secret[:-1]) is None
    page = text(lead.get("/returns/tokens/"))
    assert secret not in page and secret[:8] in page and "monthly export" in page and "Not used yet" in page
    event = Event.objects.get(action="returns.token")
    assert event.thing_id == str(token.pk) and secret not in str(vars(event))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Name the program"),
        ({"returns": []}, "Choose at least one return."),
        ({"returns": ["annex-a"]}, "Choose returns of the list."),
        ({"until_year": "2018"}, "A token lasts a year at most: until 21 April 2017"),
        ({"until_year": "2015"}, "This day has passed."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(due, as_role, said, words):
    assert words in text(give(as_role("council-data-lead"), due.agency, **said))
    assert not Token.objects.exists()


def test_nobody_gives_a_token_of_another_agency(due, people, as_role):
    page = text(give(as_role("council-data-lead"), people.agencies[POLICE]))
    assert not Token.objects.exists() and "There is a problem" in page


def test_the_business_manager_gives_for_every_agency_and_ends_with_a_reason(due, people, as_role):
    manager = as_role(next(each.code for each in PERSONAS if each.role.code == "business_manager"))
    give(manager, people.agencies[POLICE])
    token = Token.objects.get()
    assert token.agency.code == POLICE
    assert "Say why, in a sentence" in text(manager.post(f"/returns/tokens/{token.pk}/end/", {"why": ""}))
    page = text(manager.post(f"/returns/tokens/{token.pk}/end/", {"why": "No longer used."}, follow=True))
    token.refresh_from_db()
    assert not token.opens(today()) and "No longer used." in page
    assert manager.get(f"/returns/tokens/{token.pk}/end/").status_code == 404
    assert Event.objects.filter(action="returns.token-end", thing_id=str(token.pk)).exists()


def test_an_agency_sees_and_ends_its_own_tokens_only(due, as_role):
    give(as_role("council-data-lead"), due.agency)
    police = as_role("police-data-lead")
    assert "monthly export" not in text(police.get("/returns/tokens/"))
    assert police.post(f"/returns/tokens/{Token.objects.get().pk}/end/", {"why": "x"}).status_code == 404
    assert Token.objects.get().ended_at is None


@pytest.mark.parametrize(
    "code",
    [each.code for each in PERSONAS if each.role.code not in ("business_manager", "data_supplier")],
)
def test_nobody_else_finds_the_tokens(due, as_role, code):
    client = as_role(code)
    for page in ("", "new/", "how/", "1/end/"):
        assert client.get(f"/returns/tokens/{page}").status_code == 404


def test_how_a_program_sends_names_every_box(due, as_role):
    page = text(as_role("council-data-lead").get("/returns/tokens/how/"))
    assert "curl --request PUT http://testserver/api/v1/returns/" in page
    assert "episodes_by.spoken_to.north" in page and "Authorization: Bearer" in page
