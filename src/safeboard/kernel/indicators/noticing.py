"""What is notable without being red: shifts, trends, drifts, a changed mix, good news that chance does not explain, and
what is far from England but no further than areas often are.

A notable trend may be good or bad and is not a flag (R-DAT-04). Classes: statistics.md 2.5.
"""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics import alarm_rates
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.false_flags import Trial
from safeboard.grammar.statistics.mixes import mix_change
from safeboard.grammar.statistics.trends import Direction, trend_words
from safeboard.kernel.indicators.disclosure import breakdown
from safeboard.kernel.indicators.looking import Looked, Seen
from safeboard.kernel.indicators.periods_shown import year_before
from safeboard.kernel.indicators.trending import trend_of

GOOD, FAR, SHIFT, TREND, MIX, CHANGE = "good", "far", "shift", "trend", "mix", "change"


def notables(looked: Looked) -> Iterator[Seen]:
    """The notable tests of an indicator: good signals, changes that are neither, far from England, shifts, trends, mix."""
    yield from _newest(looked)
    yield from _far(looked)
    yield from _shift(looked)
    yield from _five_years(looked)
    yield from _mix(looked)


def _newest(looked: Looked) -> Iterator[Seen]:
    """The newest month stands out on the better side, or on either where neither is better."""
    reading = looked.chart.reading if looked.chart else None
    if reading is None or not reading.choice.has_limits:
        return
    side = looked.better.value
    fired = reading.red != 0 and looked.month_may_be_told and reading.red == (side or reading.red)
    kind = CHANGE if looked.better is Better.NEITHER else GOOD
    words = looked.told(reading.red) if fired else ""
    p = (
        min(1.0, 2 * min(reading.p_up, reading.p_down))
        if side == 0
        else reading.p_up
        if side > 0
        else reading.p_down
    )
    yield Seen(
        looked.indicator.code, looked.now.period, kind, words, Trial(p, reading.alarms.red(side), fired)
    )


def _far(looked: Looked) -> Iterator[Seen]:
    """Worse than England at 99.8% and no further from it than areas often are, or than can be said."""
    found = looked.beside_england
    if found is not None:
        yield Seen(looked.indicator.code, looked.now.period, FAR, found.far, found.trial_alone())


def _shift(looked: Looked) -> Iterator[Seen]:
    """Rules 2 to 4 or a slow drift reach the newest month: since when, and which way."""
    chart = looked.chart
    reading = chart.reading if chart else None
    if chart is None or reading is None or not reading.choice.has_limits:
        return
    fired = reading.notable != 0 and looked.month_may_be_told
    words = ""
    if fired:
        since = chart.months[chart.newest.places[reading.notable_since or 0]].words
        way = "higher" if reading.notable > 0 else "lower"
        judged = (
            ", for the better" if looked.better.improves(reading.notable)
            else ", for the worse" if looked.better.worsens(reading.notable) else ""
        )  # fmt: skip
        words = f"{looked.indicator.title}: {way} than usual since about {since}{judged}"
    alarm = reading.alarms.notable
    yield Seen(
        looked.indicator.code, looked.now.period, SHIFT, words, Trial(alarm if fired else 1.0, alarm, fired)
    )


def _five_years(looked: Looked) -> Iterator[Seen]:
    """The trend marker of the last five years."""
    trend = trend_of(looked.snapshot, looked.indicator, looked.area)
    if trend is None or trend.direction is Direction.CANNOT or trend.p is None:
        return
    words = f"{looked.indicator.title}: {_inside(trend_words(trend, looked.better))}" if trend.side else ""
    yield Seen(
        looked.indicator.code,
        looked.now.period,
        TREND,
        words,
        Trial(trend.p, alarm_rates.TREND, trend.side != 0),
    )


def _mix(looked: Looked) -> Iterator[Seen]:
    """The mix of a share moved between this year and the one before: who moved, of those that may be shown."""
    indicator = looked.indicator
    if indicator.unit is not Unit.SHARE:
        return
    by = next(iter(indicator.measure.breakdowns))
    before, now = (
        {
            each.category_words: each
            for each in breakdown(looked.snapshot, indicator.code, over, looked.area, by)
            if each.value is not None
        }
        for over in (year_before(looked.now.period), looked.now.period)
    )
    both = sorted(before.keys() & now.keys())
    mix = mix_change(
        {part: before[part].numerator or 0 for part in both},
        {part: now[part].numerator or 0 for part in both},
    )
    if mix is None:
        return
    words = ""
    if mix.moved:
        part = mix.moved[0]
        words = (
            f"{indicator.title}: the mix changed, most of all {part}: {now[part].shown} "
            f"in {period(looked.now.period).words}, from {before[part].shown}"
        )
    yield Seen(indicator.code, looked.now.period, MIX, words, Trial(mix.p, mix.by_chance, bool(mix.moved)))


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:]
