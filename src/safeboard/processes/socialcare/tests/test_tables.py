"""What the fact tables say of the statements that stand, and of nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.grammar.measure.tables import check_rows
from safeboard.kernel.journeys.models import EntryQuery, Episode, Person
from safeboard.processes.socialcare.returns.annex_a import ANNEX_A
from safeboard.processes.socialcare.tables import TABLES

BY_NAME = {each.table.name: each for each in TABLES}
FEBRUARY, MARCH = dt.date(2016, 2, 3), dt.date(2016, 3, 1)
SAID = {
    "contacts": ({"source": "police"}, {"received_on": FEBRUARY, "source": "police"}),
    "referrals": (
        {"source": "schools", "no_further_action": "yes", "referrals_in_12_months": 2},
        {"received_on": FEBRUARY, "source": "schools", "closed_without_action": True, "own_count": 2},
    ),
    "assessments": ({}, {"started_on": FEBRUARY, "authorised_on": MARCH}),
    "section47": (
        {"conference_on": "2016-02-17", "conference_unnecessary": "no", "plan_made": "no"},
        {
            "started_on": FEBRUARY,
            "conference_on": dt.date(2016, 2, 17),
            "conference_unnecessary": False,
            "plan_made": False,
        },
    ),
    "children_in_need": (
        {"need": "child_disability", "status": "closed"},
        {"started_on": FEBRUARY, "closed_on": MARCH, "need": "child_disability", "status": "closed"},
    ),
    "protection_plans": (
        {"initial_category": "neglect", "latest_category": "multiple", "previous_plans": 1},
        {
            "started_on": FEBRUARY,
            "ended_on": MARCH,
            "initial_category": "neglect",
            "latest_category": "multiple",
            "own_count": 1,
        },
    ),
    "early_help": (
        {"organisation": "Health visiting"},
        {"started_on": FEBRUARY, "completed_on": MARCH, "organisation": "Health visiting"},
    ),
    "looked_after": (
        {"legal_status": "accommodated", "placement": "foster", "location": "in_area", "unaccompanied": "no"},
        {
            "started_on": FEBRUARY,
            "ceased_on": MARCH,
            "legal_status": "accommodated",
            "placement": "foster",
            "location": "in_area",
            "unaccompanied": False,
        },
    ),
    "care_leavers": (
        {
            "eligibility": "relevant",
            "in_touch": "in_touch",
            "accommodation": "foyer",
            "suitability": "suitable",
            "activity": "neet_other",
        },
        {
            "on": FEBRUARY,
            "eligibility": "relevant",
            "in_touch": "in_touch",
            "accommodation": "foyer",
            "suitability": "suitable",
            "activity": "neet_other",
        },
    ),
    "adoptions": (
        {"entered_care_on": "2015-01-05", "placement_order_on": "2016-02-10"},
        {
            "decided_on": FEBRUARY,
            "entered_care_on": dt.date(2015, 1, 5),
            "placement_order_on": dt.date(2016, 2, 10),
            "matched_on": None,
            "placed_on": None,
            "ordered_on": MARCH,
            "reversed_on": None,
        },
    ),
    "protection_reviews": (
        {"plan_started_on": "2015-11-03"},
        {"reviewed_on": FEBRUARY, "plan_started_on": dt.date(2015, 11, 3)},
    ),
    "in_need_plans": ({}, {"started_on": FEBRUARY, "ended_on": MARCH}),
    "first_conferences": ({}, {"held_on": FEBRUARY}),
    "assessment_factors": (
        {"authorised_on": "2016-02-20", "neglect": "yes", "factors": "Neglect"},
        {"started_on": FEBRUARY, "authorised_on": dt.date(2016, 2, 20), "neglect": True},
    ),
    "before_birth": (
        {"authorised_on": "2016-02-20", "expected_on": "2016-05-01", "birth_on": "2016-04-20"},
        {
            "started_on": FEBRUARY,
            "authorised_on": dt.date(2016, 2, 20),
            "due_on": dt.date(2016, 5, 1),
            "birth_on": dt.date(2016, 4, 20),
        },
    ),
    "placements": (
        {"legal_status": "accommodated", "placement": "foster", "location": "in_area", "over_20_miles": "no"},
        {
            "started_on": FEBRUARY,
            "ended_on": MARCH,
            "legal_status": "accommodated",
            "placement": "foster",
            "location": "in_area",
            "over_20_miles": False,
        },
    ),
    "protection_visits": ({"seen_alone": "no"}, {"visited_on": FEBRUARY, "seen_alone": False}),
    "care_reviews": ({"participation": "spoke"}, {"reviewed_on": FEBRUARY, "participation": "spoke"}),
    "missing_from_care": (
        {"authorised": "no"},
        {"missing_on": FEBRUARY, "back_on": MARCH, "away_without_leave": False},
    ),
}


@pytest.fixture
def child(people):
    return Person.objects.create(agency=people.agencies["county-council"], local_id="C1")


@pytest.fixture
def episode(child):
    def make(kind="referrals", ends_on=MARCH, **fields):
        said = {"starts_on": FEBRUARY, "receipt": 1, "newest": True, "current": True, "facts": {}, **fields}
        return Episode.objects.create(
            agency=child.agency, person=child, kind=kind, ends_on=ends_on, source="return", as_at=MARCH,
            sheet="List", row=2, **said,
        )  # fmt: skip

    return make


def rows(name):
    return list(BY_NAME[name].rows())


@pytest.mark.parametrize("name", SAID)
def test_a_row_says_what_the_statement_says(episode, name):
    facts, expected = SAID[name]
    episode(name, facts=facts)
    (row,) = rows(name)
    same = {"person": "county-council/C1", "area": "825", "key": "county-council/C1/2016-02-03/1"}
    assert row == {**same, **expected}
    check_rows(BY_NAME[name].table, [row])


@pytest.mark.parametrize("name", SAID)
def test_blank_is_not_zero_and_not_no(episode, name):
    """R-DAT-06: what the file leaves blank stays unknown."""
    episode(name, ends_on=None)
    (row,) = rows(name)
    started = BY_NAME[name].dated_by
    assert {key: value for key, value in row.items() if value is None}.keys() == (
        row.keys() - {"key", "person", "area", started}
    )


def test_a_plan_for_adoption_that_was_reversed_is_no_adoption(episode):
    episode("adoptions", facts={"reversed_on": MARCH.isoformat()})
    (row,) = rows("adoptions")
    assert (row["ordered_on"], row["reversed_on"]) == (None, MARCH)


def test_only_the_current_statement_counts(episode):
    episode(receipt=1, newest=False, current=False, facts={"source": "police"})
    episode(receipt=2, facts={"source": "schools"})
    assert [row["source"] for row in rows("referrals")] == ["schools"]


def test_two_events_of_one_day_are_two_rows(episode):
    episode(ordinal=1)
    episode(ordinal=2)
    assert [row["key"][-2:] for row in rows("referrals")] == ["/1", "/2"]
    assert len({row["person"] for row in rows("referrals")}) == 1


def test_not_the_same_child_counts_as_a_child_of_its_own(episode, people):
    """pages.md 1.5: the entry is separated; nothing is lost."""
    kept, apart = episode(), episode(starts_on=MARCH)
    wrong_date = EntryQuery.DATE_WRONG
    for each, kind in ((apart, EntryQuery.NOT_SAME_CHILD), (kept, wrong_date)):
        EntryQuery.objects.create(
            agency=each.agency, episode=each, kind=kind, words="?", by=people.users["team-manager"]
        )
    first, second = rows("referrals")
    assert first["person"] == "county-council/C1"
    assert second["person"].startswith("county-council/C1/referrals/2016-03-01")
    assert second["key"] != first["key"]


def test_the_same_local_id_of_two_agencies_is_two_children(episode, people):
    other = Person.objects.create(agency=people.agencies["police"], local_id="C1")
    episode()
    Episode.objects.create(
        agency=other.agency, person=other, kind="referrals", starts_on=FEBRUARY, receipt=3, newest=True, current=True,
        source="return", as_at=MARCH, sheet="List", row=2,
    )  # fmt: skip
    assert {row["person"] for row in rows("referrals")} == {"county-council/C1", "police/C1"}


def test_who_it_is_and_what_is_sensitive_is_classed():
    for table in TABLES:
        identifying = {name for name, kind in table.classes.items() if kind is FieldClass.IDENTIFYING}
        assert identifying == {"key", "person"}, table.table.name
    assert BY_NAME["children_in_need"].classes["need"] is FieldClass.SENSITIVE
    assert BY_NAME["protection_plans"].classes["latest_category"] is FieldClass.SENSITIVE


def test_each_table_is_a_list_of_the_return_and_its_codes_have_words():
    by_itself = {name for name, table in BY_NAME.items() if not table.made_from}
    of_others = {
        "first_conferences",
        "protection_reviews",
        "in_need_plans",
        "assessment_factors",
        "before_birth",
        "protection_visits",
    }
    of_care = {"placements", "care_reviews", "missing_from_care"}
    assert {each.name for each in ANNEX_A if each.kept} | of_others | of_care == by_itself == set(SAID)
    assert set(BY_NAME) - by_itself == {"reviewed_plans", "reviewed_care", "plan_weeks"}
    assert REGISTRY.label("referrals", "source", "other_legal") == "Other legal agency"
    assert REGISTRY.label("protection_plans", "latest_category", "neglect") == "Neglect"
    assert REGISTRY.label("referrals", "source", "not recorded") == "Not recorded"
