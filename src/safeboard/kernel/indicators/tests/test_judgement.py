"""The one phrase that stands with a figure: better and worse only where there is a good direction."""

from __future__ import annotations

import pytest

from safeboard.grammar.statistics.comparison import Standing
from safeboard.kernel.indicators.disclosure import HIDDEN, TOO_EARLY, figure
from safeboard.kernel.indicators.judgement import Mood, judge
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results

NOW, BEFORE = "2015-16", "2014-15"


@pytest.fixture
def verdict(db):
    """`verdict("T3-04", before, now)`: what is said of two years' counts."""

    def say(code, before, now, standing="whole"):
        snapshot = make_snapshot()
        put_results(snapshot, code, {NOW: now}, standing=standing)
        if before is not None:
            put_results(snapshot, code, {BEFORE: before})
        return judge(figure(snapshot, code, NOW, AREA), figure(snapshot, code, BEFORE, AREA))

    return say


@pytest.mark.parametrize(
    ("code", "before", "now", "words", "mood"),
    [
        # Higher is better.
        ("T3-04", (221, 511), (516, 749), "Better than last year", Mood.GOOD),
        ("T3-04", (516, 749), (221, 511), "Worse than last year", Mood.BAD),
        # Lower is better.
        ("T1-07", (1844, 6958), (1200, 6958), "Better than last year", Mood.GOOD),
        ("T1-07", (1200, 6958), (1844, 6958), "Worse than last year", Mood.BAD),
        # Neither is good by itself.
        ("T4-01", 199, 292, "Higher than last year", Mood.NEITHER),
        ("T3-02", 1762, 1200, "Lower than last year", Mood.NEITHER),
        ("T3-07", 332, 454, "Higher than last year", Mood.NEITHER),
        # Chance explains it: what stands out then is England.
        ("T1-07", (1400, 5129), (1844, 6958), "Higher than England", Mood.BAD),
        ("T3-01", (5117, 6180), (4645, 5574), "No clear change", Mood.NEITHER),
    ],
)
def test_the_phrase(verdict, code, before, now, words, mood):
    said = verdict(code, before, now)
    assert (said.words, said.mood) == (words, mood)
    # Never colour alone: each mood has its shape.
    assert said.shape == {Mood.GOOD: "✓", Mood.BAD: "!", Mood.NEITHER: "●"}[mood]


def test_better_than_last_year_and_still_below_england(verdict):
    said = verdict("T3-04", (221, 511), (516, 749))
    england = next(each for each in said.compared if each.benchmark.kind == "england")
    assert (england.words, england.mood, england.standing) == (
        "Lower than England",
        Mood.BAD,
        Standing.MUCH_LOWER,
    )
    assert round(said.before, 1) == 43.2


@pytest.mark.parametrize("code", ["T1-01", "T1-03", "T1-04"])
def test_across_a_change_in_the_way_of_counting_nothing_is_compared(verdict, code):
    """A16: from January to October 2014 every contact was progressed to a referral."""
    counts = {"T1-01": (7455, 15873), "T1-03": ((5132, 7455), (6921, 15873)), "T1-04": (5129, 6958)}[code]
    said = verdict(code, *counts)
    assert said.broken is not None and said.change is None and said.before is None
    assert "way of counting changed" in said.change_words
    assert "year" not in said.words or said.words == said.change_words


def test_england_still_stands_beside_a_broken_series(verdict):
    said = verdict("T1-04", 5129, 6958)
    assert (said.words, said.mood) == ("Higher than England", Mood.NEITHER)


@pytest.mark.parametrize(
    ("now", "standing", "words"),
    [
        ((3, 100), "whole", "Too few to say"),
        ((90, 100), "too_early", TOO_EARLY),
        ((90, 100), "no_data", "No data"),
    ],
)
def test_nothing_is_said_of_what_is_hidden_early_or_missing(verdict, now, standing, words):
    said = verdict("T3-04", (221, 511), now, standing)
    assert (said.words, said.mood, said.compared, said.change, said.before) == (
        words,
        Mood.NEITHER,
        (),
        None,
        None,
    )
    assert HIDDEN not in said.words


def test_a_hidden_last_year_is_not_compared_with(verdict):
    """`from 3.0%` would give last year's count away."""
    said = verdict("T3-04", (3, 100), (90, 110))
    assert said.change is None and said.before is None


def test_without_last_year_england_is_what_is_said(verdict):
    assert verdict("T3-04", None, (516, 749)).words == "Lower than England"


def test_the_mix_of_a_share_is_not_judged_as_a_whole(verdict):
    assert verdict("T3-08", 332, 454).words == "The mix is shown inside"
