"""Looks at an indicator by every test of statistics.md 2.5, with the chance of each: what is red, and what is notable.

A flag is a question, never a verdict. Months are judged with the small counts in them, because a rule that sees only
busy months is blind; what is said never holds a figure that the Board's side may not see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.false_flags import Trial
from safeboard.grammar.statistics.icons import Assurance
from safeboard.kernel.indicators.aims import aim_of, limit_of
from safeboard.kernel.indicators.charting import Chart, chart_of
from safeboard.kernel.indicators.disclosure import Figure, figure
from safeboard.kernel.indicators.judgement import Verdict, judge
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.outlying import UNUSUAL, Beside, beside
from safeboard.kernel.indicators.periods_shown import year_before
from safeboard.kernel.indicators.signs import Sign, signs_of
from safeboard.kernel.indicators.trending import better_of

BY_CHANCE_NOT = "a change we would not expect by chance"


@dataclass(frozen=True, slots=True)
class Seen:
    """One test that was made of an indicator: which, of which period, the words if it fired, and its chance.

    `trial` is None where chance plays no part (a limit is broken or it is not); `note` says how far to trust it.
    """

    indicator: str
    period: str
    test: str
    words: str
    trial: Trial | None
    note: str = ""

    @property
    def fired(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Looked:
    """An indicator with all that its tests need: its newest figure, the verdict, the chart of every month, England."""

    indicator: Indicator
    snapshot: Snapshot
    area: str
    now: Figure
    verdict: Verdict
    chart: Chart | None
    beside_england: Beside | None

    @property
    def better(self) -> Better:
        """Which way is better."""
        return better_of(self.indicator)

    @property
    def month_may_be_told(self) -> bool:
        """Whether the newest month may stand on a page of the Board."""
        if self.chart is None:
            return False
        code = self.indicator.code
        return figure(self.snapshot, code, self.chart.latest.period, self.area).value is not None

    @property
    def newest_month(self) -> str:
        """`60.0% in March 2016`."""
        assert self.chart is not None  # noqa: S101 - asked only where there is a chart
        return f"{self.chart.latest.shown} in {self.chart.latest_words}"

    def told(self, side: int) -> str:
        """What the newest month says where it stands out on this side: by itself, or as part of what began earlier."""
        assert self.chart is not None  # noqa: S101 - asked only where there is a chart
        proposal, since = self.chart.proposal, self.chart.proposed_from
        title = self.indicator.title
        if proposal is not None and since is not None and proposal.side == side:
            way = "higher" if side > 0 else "lower"
            return f"{title}: {self.newest_month}; {way} since about {since.words}, {BY_CHANCE_NOT}"
        return f"{title}: {self.newest_month}, {BY_CHANCE_NOT}"

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What the newest month and the newest limits say of variation and of the target, where it may be told."""
        aim = aim_of(self.now)
        return signs_of(self.chart, aim.target if aim else None) if self.month_may_be_told else ()


def look_at(indicator: Indicator, now: Figure, snapshot: Snapshot, area: str) -> Looked:
    """An indicator with what its tests need."""
    before = figure(snapshot, now.code, year_before(now.period), area)
    chart = chart_of(snapshot, indicator, area, small=True) if indicator.unit is not Unit.SHARE else None
    verdict = judge(now, before)
    return Looked(indicator, snapshot, area, now, verdict, chart, beside(indicator, now, verdict, area))


def reds(looked: Looked) -> Iterator[Seen]:
    """The red tests, the gravest first: outlier, limit, signal, capability. Only for what has a good direction."""
    if looked.better is Better.NEITHER:
        return
    yield from _outlier(looked)
    words = _past_limit(looked.indicator, looked.now)
    if words:
        yield Seen(looked.indicator.code, looked.now.period, "limit", words, None)
    yield from _signal(looked)
    yield from _capability(looked)


def _outlier(looked: Looked) -> Iterator[Seen]:
    """Outside the 99.8% funnel of all authorities on the worse side; no test where there is no funnel (ADR 0023)."""
    found = looked.beside_england
    trial = found.trial_among() if found else None
    if found is None or trial is None:
        return
    words, note = (found.words, UNUSUAL) if trial.fired else ("", "")
    yield Seen(looked.indicator.code, looked.now.period, "outlier", words, trial, note)


def _past_limit(indicator: Indicator, now: Figure) -> str:
    """The newest figure lies beyond the limit that was set from a day for an indicator that declares none."""
    limit = limit_of(indicator, now.period)
    if limit is None or now.value is None or not limit.is_broken_by(now.value):
        return ""
    return f"{indicator.title}: {now.shown} ({now.parts}), {limit.words}"


def _signal(looked: Looked) -> Iterator[Seen]:
    """The newest month is outside what the series does by itself, on the side that is worse."""
    reading = looked.chart.reading if looked.chart else None
    if looked.chart is None or reading is None or not reading.choice.has_limits:
        return
    worse = -looked.better.value
    fired = reading.red == worse and looked.month_may_be_told
    words = looked.told(worse) if fired else ""
    p = reading.p_up if worse > 0 else reading.p_down
    yield Seen(
        looked.indicator.code, looked.now.period, "signal", words, Trial(p, reading.alarms.red(worse), fired)
    )


def _capability(looked: Looked) -> Iterator[Seen]:
    """The target lies beyond what the process can reach: it will keep failing without change of the system."""
    failing = any(each.words == Assurance.FAIL.words for each in looked.signs)
    aim = aim_of(looked.now)
    if failing and aim is not None and looked.now.value is not None:
        sign = "%" if looked.now.unit is Unit.PERCENT else ""
        words = (
            f"{looked.indicator.title}: {looked.now.shown} ({looked.now.parts}); it will keep missing the target of "
            f"{aim.target:g}{sign} unless the system changes"
        )
        yield Seen(looked.indicator.code, looked.now.period, "capability", words, None)
