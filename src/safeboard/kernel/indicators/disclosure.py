"""The only door out of raw counts (R-DAT-03): what leaves here may stand on any Board-side or public surface.

Counts of 1 to 5 are hidden, and every percentage that would give one away; in a breakdown the next smallest is
hidden too. A hidden figure leaves as words: no value, no parts, no interval, nothing to work it out from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.measures import OpenAt
from safeboard.grammar.measure.periods import Period, PeriodKind, period
from safeboard.grammar.statistics.intervals import Interval, rate_interval, wilson
from safeboard.grammar.statistics.small_numbers import Counts, hide_cells, is_cell_hidden
from safeboard.kernel.indicators.models import Result, Snapshot
from safeboard.kernel.indicators.reference_data import NoPopulation, population

HIDDEN = "Hidden (5 or fewer)"
TOO_EARLY = "Too early to say"
NO_DATA = "No data"
NOBODY_IN_IT = "None to judge"
PARTS_OF_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it may be shown: the value with its parts, or the words why there is none."""

    code: str
    period: str
    area: str
    by: str
    category: str
    unit: Unit
    value: float | None
    numerator: int | None
    denominator: int | None
    excluded: int
    interval: Interval | None
    wide_interval: Interval | None
    words: str
    annualised: bool
    definition: str
    snapshot: str

    @property
    def hidden(self) -> bool:
        """Whether it is held back to protect somebody."""
        return self.words == HIDDEN

    @property
    def category_words(self) -> str:
        """The category as people read it."""
        measure = REGISTRY.indicators[self.code].measure
        column = getattr(measure.breakdowns[self.by].node, "name", "") if self.by else ""
        return REGISTRY.label(measure.table.name, column, self.category)

    @property
    def shown(self) -> str:
        """The value as people write it: 68.9%, 576.3 per 10,000, 6,958; or the words why there is none."""
        if self.value is None:
            return self.words
        if self.unit is Unit.COUNT:
            return f"{self.value:,.0f}"
        if self.unit is Unit.RATE:
            return f"{self.value:,.1f} per 10,000" + (" a year" if self.annualised else "")
        return f"{self.value:.1f}%"

    @property
    def parts(self) -> str:
        """`516 of 749`, or an empty text."""
        if self.value is None or self.numerator is None:
            return ""
        if self.denominator is None or self.unit is Unit.COUNT:
            return f"{self.numerator:,}"
        return f"{self.numerator:,} of {self.denominator:,}"


def figure(snapshot: Snapshot, code: str, over: str, area: str, *, small: bool = False) -> Figure:
    """The figure of an indicator for a period and area; `small` shows small counts, for the analyst only."""
    rows = Result.objects.filter(snapshot=snapshot, code=code, period=over, area=area, by="")
    indicator = REGISTRY.indicators[code]
    row = rows.first()
    if row is None:
        return _without_value(indicator, over, area, "", "", NO_DATA, snapshot)
    return _one(indicator, row, row.numerator if indicator.unit is Unit.SHARE else None, snapshot, small)


def series(
    snapshot: Snapshot, code: str, periods: Sequence[Period], area: str, *, small: bool = False
) -> list[Figure]:
    """The figures of an indicator over several periods, in their order."""
    codes = [each.code for each in periods]
    rows = {
        row.period: row
        for row in Result.objects.filter(snapshot=snapshot, code=code, period__in=codes, area=area, by="")
    }
    indicator = REGISTRY.indicators[code]
    return [
        _one(indicator, rows[over], None, snapshot, small)
        if over in rows
        else _without_value(indicator, over, area, "", "", NO_DATA, snapshot)
        for over in codes
    ]


def breakdown(
    snapshot: Snapshot, code: str, over: str, area: str, by: str, *, small: bool = False
) -> list[Figure]:
    """The figures of one breakdown, largest first, with secondary hiding."""
    indicator = REGISTRY.indicators[code]
    rows = list(Result.objects.filter(snapshot=snapshot, code=code, period=over, area=area, by=by))
    whole = sum(row.numerator for row in rows) if indicator.unit is Unit.SHARE else None
    hidden = frozenset[str]() if small else hide_cells({row.category: _cell(indicator, row) for row in rows})
    figures = [
        _without_value(indicator, over, area, by, row.category, HIDDEN, snapshot)
        if row.category in hidden
        else _one(indicator, row, whole, snapshot, small)
        for row in rows
    ]
    return sorted(figures, key=lambda each: (each.value is None, -(each.numerator or 0), each.category))


def annual_periods(snapshot: Snapshot, area: str) -> list[Period]:
    """The financial years that the returns reach over, for one indicator at least."""
    rows = Result.objects.filter(snapshot=snapshot, area=area, by="").exclude(standing="no_data")
    codes = rows.values_list("period", flat=True).distinct()
    years = [each for each in map(period, codes) if each.kind is PeriodKind.YEAR]
    return sorted(years, key=lambda each: each.start)


def _cell(indicator: Indicator, row: Result) -> Counts:
    """A category as the hiding rule weighs it; a rate and a share stand on their count."""
    if indicator.unit is Unit.PERCENT:
        return Counts(row.numerator, row.denominator or 0)
    return Counts(row.numerator)


def _one(indicator: Indicator, row: Result, whole: int | None, snapshot: Snapshot, small: bool) -> Figure:
    if row.standing != "whole":
        words = TOO_EARLY if row.standing == "too_early" else NO_DATA
        return _without_value(indicator, row.period, row.area, row.by, row.category, words, snapshot)
    if not small and is_cell_hidden(_cell(indicator, row)):
        return _without_value(indicator, row.period, row.area, row.by, row.category, HIDDEN, snapshot)
    span = period(row.period)
    parts_of_year = PARTS_OF_YEAR.get(span.kind, 1) if not isinstance(indicator.measure.period, OpenAt) else 1
    match indicator.unit:
        case Unit.COUNT:
            value, denominator = float(row.numerator), None
            narrow = wide = None
        case Unit.RATE:
            try:
                denominator = population(row.area, dates.financial_year(span.end))
            except NoPopulation:
                return _without_value(
                    indicator, row.period, row.area, row.by, row.category, NO_DATA, snapshot
                )
            exposure = denominator / parts_of_year
            value = 10_000 * row.numerator / exposure
            narrow, wide = (rate_interval(row.numerator, exposure, level=level) for level in (0.95, 0.998))
        case _:
            denominator = row.denominator if whole is None and indicator.unit is Unit.PERCENT else whole
            if not denominator:
                return _without_value(
                    indicator, row.period, row.area, row.by, row.category, NOBODY_IN_IT, snapshot
                )
            value = 100 * row.numerator / denominator
            narrow, wide = (wilson(row.numerator, denominator, level).scaled(100) for level in (0.95, 0.998))
    excluded = row.excluded if small or not is_cell_hidden(Counts(row.excluded)) else 0
    return Figure(
        code=row.code,
        period=row.period,
        area=row.area,
        by=row.by,
        category=row.category,
        unit=indicator.unit,
        value=value,
        numerator=row.numerator,
        denominator=denominator,
        excluded=excluded,
        interval=narrow,
        wide_interval=wide,
        words="",
        annualised=indicator.unit is Unit.RATE and parts_of_year > 1,
        definition=row.definition,
        snapshot=snapshot.folder,
    )


def _without_value(
    indicator: Indicator, over: str, area: str, by: str, category: str, words: str, snapshot: Snapshot
) -> Figure:
    return Figure(
        code=indicator.code,
        period=over,
        area=area,
        by=by,
        category=category,
        unit=indicator.unit,
        value=None,
        numerator=None,
        denominator=None,
        excluded=0,
        interval=None,
        wide_interval=None,
        words=words,
        annualised=False,
        definition="",
        snapshot=snapshot.folder,
    )
