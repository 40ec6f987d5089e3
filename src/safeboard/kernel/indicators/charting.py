"""The chart of an indicator by month: its points as they may be shown, limits of the chart they can bear, its broken line.

The chart is chosen by expected count (docs/adr/0023). Limits are worked out from what is shown and from nothing else:
where a month is hidden none are drawn, because limits made with it would give it away, and limits made without it
would be of the busy months only.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.measure.periods import Period, period
from safeboard.grammar.statistics.chart_choice import Kind
from safeboard.grammar.statistics.rebasing import Proposal, propose
from safeboard.grammar.statistics.seasons import Shape, shape_of
from safeboard.grammar.statistics.signals import Reading, read
from safeboard.kernel.indicators.disclosure import Figure, is_stock, series
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.periods_shown import months_of
from safeboard.kernel.indicators.rebases import Broken, broken_at
from safeboard.kernel.ui.charts import Line

PER = 10_000
MONTHS_OF_A_YEAR = 12
CARRIES_OVER = "No limits: what stands open on a day carries over from month to month, and limits for single months would cry wolf."
SOME_HIDDEN = "No limits are drawn, because some months are hidden."


@dataclass(frozen=True, slots=True)
class Group:
    """The months between two breaks, read together: which of them have a point, and what their chart says.

    `reading` is None where nothing may be said of single months. `shape` is the usual year, where it was taken out.
    """

    places: tuple[int, ...]
    reading: Reading | None
    shape: Shape | None = None

    def at(self, place: int) -> int | None:
        """Which point of the reading a month is; None where it has none."""
        return self.places.index(place) if place in self.places else None


@dataclass(frozen=True, slots=True)
class Chart:
    """The months of an indicator with the reading of each group. Hidden months have no point."""

    indicator: Indicator
    months: tuple[Period, ...]
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    broken: tuple[Broken, ...]

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places of the months at which a new group starts."""
        return tuple(each.place for each in self.broken)

    @property
    def newest(self) -> Group:
        """The months since the last break, the ones to judge by now."""
        return self.groups[-1]

    @property
    def latest(self) -> Figure:
        """The newest month with a value."""
        return next(each for each in reversed(self.figures) if each.value is not None)

    @property
    def latest_words(self) -> str:
        """The newest month with a value, in words."""
        return period(self.latest.period).words

    @property
    def reading(self) -> Reading | None:
        """What the newest group says; None where it says nothing of single months, or has no month with a value."""
        return self.newest.reading

    @property
    def scale(self) -> float:
        """From the unit of a reading to the unit of the figures."""
        return 100.0 if self.indicator.unit is Unit.PERCENT else 1.0

    def limits_at(self, place: int) -> tuple[float | None, float | None, float | None]:
        """Centre, lower and upper limit of a month, in the unit of the figures; none where none are drawn."""
        at, reading = self.newest.at(place), self.reading
        if at is None or reading is None or reading.upper[at] is None:
            return (None, None, None)
        factor = self.newest.shape.factors[at] if self.newest.shape else 1.0
        low, high = reading.lower[at], reading.upper[at]
        return (
            reading.centre * factor * self.scale,
            None if low is None else low * factor * self.scale,
            None if high is None else high * factor * self.scale,
        )

    @property
    def proposal(self) -> Proposal | None:
        """Where a new baseline is proposed, by place among the months of the newest group; None where none is."""
        reading = self.reading
        if reading is None or not reading.choice.has_limits:
            return None
        return propose(reading.values)

    @property
    def proposed_from(self) -> Period | None:
        """The month from which a new baseline is proposed."""
        proposal = self.proposal
        return self.months[self.newest.places[proposal.at]] if proposal else None

    @property
    def method(self) -> str:
        """Which chart it is and why, for `How we worked this out`."""
        if is_stock(self.indicator):
            return CARRIES_OVER
        if self.reading is None:
            return SOME_HIDDEN if any(each.hidden for each in self.figures) else "No months to judge."
        words = self.reading.choice.words
        if self.newest.shape:
            words += " The usual year (months and school holidays) is taken out before a month is judged: the limits follow it."
        if self.breaks:
            words += " Limits are those since the last break in the line."
        return words

    def line(self, finding: str, england: float | None) -> Line:
        """What is drawn, as data: the points, the limits of the newest group, and what it shows in words."""
        limits = [self.limits_at(place) for place in range(len(self.months))]
        return Line(
            labels=tuple(f"{month.start:%Y-%m}" for month in self.months),
            values=tuple(each.value for each in self.figures),
            breaks=self.breaks,
            mean=None,
            lower=None,
            upper=None,
            benchmark=england,
            unit=self.unit_words,
            title=finding,
            description=self.describe() + self._beside(england),
            means=tuple(each[0] for each in limits),
            lowers=tuple(each[1] for each in limits),
            uppers=tuple(each[2] for each in limits),
        )

    @property
    def unit_words(self) -> str:
        """What stands along the side: a month of a rate is shown as if it went on for a year, and says so (R-DAT-02)."""
        if self.indicator.unit is Unit.PERCENT:
            return "%"
        return f"{self.indicator.each_words or self.indicator.unit.value}{', as if for a year' if self._annualised else ''}"

    @property
    def _annualised(self) -> bool:
        return any(each.annualised for each in self.figures)

    def _beside(self, england: float | None) -> str:
        if england is None:
            return ""
        what = (
            "each month is shown as if it went on for a year" if self._annualised else "both are of one day"
        )
        return f" The dashed line is England's figure of a year; {what}."

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
    broken = broken_at(indicator, months)
    edges = [0, *(each.place for each in broken), len(months)]
    groups = tuple(_group(indicator, months, figures, range(start, stop)) for start, stop in pairwise(edges))
    return Chart(indicator, tuple(months), tuple(figures), groups, broken)


def kind_of(indicator: Indicator) -> Kind:
    """What the points of an indicator are made of."""
    if indicator.unit.is_mean:
        return Kind.MEAN
    return {Unit.PERCENT: Kind.SHARE, Unit.RATE: Kind.RATE}.get(indicator.unit, Kind.COUNT)


def _group(indicator: Indicator, months: list[Period], figures: list[Figure], span: range) -> Group:
    places = tuple(at for at in span if figures[at].value is not None)
    if not places or is_stock(indicator) or any(figures[at].hidden for at in span):
        return Group(places, None)
    kind = kind_of(indicator)
    x = [figures[at].numerator or 0 for at in places]
    n = [_base(kind, figures[at]) for at in places]
    shape = None
    if kind in (Kind.COUNT, Kind.RATE) and len(places) == len(span):
        found = shape_of(x, [months[at].start for at in places], n)
        shape = found if found and found.is_clear else None
    if shape:
        n = [size * factor for size, factor in zip(n, shape.factors, strict=True)]
    return Group(places, read(kind, x, n), shape)


def _base(kind: Kind, figure: Figure) -> float:
    """What a month's count is out of: those it is a share of, or the children of its rate for the month's part of a year."""
    if kind is Kind.COUNT or not figure.denominator:
        return 1.0
    if kind is Kind.RATE:
        return figure.denominator / PER / (MONTHS_OF_A_YEAR if figure.annualised else 1)
    return float(figure.denominator)
