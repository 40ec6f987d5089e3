"""Search and the page of an agency: gathered from every room, within the reader's rights (pages.md 3.10)."""

from __future__ import annotations

import pytest

from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.reporting.finding import excerpt
from safeboard.kernel.trail.models import Event


@pytest.fixture
def asked(people, reader_for, working):
    return tracking.raise_item(
        kind=Kind.CHALLENGE,
        title="Why do missing children wait for a talk?",
        words="Return interviews come late.",
        agency=people.agencies["police"],
        by=reader_for("business-manager"),
    )


def test_a_find_shows_its_words_and_opens(asked, as_role):
    client = as_role("lay-member")
    body = client.get("/search/?q=interviews late").content.decode()
    assert "Why do missing children wait" in body and f"/actions/{asked.pk}/" in body
    assert client.get(f"/actions/{asked.pk}/").status_code == 200


def test_every_word_must_be_there(asked, as_role):
    body = as_role("lay-member").get("/search/?q=interviews transport").content.decode()
    assert "Nothing was found" in body


@pytest.mark.parametrize(
    ("words", "said"), [("ab", "at least 3 letters"), ("x" * 101, "at most 100 letters")]
)
def test_too_little_or_too_much_is_said_beside_the_field(asked, as_role, words, said):
    body = as_role("lay-member").get(f"/search/?q={words}").content.decode()
    assert said in body and f'value="{words}"' in body and "govuk-input--error" in body


def test_the_words_are_not_kept_in_the_trail(asked, as_role):
    as_role("lay-member").get("/search/?q=interviews")
    event = Event.objects.get(action="search")
    assert (event.thing, event.thing_id) == ("finds", "1") and "interviews" not in str(event.details)


@pytest.mark.parametrize("persona", ["police-data-lead", "team-manager", "ig-lead", "system-admin"])
def test_who_is_not_of_the_board_does_not_search(asked, as_role, persona):
    assert as_role(persona).get("/search/?q=interviews").status_code == 404


def test_an_excerpt_is_around_the_first_find():
    text = "a " * 200 + "needle " + "b " * 200
    found = excerpt(text, "needle")
    assert "needle" in found and found.startswith("…") and found.endswith("…") and len(found) < 130


def test_the_page_of_an_agency_holds_what_is_asked_of_it(asked, as_role):
    body = as_role("business-manager").get("/asked-of/police/").content.decode()
    assert "What have we asked Police for?" in body and "Why do missing children wait" in body
    other = as_role("business-manager").get("/asked-of/hospital-trust/").content.decode()
    assert "Why do missing children wait" not in other


def test_an_agency_opens_its_own_page_and_no_other(asked, as_role):
    lead = as_role("police-data-lead")
    assert lead.get("/asked-of/")["Location"] == "/asked-of/police/"
    assert lead.get("/asked-of/police/").status_code == 200
    assert lead.get("/asked-of/hospital-trust/").status_code == 404
    assert lead.get("/asked-of/no-such/").status_code == 404


@pytest.mark.parametrize("persona", ["lay-member", "analyst", "team-manager", "system-admin"])
def test_agencies_pages_are_for_the_office_and_the_agency(people, as_role, persona):
    assert as_role(persona).get("/asked-of/").status_code == 404
    assert as_role(persona).get("/asked-of/police/").status_code == 404
