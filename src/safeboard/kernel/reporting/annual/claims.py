"""Whether the results bear a claim out, by which test, and how the sentence then reads.

A claim holds where an interval or a trend test says so (statistics.md 2.3), never because one number is the larger;
two years are not compared across a change in the way of counting (A16).
"""

from __future__ import annotations

from typing import Protocol

from safeboard.grammar.declarations.indicators import Indicator, Polarity, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.grammar.statistics.comparison import Change, Standing, compare, difference, rate_ratio
from safeboard.grammar.statistics.trends import PERIODS, Direction, Trend, rate_trend, share_trend
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.judgement import break_between, judge
from safeboard.kernel.indicators.reference_data import Benchmark
from safeboard.kernel.reporting.annual.sentences import TRENDS, Claim, Reference, Relation
from safeboard.kernel.reporting.annual.told import CannotBind, Told, bare, in_unit

STANDING_IN_WORDS = {
    Standing.MUCH_HIGHER: Relation.ABOVE,
    Standing.HIGHER: Relation.ABOVE,
    Standing.SIMILAR: Relation.LEVEL,
    Standing.LOWER: Relation.BELOW,
    Standing.MUCH_LOWER: Relation.BELOW,
}
CHANGE_IN_WORDS = {
    Change.CLEAR_RISE: Relation.UP,
    Change.CLEAR_FALL: Relation.DOWN,
    Change.NO_CLEAR_CHANGE: Relation.NO_CHANGE,
}
TREND_IN_WORDS = {
    Direction.RISING: Relation.RISING,
    Direction.FALLING: Relation.FALLING,
    Direction.NONE: Relation.NO_TREND,
}
BY_CHANCE = (Relation.LEVEL, Relation.NO_CHANGE, Relation.NO_TREND)


class Figures(Protocol):
    """Where the figures come from: a chapter's book."""

    def shown(self, of: Reference) -> Figure:
        """A figure that has a value."""

    def place(self, of: Reference, name: str) -> Benchmark:
        """What is published for a place."""


def right(claim: Claim, book: Figures) -> Claim:
    """The same comparison as the results have it. Raises CannotBind where there is none to make."""
    found, _ = _tested(claim, book.shown(claim.of), book)
    return Claim(claim.of, found, claim.place, claim.before)


def tell(claim: Claim, book: Figures) -> Told:
    """The claim in words with its test. Raises CannotBind where it does not hold, with the claim that would."""
    indicator, now = REGISTRY.indicators[claim.of.code], book.shown(claim.of)
    truth, test = _tested(claim, now, book)
    said = claim.relation
    if said in (Relation.BETTER, Relation.WORSE):
        said = _direction(claim, indicator, book)
    there = book.place(claim.of, claim.place) if claim.place else None
    before = book.shown(_of_period(claim)) if claim.before else None
    other = in_unit(there.value, now) if there else before.shown if before else ""
    if said is not truth:
        by_chance = " The difference is no more than chance explains." if truth in BY_CHANCE else ""
        raise CannotBind(
            f"{bare(now.shown)} is {truth.value} {bare(other)}.{by_chance}",
            Claim(claim.of, truth, claim.place, claim.before),
            kind="claim",
        )
    if there is not None:
        words = f"{claim.relation.value} {_possessive(there)} {bare(other)}"
    elif claim.relation in TRENDS:
        words = f"{claim.relation.value} {claim.before}"
    else:
        words = f"{claim.relation.value} {other} in {claim.before}"
    return Told(claim, words, indicator, now, there, before, test)


def _tested(claim: Claim, now: Figure, book: Figures) -> tuple[Relation, str]:
    """What the results say, and by which test."""
    if claim.place:
        return _beside(now, book.place(claim.of, claim.place))
    earlier = _of_period(claim)
    over, was = period(claim.of.period), period(claim.before)
    if was.kind is not over.kind or was.start >= over.start:
        raise CannotBind(
            f"{over.code} can be compared only with an earlier period of its own kind.", kind="claim"
        )
    if claim.relation in TRENDS:
        return _trend(claim, now, book)
    return _changed(claim, now, book.shown(earlier))


def _beside(now: Figure, there: Benchmark) -> tuple[Relation, str]:
    if now.interval is None or now.wide_interval is None:
        raise CannotBind("A plain count cannot be compared with another place. Take it out.", kind="claim")
    found = STANDING_IN_WORDS[compare(now.interval, now.wide_interval, there.value)]
    side = {Relation.ABOVE: "lies above", Relation.BELOW: "lies below", Relation.LEVEL: "holds"}[found]
    return found, (
        f"Tested: its 95% interval, {now.interval.low:,.1f} to {now.interval.high:,.1f}, {side} {there.value:,.1f}"
    )


def _changed(claim: Claim, now: Figure, before: Figure) -> tuple[Relation, str]:
    verdict = judge(now, before)
    if verdict.broken is not None:
        raise CannotBind(
            f"{claim.of.period} and {claim.before} cannot be compared. {verdict.broken.why}", kind="broken"
        )
    if verdict.change is None:
        raise CannotBind(f"{claim.of.period} and {claim.before} cannot be compared.", kind="claim")
    return CHANGE_IN_WORDS[verdict.change], f"Tested: {_interval_of_change(now, before)}"


def _interval_of_change(now: Figure, before: Figure) -> str:
    a, b = before.numerator or 0, now.numerator or 0
    if now.unit in (Unit.PERCENT, Unit.SHARE):
        found = difference(a, before.denominator or 1, b, now.denominator or 1).scaled(100)
        return f"95% interval of the difference, {found.low:+.1f} to {found.high:+.1f} points"
    if min(a, b) == 0:
        return "whether the two exact 95% intervals meet"
    ratio = rate_ratio(a, before.denominator or 1, b, now.denominator or 1)
    return f"95% interval of the one divided by the other, {ratio.low:.2f} to {ratio.high:.2f}"


def _trend(claim: Claim, now: Figure, book: Figures) -> tuple[Relation, str]:
    """The trend marker over the five years that end in this one."""
    indicator = REGISTRY.indicators[claim.of.code]
    years = [period(claim.of.period)]
    while len(years) < PERIODS:
        years.insert(0, years[0].previous())
    if years[0].code != claim.before or years[0].kind is not PeriodKind.YEAR:
        raise CannotBind(
            f"A trend is told over {PERIODS} years: write since {years[0].code}, or compare with one year.",
            kind="claim",
        )
    found = [
        book.shown(Reference(claim.of.code, each.code, claim.of.by, claim.of.category)) for each in years
    ]
    if broken := next((each for other in found if (each := break_between(indicator, other, now))), None):
        raise CannotBind(
            f"The years since {claim.before} cannot be set in one line. {broken.why}", kind="broken"
        )
    counts, bases = [each.numerator or 0 for each in found], [each.denominator or 1 for each in found]
    if now.unit.is_mean:
        raise CannotBind("No test can be made of sums alone. Take it out.", kind="claim")
    marked: Trend = (
        share_trend(counts, bases) if now.unit in (Unit.PERCENT, Unit.SHARE) else rate_trend(counts, bases)
    )
    if marked.direction is Direction.CANNOT or marked.chi_square is None:
        raise CannotBind("A trend cannot be worked out from these years. Take it out.", kind="claim")
    test = f"Tested: chi-square for trend over {PERIODS} years, {marked.chi_square:.1f}; clear above 9.5"
    return TREND_IN_WORDS[marked.direction], test


def _direction(claim: Claim, indicator: Indicator, book: Figures) -> Relation:
    if indicator.polarity not in (Polarity.HIGH, Polarity.LOW):
        raise CannotBind(
            f"{indicator.title}: neither more nor less is good by itself, so nothing is better or worse.",
            right(claim, book),
            kind="claim",
        )
    more = (claim.relation is Relation.BETTER) == (indicator.polarity is Polarity.HIGH)
    if claim.place:
        return Relation.ABOVE if more else Relation.BELOW
    return Relation.UP if more else Relation.DOWN


def _of_period(claim: Claim) -> Reference:
    return Reference(claim.of.code, claim.before, claim.of.by, claim.of.category)


def _possessive(there: Benchmark) -> str:
    if there.kind == "neighbours":
        return "the mean of similar areas,"
    return f"the {there.name}'s" if there.kind == "region" else f"{there.name}'s"
