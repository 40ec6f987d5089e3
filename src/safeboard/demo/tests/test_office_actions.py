"""The year of the tracker loads through the verbs, in every standing, and fast."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from safeboard.demo import loading
from safeboard.demo.office_actions import office_actions
from safeboard.demo.office_promises import PROMISES
from safeboard.kernel.actions import challenge_selectors, escalating, plan_selectors, risk_selectors
from safeboard.kernel.actions.models import ChallengeEvent, Item, Kind
from safeboard.kernel.partnership.hats import reader_of
from safeboard.kernel.partnership.models import Membership
from safeboard.kernel.trail import recorder

APRIL = dt.date(2016, 4, 21)


@pytest.fixture
def lived(db):
    """The county's people and the year of its tracker."""
    with recorder.recorded(recorder.Doer(actor="test")):
        loading.people()
        office_actions(lambda words: None)
    hat = Membership.objects.select_related("user", "agency").get(role="independent_chair")
    return reader_of(hat, APRIL)


def test_the_year_holds_every_standing(lived):
    kinds = Counter(Item.objects.values_list("kind", flat=True))
    assert (kinds[Kind.CONCERN], kinds[Kind.CHALLENGE]) == (15, 10)
    # 60 agreed at meetings, and one that follows from a challenge event.
    assert kinds[Kind.ACTION] == 61
    assert ChallengeEvent.objects.count() == 2
    actions = Item.objects.filter(kind=Kind.ACTION)
    assert set(actions.values_list("standing", flat=True)) == {
        *("open", "done", "checked", "made_a_difference", "no_difference")
    }
    assert set(actions.values_list("escalated_to", flat=True)) == {"", "member", "chair"}
    assert any(escalating.rung(item, APRIL) for item in actions)


def test_every_promise_is_there_once_with_owner_and_measure(lived):
    planned = Item.objects.filter(plan_year="2016-17").exclude(their_number="")
    assert len({row[0] for row in PROMISES}) == 34 == planned.count()
    assert not planned.filter(owner="").exists() and not planned.filter(measure="").exists()
    before = plan_selectors.planned(lived, "2015-16", APRIL)
    assert len(before) == 12 and len({line.became for line in before}) == 6


def test_risks_and_challenges_have_come_their_several_ways(lived):
    log = risk_selectors.log(lived, APRIL, risk_selectors.Narrowed(ended=True))
    assert sum(each.item.entry_type == "capacity" for each in log) == 3
    assert [each.tolerated for each in log].count(True) == 1
    assert sum(each.not_reviewed for each in log) == 1 and log[0].not_reviewed
    assert {"first score", "not scored"} < {each.moved for each in log}
    asked = challenge_selectors.log(lived, APRIL)
    assert sum(bool(each.item.escalated_to) for each in asked) == 1
    assert sum(each.impact is not None for each in asked) == 3
    assert any(body.quiet for body in challenge_selectors.spread(lived, APRIL)[0])
