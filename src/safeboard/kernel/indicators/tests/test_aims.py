"""Target and limit as they counted on the last day of the period (pages.md 3.6; ADR 0013)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from safeboard.grammar.declarations.indicators import Limit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators.aims import limit_of, owner_of
from safeboard.kernel.indicators.disclosure import figure
from safeboard.kernel.indicators.flags import raise_flags
from safeboard.kernel.indicators.judgement import judge
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results
from safeboard.kernel.partnership.models import DatedValue

MEETING, RAISED, UNTIL = dt.date(2016, 4, 28), dt.date(2016, 4, 14), dt.date(2016, 4, 21)


@pytest.fixture
def put(people):
    def row(code, value, since):
        DatedValue.objects.create(
            code=f"indicator.{code}", number=DatedValue.objects.count() + 1, value=value,
            since=dt.date.fromisoformat(since), why="Test.", set_by=people.users["business-manager"],
        )  # fmt: skip

    return row


def aim(code, now, period="2015-16"):
    snapshot = make_snapshot(code)
    put_results(snapshot, code, {period: now})
    return judge(figure(snapshot, code, period, AREA), None).aim


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2016-03-31", "Target at least 60%: reached"),
        ("2016-04-01", "Target at least 80%: not reached"),
        ("2016-05-01", "Target at least 80%: not reached"),
    ],
)
def test_the_target_of_the_last_day_of_the_period_judges(put, since, words):
    put("T3-04.target", "60", since)
    assert aim("T3-04", (516, 749)).words == words


def test_where_lower_is_better_a_target_is_the_most(put):
    put("T1-07.target", "25", "2015-04-01")
    assert aim("T1-07", (1844, 6958)).words == "Target at most 25%: not reached"


def test_without_a_target_nothing_is_said(put):
    put("T3-04.target", "", "2015-04-01")
    assert aim("T3-04", (516, 749)) is None and aim("T4-01", 292) is None


def test_of_a_hidden_figure_it_is_not_said_whether_it_reached(put):
    hidden = aim("T3-04", (3, 749))
    assert hidden.reached is None and "reached" not in hidden.words


def flags_of_t1_07():
    snapshot = make_snapshot()
    put_results(snapshot, "T1-07", {"2014-15": (1400, 5129), "2015-16": (1400, 5129)})
    flags = raise_flags(snapshot, AREA, MEETING, RAISED, UNTIL)
    return [(flag.test, flag.words) for flag in flags if flag.indicator == "T1-07"]


def test_a_limit_set_by_date_makes_a_flag_from_its_day_only(put, working):
    assert limit_of(REGISTRY.indicators["T1-07"], "2015-16") is None
    before = [test for test, _ in flags_of_t1_07()]
    assert "limit" not in before
    put("T1-07.limit", "20", "2016-04-01")
    assert limit_of(REGISTRY.indicators["T1-07"], "2015-16") is None
    assert limit_of(REGISTRY.indicators["T1-07"], "2016-17").above == 20


def test_the_limit_flag_says_the_figure_and_the_limit(put, working):
    put("T3-04.limit", "70", "2015-04-01")
    limit = limit_of(REGISTRY.indicators["T3-04"], "2015-16")
    assert (limit.below, limit.words) == (70, "below the limit of 70") and limit.is_broken_by(68.9)
    put("T1-07.limit", "20", "2015-04-01")
    found = flags_of_t1_07()
    assert found and all("27.3%" in words for _, words in found)


def test_the_owner_by_date(put):
    put("T4-01.owner", "EH", "2016-05-01")
    indicator = REGISTRY.indicators["T4-01"]
    assert owner_of(indicator, dt.date(2016, 4, 30)) == indicator.owner
    assert owner_of(indicator, dt.date(2016, 5, 1)) == "EH"


def test_a_declared_limit_moves_by_date_and_its_words_with_it(put):
    declared = replace(REGISTRY.indicators["T1-07"], limit=Limit("more than 3 of 10 came back", above=30))
    put("T1-07.limit", "30", "2015-04-01")
    put("T1-07.limit", "25", "2016-04-01")
    assert limit_of(declared, "2015-16") == declared.limit
    now = limit_of(declared, "2016-17")
    assert (now.above, now.words) == (25, "above the limit of 25")
