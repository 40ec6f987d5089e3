"""The two small signs of a figure: what its newest month says, and whether its target is within reach."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.statistics.icons import Variation, assurance, variation
from safeboard.kernel.indicators.charting import Chart
from safeboard.kernel.indicators.trending import better_of


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its letter, its words, and good, bad or neither; the letter keeps colour from being alone."""

    letter: str
    words: str
    mood: str


def signs_of(chart: Chart | None, target: float | None) -> tuple[Sign, ...]:
    """The signs of a chart; none where no limits are drawn. No unusual change has no sign of its own."""
    reading = chart.reading if chart else None
    if chart is None or reading is None or not reading.choice.has_limits:
        return ()
    better = better_of(chart.indicator)
    _, lower, upper = chart.limits_at(chart.newest.places[-1])
    said = (variation(reading.side, better), assurance(lower, upper, target, better))
    return tuple(
        Sign(each.letter, each.words, each.mood)
        for each in said
        if each is not None and each is not Variation.COMMON
    )
