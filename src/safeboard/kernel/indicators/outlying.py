"""How far a figure lies from England on the worse side, and whether areas often lie that far (statistics.md 2.5, 2.3).

Red is what lies outside the 99.8% funnel of all authorities, widened by as much as they differ of themselves. What is worse
than England at 99.8% and inside that funnel, or without one to look into, is noticed and is not a flag (ADR 0023).
"""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.statistics import alarm_rates
from safeboard.grammar.statistics.comparison import Standing
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.distributions import beyond_normal, poisson_at_least, poisson_at_most
from safeboard.grammar.statistics.false_flags import Trial
from safeboard.grammar.statistics.funnels import Area
from safeboard.kernel.indicators.comparing.others import Others, others
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.judgement import Compared, Verdict
from safeboard.kernel.indicators.trending import better_of

UNUSUAL = "Unusual among areas too, even allowing for how much they differ"
NO_FURTHER = "but no further than areas often are"
UNKNOWN = "but the counts of too few areas are held to say whether areas often are that far"


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure beside England's and in the funnel of the authorities; `around` is None where too few are held."""

    indicator: Indicator
    now: Figure
    england: Compared
    around: Others | None
    place: Area | None

    @property
    def better(self) -> Better:
        """Which way is better."""
        return better_of(self.indicator)

    @property
    def words(self) -> str:
        """`Children referred again within 12 months: 26.5% (1,844 of 6,958), above England's 22.5%`."""
        side = "below" if self.better is Better.HIGHER else "above"
        sign = "%" if self.now.unit is Unit.PERCENT else ""
        value = f"{self.england.benchmark.value:.1f}{sign}"
        return f"{self.indicator.title}: {self.now.shown} ({self.now.parts}), {side} England's {value}"

    @property
    def outside(self) -> bool:
        """Whether it lies outside the 99.8% funnel on the worse side."""
        if self.around is None or self.place is None:
            return False
        return self.around.funnel.standing(self.place) is self._bad

    @property
    def far(self) -> str:
        """What is to be said where it is worse than England at 99.8% and not outside the funnel; else nothing."""
        if self.england.standing is not self._bad or self.outside:
            return ""
        return f"{self.words}; far from England, {NO_FURTHER if self.place else UNKNOWN}"

    def trial_among(self) -> Trial | None:
        """The test among areas: the chance of lying so far out in the funnel; None where there is no funnel."""
        if self.around is None or self.place is None:
            return None
        spread, worse = self.around.funnel.overdispersion, -self.better.value
        z = self.around.funnel.z(self.place)
        p = alarm_rates.chance_among(worse * z, spread) if spread.tau else self._beside_england()
        return Trial(p, alarm_rates.of_funnel(spread), self.outside)

    def trial_alone(self) -> Trial:
        """The test against England alone: the chance of a figure so much worse, were the county like England."""
        return Trial(self._beside_england(), alarm_rates.OUTLIER, bool(self.far))

    @property
    def _bad(self) -> Standing:
        return Standing.MUCH_LOWER if self.better is Better.HIGHER else Standing.MUCH_HIGHER

    def _beside_england(self) -> float:
        return _chance_beyond(self.now, self.england.benchmark.value, worse_is_up=self.better is Better.LOWER)


def beside(indicator: Indicator, now: Figure, verdict: Verdict, area: str) -> Beside | None:
    """The newest figure beside England and in the funnel; None without a good direction or a published figure."""
    england = next((each for each in verdict.compared if each.benchmark.kind == "england"), None)
    if england is None or better_of(indicator) is Better.NEITHER:
        return None
    around = others(indicator, indicator.benchmark, now.period[:7], area, england.benchmark.value)
    return Beside(indicator, now, england, around, around.place(now) if around else None)


def how(found: Beside) -> str:
    """How it was worked out, for the closed panel: method names stand there alone."""
    if found.around is None or found.place is None:
        return (
            "Counts of too few authorities are held for a funnel. How far areas lie apart by themselves is then not known, so "
            "a figure worse than England at 99.8% is noticed and is not a flag."
        )
    around, spread = found.around, found.around.funnel.overdispersion
    rate = alarm_rates.of_funnel(spread)
    widened = (
        f"is widened by as much as they differ of themselves (overdispersion phi {spread.phi:.1f}, tau {spread.tau:.3f})"
        if spread.tau
        else "is not widened: chance explains how much they differ"
    )
    inside = around.funnel.standing(found.place) not in (Standing.MUCH_LOWER, Standing.MUCH_HIGHER)
    where = "inside it" if inside else "outside it" if found.outside else "outside it, on the better side"
    return (
        f"A flag is raised outside the 99.8% funnel, on the worse side. It is made of {len(around.areas)} authorities of "
        f"{around.of} and {widened}. Ours lies {where}. Of areas like the others about 1 in {round(1 / rate):,} would be "
        "flagged by chance. Worse than England at 99.8% and inside the funnel is noticed and is not a flag."
    )


def _chance_beyond(now: Figure, benchmark: float, *, worse_is_up: bool) -> float:
    """The chance of a figure so much worse than a published one, if the county were like it."""
    count, base = now.numerator or 0, now.denominator or 0
    if not base or benchmark <= 0:
        return 1.0
    if now.unit is Unit.RATE:
        expected = count * benchmark / now.value if now.value else base * benchmark / 10_000
        return poisson_at_least(count, expected) if worse_is_up else poisson_at_most(count, expected)
    share = benchmark / 100
    if share >= 1:
        return 1.0
    gap = (count / base - share) / (share * (1 - share) / base) ** 0.5
    return beyond_normal(gap if worse_is_up else -gap)
