"""The chart of an indicator by month: its points as they may be shown, its limits, its broken line."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.measure.periods import Period, period
from safeboard.grammar.statistics.charts import XmR, xmr
from safeboard.kernel.indicators.disclosure import Figure, series
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.periods_shown import months_of
from safeboard.kernel.ui.charts import Line


@dataclass(frozen=True, slots=True)
class Chart:
    """The months of an indicator with their control chart. Hidden months have no point."""

    indicator: Indicator
    months: tuple[Period, ...]
    figures: tuple[Figure, ...]
    xmr: XmR
    breaks: tuple[int, ...]

    @property
    def latest(self) -> Figure:
        """The newest month with a value."""
        return next(each for each in reversed(self.figures) if each.value is not None)

    @property
    def latest_words(self) -> str:
        """The newest month with a value, in words."""
        return period(self.latest.period).words

    def line(self, finding: str, england: float | None) -> Line:
        """What is drawn, as data: the points, the limits of the newest group, and what it shows in words."""
        return Line(
            labels=tuple(f"{month.start:%Y-%m}" for month in self.months),
            values=tuple(each.value for each in self.figures),
            breaks=self.breaks,
            mean=self.xmr.limits.mean,
            lower=self.xmr.limits.lower,
            upper=self.xmr.limits.upper,
            benchmark=england,
            unit="%" if self.indicator.unit is Unit.PERCENT else self.indicator.unit.value,
            title=finding,
            description=self.describe(),
        )

    def describe(self) -> str:
        """What somebody who cannot see the chart is told; hidden months are said to be hidden."""
        shown = [
            (month, each)
            for month, each in zip(self.months, self.figures, strict=True)
            if each.value is not None
        ]
        if not shown:
            return "No month can be shown."
        first, last = shown[0], shown[-1]
        low = min(shown, key=lambda each: each[1].value or 0)
        high = max(shown, key=lambda each: each[1].value or 0)
        text = (
            f"Monthly line from {first[0].words} ({first[1].shown}) to {last[0].words} ({last[1].shown}). "
            f"Lowest {low[1].shown} in {low[0].words}, highest {high[1].shown} in {high[0].words}."
        )
        hidden = sum(each.hidden for each in self.figures)
        return text + (
            f" {hidden} months are hidden because 5 or fewer children are concerned." if hidden else ""
        )


def chart_of(snapshot: Snapshot, indicator: Indicator, area: str, *, small: bool = False) -> Chart | None:
    """The monthly chart of an indicator; None where no month can be shown."""
    months = months_of(snapshot, area)
    figures = series(snapshot, indicator.code, months, area, small=small)
    # The line runs from the first to the last month of which there is anything to say: a hidden one is there, without
    # a point.
    said = [at for at, each in enumerate(figures) if each.value is not None or each.hidden]
    if all(each.value is None for each in figures):
        return None
    months, figures = months[said[0] : said[-1] + 1], figures[said[0] : said[-1] + 1]
    breaks = _breaks(indicator, months)
    percent = indicator.unit in (Unit.PERCENT, Unit.SHARE)
    control = xmr([each.value for each in figures], breaks=breaks, floor=0, ceiling=100 if percent else None)
    return Chart(indicator, tuple(months), tuple(figures), control, breaks)


def _breaks(indicator: Indicator, months: list[Period]) -> tuple[int, ...]:
    """Where a new group starts: at each dated change of process and where it ends (A16)."""
    places: set[int] = set()
    for each in indicator.breaks:
        for day in (each.on, each.until):
            if day is None:
                continue
            place = next((at for at, month in enumerate(months) if month.start > day), None)
            if day == each.on:
                place = next((at for at, month in enumerate(months) if month.end >= day), None)
            if place:
                places.add(place)
    return tuple(sorted(place for place in places if 0 < place < len(months)))
