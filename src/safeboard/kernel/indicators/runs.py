"""Counts every indicator over a snapshot and keeps the counts with the definition they were made by."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence

from django.db import transaction

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.counts import Counts
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.measures import Cohort, OpenAt
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.indicators.models import Result, Snapshot
from safeboard.kernel.indicators.snapshots import folder_of

Coverage = Sequence[tuple[dt.date, dt.date]]


def run(snapshot: Snapshot) -> int:
    """Count all indicators for every area and period that the snapshot covers; how many results there are.

    A snapshot is counted once by one set of definitions; a changed definition counts it anew and adds.
    """
    wanted = [
        indicator
        for indicator in REGISTRY.indicators.values()
        if not Result.objects.filter(
            snapshot=snapshot, code=indicator.code, definition=definition_of(indicator)
        ).exists()
    ]
    rows = [row for area in areas(snapshot) for row in _count(snapshot, area, wanted)]
    with transaction.atomic():
        Result.objects.filter(snapshot=snapshot, code__in=[each.code for each in wanted]).delete()
        Result.objects.bulk_create(rows, batch_size=2000)
    return Result.objects.filter(snapshot=snapshot).count()


def areas(snapshot: Snapshot) -> list[str]:
    """The authorities that a snapshot holds rows of."""
    return sorted({area for lists in snapshot.coverage.values() for area in lists})


def definition_of(indicator: Indicator) -> str:
    """The version of a definition: since when, and a short hash of all that it says."""
    measure = indicator.measure
    said = (
        indicator.code,
        indicator.unit.value,
        measure.table.name,
        type(measure.period).__name__,
        *map(str, vars_of(measure.period)),
        str(measure.numerator),
        str(measure.denominator),
        str(measure.excluded),
        measure.count,
        sorted((name, str(by)) for name, by in measure.breakdowns.items()),
        indicator.since.isoformat(),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8]


def vars_of(timing: object) -> list[object]:
    """What a period kind holds, in the order it declares."""
    return [getattr(timing, name) for name in timing.__slots__]  # type: ignore[attr-defined]


def periods_between(first: dt.date, last: dt.date) -> list[Period]:
    """Every financial year, quarter and month that touches these days, each to its end."""
    years: list[Period] = []
    day = first
    while day <= last:
        year = period(dates.financial_year(day))
        years.append(year)
        day = year.end + dt.timedelta(days=1)
    quarters = [quarter for year in years for quarter in year.quarters()]
    months = [month for year in years for month in year.months()]
    return [each for each in (*years, *quarters, *months) if each.start <= last and each.end >= first]


def standing(indicator: Indicator, over: Period, covered: dict[str, Coverage]) -> str:
    """Whether the returns reach over the period: whole, too early to say, or no data."""
    measure = indicator.measure
    base = covered.get(measure.table.name, ())
    first = over.end if isinstance(measure.period, OpenAt) else over.start
    if not _inside(first, over.end, base):
        return "no_data"
    back = dates.add_months(first, -indicator.look_back_months)
    if indicator.look_back_months and not all(
        _inside(back, over.end, covered.get(table, ())) for table in indicator.needs
    ):
        return "too_early"
    if isinstance(measure.period, Cohort):
        known_to = min(
            max((end for _, end in covered.get(table, ())), default=dt.date.min) for table in indicator.needs
        )
        if not measure.period.is_mature(over, known_to):
            return "too_early"
    return "whole"


def _count(snapshot: Snapshot, area: str, wanted: Sequence[Indicator]) -> Iterable[Result]:
    place = folder_of(snapshot)
    files = {
        each.table: f"{place}/{name}/area={area}/*/rows.parquet"
        for name, each in REGISTRY.tables.items()
        if (place / name / f"area={area}").exists()
    }
    engine = DuckEngine.over_parquet(files)
    covered = {
        table: [(dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for a, b in lists.get(area, ())]
        for table, lists in snapshot.coverage.items()
    }
    spans = [span for windows in covered.values() for span in windows]
    if not spans or not wanted:
        return
    periods = periods_between(min(a for a, _ in spans), max(b for _, b in spans))
    ways = sorted({by for indicator in wanted for by in indicator.measure.breakdowns})
    for by in (None, *ways):
        measures = {each.code: each for each in wanted if by is None or by in each.measure.breakdowns}
        counted = engine.count([each.measure for each in measures.values()], periods, by=by)
        for (code, span, said_by, category), counts in counted.items():
            yield _result(snapshot, measures[code], period(span), area, said_by, category, counts, covered)


def _result(
    snapshot: Snapshot,
    indicator: Indicator,
    over: Period,
    area: str,
    by: str,
    category: str,
    counts: Counts,
    covered: dict[str, Coverage],
) -> Result:
    return Result(
        snapshot=snapshot,
        code=indicator.code,
        definition=definition_of(indicator),
        period=over.code,
        area=area,
        by=by,
        category=category,
        numerator=counts.numerator,
        denominator=counts.denominator,
        excluded=counts.excluded,
        standing=standing(indicator, over, covered),
    )


def _inside(first: dt.date, last: dt.date, windows: Coverage) -> bool:
    return any(start <= first and last <= end for start, end in windows)
