"""One line of a child's time line for all the files that state an event, and what it followed."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.following import Following
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.journeys import statements
from safeboard.kernel.journeys.disposal import dispose
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.journeys.querying import counts_of
from safeboard.kernel.journeys.tests.conftest import CENSUS, FIRST, SECOND, address_of, text

pytestmark = pytest.mark.django_db


def test_files_of_two_forms_are_one_line_that_says_which_says_what(child, census, manager):
    census(CENSUS, {"harm": "physical"})
    page = text(manager.get(address_of(child)))
    assert page.count("<strong>Plan</strong>: Physical abuse. ") == 1 and "Plan: physical abuse" in page
    entry = page[page.index("3 March 2016. <strong>Plan</strong>") :]
    newest, also = entry.split("This is not the same child")[0].split("Also from: ")
    assert (
        "<strong>Yearly census, 1 April 2016</strong>" in newest
        and "census.xml, sheet “Plan”, row 9" in newest
    )
    assert "Kind of harm:</span> Physical abuse" in newest and "A. Worker" not in newest
    assert "<strong>Visits, 31 March 2016</strong>" in also and "second.xlsx, sheet “Sheet 1”, row 2" in also
    adds, otherwise = also.split("Said otherwise; the newer file counts:")
    assert "Worker:</span> A. Worker" in adds and "Neglect" not in adds
    assert "Kind of harm:</span> Neglect" in otherwise and "Worker" not in otherwise
    # The review is known from the older file alone, and its line names that one.
    review = page[page.index("20 February 2016. <strong>Last review") :].split("</details>")[0]
    assert "second.xlsx" in review and "census.xml" not in review
    printed = text(manager.post(address_of(child, "print/"), {"purpose": "Court", "made_for": "the court"}))
    assert "Yearly census, row 9, file as at 1 April 2016; Visits, row 2, file as at 31 March 2016" in printed


def test_only_what_a_newer_file_of_the_same_form_says_again_is_struck(child, census, manager):
    census(CENSUS, {"harm": "physical"})
    assert "of older or withdrawn files" not in text(manager.get(address_of(child)))
    census(CENSUS + 1, {"harm": None})
    page = text(manager.get(address_of(child), {"history": "on"}))
    assert page.count("sb-struck") == 1 and "1 line of older or withdrawn files is struck through" in page
    assert (
        "<strong>Plan</strong>: Physical abuse. County Council.</span> A newer file says this again" in page
    )
    assert "3 March 2016. <strong>Plan</strong>. " in page, "the newest census leaves the kind of harm blank"
    statements.withdraw(CENSUS + 1)
    assert "Plan: physical abuse, since" in text(manager.get(address_of(child)))


def test_what_one_form_ended_is_open_nowhere(child, census, manager):
    assert "Plan: neglect, since 3 March 2016" in text(manager.get(address_of(child)))
    assert "Plans: 1<" in text(manager.get("/children/"))
    census(CENSUS, {}, dt.date(2016, 3, 20))
    page = text(manager.get(address_of(child)))
    assert "since 3 March 2016" not in page and "20 March 2016. <strong>Plan: end</strong>" in page
    assert "Plans: 0<" in text(manager.get("/children/"))


def test_the_list_tells_what_any_file_says_of_it(child, census, manager):
    census(CENSUS, {})
    page = text(manager.get("/children/?list=plans"))
    assert page.count(child.code) == 1 and ">Neglect<" in page


def test_an_entry_of_two_files_is_queried_once_for_both(child, census, manager):
    census(CENSUS, {"harm": "physical"})
    entry = Episode.objects.get(person=child, kind="plans", current=True)
    address = f"/children/entry/{entry.pk}/not-same-child/"
    asked = text(manager.get(address))
    assert "census.xml" in asked and "second.xlsx" in asked
    page = text(manager.post(address, {"words": "Another family."}, follow=True))
    assert "since 3 March 2016" not in page and page.count("Another family.") == 1
    once = {"This is not the same child": 1}
    assert counts_of(CENSUS) == counts_of(SECOND) == once
    dispose(CENSUS)
    page = text(manager.get(address_of(child)))
    apart = page[page.index("Set apart") :]
    assert (
        "<strong>Plan</strong>: Neglect" in apart and "Another family." in apart and counts_of(SECOND) == once
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("2016-03-03",), "followed the visit of 3 March 2016"),
        (("2016-02-20", "2016-03-01", "2016-03-04"), "followed the visit of 1 March 2016"),
        (("2016-02-18",), "followed the visit of 18 February 2016"),
        (("2016-02-17", "2016-03-04"), ""),
    ],
)
def test_an_event_says_what_it_followed(state, manager, monkeypatch, days, words):
    """R-FD-08 for referrals and contacts; here plans follow visits."""
    monkeypatch.setattr(REGISTRY, "followings", [Following("plans", after="visits", days=14, rule="R-FD-08")])
    visits = [("C1", "visits", dt.date.fromisoformat(day), None, {}) for day in days]
    state(FIRST, *visits, ("C1", "plans", dt.date(2016, 3, 3), None, {"harm": "neglect"}))
    page = text(manager.get(address_of(Person.objects.get(local_id="C1"))))
    told = page[page.index("3 March 2016. <strong>Plan</strong>") :].split("</span>")[0]
    assert (
        told
        == f"3 March 2016. <strong>Plan</strong>: Neglect{', ' + words if words else ''}. County Council."
    )
    assert page.count("followed the visit") == bool(words)
