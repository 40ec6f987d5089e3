"""What can be said where fewer than two are expected in a month: the time between events, and three years together.

One event is a review, not a trend (statistics.md 2.4). Nothing is said that rests on a hidden figure.
"""

from __future__ import annotations

from itertools import pairwise

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.statistics.chart_choice import Display
from safeboard.grammar.statistics.intervals import Interval, exact_poisson, rate_interval
from safeboard.grammar.statistics.rare_events import ONE_EVENT, t_chart
from safeboard.kernel.indicators.charting import Chart
from safeboard.kernel.indicators.disclosure import Figure

TOGETHER = 3
PER = 10_000


def words_of_rare(chart: Chart, years: list[Figure]) -> str:
    """The words for a chart of rare events; empty for any other."""
    if chart.reading is None or chart.reading.choice.display is not Display.RARE:
        return ""
    if chart.indicator.unit not in (Unit.COUNT, Unit.RATE):
        return ONE_EVENT
    return " ".join(words for words in (ONE_EVENT, _between(chart), _together(chart, years)) if words)


def _between(chart: Chart) -> str:
    """The months between one event and the next, and whether the newest gap is unusual."""
    group = [chart.figures[place] for place in chart.newest.places]
    places = [place for place, each in zip(chart.newest.places, group, strict=True) if each.numerator]
    gaps = [float(after - before) for before, after in pairwise(places)]
    if not gaps:
        return ""
    found = t_chart(gaps)
    usual = f"about {found.middle:.0f} month{'s' if found.middle >= 1.5 else ''}"
    if found.upper is None:
        return f"From one month with an event to the next it takes {usual}; there are too few for limits."
    said = {1: "longer than chance explains", 0: "as usual", -1: "shorter than chance explains"}[found.side()]
    return f"From one month with an event to the next it takes {usual}; the newest gap, {gaps[-1]:.0f}, is {said}."


def _together(chart: Chart, years: list[Figure]) -> str:
    """The newest three years as one, with the exact range; only where each of the three may be shown."""
    newest = years[-TOGETHER:]
    if len(newest) < TOGETHER or any(each.numerator is None for each in newest):
        return ""
    events = sum(each.numerator or 0 for each in newest)
    if chart.indicator.unit is Unit.COUNT:
        return f"Three years together: {events:,} ({_range(exact_poisson(events))})."
    people = sum(each.denominator or 0 for each in newest)
    value = PER * events / people
    return f"Three years together: {value:.1f} per 10,000 a year ({_range(rate_interval(events, people))})."


def _range(interval: Interval) -> str:
    return f"{interval.low:,.1f} to {interval.high:,.1f}"
