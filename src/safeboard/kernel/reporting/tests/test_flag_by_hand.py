"""The analyst flags what was noticed on a draft: with a reason, in the trail, and nobody else there (R-DAT-04)."""

from __future__ import annotations

import html

import pytest

from safeboard.kernel.indicators.flags import MANUAL
from safeboard.kernel.indicators.models import Flag, Look
from safeboard.kernel.reporting.tests.conftest import BOARD
from safeboard.kernel.trail.models import Event

ADDRESS = f"{BOARD}flag/T3-07/"
REASON = {"reason": "The Board has not heard what lies behind this."}


@pytest.fixture
def noticed(pack):
    look = Look.objects.last()
    look.seen["noticed"] = [
        {"indicator": "T3-07", "test": "far", "words": "Plans: far from England", "stands_out": True},
        {"indicator": "T1-07", "test": "shift", "words": "Referred again: lower", "stands_out": True},
    ]
    look.save()
    return pack


def text_of(client, address=BOARD):
    return html.unescape(client.get(address).content.decode())


def test_the_analyst_flags_what_was_noticed(noticed, as_role):
    client = as_role("analyst")
    page = text_of(client)
    offered = page[page.index('id="noticed"') : page.index("</details>", page.index('id="noticed"'))]
    assert ADDRESS in offered and "/flag/T1-07/" not in page, "T1-07 is flagged already"
    assert "Plans: far from England" in text_of(client, ADDRESS)
    assert "Say why the Board should look at this." in client.post(ADDRESS, {"reason": ""}).content.decode()
    assert not Flag.objects.filter(test=MANUAL).exists()
    assert client.post(ADDRESS, REASON)["Location"] == BOARD
    flag = Flag.objects.get(test=MANUAL)
    assert flag.words.endswith(
        "37.6 per 10,000 (454 of 120,726). The Board has not heard what lies behind this"
    )
    assert "raised it by hand: no test did" in flag.note
    event = Event.objects.filter(action="flags.raise", thing_id=flag.pk).get()
    assert "lies behind" not in str(event.__dict__)
    body = text_of(as_role("business-manager"))
    assert flag.words in body and f"{flag.note}." in body and ADDRESS not in text_of(client)


def test_a_flag_by_hand_is_about_the_agency_that_owes_the_figure(noticed, as_role, people, late):
    owed = type(late).objects.get(pk=late.pk)
    owed.pk, owed.return_code, owed.agency = None, "annex-a", people.agencies["county-council"]
    owed.save()
    as_role("analyst").post(ADDRESS, REASON)
    assert Flag.objects.get(test=MANUAL).about == people.agencies["county-council"]
    assert "About you: Children on a child protection plan" in text_of(as_role("council-data-lead"), "/home/")


def test_what_is_flagged_already_or_typed_too_short_stays_typed(noticed, as_role):
    client = as_role("analyst")
    client.post(ADDRESS, REASON)
    again = html.unescape(
        client.post(ADDRESS, {"reason": "The Board should ask what explains it."}).content.decode()
    )
    assert "is flagged already" in again and "The Board should ask what explains it." in again
    assert Flag.objects.filter(test=MANUAL).count() == 1


@pytest.mark.parametrize(
    "persona",
    [
        "business-manager",
        "independent-chair",
        "pqa-chair",
        "lay-member",
        "council-data-lead",
        "health-board-member",
    ],
)
def test_nobody_else_flags_here(noticed, as_role, persona):
    client = as_role(persona)
    assert client.get(ADDRESS).status_code == client.post(ADDRESS, REASON).status_code == 404
    assert not Flag.objects.filter(test=MANUAL).exists()
    if persona in ("business-manager", "independent-chair", "pqa-chair"):
        assert ADDRESS not in text_of(client)


def test_no_figure_of_that_name_and_none_after_issue(issued, as_role):
    client = as_role("analyst")
    assert client.get(f"{BOARD}flag/T9-99/").status_code == 404
    assert "/flag/" not in text_of(client)
    assert "has been issued" in client.post(ADDRESS, REASON).content.decode()
    assert not Flag.objects.filter(test=MANUAL).exists()


def test_a_flag_by_hand_is_the_concern_of_the_page_where_no_test_fired(noticed, as_role):
    Flag.objects.exclude(test="blind").delete()
    as_role("analyst").post(ADDRESS, REASON)
    assert "Still a concern: children on a child protection plan, 37.6" in text_of(as_role("analyst"))
