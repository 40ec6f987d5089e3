"""The Improvement and Development Plan and its promises: domain W27, SYS-48, R-GOV-10."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.actions import plan, plan_selectors, tracking
from safeboard.kernel.actions.models import Item, Kind, Rag, Standing, Wait
from safeboard.kernel.actions.readiness import NotNow

from .conftest import CHANGED

APRIL = dt.date(2016, 4, 21)
SAID = "Six of nine teams have used the tool since March."
MARCH = dt.date(2017, 3, 31)


@pytest.fixture
def promise(working, people, reader_for):
    def made(**changes):
        fields = {
            "title": "Roll out the neglect tool",
            "agency": people.agencies["police"],
            "measure": "Nine of nine teams use it",
            "due_on": MARCH,
            "priority": "4",
            "source": "review",
            "source_words": "Review of 2015, finding 3",
            "plan_year": "2016-17",
            **changes,
        }
        return tracking.raise_item(kind=Kind.PLAN, by=reader_for("business-manager"), **fields)

    return made


def refusal(verb, **fields):
    with pytest.raises(NotNow) as refused:
        verb(**fields)
    return refused.value


@pytest.mark.parametrize(
    "field", ["agency", "measure", "due_on", "priority", "source", "source_words", "plan_year"]
)
def test_R_GOV_10_an_item_names_its_finding_priority_owner_and_measure(promise, field):
    assert refusal(promise, **{field: None if field in ("agency", "due_on") else ""}).field == field


def test_it_is_never_owned_by_all_partners(promise):
    assert refusal(promise, owner="All partners").field == "owner"
    assert promise(owner="Head of service").rag == Rag.NOT_STARTED


def test_it_is_complete_only_with_evidence_and_checked_by_somebody_else(promise, reader_for):
    item, police = promise(), reader_for("police-data-lead")
    done = {"item": item, "rag": "complete", "words": SAID, "by": police}
    assert refusal(plan.progress, seen=1, **done).field == "rag"
    plan.progress(item=item, seen=1, rag="at_risk", words=SAID, by=police)
    assert (item.rag, item.waits_for) == (Rag.AT_RISK, Wait.DOING)
    tracking.add_evidence(item=item, seen=2, changed=CHANGED, changed_on=dt.date(2016, 4, 1), by=police)
    plan.progress(seen=3, **done)
    assert (item.rag, item.waits_for, item.standing) == (Rag.COMPLETE, Wait.CHECK, Standing.DONE)
    check = {
        "item": item,
        "seen": 4,
        "outcome": "made_a_difference",
        "words": "Read in twelve of twelve cases.",
    }
    assert "Somebody else must check" in refusal(tracking.check, by=police, **check).message
    tracking.check(by=reader_for("analyst"), **check)
    assert plan.became(item) == "Kept, and it made a difference"


def test_what_was_not_done_goes_to_the_next_year_with_the_reason(promise, reader_for):
    item, by = promise(plan_year="2015-16", their_number="SF0001"), reader_for("business-manager")
    carry = {
        "item": item,
        "seen": 1,
        "due_on": MARCH,
        "words": "The tool came late from the publisher.",
        "by": by,
    }
    assert refusal(plan.carry, plan_year="2015-16", **carry).field == "plan_year"
    assert (
        refusal(plan.carry, plan_year="2016-17", **{**carry, "due_on": dt.date(2016, 4, 1)}).field == "due_on"
    )
    item.refresh_from_db()
    assert item.standing == Standing.OPEN
    new = plan.carry(plan_year="2016-17", **carry)
    assert (new.carried_from, new.plan_year, new.their_number) == (item, "2016-17", "SF0001")
    assert item.ended and plan.became(item) == "Not kept in its year; carried to the next"
    assert Item.objects.filter(kind=Kind.PLAN).count() == 2


def test_the_plan_stands_by_priority_and_an_empty_one_is_seen(promise, reader_for):
    item = promise()
    lines = plan_selectors.planned(reader_for("lay-member"), "2016-17", APRIL)
    groups = dict(plan_selectors.by_priority(lines))
    assert len(groups) == 6 and [line.item for line in groups["Neglect"]] == [item]
    assert groups["Child sexual exploitation"] == []
    assert plan_selectors.in_short(lines) == "1 item: 1 not kept yet."


def test_the_year_shown_is_this_year_unless_another_is_asked_for(promise, reader_for):
    reader = reader_for("lay-member")
    promise(plan_year="2015-16")
    assert plan_selectors.year_shown(reader, "", APRIL) == "2015-16"
    promise()
    assert plan_selectors.year_shown(reader, "", APRIL) == "2016-17"
    assert plan_selectors.year_shown(reader, "2015-16", APRIL) == "2015-16"
    assert plan_selectors.year_shown(reader, "1066-67", APRIL) == "2016-17"
