"""Counts every indicator over a snapshot and keeps the counts with the definition they were made by."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.expressions import Expression
from safeboard.grammar.measure.measures import Cohort, Measure, OpenAt
from safeboard.grammar.measure.periods import Period, PeriodKind, period
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.snapshots import rows_of

Coverage = Sequence[tuple[dt.date, dt.date]]


@dataclass(frozen=True, slots=True)
class Counted:
    """One count that a run makes: an indicator's own, or the one it shows beside itself."""

    code: str
    measure: Measure
    needs: tuple[str, ...]
    look_back_months: int
    definition: str


@dataclass(frozen=True, slots=True)
class Counting:
    """What was counted anew over a snapshot and is not kept yet."""

    codes: tuple[str, ...]
    results: tuple[Result, ...]


def run(snapshot: Snapshot) -> int:
    """Count all indicators for every area and period that the snapshot covers; how many results there are.

    A snapshot is counted once by one set of definitions; what a changed definition counts takes the place of what
    the old one did.
    """
    return keep_counts(snapshot, count(snapshot))


def count(snapshot: Snapshot) -> Counting:
    """Count what was not counted yet, from the snapshot's files alone: nothing is written, nobody waits."""
    kept = Result.objects.filter(snapshot_id=snapshot.pk)
    known = set(kept.values_list("code", "definition").distinct())
    wanted = [
        counted
        for indicator in REGISTRY.indicators.values()
        for counted in counts_of(indicator)
        if (counted.code, counted.definition) not in known
    ]
    places = areas(snapshot) if wanted else []
    return Counting(
        tuple(each.code for each in wanted),
        tuple(row for area in places for row in results_of(snapshot, area, wanted)),
    )


def keep_counts(snapshot: Snapshot, counting: Counting) -> int:
    """Keep what was counted in place of what the same indicators had; how many results there are now."""
    if counting.codes:
        with transaction.atomic():
            Result.objects.filter(snapshot=snapshot, code__in=counting.codes).delete()
            Result.objects.bulk_create(counting.results, batch_size=2000)
    return Result.objects.filter(snapshot=snapshot).count()


def counts_of(indicator: Indicator) -> Iterator[Counted]:
    """What is counted for an indicator: itself, and what stands beside it, which needs no look-back."""
    yield Counted(
        indicator.code,
        indicator.measure,
        indicator.needs,
        indicator.look_back_months,
        definition_of(indicator),
    )
    if indicator.beside is not None:
        own = indicator.beside
        said = _hash(indicator.unit.value, *_said(own), indicator.since)
        yield Counted(own.name, own, (own.table.name,), 0, said)


def areas(snapshot: Snapshot) -> list[str]:
    """The authorities that a snapshot holds rows of."""
    return sorted({area for lists in snapshot.coverage.values() for area in lists})


def definition_of(indicator: Indicator) -> str:
    """The version of a definition: a short hash of all that it means, whatever the words on its page."""
    return _hash(
        indicator.code,
        indicator.unit.value,
        *_said(indicator.measure),
        indicator.needs,
        indicator.look_back_months,
        indicator.since,
    )


def _said(measure: Measure) -> list[object]:
    """What a measure means, as data: its table, when a row belongs to a period, its parts and breakdowns."""
    timing = measure.period
    return [
        measure.table.name,
        type(timing).__name__,
        *(_meaning(getattr(timing, name)) for name in timing.__slots__),
        _meaning(measure.numerator),
        _meaning(measure.denominator),
        _meaning(measure.excluded),
        measure.count,
        sorted((name, _meaning(by)) for name, by in measure.breakdowns.items()),
    ]


def _meaning(part: object) -> str:
    return repr(part.node) if isinstance(part, Expression) else repr(part)


def _hash(*said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8]


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


def standing(counted: Counted, over: Period, covered: dict[str, Coverage]) -> str:
    """Whether the returns reach over the period: whole, too early to say, or no data."""
    measure = counted.measure
    base = covered.get(measure.table.name, ())
    first = over.end if isinstance(measure.period, OpenAt) else over.start
    if not _inside(first, over.end, base):
        return "no_data"
    back = dates.add_months(first, -counted.look_back_months)
    if counted.look_back_months and not all(
        _inside(back, over.end, covered.get(table, ())) for table in counted.needs
    ):
        return "too_early"
    if isinstance(measure.period, Cohort):
        known_to = min(
            max((end for _, end in covered.get(table, ())), default=dt.date.min) for table in counted.needs
        )
        if not measure.period.is_mature(over, known_to):
            return "too_early"
    return "whole"


def results_of(snapshot: Snapshot, area: str, wanted: Sequence[Counted]) -> Iterator[Result]:
    """Count these over an authority's rows: every period, whole and by each breakdown. Nothing is kept yet."""
    covered = {
        table: [(dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for a, b in lists.get(area, ())]
        for table, lists in snapshot.coverage.items()
    }
    spans = [span for windows in covered.values() for span in windows]
    periods = periods_between(min(a for a, _ in spans), max(b for _, b in spans))
    engine = DuckEngine.over_parquet(
        {each.table: rows_of(snapshot, each, area) for each in REGISTRY.tables.values()}
    )
    ways = sorted({by for counted in wanted for by in counted.measure.breakdowns})
    for by in (None, *ways):
        together = {each.code: each for each in wanted if by is None or by in each.measure.breakdowns}
        results = {
            key: counts
            for every, spans_of in _by_shortest(periods).items()
            for key, counts in engine.count(
                [each.measure for each in together.values() if _shortest(each) is every], spans_of, by=by
            ).items()
        }
        for (code, span, said_by, category), counts in results.items():
            counted, over = together[code], period(span)
            # A number that a sender does not know is not nothing: the sum is not known either (R-DAT-03).
            unknown = counted.measure.adds_up and counts.excluded > 0
            yield Result(
                snapshot=snapshot,
                code=code,
                definition=counted.definition,
                period=over.code,
                area=area,
                by=said_by,
                category=category,
                numerator=counts.numerator,
                denominator=counts.denominator,
                excluded=counts.excluded,
                standing="no_data" if unknown else standing(counted, over, covered),
            )


def _shortest(counted: Counted) -> PeriodKind:
    """The shortest period that can be counted: figures sent for a quarter say nothing of its months."""
    return REGISTRY.tables[counted.measure.table.name].every or PeriodKind.MONTH


def _by_shortest(periods: Sequence[Period]) -> dict[PeriodKind, list[Period]]:
    """For each shortest period, those that are as long or longer."""
    longer = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
    return {
        kind: [each for each in periods if each.kind in longer[place:]] for place, kind in enumerate(longer)
    }


def _inside(first: dt.date, last: dt.date, windows: Coverage) -> bool:
    return any(start <= first and last <= end for start, end in windows)
