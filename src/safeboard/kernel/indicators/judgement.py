"""One verdict in words for each figure: against last year, against England, by intervals (statistics.md 2.3).

Better and worse are said only where the indicator has a good direction; otherwise higher and lower. Nothing is
said where a figure is hidden, too early or missing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Break, Indicator, Polarity, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.grammar.statistics.comparison import Change, Standing, compare, rate_change, share_change
from safeboard.kernel.indicators.aims import Aim, aim_of
from safeboard.kernel.indicators.disclosure import HIDDEN, Figure
from safeboard.kernel.indicators.like_with_like import beside_a_year
from safeboard.kernel.indicators.reference_data import Benchmark, benchmarks


class Mood(Enum):
    """Good, bad or neither; each has a word and a shape, so that colour is never alone."""

    GOOD = "good"
    BAD = "bad"
    NEITHER = "neither"


SHAPES = {Mood.GOOD: "✓", Mood.BAD: "!", Mood.NEITHER: "●"}


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure beside one benchmark."""

    benchmark: Benchmark
    standing: Standing
    mood: Mood
    words: str

    @property
    def sure(self) -> str:
        """How sure that is, for `How we worked this out`: outside the 99.8% range, the 95% range, or inside both."""
        if self.standing in (Standing.MUCH_LOWER, Standing.MUCH_HIGHER):
            return "outside the 99.8% range"
        return "inside the 95% range" if self.standing is Standing.SIMILAR else "outside the 95% range"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a figure says: against the year before, against others, and in one phrase.

    `trend` is the marker of five years in words, with what it could have missed; empty where it was not asked for.
    """

    words: str
    mood: Mood
    change: Change | None
    change_words: str
    compared: tuple[Compared, ...]
    broken: Break | None
    before: float | None = None
    aim: Aim | None = None
    trend: str = ""

    @property
    def shape(self) -> str:
        """The shape that goes with the words."""
        return SHAPES[self.mood]


def judge(now: Figure, before: Figure | None) -> Verdict:
    """The verdict on a figure, given the figure of the year before, with the target that its period had."""
    return replace(_judge(now, before), aim=aim_of(now))


def _judge(now: Figure, before: Figure | None) -> Verdict:
    indicator = REGISTRY.indicators[now.code]
    broken = break_between(indicator, before, now)
    if now.value is None:
        words = "Too few to say" if now.words == HIDDEN else now.words
        return Verdict(words, Mood.NEITHER, None, "", (), broken)
    if indicator.unit is Unit.SHARE and not now.category:
        return Verdict("The mix is shown inside", Mood.NEITHER, None, "", (), broken)
    published = benchmarks(indicator.benchmark, _year(now)) if beside_a_year(now) and now.interval else []
    compared = tuple(_compare(indicator, now, each) for each in published)
    change = None if broken else _change(now, before)
    mood, change_words = _say_change(indicator, change)
    if broken:
        change_words = "The way of counting changed, so last year cannot be compared"
    was = before.value if before and not broken else None
    against_england = next((each for each in compared if each.benchmark.kind == "england"), None)
    if change is not None and change.is_clear:
        return Verdict(change_words, mood, change, change_words, compared, broken, was)
    if against_england and against_england.standing is not Standing.SIMILAR:
        return Verdict(
            against_england.words, against_england.mood, change, change_words, compared, broken, was
        )
    nothing = "Cannot tell a change from chance" if indicator.unit.is_mean else "Nothing to compare with yet"
    words = change_words or (against_england.words if against_england else nothing)
    return Verdict(words, Mood.NEITHER, change, change_words, compared, broken, was)


def break_between(indicator: Indicator, before: Figure | None, now: Figure) -> Break | None:
    """The change of process or definition that lies in either period, if one does (A16)."""
    if before is None:
        return None
    first, last = period(before.period).start, period(now.period).end
    for each in indicator.breaks:
        ends = each.until or dt.date.max
        if each.on <= last and ends >= first:
            return each
    return None


def _year(figure: Figure) -> str:
    """The year whose published figures stand beside it; a school year is one of its own."""
    over = period(figure.period)
    return over.code if over.kind is PeriodKind.ACADEMIC_YEAR else dates.financial_year(over.end)


def _change(now: Figure, before: Figure | None) -> Change | None:
    if before is None or before.value is None or now.numerator is None or before.numerator is None:
        return None
    if now.unit.is_mean:
        return None  # only sums are sent: nobody knows by how much chance alone moves them
    if now.unit in (Unit.PERCENT, Unit.SHARE):
        if not now.denominator or not before.denominator:
            return None
        return share_change(before.numerator, before.denominator, now.numerator, now.denominator)
    return rate_change(before.numerator, before.denominator or 1, now.numerator, now.denominator or 1)


def _say_change(indicator: Indicator, change: Change | None) -> tuple[Mood, str]:
    if change is None:
        return Mood.NEITHER, ""
    if not change.is_clear:
        return Mood.NEITHER, "No clear change"
    rose = change is Change.CLEAR_RISE
    if indicator.polarity in (Polarity.HIGH, Polarity.LOW):
        good = rose == (indicator.polarity is Polarity.HIGH)
        return (Mood.GOOD, "Better than last year") if good else (Mood.BAD, "Worse than last year")
    return Mood.NEITHER, "Higher than last year" if rose else "Lower than last year"


def _compare(indicator: Indicator, now: Figure, benchmark: Benchmark) -> Compared:
    assert now.interval is not None and now.wide_interval is not None  # noqa: S101 - a shown rate or share has both
    standing = compare(now.interval, now.wide_interval, benchmark.value)
    name = "similar areas" if benchmark.kind == "neighbours" else benchmark.name
    if standing is Standing.SIMILAR:
        return Compared(benchmark, standing, Mood.NEITHER, f"Similar to {name}")
    above = standing in (Standing.HIGHER, Standing.MUCH_HIGHER)
    words = f"{'Higher' if above else 'Lower'} than {name}"
    if indicator.polarity in (Polarity.HIGH, Polarity.LOW):
        mood = Mood.GOOD if above == (indicator.polarity is Polarity.HIGH) else Mood.BAD
        return Compared(benchmark, standing, mood, words)
    return Compared(benchmark, standing, Mood.NEITHER, words)
