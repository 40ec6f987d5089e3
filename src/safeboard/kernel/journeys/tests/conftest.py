"""Files that state events of children of the county council, and whoever opens their chronology."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from safeboard.grammar.declarations.collections import Collection
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import CodeList, ColumnKind, Return, ReturnColumn, ReturnList
from safeboard.kernel.journeys import sources, statements
from safeboard.kernel.journeys.models import Person
from safeboard.kernel.journeys.sources import Source
from safeboard.kernel.journeys.statements import ChildStated, EventStated
from safeboard.kernel.partnership.personas import COUNCIL

HARM = CodeList("harm", {"neglect": "a) Neglect", "physical": "b) Physical abuse"})
WHO = ReturnColumn("child", "Child ID", required=True)
SEEN = ReturnList(
    "1",
    "visits",
    "Visits",
    (WHO, ReturnColumn("seen_on", "Seen on", ColumnKind.DATE, required=True)),
    starts_on="seen_on",
    born_on=None,
    age=None,
    one="Visit",
)
PLANS = ReturnList(
    "2",
    "plans",
    "Plans",
    (
        WHO,
        ReturnColumn("began_on", "Plan start", ColumnKind.DATE, required=True),
        ReturnColumn("ended_on", "Plan end", ColumnKind.DATE),
        ReturnColumn("reviewed_on", "Last review", ColumnKind.DATE),
        ReturnColumn("harm", "Kind of harm", ColumnKind.CODE, codes=HARM),
        ReturnColumn("worker", "Worker"),
    ),
    starts_on="began_on",
    ends_on="ended_on",
    born_on=None,
    age=None,
    one="Plan",
    in_short=("harm",),
)
FIRST, SECOND, CENSUS = 101, 102, 103
DRAWN = dt.date(2016, 3, 31)


@pytest.fixture
def state(people, monkeypatch) -> Callable[..., None]:
    """State events of children of the county council in a file: `state(FIRST, ("C1", "visits", day, end, facts))`."""
    monkeypatch.setitem(REGISTRY.returns, "visits", Return("visits", "Visits", (SEEN, PLANS), 6))
    told = {
        FIRST: Source(
            "first.xlsx", dt.datetime(2016, 4, 1, 9, tzinfo=dt.UTC), gone="It was withdrawn: wrong county."
        ),
        SECOND: Source("second.xlsx", dt.datetime(2016, 4, 2, 9, tzinfo=dt.UTC)),
    }
    monkeypatch.setitem(sources._tellers, "return", lambda reader, keys: {key: told[key] for key in keys})

    def put(receipt: int, *events: tuple[Any, ...]) -> None:
        council = people.agencies[COUNCIL]
        born = dt.date(2008, 6, 1)
        keys = statements.put_people(
            council, [ChildStated(each[0], born, False, "", "", "") for each in events]
        )
        stated = [
            EventStated(child, kind, on, until, 1, facts, "Sheet 1", number)
            for number, (child, kind, on, until, facts) in enumerate(events, start=2)
        ]
        statements.put_events(council, receipt, DRAWN, keys, stated, form="visits")

    return put


@pytest.fixture
def child(state) -> Person:
    """A child on a plan, seen twice with half a year between, and another child."""
    plan = {"harm": "neglect", "worker": "A. Worker", "reviewed_on": "2016-02-20"}
    state(
        SECOND,
        ("C1", "plans", dt.date(2016, 3, 3), None, plan),
        ("C1", "visits", dt.date(2016, 3, 10), None, {}),
        ("C1", "visits", dt.date(2015, 8, 7), None, {}),
        ("C2", "visits", dt.date(2016, 1, 5), None, {}),
    )
    return Person.objects.get(local_id="C1")


@pytest.fixture
def manager(as_role) -> Client:
    """The team manager at a browser."""
    return as_role("team-manager")


@pytest.fixture
def census(child, people, monkeypatch) -> Callable[..., None]:
    """A census of children on plans, drawn after the file of lists: `census(103, {"harm": "physical"})`."""
    declared = Collection("census", "Yearly census", "", {"plans": "Plans"}, 2016, 2016, "", "", ("x",))
    monkeypatch.setitem(REGISTRY.collections, "census", declared)
    told = sources._tellers["return"]
    file = Source("census.xml", dt.datetime(2016, 4, 20, 9, tzinfo=dt.UTC))
    monkeypatch.setitem(
        sources._tellers,
        "return",
        lambda reader, keys: {
            **told(reader, [key for key in keys if key < CENSUS]),
            **{key: file for key in keys if key >= CENSUS},
        },
    )

    def put(receipt: int, facts: dict[str, Any], ends_on: dt.date | None = None) -> None:
        plan = EventStated("C1", "plans", dt.date(2016, 3, 3), ends_on, 1, facts, "Plan", 9)
        keys = {"C1": child.pk}
        statements.put_events(
            people.agencies[COUNCIL], receipt, dt.date(2016, 4, 1), keys, [plan], form="census"
        )

    return put


def address_of(person: Person, page: str = "") -> str:
    """Where a child's pages are."""
    return f"/children/{person.code}/{page}"


def text(response: Any) -> str:
    """What a page says."""
    return response.content.decode()
