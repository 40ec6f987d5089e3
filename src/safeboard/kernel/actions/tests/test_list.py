"""The list: narrowed, sorted, kept by a name, as Excel; and many at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from safeboard.kernel.actions import filtering
from safeboard.kernel.actions.models import Item, Kind, SavedFilter, Standing, Step
from safeboard.kernel.actions.selectors import Filters, items
from safeboard.kernel.trail.models import Event

from .conftest import PROMISED

APRIL = dt.date(2016, 4, 21)


def words_of(answer):
    return answer.content.decode()


def tick(*rows):
    return [f"{item.pk}:{item.version}" for item in rows]


def many(client, what, rows, **typed):
    return client.post(reverse("many"), {"what": what, "tick": tick(*rows), "go": "1", **typed})


@pytest.fixture
def three(stages, people):
    return [
        stages.action(title="Open the letters", owner="Named nurse", source="audit"),
        stages.action(
            title="Count the nights", due_on=dt.date(2016, 5, 2), agency=people.agencies["hospital-trust"]
        ),
        stages.challenge(title="Who answers the telephone?"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "letters"}, {0}),
        ({"q": "count NIGHTS"}, {1}),
        ({"owner": "nurse"}, {0}),
        ({"source": "audit"}, {0}),
        ({"kind": Kind.CHALLENGE}, {2}),
        ({"mine": True}, {0, 2}),
        ({"priority": "3"}, set()),
    ],
)
def test_the_list_is_narrowed(three, reader_for, asked, found):
    rows = set(items(reader_for("police-board-member"), APRIL, Filters(**asked)))
    assert rows == {three[place] for place in found}


def test_words_are_looked_for_in_the_story_too(stages, reader_for):
    item = stages.evidenced()
    assert list(items(reader_for("analyst"), APRIL, Filters(q="whom to ring"))) == [item]


def test_the_order_is_as_asked(three, reader_for):
    order = [
        item.title for item in items(reader_for("analyst"), APRIL, Filters(sort="number", kind="action"))
    ]
    assert order == ["Open the letters", "Count the nights"]
    assert items(reader_for("analyst"), APRIL, Filters(kind="action"))[0].title == "Count the nights"


def test_a_way_of_looking_is_kept_replaced_and_deleted_by_its_owner_only(three, as_role):
    client, other = as_role("business-manager"), as_role("analyst")
    for query in ("kind=action", "kind=challenge&overdue=1"):
        client.post(reverse("save-filter"), {"name": "Thursday", "query": query})
    kept = SavedFilter.objects.get()
    assert kept.query == "kind=challenge&overdue=1"
    assert "?kind=challenge&amp;overdue=1" in words_of(client.get(reverse("actions")))
    assert "Thursday" not in words_of(other.get(reverse("actions")))
    assert other.post(reverse("forget-filter", kwargs={"pk": kept.pk})).status_code == 404
    assert "Give it a name" in words_of(
        client.post(reverse("save-filter"), {"name": " ", "query": "q=x"}, follow=True)
    )
    client.post(reverse("forget-filter", kwargs={"pk": kept.pk}))
    assert not SavedFilter.objects.exists()


def test_the_filters_say_themselves():
    said = filtering.Filters(q="letters", mine=True, source="audit").describe()
    assert said == "with the words “letters”; from audit; mine"


def test_give_many_to_a_sub_group_and_undo_it(three, as_role, people):
    client = as_role("business-manager")
    group = people.sub_groups["PQA"]
    chosen = words_of(client.post(reverse("many"), {"what": "give", "tick": tick(*three[:2])}))
    assert "Give to somebody: 2 chosen" in chosen and "Count the nights" in chosen
    answer = words_of(many(client, "give", three[:2], whom=f"group:{group.pk}", owner="Chair"))
    assert "2 of 2 given to somebody else" in answer
    assert set(Item.objects.filter(kind=Kind.ACTION).values_list("sub_group", "agency", "owner")) == {
        (group.pk, None, "Chair")
    }
    assert Step.objects.filter(kind="assigned").count() == 2
    assert Event.objects.filter(action="actions.assigned").count() == 2
    for item in three:
        item.refresh_from_db()
    undone = words_of(client.post(reverse("undo-many"), {"tick": tick(*three[:2])}))
    assert "2 of 2 undone" in undone
    assert [item.agency.code for item in Item.objects.filter(kind=Kind.ACTION).order_by("number")] == [
        "police",
        "hospital-trust",
    ]


def test_everybody_is_nobody(three, as_role, people):
    """W26: what everybody owns, nobody does."""
    whom = f"agency:{people.agencies['police'].pk}"
    answer = many(as_role("business-manager"), "give", three[:1], whom=whom, owner="All partners")
    assert "what everybody owns, nobody does" in words_of(answer)
    assert "Choose one agency or one sub group" in words_of(
        many(as_role("business-manager"), "give", three[:1])
    )
    assert not Step.objects.filter(kind="assigned").exists()


def test_moving_the_day_needs_a_reason_and_a_day_to_come(three, as_role):
    client = as_role("administrator")
    day = {"due_on_day": "1", "due_on_month": "9", "due_on_year": "2016"}
    assert "Say why the day is moved" in words_of(many(client, "day", three[:1], **day))
    past = day | {"due_on_year": "2015"}
    assert "not past" in words_of(many(client, "day", three[:1], words="The ward was closed.", **past))
    assert "1 of 1 moved" in words_of(many(client, "day", three[:1], words="The ward was closed.", **day))
    step = Step.objects.get(kind="moved")
    assert step.words == "Due 1 September 2016 instead of 30 June 2016. The ward was closed."
    assert step.before["due_on"] == PROMISED.isoformat()


def test_each_row_says_what_came_of_it(stages, as_role):
    ready, bare, ended = stages.evidenced(), stages.action(), stages.done()
    stale = stages.evidenced()
    rows = [*tick(ready, bare, ended), f"{stale.pk}:1"]
    answer = as_role("police-data-lead").post(reverse("many"), {"what": "done", "tick": rows, "go": "1"})
    said = words_of(answer)
    assert "1 of 4 said to be done" in said
    assert "Add evidence first" in said and "cannot be said to be done as it stands" in said
    assert "Somebody else has acted" in said
    ready.refresh_from_db()
    assert ready.standing == Standing.DONE


def test_rights_are_asked_of_each_row(three, as_role, people):
    lead = as_role("police-data-lead")
    whom = f"agency:{people.agencies['police'].pk}"
    assert many(lead, "give", three[:1], whom=whom).status_code == 302
    hospitals = three[1]
    assert "0 of 0 said to be done" in words_of(many(lead, "done", [hospitals]))
    chair = many(as_role("pqa-chair"), "give", three[:1], whom=whom)
    assert "0 of 1 given" in words_of(chair) and "You may not do this to it" in words_of(chair)
    assert not Step.objects.filter(kind__in=("assigned", "done")).exists()


def test_many_is_not_for_those_who_only_read(three, as_role):
    assert as_role("lay-member").post(reverse("many"), {"what": "give"}).status_code == 404
    assert "With all that are ticked" not in words_of(as_role("analyst").get(reverse("actions")))
    assert "With all that are ticked" in words_of(as_role("business-manager").get(reverse("actions")))
