"""The chronology of a child: who may open it, what it says, and who has looked."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.permissions import Side
from safeboard.kernel.access.models import Conflict
from safeboard.kernel.journeys import statements
from safeboard.kernel.journeys.looking import looks_at
from safeboard.kernel.journeys.models import EntryQuery, Episode, Person
from safeboard.kernel.journeys.querying import counts_of
from safeboard.kernel.journeys.tests.conftest import FIRST, SECOND, address_of, text
from safeboard.kernel.partnership.personas import BY_CODE, PERSONAS
from safeboard.kernel.trail.models import Event, PersonShown

pytestmark = pytest.mark.django_db

READERS = ["team-manager", "council-data-lead"]
BOARD_SIDE = [persona.code for persona in PERSONAS if persona.role.side is Side.BOARD]
REFUSED = [*BOARD_SIDE, "police-data-lead", "ig-lead", "system-admin"]


def test_the_people_tried_are_all_there_are():
    assert {*REFUSED, *READERS} == set(BY_CODE)


@pytest.mark.parametrize("who", READERS)
def test_the_agencys_own_workers_open_the_chronology(child, as_role, who):
    page = as_role(who).get(address_of(child))
    assert page.status_code == 200 and "Plan: neglect, since 3 March 2016" in text(page)


@pytest.mark.parametrize("who", REFUSED)
def test_nobody_else_sees_anything_of_a_child(child, as_role, who):
    theirs, entry = as_role(who), Episode.objects.filter(person=child)[0]
    pages = ["", "print/", *(["who-looked/"] if who != "ig-lead" else [])]
    for page in pages:
        here, absent = theirs.get(address_of(child, page)), theirs.get(f"/children/P000000000000/{page}")
        assert here.status_code == absent.status_code == 404
        assert here.content == absent.content
    query = f"/children/entry/{entry.pk}/not-same-child/"
    assert theirs.get(query).status_code == theirs.post(query, {"words": "No."}).status_code == 404
    found = theirs.post("/children/", {"local_id": "C1"})
    assert found.status_code == (200 if who == "police-data-lead" else 404)
    assert child.code.encode() not in found.content
    assert not PersonShown.objects.filter(person=child.code).exists() and not EntryQuery.objects.exists()


def test_whoever_is_in_conflict_is_refused_like_everybody_else(child, manager, people):
    assert manager.get(address_of(child)).status_code == 200
    Conflict.objects.create(
        user=people.users["team-manager"].pk,
        record_type="journeys.person",
        record_id=child.pk,
        reason="a relative",
        since=dt.date(2016, 1, 1),
    )
    assert manager.get(address_of(child)).status_code == 404
    assert child.code not in text(manager.get("/children/"))


def test_a_child_is_found_by_number_which_never_stands_in_an_address(child, manager):
    found = manager.post("/children/", {"local_id": " C1 "})
    assert found.status_code == 302 and found.url == address_of(child) and "C1" not in found.url.split("/")
    page = text(manager.post("/children/", {"local_id": "C"}))
    assert "has sent no child with this number" in page and 'value="C"' in page
    assert manager.get("/children/?local_id=C1").status_code == 200


def test_a_child_is_found_in_any_case_unless_two_children_answer(child, state, manager):
    assert manager.post("/children/", {"local_id": " c1 "}).url == address_of(child)
    state(SECOND, ("c1", "visits", dt.date(2016, 1, 9), None, {}))
    small = Person.objects.get(local_id="c1")
    assert manager.post("/children/", {"local_id": "c1"}).url == address_of(small)
    assert manager.post("/children/", {"local_id": "C1"}).url == address_of(child)
    state(SECOND, *[(each, "visits", dt.date(2016, 1, 9), None, {}) for each in ("ab1", "AB1")])
    page = text(manager.post("/children/", {"local_id": "Ab1"}))
    assert "Several children have this number but for capital letters." in page


def test_the_list_shows_what_is_open_and_is_on_record(child, manager):
    page = text(manager.get("/children/"))
    assert child.code in page and "Neglect" in page and "3 March 2016" in page
    other = Person.objects.get(local_id="C2")
    assert other.code not in page
    assert PersonShown.objects.filter(person=child.code).count() == 1
    assert not PersonShown.objects.filter(person=other.code).exists()
    assert manager.get("/children/?list=unheard-of").status_code == 404


def test_the_time_line_is_newest_first_and_draws_long_gaps(child, manager):
    page = text(manager.get(address_of(child)))
    line = page[page.index("What happened") :]
    places = [
        line.index(words)
        for words in (
            "10 March 2016",
            "3 March 2016",
            "20 February 2016",
            "No record for 6 months",
            "7 August 2015",
        )
    ]
    assert places == sorted(places)
    assert line.count("No record for") == 1
    assert "second.xlsx" in line and "sheet “Sheet 1”, row 3" in line
    assert "Nothing from Hospital trust, Police. Safeboard holds only what agencies sent." in page
    assert "Nobody has recorded what this child says." in page
    assert "7 years old, born in June 2008" in page


def test_kinds_and_years_can_be_chosen(child, manager):
    page = text(manager.get(address_of(child), {"kind": "visits"}))
    assert "10 March 2016. <strong>Visit" in page and "<strong>Plan</strong>: Neglect. " not in page
    assert "No record for" not in page, "with some kinds left out a silence would not be one"
    page = text(manager.get(address_of(child), {"last_year": "2015"}))
    assert "7 August 2015." in page and "10 March 2016." not in page
    assert "Write the year with four digits" in text(manager.get(address_of(child), {"first_year": "15"}))


def test_withdrawn_statements_leave_the_view_and_stay_in_the_history(state, manager):
    state(
        FIRST,
        ("C1", "visits", dt.date(2016, 1, 5), None, {}),
        ("C1", "visits", dt.date(2016, 2, 5), None, {}),
    )
    state(SECOND, ("C1", "visits", dt.date(2016, 2, 5), None, {}))
    statements.withdraw(FIRST)
    child = Person.objects.get(local_id="C1")
    page = text(manager.get(address_of(child)))
    assert "5 February 2016." in page and "5 January 2016." not in page and "2 lines" in page
    page = text(manager.get(address_of(child), {"history": "on"}))
    assert page.count("sb-struck") == 2 and page.count("It was withdrawn: wrong county.") == 2


def test_an_entry_of_another_child_is_set_apart_and_counted_for_the_analyst(child, manager):
    plan = Episode.objects.get(person=child, kind="plans")
    query = f"/children/entry/{plan.pk}/not-same-child/"
    assert "Say how you know" in text(manager.post(query, {"words": ""}))
    page = text(manager.post(query, {"words": "The birthday is another."}, follow=True))
    apart = page.index("Set apart: said not to be this child")
    assert page.index("<strong>Plan</strong>: Neglect") > apart and "The birthday is another." in page[apart:]
    assert "since 3 March 2016" not in page
    plan.refresh_from_db()
    assert plan.current, "the sender's record is not edited"
    assert counts_of(SECOND) == {"This is not the same child": 1} and counts_of(FIRST) == {}
    event = Event.objects.get(action="journeys.query")
    assert "birthday" not in str(event.details)


def test_a_wrong_date_stays_in_the_time_line_with_its_note(child, manager):
    visit = Episode.objects.filter(person=child, kind="visits")[0]
    page = text(
        manager.post(f"/children/entry/{visit.pk}/date-wrong/", {"words": "A week later."}, follow=True)
    )
    assert "A date is said to be wrong" in page and "A week later." in page and "Set apart" not in page
    assert manager.get(f"/children/entry/{visit.pk}/anything-else/").status_code == 404


def test_a_print_says_for_whom_and_the_trail_keeps_the_purpose_and_no_name(child, manager):
    address = address_of(child, "print/")
    asked = text(manager.post(address, {"made_for": ""}))
    assert "Choose what it is for." in asked and "Say who it is for." in asked
    assert not Event.objects.filter(action="journeys.print").exists()
    page = text(manager.post(address, {"purpose": "Court", "made_for": "Judge Holloway"}))
    assert "Printed by Tess Morgan, Social work team manager, 21 April 2016" in page
    assert "for Judge Holloway (court)" in page
    event = Event.objects.get(action="journeys.print")
    assert event.details == {"purpose": "Court"} and event.thing_id == child.code


def test_who_has_looked_is_shown_and_looking_there_is_on_record(child, manager, as_role):
    as_role("council-data-lead").get(address_of(child))
    manager.post(address_of(child, "print/"), {"purpose": "Court", "made_for": "the court"})
    for who in ("team-manager", "ig-lead"):
        page = text(as_role(who).get(address_of(child, "who-looked/")))
        assert "Agency data lead" in page and "County Council" in page and "(court)" in page
    seen = Event.objects.filter(thing="child-who-looked").order_by("pk")
    assert [event.hat.partition(" ")[0] for event in seen] == ["team_manager", "information_governance_lead"]
    assert PersonShown.objects.filter(event__in=seen.values("uid"), person=child.code).count() == 2
    assert as_role("council-data-lead").get(address_of(child, "who-looked/")).status_code == 404


def test_opening_the_print_form_is_not_told_as_printing(child, manager):
    manager.get(address_of(child, "print/"))
    assert [look.what for look in looks_at(child.code)] == ["Opened the print form"]
    manager.post(address_of(child, "print/"), {"purpose": "Court", "made_for": "the court"})
    assert [look.what for look in looks_at(child.code)] == ["Chronology, printed", "Opened the print form"]


def test_the_information_governance_lead_finds_the_looks_and_not_the_child(child, as_role):
    lead = as_role("ig-lead")
    found = lead.post("/children/who-looked/", {"local_id": "C1"})
    assert found.url == address_of(child, "who-looked/")
    assert lead.get(address_of(child)).status_code == 404


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (None, "age not known"),
        (dt.date(2016, 8, 1), "unborn, expected in August 2016"),
        (dt.date(2015, 9, 1), "under 1, born in September 2015"),
        (dt.date(2015, 4, 21), "1 year old, born in April 2015"),
        (dt.date(2008, 6, 1), "7 years old, born in June 2008"),
    ],
)
def test_the_age_is_said_in_words(child, manager, born, words):
    Person.objects.update(born_on=born)
    assert words[1:] in text(manager.get(address_of(child)))
