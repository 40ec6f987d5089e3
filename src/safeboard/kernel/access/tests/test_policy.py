"""The rule in examples that a person can check by eye; the random worlds are in tests/architecture."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.access.middleware import passes
from safeboard.kernel.access.models import Conflict
from safeboard.kernel.access.readers import NOBODY
from safeboard.kernel.access.rules import Open, SignedIn, needs
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.journeys.permissions import QUERY, READ
from safeboard.kernel.returns.permissions import CHECK

pytestmark = pytest.mark.django_db
DAY = dt.date(2016, 4, 21)


@pytest.fixture
def child(people: Any) -> Person:
    """A child as the County Council knows them."""
    return Person.objects.create(agency=people.agencies["county-council"], local_id="C1")


@pytest.fixture
def episode(child: Person) -> Episode:
    """A referral of the child."""
    return Episode.objects.create(
        agency=child.agency,
        person=child,
        kind="referrals",
        starts_on=DAY,
        receipt=1,
        source="return",
        as_at=DAY,
        row=2,
    )


def sees(reader: Any, record: Any, permission: Permission = READ) -> bool:
    """By both readings of the rule, which must agree."""
    one = policy.allows(reader, permission, record)
    assert one is type(record).visible(reader, permission).filter(pk=record.pk).exists()
    return one


def conflict(reader: Any, record: Any, since: dt.date = DAY, until: dt.date | None = None) -> None:
    Conflict.objects.create(
        user=reader.user_id,
        record_type=record._meta.label_lower,
        record_id=record.pk,
        reason="aunt",
        since=since,
        until=until,
    )


def test_the_agencys_own_manager_sees_the_child_and_nobody_else_does(child, reader_for, people):
    assert [code for code in people.users if sees(reader_for(code), child)] == [
        "council-data-lead",
        "team-manager",
    ]


def test_nobody_sees_nothing(child):
    assert not sees(NOBODY, child) and not policy.may(NOBODY, READ)


def test_what_no_grant_names_nobody_may(child, reader_for, people):
    attic = Permission("attic.open", "Open the attic")
    assert not any(
        policy.may(reader_for(code), attic) or sees(reader_for(code), child, attic) for code in people.users
    )


def test_a_role_that_is_not_declared_may_nothing(child, reader_for):
    assert not sees(replace(reader_for("team-manager"), role="director"), child)


def test_a_conflict_beats_the_grant_and_ends_on_its_day(child, reader_for):
    reader = reader_for("team-manager")
    conflict(reader, child, since=dt.date(2016, 1, 1), until=DAY)
    assert not sees(reader, child)
    assert sees(replace(reader, on=DAY + dt.timedelta(1)), child)
    assert sees(replace(reader, on=dt.date(2015, 12, 31)), child)


def test_a_conflict_with_the_child_shuts_what_is_about_the_child(child, episode, reader_for):
    reader = reader_for("team-manager")
    assert sees(reader, episode) and sees(reader, episode, QUERY)
    conflict(reader, child)
    assert not sees(reader, episode) and not sees(reader, episode, QUERY)


def test_a_wall_opens_to_its_own_people_only(child, reader_for):
    reader = reader_for("team-manager")
    Person.objects.update(wall="allegations")
    child.refresh_from_db()
    assert not sees(reader, child)
    assert not sees(replace(reader, walls=frozenset({"childdeaths"})), child)
    assert sees(replace(reader, walls=frozenset({"allegations"})), child)


@pytest.mark.parametrize(("highest", "right"), [(1, False), (2, True), (3, True)])
def test_sensitivity_opens_up_to_the_hats_highest(child, reader_for, highest, right):
    assert sees(replace(reader_for("team-manager"), sensitivity=highest), child) is right


def test_what_an_address_asks(reader_for):
    analyst, lay = reader_for("analyst"), reader_for("lay-member")
    assert passes(needs(CHECK), analyst) and not passes(needs(CHECK), lay)
    assert passes(needs(CHECK, READ), analyst)
    assert passes(SignedIn("x"), lay) and not passes(SignedIn("x"), NOBODY)
    assert passes(Open("x"), NOBODY)


def test_one_list_is_one_query(child, episode, reader_for, django_assert_num_queries):
    """Conflicts are part of the filter, not a second question."""
    with django_assert_num_queries(1):
        assert len(Episode.visible(reader_for("team-manager"), READ)) == 1
