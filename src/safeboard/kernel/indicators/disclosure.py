"""The only door out of raw counts (R-DAT-03): what leaves here may stand on any Board-side or public surface.

Counts of 1 to 5 are hidden, and every percentage that would give one away. The next smallest is hidden too, within
a breakdown and along time: the months of a quarter and the quarters of a year add up, so what is shown of them must
not leave a small remainder. A breakdown is shown for the longest whole period only, never for its parts beside it. A hidden figure leaves as words: no value, no parts, no interval, nothing to work it out
from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import Counts as CountsOf
from safeboard.grammar.measure.measures import OpenAt
from safeboard.grammar.measure.nodes import LinkValue
from safeboard.grammar.measure.periods import Period, PeriodKind, period
from safeboard.grammar.statistics.intervals import Interval, rate_interval, wilson
from safeboard.grammar.statistics.small_numbers import Counts
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.holding_back import Cell, held_back
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.reference_data import NoPopulation, population

HIDDEN = "Hidden (5 or fewer)"
TOO_EARLY = "Too early to say"
NO_DATA = "No data"
LONGER_ONLY = "Shown for a longer period only"
NOBODY_IN_IT = "None to judge"
TOO_FEW = "Too few to say"
PARTS_OF_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}


def breakdown_title(indicator: Indicator, by: str) -> str:
    """What a breakdown is by, as its column is called where it is declared: `Legal status`, never `legal_status`."""
    node = indicator.measure.breakdowns[by].node
    # A breakdown may be by a column of a linked row.
    column = node.column if isinstance(node, LinkValue) else node
    declared = REGISTRY.tables.get(getattr(column, "relation", ""))
    titles = {each.name: each.title for each in declared.table.columns} if declared else {}
    return titles.get(getattr(column, "name", "")) or by.replace("_", " ").capitalize()


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
    excluded: int | None
    interval: Interval | None
    wide_interval: Interval | None
    words: str
    annualised: bool
    definition: str
    snapshot: str
    each_words: str = ""

    @property
    def hidden(self) -> bool:
        """Whether it is held back to protect somebody."""
        return self.words == HIDDEN

    @property
    def category_words(self) -> str:
        """The category as people read it."""
        if not self.by:
            return ""
        measure = REGISTRY.indicators[self.code].measure
        column = getattr(measure.breakdowns[self.by].node, "name", "")
        return REGISTRY.label(measure.table.name, column, self.category)

    @property
    def by_words(self) -> str:
        """What the breakdown is by, as people read it."""
        return breakdown_title(REGISTRY.indicators[self.code], self.by) if self.by else ""

    @property
    def shown(self) -> str:
        """The value as people write it: 68.9%, 576.3 per 10,000, 6,958; or the words why there is none."""
        if self.value is None:
            return self.words
        if self.unit is Unit.COUNT or (self.unit is Unit.SHARE and not self.by):
            return f"{self.value:,.0f}"
        if self.unit is Unit.RATE:
            return f"{self.value:,.1f} per 10,000" + (" a year" if self.annualised else "")
        if self.unit is Unit.POINTS:
            return f"{self.value:+,.1f} {self.each_words}"
        if self.unit.is_mean:
            return f"{self.value:,.1f} {self.each_words}"
        return f"{self.value:.1f}%"

    @property
    def parts(self) -> str:
        """`516 of 749`, or an empty text."""
        if self.value is None or self.numerator is None:
            return ""
        if self.denominator is None or self.unit is Unit.COUNT:
            return f"{self.numerator:,}"
        if self.unit is Unit.POINTS:
            return f"{self.numerator:+,} among {self.denominator:,}"
        word = "among" if self.unit.is_mean else "of"
        return f"{self.numerator:,} {word} {self.denominator:,}"

    @property
    def excluded_shown(self) -> str:
        """How many rows could not be judged: a number, the words that hide it, or nothing where there was none."""
        if self.value is None or self.excluded == 0:
            return ""
        return HIDDEN if self.excluded is None else f"{self.excluded:,}"


@dataclass(frozen=True, slots=True)
class _Table:
    """The results of an indicator over whole years, with the cells that must not be shown."""

    indicator: Indicator
    snapshot: Snapshot
    area: str
    by: str
    rows: Mapping[Cell, Result]
    weighed: bool
    hidden: frozenset[Cell]
    excluded_hidden: frozenset[Cell]

    def figure(self, over: str, category: str = "") -> Figure:
        """One cell as it may be shown."""
        row = self.rows.get((over, category))
        if row is None:
            return self._words(over, category, NO_DATA)
        if row.standing != "whole":
            return self._words(over, category, TOO_EARLY if row.standing == "too_early" else NO_DATA)
        if (over, category) in self.hidden:
            return self._words(over, category, HIDDEN)
        if category and self.weighed and self._is_part_of_whole(over):
            return self._words(over, category, LONGER_ONLY)
        return self._counted(row)

    def categories(self, over: str) -> list[str]:
        """The categories of the breakdown that the period has."""
        return [category for code, category in self.rows if code == over and category]

    def _counted(self, row: Result) -> Figure:
        unit, span = self.indicator.unit, period(row.period)
        parts_of_year = 1 if is_stock(self.indicator) else PARTS_OF_YEAR.get(span.kind, 1)
        denominator: int | None = None
        narrow: Interval | None = None
        wide: Interval | None = None
        if unit is Unit.RATE:
            try:
                denominator = population(row.area, dates.financial_year(span.end))
            except NoPopulation:
                return self._words(row.period, row.category, NO_DATA)
            exposure = denominator / parts_of_year
            value = 10_000 * row.numerator / exposure
            narrow, wide = (rate_interval(row.numerator, exposure, level=level) for level in (0.95, 0.998))
        elif unit is Unit.COUNT or (unit is Unit.SHARE and not row.by):
            value = float(row.numerator)
        else:
            denominator = self._whole(row.period) if unit is Unit.SHARE else row.denominator
            if not denominator:
                return self._words(row.period, row.category, NOBODY_IN_IT)
            if unit.is_mean:
                if denominator < self.indicator.fewest:
                    return self._words(row.period, row.category, TOO_FEW)
                return self._mean(row, denominator)
            value = 100 * row.numerator / denominator
            narrow, wide = (wilson(row.numerator, denominator, level).scaled(100) for level in (0.95, 0.998))
        return Figure(
            code=row.code,
            period=row.period,
            area=row.area,
            by=row.by,
            category=row.category,
            unit=unit,
            value=value,
            numerator=row.numerator,
            denominator=denominator,
            excluded=None if (row.period, row.category) in self.excluded_hidden else row.excluded,
            interval=narrow,
            wide_interval=wide,
            words="",
            annualised=unit is Unit.RATE and parts_of_year > 1,
            definition=row.definition,
            snapshot=self.snapshot.folder,
        )

    def _mean(self, row: Result, base: int) -> Figure:
        """One sum over another. How far single ones lie apart was not sent, so there is no range round it."""
        return Figure(
            code=row.code,
            period=row.period,
            area=row.area,
            by=row.by,
            category=row.category,
            unit=self.indicator.unit,
            value=row.numerator / base,
            numerator=row.numerator,
            denominator=base,
            excluded=None if (row.period, row.category) in self.excluded_hidden else row.excluded,
            interval=None,
            wide_interval=None,
            words="",
            annualised=False,
            definition=row.definition,
            snapshot=self.snapshot.folder,
            each_words=self.indicator.each_words,
        )

    def _is_part_of_whole(self, over: str) -> bool:
        """Whether a longer period that is whole holds this one: then its categories would add up with others'."""
        if is_stock(self.indicator):
            return False
        span = period(over)
        longer = [each for each in _parts_of(dates.financial_year(span.end)) if each.code != over]
        return any(
            each.start <= span.start and span.end <= each.end and self.rows[each.code, ""].standing == "whole"
            for each in longer
            if (each.code, "") in self.rows
        )

    def _whole(self, over: str) -> int:
        return sum(row.numerator for (code, category), row in self.rows.items() if code == over and category)

    def _words(self, over: str, category: str, words: str) -> Figure:
        return Figure(
            code=self.indicator.code,
            period=over,
            area=self.area,
            by=self.by,
            category=category,
            unit=self.indicator.unit,
            value=None,
            numerator=None,
            denominator=None,
            excluded=None,
            interval=None,
            wide_interval=None,
            words=words,
            annualised=False,
            definition="",
            snapshot=self.snapshot.folder,
        )


@dataclass(slots=True)
class _AtOnce:
    """The totals of many indicators of one snapshot and area, read in one question."""

    where: tuple[int, str]
    totals: Mapping[str, Sequence[Result]]
    years: list[Period] | None = None
    tables: dict[tuple[str, str, frozenset[str], bool], _Table] = field(default_factory=dict)


_at_once: ContextVar[_AtOnce | None] = ContextVar("safeboard_figures_at_once", default=None)


@contextmanager
def read_at_once(snapshot: Snapshot, codes: Iterable[str], area: str) -> Iterator[None]:
    """Read the totals of these indicators in one question for everything inside: a page with many figures.

    What may be shown is weighed as ever; only the reading is done together.
    """
    totals: dict[str, list[Result]] = {code: [] for code in codes}
    for row in Result.objects.filter(snapshot=snapshot, area=area, by="", code__in=totals):
        totals[row.code].append(row)
    token = _at_once.set(_AtOnce((snapshot.pk, area), totals))
    try:
        yield
    finally:
        _at_once.reset(token)


def figure(snapshot: Snapshot, code: str, over: str, area: str, *, small: bool = False) -> Figure:
    """The figure of an indicator for a period and area; `small` shows small counts, for the analyst only."""
    return _table(snapshot, REGISTRY.indicators[code], [period(over)], area, small=small).figure(over)


def beside(snapshot: Snapshot, code: str, over: str, area: str, *, small: bool = False) -> Figure | None:
    """The other count that an indicator declares beside itself; None where it declares none."""
    indicator = REGISTRY.indicators[code]
    if indicator.beside is None:
        return None
    other = indicator.beside.name
    return _table(snapshot, indicator, [period(over)], area, counted=other, small=small).figure(over)


def series(
    snapshot: Snapshot, code: str, periods: Sequence[Period], area: str, *, small: bool = False
) -> list[Figure]:
    """The figures of an indicator over several periods, in their order."""
    table = _table(snapshot, REGISTRY.indicators[code], periods, area, small=small)
    return [table.figure(each.code) for each in periods]


def breakdown(
    snapshot: Snapshot, code: str, over: str, area: str, by: str, *, small: bool = False
) -> list[Figure]:
    """The figures of one breakdown, largest first, hidden ones last by name."""
    table = _table(snapshot, REGISTRY.indicators[code], [period(over)], area, by=by, small=small)
    figures = [table.figure(over, category) for category in table.categories(over)]
    return sorted(figures, key=lambda each: (each.value is None, -(each.numerator or 0), each.category))


def annual_periods(snapshot: Snapshot, area: str, kind: PeriodKind = PeriodKind.YEAR) -> list[Period]:
    """The financial years (or school years) that the returns reach over, for one indicator at least."""
    read = _at_once.get()
    read = read if read and read.where == (snapshot.pk, area) else None
    if read and read.years is not None:
        return [each for each in read.years if each.kind is kind]
    rows = Result.objects.filter(snapshot=snapshot, area=area, by="").exclude(standing="no_data")
    codes = rows.values_list("period", flat=True).distinct()
    whole = (PeriodKind.YEAR, PeriodKind.ACADEMIC_YEAR)
    years = sorted((each for each in map(period, codes) if each.kind in whole), key=lambda each: each.start)
    if read:
        read.years = years
    return [each for each in years if each.kind is kind]


def _table(
    snapshot: Snapshot,
    indicator: Indicator,
    periods: Iterable[Period],
    area: str,
    *,
    by: str = "",
    counted: str = "",
    small: bool,
) -> _Table:
    """The results of the whole years in which the periods lie: what is hidden depends on what stands around it."""
    years = frozenset(dates.financial_year(each.end) for each in periods)
    code, read = counted or indicator.code, _at_once.get()
    if read is None or by or read.where != (snapshot.pk, area) or code not in read.totals:
        return _weighed(snapshot, indicator, years, area, by=by, code=code, small=small)
    # A page asks for many figures of the same years; what may be shown of them is weighed once.
    key = (indicator.code, code, years, small)
    if key not in read.tables:
        rows = read.totals[code]
        read.tables[key] = _weighed(snapshot, indicator, years, area, code=code, small=small, rows=rows)
    return read.tables[key]


def clock_of(
    snapshot: Snapshot, code: str, over: str, area: str, *, small: bool = False
) -> tuple[Figure, Figure] | None:
    """How timely it looks from where things begin, and how many stand open past their day; None without a clock."""
    indicator = REGISTRY.indicators[code]
    if indicator.clock is None:
        return None
    due, still_open = (
        replace(
            indicator,
            unit=unit,
            measure=replace(measure, name=code),
            clock=None,
            excluded_words=indicator.excluded_words or "what could not be judged",
        )
        for measure, unit in zip(indicator.clock.measures(), (Unit.PERCENT, Unit.COUNT), strict=True)
    )
    names = [each.name for each in indicator.clock.measures()]
    figures = [
        _table(snapshot, each, [period(over)], area, counted=name, small=small).figure(over)
        for each, name in zip((due, still_open), names, strict=True)
    ]
    return figures[0], figures[1]


def _weighed(
    snapshot: Snapshot,
    indicator: Indicator,
    years: frozenset[str],
    area: str,
    *,
    code: str,
    small: bool,
    by: str = "",
    rows: Iterable[Result] | None = None,
) -> _Table:
    """The table with what must not be shown of it; `rows` where they were read already."""
    wanted = {each.code for year in years for each in _parts_of(year)}
    found: Iterable[Result]
    if rows is not None:
        found = [row for row in rows if row.period in wanted]
    else:
        found = Result.objects.filter(
            snapshot=snapshot,
            code=code,
            area=area,
            by__in=("", by),
            period__in=wanted,
        )
    cells = {(row.period, row.category): row for row in found}
    hidden: frozenset[Cell] = frozenset()
    excluded: frozenset[Cell] = frozenset()
    # Meetings, actions and risks are nobody's secret (docs/adr/0014): only counts of children are held back.
    small = small or REGISTRY.tables[indicator.measure.table.name].counts is CountsOf.WORK
    if not small:
        hidden = _held_back(indicator, cells, lambda row: _cell(indicator, row))
        excluded = _held_back(indicator, cells, lambda row: Counts(row.excluded))
    return _Table(indicator, snapshot, area, by, cells, not small, hidden, excluded)


def _held_back(
    indicator: Indicator, rows: Mapping[Cell, Result], weigh: Callable[[Result], Counts]
) -> frozenset[Cell]:
    cells = {cell: weigh(row) for cell, row in rows.items() if row.standing == "whole"}
    return held_back(cells, adds_up=not is_stock(indicator))


@cache
def _parts_of(year: str) -> tuple[Period, ...]:
    """A financial year, its parts, and the school year that ends in it."""
    whole = period(year)
    return (whole, *whole.quarters(), *whole.months(), school_year_in(year))


def school_year_in(year: str) -> Period:
    """The school year that ends on 31 August in a financial year: 2014/15 for 2015-16."""
    return period(dates.academic_year(period(year).start))


def own_year(code: str, year: str) -> str:
    """The period of an indicator that a financial year's page shows: the year, or the school year that ended in it."""
    return school_year_in(year).code if year_kind(code) is PeriodKind.ACADEMIC_YEAR else year


def year_kind(code: str) -> PeriodKind:
    """Whether an indicator is counted by financial or by school years."""
    every = REGISTRY.tables[REGISTRY.indicators[code].measure.table.name].every
    return every if every is PeriodKind.ACADEMIC_YEAR else PeriodKind.YEAR


def is_stock(indicator: Indicator) -> bool:
    """Whether it counts what stood on the last day, not what happened over a time."""
    return isinstance(indicator.measure.period, OpenAt)


def _cell(indicator: Indicator, row: Result) -> Counts:
    """A result as the hiding rule weighs it; a rate and a share stand on their count, a mean on those it is of.

    A mean is weighed by the children alone, so that it hides exactly the cells that their own count hides: 30 occasions
    among 12 children would say what is held back there.
    """
    if indicator.unit is Unit.PERCENT:
        return Counts(row.numerator, row.denominator or 0)
    if indicator.unit.is_mean:
        return Counts(row.denominator or 0)
    return Counts(row.numerator)


def counts_behind(snapshot: Snapshot, code: str, area: str, by: str = "") -> dict[Cell, Counts]:
    """Every whole result of an indicator, as the hiding rule weighs it: for `releasing` alone, which hides exactly."""
    indicator = REGISTRY.indicators[code]
    rows = Result.objects.filter(snapshot=snapshot, code=code, area=area, by=by, standing="whole")
    return {(row.period, row.category): _cell(indicator, row) for row in rows}


def released(
    snapshot: Snapshot, code: str, area: str, by: str, cells: Sequence[Cell], hidden: frozenset[Cell]
) -> list[Figure]:
    """The figures of these cells with exactly these hidden: what a release prints once `releasing` has decided.

    How many rows could not be judged is never part of it.
    """
    wanted = {over for over, _ in cells}
    rows = Result.objects.filter(snapshot=snapshot, code=code, area=area, by=by, period__in=wanted)
    held = {(row.period, row.category): row for row in rows}
    table = _Table(REGISTRY.indicators[code], snapshot, area, by, held, False, hidden, frozenset(held))
    return [table.figure(*cell) for cell in cells]
