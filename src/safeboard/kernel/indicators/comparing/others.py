"""All authorities of England in a year, from the counts that ship and those that were kept, and the funnel of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Polarity, Unit
from safeboard.grammar.statistics.direction import Better
from safeboard.grammar.statistics.funnels import Area, Funnel, Kind, funnel
from safeboard.grammar.statistics.intervals import Interval, rate_interval, wilson
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.published.counts import COUNTED_AS, authorities_in, authority_counts
from safeboard.kernel.indicators.published.models import PublishedValue

PER = 10_000
FEWEST = 20
# Counts of 1 to 5 are hidden, so those that are held are of the bigger areas: too few of them are no picture of all.
SHARE = 2 / 3
BETTER = {Polarity.HIGH: Better.HIGHER, Polarity.LOW: Better.LOWER}


@dataclass(frozen=True, slots=True)
class Others:
    """The authorities of a year with their counts, without the county, and the funnel round England.

    `scale` turns a value of the funnel into what is shown: 100 for a percentage, 1 for a rate per 10,000.
    """

    funnel: Funnel
    areas: Mapping[str, Area]
    scale: float
    of: int

    @property
    def left_out(self) -> int:
        """How many authorities there were whose counts are hidden or were not sent."""
        return max(0, self.of - 1 - len(self.areas))

    def values(self) -> dict[str, float]:
        """Each area's value as it is shown."""
        return {code: self.scale * area.value for code, area in self.areas.items()}

    def place(self, figure: Figure) -> Area | None:
        """Where our own figure lies; None where it is hidden or has no base."""
        if figure.value is None or figure.numerator is None or not figure.denominator:
            return None
        if figure.annualised and figure.value:
            # Part of a year: its exposure is that part, so that it lies where its rate of a year does.
            return Area(figure.numerator, figure.numerator / figure.value)
        return _area(self.funnel.kind, figure.numerator, figure.denominator)


def others(
    indicator: Indicator, measure: str, year: str, county: str, england: float | None
) -> Others | None:
    """The funnel of a measure and year; None where the counts of too few authorities are held."""
    kind = Kind.PROPORTION if indicator.unit in (Unit.PERCENT, Unit.SHARE) else Kind.RATE
    scale = 100.0 if kind is Kind.PROPORTION else 1.0
    counts = {**authority_counts(measure, year), **_kept_counts(measure, year)}
    areas = {
        code: _area(kind, events, base)
        for code, (events, base) in counts.items()
        if code != county and (kind is Kind.RATE or events <= base)
    }
    of = max(authorities_in(year), len(counts))
    if len(areas) < max(FEWEST, SHARE * of):
        return None
    centre = england / scale if england else None
    return Others(funnel(kind, list(areas.values()), centre), areas, scale, of)


def interval_of(kind: Kind, events: int, base: int) -> Interval:
    """The likely range of an area from its counts, as it is shown."""
    return wilson(events, base).scaled(100) if kind is Kind.PROPORTION else rate_interval(events, base)


def better(indicator: Indicator) -> Better:
    """The good side of an indicator, if it has one."""
    return BETTER.get(indicator.polarity, Better.NEITHER)


def _area(kind: Kind, events: int, base: int) -> Area:
    return Area(events, base if kind is Kind.PROPORTION else base / PER)


def _kept_counts(measure: str, year: str) -> dict[str, tuple[int, int]]:
    """The counts of files that an analyst kept, the newest file of each area last."""
    if measure not in COUNTED_AS:
        return {}
    names = {f"{each}_count" if each != "population_0_17" else each: each for each in COUNTED_AS[measure]}
    rows = PublishedValue.objects.filter(
        measure__in=names,
        period=year,
        area_kind="authority",
        value__isnull=False,
        file__kept_at__isnull=False,
    ).order_by("file__published_on", "file_id")
    held: dict[str, dict[str, int]] = {}
    for code, name, value in rows.values_list("area_code", "measure", "value"):
        held.setdefault(code, {})[names[name]] = round(value)
    events, base = COUNTED_AS[measure]
    shipped = authority_counts(measure, year)
    found = {}
    for code, counts in held.items():
        below = counts.get(base) or (shipped[code][1] if code in shipped else 0)
        if events in counts and below:
            found[code] = (counts[events], below)
    return found
