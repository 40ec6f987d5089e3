"""`safeboard begin`: nobody needs a developer to get in (issue 3)."""

from __future__ import annotations

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from safeboard.kernel.partnership.models import Agency, Membership, User

GIVEN = {"email": "bm@board.example", "name": "Bea Marsh", "council": "County Council", "area": "825"}


def begin(**changes):
    call_command("begin", **{**GIVEN, **changes})


@pytest.mark.django_db
def test_the_first_person_gets_a_link_that_lets_them_in(capsys):
    begin(office="Chalkshire Board office")
    said = capsys.readouterr().out
    hat = Membership.objects.get()
    assert (hat.role, hat.agency.name, hat.user.is_active) == (
        "business_manager",
        "Chalkshire Board office",
        False,
    )
    council = Agency.objects.get(code="county-council")
    assert (council.name, council.kind, council.area_code) == ("County Council", "authority", "825")
    client = Client()
    page = re.search(r"https?://[^/]+(/invitation/\w+/)", said)[1]
    password = "a long sentence about nothing"
    client.post(page, {"password1": password, "password2": password})
    person = User.objects.get()
    assert person.is_active and person.check_password(password)
    assert client.get("/people/").status_code == 200


@pytest.mark.django_db
def test_it_works_once(people):
    with pytest.raises(CommandError, match="There is a business manager already"):
        begin()


@pytest.mark.django_db
def test_what_is_no_address_is_refused(capsys):
    with pytest.raises(CommandError, match="is not an e-mail address"):
        begin(email="the manager")
    assert not User.objects.exists()
