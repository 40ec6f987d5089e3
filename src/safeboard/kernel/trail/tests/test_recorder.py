"""What a row of the trail holds, and that its hash covers all of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction

from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event, PersonShown

ANA = recorder.Doer("user 7", "analyst at board-office", "board-office", "s" * 32, "r" * 32)
pytestmark = pytest.mark.django_db


def one_event(**details: object) -> Event:
    with recorder.recorded(ANA):
        recorder.note(
            "look", thing="return", thing_id=5, rule="returns.follow", people=["P2", "P1", "P2"], **details
        )
    return Event.objects.get()


def people_of(event: Event) -> list[str]:
    return list(PersonShown.objects.filter(event=event.uid).values_list("person", flat=True))


def test_an_event_says_who_did_what_under_which_rule():
    event = one_event(rows=12)
    assert (event.actor, event.hat, event.agency) == ("user 7", "analyst at board-office", "board-office")
    assert (event.action, event.thing, event.thing_id, event.rule) == (
        "look",
        "return",
        "5",
        "returns.follow",
    )
    assert (event.outcome, event.details) == ("allowed", {"rows": 12})
    assert event.at.tzinfo and abs(dt.datetime.now(dt.UTC) - event.at) < dt.timedelta(minutes=5)
    assert people_of(event) == ["P1", "P2"]


FIELDS = [each.name for each in Event._meta.concrete_fields if each.name not in ("id", "row_hash")]


def test_the_list_of_fields_is_the_models():
    assert len(FIELDS) == 13


@pytest.mark.parametrize("name", FIELDS)
def test_the_hash_changes_with_every_field(name):
    event = one_event()
    match getattr(event, name):
        case dt.datetime() as at:
            changed = at + dt.timedelta(microseconds=1)
        case dict():
            changed = {"rows": 13}
        case str() as text:
            changed = text + " "
        case other:
            changed = type(other)(int=other.int + 1)
    setattr(event, name, changed)
    assert recorder.row_hash(event, ["P1", "P2"]) != event.row_hash


@pytest.mark.parametrize("people", [[], ["P1"], ["P1", "P3"], ["P1", "P2", "P3"]])
def test_the_hash_covers_the_people_shown(people):
    event = one_event()
    assert recorder.row_hash(event, ["P2", "P1"]) == event.row_hash
    assert recorder.row_hash(event, people) != event.row_hash


def test_the_hash_needs_the_key(settings):
    event = one_event()
    settings.TRAIL_KEY = "another key"
    assert recorder.row_hash(event, ["P1", "P2"]) != event.row_hash


@pytest.mark.parametrize(
    "details",
    [
        {"text": 'Zoë · 3 ½ \u2028 "quoted" \\ \' 日本'},
        {"n": 10**18, "minus": -1, "truth": True, "nothing": None, "list": [1, ["a", {}]]},
        {"fraction": 1e22, "small": 0.1, "zero": -0.0},
        {"day": dt.date(2016, 4, 21), "b": {"y": 1, "x": 2}},
    ],
)
def test_the_hash_survives_the_database(details):
    """Databases write fractions and key order their own way; a row read back hashes as it was written."""
    event = one_event(**details)
    assert recorder.row_hash(event, ["P1", "P2"]) == event.row_hash


def test_nothing_happens_outside_a_unit_of_work():
    with pytest.raises(recorder.NoUnitOfWork, match=r"recorded\(\)"):
        recorder.note("look")


def test_no_trail_no_work(monkeypatch):
    """The trail is written in the transaction of what it speaks of: either both or neither."""
    monkeypatch.setattr(Event.objects, "bulk_create", lambda rows: 1 / 0)
    with pytest.raises(ZeroDivisionError), recorder.recorded(ANA):
        recorder.note("look", people=["P1"])
    assert not PersonShown.objects.exists() and not Event.objects.exists()


def test_a_unit_that_fails_leaves_no_event():
    with pytest.raises(LookupError), recorder.recorded(ANA):
        recorder.note("returns.send")
        raise LookupError
    assert not Event.objects.exists()


def test_who_was_shown_is_added_to_the_page():
    with recorder.recorded(ANA):
        recorder.note("look", thing="person")
        recorder.note("journeys.query")
        recorder.shown(["P1"])
        recorder.shown(["P1", "P2"])
    look = Event.objects.get(action="look")
    assert people_of(look) == ["P1", "P2"] and PersonShown.objects.count() == 2


def test_one_insert_of_events_and_one_of_people(django_assert_num_queries):
    with transaction.atomic(), recorder.collecting(ANA) as work:
        for number in range(20):
            recorder.note("look", thing_id=number, people=[f"P{number}", "P"])
        with django_assert_num_queries(2):
            recorder.write(work)
    assert Event.objects.count() == 20


@pytest.mark.parametrize("table", ["trail_event", "trail_personshown", "trail_segment"])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_the_database_itself_refuses_changes(table, verb, sealed_trail):
    """Also to whoever goes round the program, as long as they do not own the tables."""
    column = "previous" if table == "trail_segment" else "person" if table.endswith("shown") else "actor"
    said = f"DELETE FROM {table}" if verb == "DELETE" else f"UPDATE {table} SET {column} = 'x'"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0]
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            cursor.execute(said)


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["trail_event", "trail_personshown", "trail_segment"])
def test_the_database_refuses_to_be_emptied(table, sealed_trail):
    with (
        connection.cursor() as cursor,
        pytest.raises(Exception, match="append-only"),
        transaction.atomic(),
    ):
        cursor.execute(f"TRUNCATE {table}")
