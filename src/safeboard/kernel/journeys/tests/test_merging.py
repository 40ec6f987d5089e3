"""Files of different forms that state the same event: nothing is doubled, and nothing is lost (issue 6, point 7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import ColumnKind, Return, ReturnColumn, ReturnList
from safeboard.kernel.journeys import statements
from safeboard.kernel.journeys.disposal import dispose
from safeboard.kernel.journeys.events import events
from safeboard.kernel.journeys.merging import merge
from safeboard.kernel.journeys.models import EntryQuery, Episode
from safeboard.kernel.journeys.statements import ChildStated, EventStated
from safeboard.kernel.partnership.personas import COUNCIL

BEGAN, ENDED = dt.date(2016, 1, 5), dt.date(2016, 3, 1)
FIRST, LATER, LATEST = dt.date(2016, 2, 28), dt.date(2016, 3, 31), dt.date(2016, 4, 14)
LIST, CENSUS, DATASET = "lists", "census", "dataset"
PLANS = ReturnList(
    "1",
    "plans",
    "Plans",
    (
        ReturnColumn("child", "Child ID", required=True),
        ReturnColumn("began_on", "Plan start", ColumnKind.DATE, required=True),
        ReturnColumn("ended_on", "Plan end", ColumnKind.DATE),
        ReturnColumn("harm", "Kind of harm"),
        ReturnColumn("worker", "Worker"),
        ReturnColumn("family", "Family", kept=False),
    ),
    starts_on="began_on",
    ends_on="ended_on",
    born_on=None,
    age=None,
)


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A return of lists that has a list of plans; of the two other forms nothing is declared."""
    monkeypatch.setitem(REGISTRY.returns, LIST, Return(LIST, "Lists", (PLANS,), 6))


@dataclass(frozen=True)
class Said:
    """A statement as merging takes it."""

    form: str
    as_at: dt.date
    receipt: int = 1
    facts: dict[str, Any] = field(default_factory=dict)
    ends_on: dt.date | None = None
    kind: str = "plans"


@pytest.mark.parametrize(
    ("stated", "facts", "why"),
    [
        (
            [Said(LIST, FIRST, facts={"harm": "neglect", "worker": "W"}), Said(CENSUS, LATER, facts={"harm": "physical", "outcome": "B"})],
            {"harm": "physical", "worker": "W", "outcome": "B"},
            "the later one overrides what it has a field for and leaves the rest",
        ),
        (
            [Said(LIST, LATER, facts={"harm": "neglect"}), Said(CENSUS, FIRST, facts={"harm": "physical", "outcome": "B"})],
            {"harm": "neglect", "outcome": "B"},
            "the later one may be either of them",
        ),
        (
            [Said(CENSUS, FIRST, facts={"worker": "W", "outcome": "B"}), Said(LIST, LATER, facts={"harm": "neglect"})],
            {"harm": "neglect", "outcome": "B"},
            "a column of the list that is blank is blank now",
        ),
        (
            [Said(LIST, FIRST, facts={"harm": "neglect", "worker": "W"}), Said(CENSUS, LATER, facts={"harm": None})],
            {"worker": "W"},
            "so is a field of a collection that is null; one that it does not list says nothing",
        ),
        (
            [Said(LIST, FIRST, facts={"harm": "neglect", "worker": "W"}), Said(LIST, LATER, facts={"harm": "neglect"})],
            {"harm": "neglect"},
            "the newest of one form stands whole",
        ),
        (
            [Said(CENSUS, FIRST, facts={"outcome": "B"}), Said(CENSUS, LATER, facts={"harm": "neglect"}), Said(LIST, LATEST)],
            {},
            "an older one of a form says nothing, even where the newer has no such field",
        ),
        (
            [Said(CENSUS, FIRST, facts={"family": "F"}), Said(LIST, LATER)],
            {"family": "F"},
            "a column that is not kept is no field",
        ),
        (
            [Said(LIST, FIRST, 1, {"harm": "neglect"}), Said(CENSUS, FIRST, 2, {"harm": "physical"})],
            {"harm": "physical"},
            "of two files of one day the one that came later counts",
        ),
    ],
)  # fmt: skip
def test_facts_are_taken_from_whoever_has_a_field_for_them(stated, facts, why):
    assert merge(stated).facts == merge(stated[::-1]).facts == facts, why


def test_each_fact_says_whose_it_is_and_the_end_is_the_newest_files():
    annex = Said(LIST, FIRST, 1, {"harm": "neglect", "worker": "W"}, ENDED)
    census = Said(CENSUS, LATER, 2, {"harm": "physical"})
    found = merge([census, annex])
    assert found.said == {"harm": census, "worker": annex}
    assert found.statements == (annex, census) and found.current == census and found.ends_on is None
    with pytest.raises(ValueError, match="Without a statement"):
        merge([])


def _any_statements():
    facts = st.dictionaries(
        st.sampled_from(["harm", "worker", "outcome"]), st.sampled_from(["a", "b", None, ""])
    )
    one = st.builds(
        Said, st.sampled_from([LIST, CENSUS, DATASET]), st.sampled_from([FIRST, LATER, LATEST]),
        st.integers(1, 99), facts, st.sampled_from([None, ENDED]),
    )  # fmt: skip
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda each: each.receipt)


@given(_any_statements(), st.randoms())
def test_the_order_in_which_files_arrive_changes_nothing(stated, chance):
    shuffled = chance.sample(stated, len(stated))
    assert merge(shuffled) == merge(stated)


@given(_any_statements())
def test_nothing_stands_that_no_file_says_and_each_form_speaks_once(stated):
    found = merge(stated)
    assert all(by in stated and by.facts[name] not in (None, "") for name, by in found.said.items())
    assert sorted(each.form for each in found.statements) == sorted({each.form for each in stated})
    newest = max(stated, key=lambda each: (each.as_at, each.receipt))
    assert found.current == newest
    assert {name for name, value in newest.facts.items() if value} <= set(found.facts)


@pytest.fixture
def state(people):
    """`state(7, CENSUS, LATER, facts)`: a file that states the one plan of the child C1."""
    council = people.agencies[COUNCIL]
    keys = statements.put_people(council, [ChildStated("C1", None, True, "", "", "")])

    def put(receipt: int, form: str, as_at: dt.date, facts: dict[str, Any], ends_on: dt.date | None = None):
        event = EventStated("C1", "plans", BEGAN, ends_on, 1, facts, "Sheet", receipt)
        statements.put_events(council, receipt, as_at, keys, [event], form=form)

    return put


def told():
    (event,) = events("plans")
    flags = Episode.objects.order_by("receipt").values_list("receipt", "newest", "current")
    return event.facts, event.ends_on, list(flags)


ANNEX = (1, LIST, FIRST, {"harm": "neglect", "worker": "W"}, ENDED)
SENT = (2, CENSUS, LATER, {"harm": "physical", "outcome": "B"})
AGAIN = (3, LIST, LATEST, {"worker": "X"})


@pytest.mark.django_db
@pytest.mark.parametrize("order", [(ANNEX, SENT, AGAIN), (AGAIN, SENT, ANNEX), (SENT, AGAIN, ANNEX)])
def test_of_each_form_the_newest_stands_and_one_is_current(state, order):
    for each in order:
        state(*each)
    assert told() == (
        {"worker": "X", "outcome": "B"},
        None,
        [(1, False, False), (2, True, False), (3, True, True)],
    )


@pytest.mark.django_db
@pytest.mark.parametrize("gone", [statements.withdraw, dispose])
def test_a_file_that_is_taken_back_leaves_what_was_before(state, gone):
    state(*ANNEX)
    state(*SENT)
    before = told()
    assert before[0] == {"harm": "physical", "worker": "W", "outcome": "B"}
    state(*AGAIN)
    gone(3)
    after = told()
    assert after[:2] == before[:2] and after[2][:2] == before[2] == [(1, True, False), (2, True, True)]
    gone(2)
    assert told()[:2] == ({"harm": "neglect", "worker": "W"}, ENDED)
    gone(1)
    assert not list(events("plans")) and not Episode.objects.filter(newest=True).exists()


@pytest.mark.django_db
def test_an_event_is_apart_whichever_file_it_was_said_of(state, people):
    state(*ANNEX)
    entry = Episode.objects.get()
    EntryQuery.objects.create(
        agency=entry.agency, episode=entry, kind="not_same_child", words="?", by=people.users["team-manager"]
    )
    state(*SENT)
    state(*AGAIN)
    assert [each.apart for each in events("plans")] == [True]
