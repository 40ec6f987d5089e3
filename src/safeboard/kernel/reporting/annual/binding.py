"""Binds the numbers and claims of a sentence to the figures of one snapshot.

A claim holds where the 95% interval says so (statistics.md 2.3), never because one number is the larger; two years
are not compared across a change in the way of counting (A16). Figures come through disclosure, small counts always
hidden, whoever writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Indicator, Polarity, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.grammar.statistics.comparison import Change, Standing, compare
from safeboard.kernel.indicators.disclosure import HIDDEN, NO_DATA, Figure, breakdown, figure
from safeboard.kernel.indicators.judgement import judge
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.reference_data import Benchmark, benchmarks
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.reporting.annual.awaiting import awaited, codes_of
from safeboard.kernel.reporting.annual.sentences import (
    SIMILAR_AREAS,
    Bound,
    Claim,
    Reference,
    Relation,
    View,
)

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


class CannotBind(Exception):
    """A number or a claim that no result stands behind; the message says why, for whoever wrote it.

    `claim` is what the results would bear out in its place, where there is such a thing.
    """

    def __init__(self, why: str, claim: Claim | None = None, kind: str = "figure") -> None:
        super().__init__(why)
        self.claim = claim
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Told:
    """A number or claim with its words for the reader and all that stands behind it."""

    piece: Bound
    text: str
    indicator: Indicator
    figure: Figure
    benchmark: Benchmark | None = None
    before: Figure | None = None


@dataclass
class Book:
    """The figures that one chapter may use: its section's indicators, in its snapshot and the snapshot's first area."""

    section: Section
    year: str
    snapshot: Snapshot
    area: str = ""
    _figures: dict[Reference, Figure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.area = self.area or next(iter(areas(self.snapshot)), "")

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that this chapter may use today."""
        return codes_of(self.section)

    def indicator(self, of: Reference) -> Indicator:
        """The indicator, if this chapter may use it. Raises CannotBind naming those it may."""
        if of.code in self.section.awaits and of.code not in self.codes:
            later = awaited(of.code)
            raise CannotBind(f"{later.title}. {later.words} Take it out.", kind="awaited")
        if of.code not in self.codes:
            known = ", ".join(self.codes) or "none yet"
            raise CannotBind(f"{of.code} is not one of this chapter's indicators: {known}.")
        return REGISTRY.indicators[of.code]

    def figure(self, of: Reference) -> Figure:
        """The figure, hidden, missing or not. Raises CannotBind where there can be none of that name."""
        if of not in self._figures:
            self._figures[of] = self._find(self.indicator(of), of)
        return self._figures[of]

    def shown(self, of: Reference) -> Figure:
        """The figure with its value. Raises CannotBind with its words where it has none."""
        found = self.figure(of)
        if found.words == NO_DATA and period(of.period).end >= period(self.year).start:
            later = awaited(of.code)
            raise CannotBind(f"{_name(self.indicator(of), of)}. {later.words} Take it out.", kind="awaited")
        if found.value is None:
            why = "It could point to a child. " if found.words == HIDDEN else ""
            raise CannotBind(
                f"{_name(self.indicator(of), of)} is '{found.words}'. {why}Take it out.", kind="hidden"
            )
        return found

    def places(self, of: Reference) -> list[Benchmark]:
        """What is published beside a figure. Empty for a period that is no financial year and not its last day."""
        over = period(of.period)
        year = dates.financial_year(over.end)
        if over.kind is not PeriodKind.YEAR and not (
            over.kind is PeriodKind.POINT and over.end == period(year).end
        ):
            return []
        return benchmarks(self.indicator(of).benchmark.replace("{category}", of.category), year)

    def place(self, of: Reference, name: str) -> Benchmark:
        """What is published for one place. Raises CannotBind naming the places there are."""
        found = {place_name(each): each for each in self.places(of)}
        for known, each in found.items():
            if known.casefold() == name.casefold():
                return each
        have = f"There is: {', '.join(found)}." if found else "Nothing is published to compare it with."
        raise CannotBind(f"No figure of '{name}' is held for {_name(self.indicator(of), of)}. {have}")

    def tell(self, piece: Bound) -> Told:
        """The piece bound. Raises CannotBind where there is no figure, or where the claim does not hold."""
        now, indicator = self.shown(piece.of), self.indicator(piece.of)
        if isinstance(piece, Claim):
            return self._claim(piece, indicator, now)
        if piece.place:
            there = self.place(piece.of, piece.place)
            return Told(piece, in_unit(there.value, now), indicator, now, there)
        return Told(piece, _side(now, piece.view), indicator, now)

    def right(self, claim: Claim) -> Claim:
        """The same comparison as the results have it. Raises CannotBind where there is none to make."""
        return Claim(claim.of, self._relation(claim, self.shown(claim.of)), claim.place, claim.before)

    def _claim(self, claim: Claim, indicator: Indicator, now: Figure) -> Told:
        truth = self._relation(claim, now)
        said = claim.relation
        if said in (Relation.BETTER, Relation.WORSE):
            said = self._direction(claim, indicator)
        there = self.place(claim.of, claim.place) if claim.place else None
        before = self.shown(_of_period(claim)) if claim.before else None
        other = in_unit(there.value, now) if there else before.shown if before else ""
        if said is not truth:
            chance = (
                " The difference is no more than chance explains."
                if truth in (Relation.LEVEL, Relation.NO_CHANGE)
                else ""
            )
            raise CannotBind(
                f"{_bare(now.shown)} is {truth.value} {_bare(other)}.{chance}",
                Claim(claim.of, truth, claim.place, claim.before),
                kind="claim",
            )
        if there is not None:
            words = f"{claim.relation.value} {_possessive(there)} {_bare(other)}"
        else:
            words = f"{claim.relation.value} {other} in {claim.before}"
        return Told(claim, words, indicator, now, there, before)

    def _relation(self, claim: Claim, now: Figure) -> Relation:
        if claim.place:
            there = self.place(claim.of, claim.place)
            if now.interval is None or now.wide_interval is None:
                raise CannotBind(
                    "A plain count cannot be compared with another place. Take it out.", kind="claim"
                )
            return STANDING_IN_WORDS[compare(now.interval, now.wide_interval, there.value)]
        earlier = _of_period(claim)
        if (
            period(claim.before).kind is not period(claim.of.period).kind
            or period(claim.before).start >= period(claim.of.period).start
        ):
            raise CannotBind(
                f"{claim.of.period} can be compared only with an earlier period of its own kind.",
                kind="claim",
            )
        verdict = judge(now, self.shown(earlier))
        if verdict.broken is not None:
            raise CannotBind(
                f"{claim.of.period} and {claim.before} cannot be compared. {verdict.broken.why}",
                kind="broken",
            )
        if verdict.change is None:
            raise CannotBind(f"{claim.of.period} and {claim.before} cannot be compared.", kind="claim")
        return CHANGE_IN_WORDS[verdict.change]

    def _direction(self, claim: Claim, indicator: Indicator) -> Relation:
        if indicator.polarity not in (Polarity.HIGH, Polarity.LOW):
            raise CannotBind(
                f"{indicator.title}: neither more nor less is good by itself, so nothing is better or worse.",
                self.right(claim),
                kind="claim",
            )
        more = (claim.relation is Relation.BETTER) == (indicator.polarity is Polarity.HIGH)
        if claim.place:
            return Relation.ABOVE if more else Relation.BELOW
        return Relation.UP if more else Relation.DOWN

    def _find(self, indicator: Indicator, of: Reference) -> Figure:
        if not of.by:
            if indicator.unit is Unit.SHARE:
                (by,) = indicator.measure.breakdowns
                raise CannotBind(
                    f"{indicator.code} is a share: say of what, for example {{{of.code} {of.period} {by}=...}}."
                )
            return figure(self.snapshot, of.code, of.period, self.area)
        if of.by not in indicator.measure.breakdowns:
            known = ", ".join(indicator.measure.breakdowns) or "nothing"
            raise CannotBind(f"{of.code} is not broken down by '{of.by}'. It is broken down by: {known}.")
        rows = breakdown(self.snapshot, of.code, of.period, self.area, of.by)
        for each in rows:
            if each.category == of.category:
                return each
        if not rows:
            later = awaited(of.code)
            raise CannotBind(f"{_name(indicator, of)}. {later.words} Take it out.", kind="awaited")
        known = ", ".join(each.category for each in rows)
        raise CannotBind(
            f"{of.code} has no row '{of.by}={of.category}' in {of.period}. The rows are: {known}."
        )


def place_name(there: Benchmark) -> str:
    """A place as sentences name it."""
    return SIMILAR_AREAS if there.kind == "neighbours" else there.name


def in_unit(value: float, beside: Figure) -> str:
    """A published value in the unit of the figure it stands beside."""
    return f"{value:,.1f} per 10,000" if beside.unit is Unit.RATE else f"{value:,.1f}%"


def row_words(of: Reference) -> str:
    """A row of a breakdown in words, or an empty text."""
    return of.category.replace("_", " ")


def _side(now: Figure, view: View) -> str:
    match view:
        case View.VALUE:
            return now.shown
        case View.PARTS if now.unit in (Unit.RATE, Unit.COUNT):
            return f"{now.numerator:,}"
        case View.PARTS:
            return now.parts
        case View.BASE:
            if now.denominator is None:
                raise CannotBind("A plain count has no base. Write {" + now.code + " " + now.period + "}.")
            return f"{now.denominator:,}"


def _of_period(claim: Claim) -> Reference:
    return Reference(claim.of.code, claim.before, claim.of.by, claim.of.category)


def _name(indicator: Indicator, of: Reference) -> str:
    row = f", {row_words(of)}" if of.by else ""
    return f"{indicator.title}{row} in {of.period}"


def _bare(shown: str) -> str:
    return shown.removesuffix(" a year").removesuffix(" per 10,000")


def _possessive(there: Benchmark) -> str:
    if there.kind == "neighbours":
        return "the mean of similar areas,"
    return f"the {there.name}'s" if there.kind == "region" else f"{there.name}'s"
