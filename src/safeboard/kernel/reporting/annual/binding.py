"""Binds the numbers of a sentence to the figures of one snapshot; its claims are tested in `claims`.

Figures come through disclosure, small counts always hidden, whoever writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.sections import Section
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.indicators.disclosure import HIDDEN, NO_DATA, Figure, breakdown, figure
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.reference_data import Benchmark, benchmarks
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.reporting.annual import claims
from safeboard.kernel.reporting.annual.awaiting import awaited, codes_of
from safeboard.kernel.reporting.annual.sentences import Bound, Claim, Published, Reference, View
from safeboard.kernel.reporting.annual.told import CannotBind, Told, in_unit, place_name, row_words
from safeboard.kernel.reporting.profile import held
from safeboard.kernel.reporting.profile.table import Fact

MOST_NAMED = 40


@dataclass
class Book:
    """The figures that one chapter may use: its section's indicators, in its snapshot and the snapshot's first area."""

    section: Section
    year: str
    snapshot: Snapshot
    area: str = ""
    _figures: dict[Reference, Figure] = field(default_factory=dict)
    _county: dict[str, Fact] | None = None

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
            raise CannotBind(f"{of.code} is not one of {self._ours()}.")
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
            return claims.tell(piece, self)
        if piece.place:
            there = self.place(piece.of, piece.place)
            return Told(piece, in_unit(there.value, now), indicator, now, there)
        return Told(piece, _side(now, piece.view), indicator, now)

    def published(self, piece: Published) -> tuple[Fact, str]:
        """A published figure of the county and its words. Raises CannotBind where this chapter may not use it, or there is none."""
        if not self.section.county:
            raise CannotBind("Only the chapter about the county uses its published figures. Take it out.")
        if self._county is None:
            self._county = held.facts()
        found = self._county.get(piece.key)
        if found is None:
            known = ", ".join(sorted(self._county))
            raise CannotBind(f"No published figure is named '{piece.key}'. There is: {known}.")
        if not piece.place:
            return found, found.shown
        if found.beside_name.casefold() != piece.place.casefold():
            have = f"There is: {found.beside_name}." if found.beside_name else "Nothing is held beside it."
            raise CannotBind(f"No figure of '{piece.place}' is held for {found.title}. {have}")
        return found, found.beside_shown

    def right(self, claim: Claim) -> Claim:
        """The same comparison as the results have it. Raises CannotBind where there is none to make."""
        return claims.right(claim, self)

    def _ours(self) -> str:
        """The indicators in words: by code where they are few."""
        if len(self.codes) > MOST_NAMED:
            return "the indicators: write a code as the list of indicators has it"
        return f"this chapter's indicators: {', '.join(self.codes) or 'none yet'}"

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


def _name(indicator: Indicator, of: Reference) -> str:
    row = f", {row_words(of)}" if of.by else ""
    return f"{indicator.title}{row} in {of.period}"
