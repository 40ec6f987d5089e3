"""What a run counts, as plain lines: every indicator for each authority and period, whole and by each breakdown.

Authorities are read some at a time, so that many of them need no more memory than a few.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings

from safeboard.grammar import dates
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.counts import Results
from safeboard.grammar.measure.engines import engine_called
from safeboard.grammar.measure.measures import Cohort, Measure, OpenAt
from safeboard.grammar.measure.periods import Period, PeriodKind, period
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.snapshots import rows_of

Coverage = Sequence[tuple[dt.date, dt.date]]
ROWS_AT_ONCE = 500_000
"""About how many rows are held in memory at once."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One count that a run makes: an indicator's own, or the one it shows beside itself."""

    code: str
    measure: Measure
    needs: tuple[str, ...]
    look_back_months: int
    definition: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max

    def speaks_of(self, over: Period) -> bool:
        """Whether this definition was in force on the period's last day (A14)."""
        return self.since <= over.end <= self.until


class Line(NamedTuple):
    """One count of one indicator for one period, area and category, as `Result` keeps it."""

    code: str
    definition: str
    period: str
    area: str
    by: str
    category: str
    numerator: int
    denominator: int | None
    excluded: int
    standing: str


def lines_of(snapshot: Snapshot, areas: Sequence[str], wanted: Sequence[Counted]) -> Iterator[Line]:
    """Count these over the authorities' rows, each authority's apart. Nothing is kept yet.

    Only the tables that are needed are read, each once.
    """
    rows = sum(table["rows"] for table in snapshot.tables.values())
    held = {area for lists in snapshot.coverage.values() for area in lists}
    at_once = max(1, ROWS_AT_ONCE * len(held) // max(1, rows))
    for place in range(0, len(areas), at_once):
        yield from _lines_of_some(snapshot, areas[place : place + at_once], wanted)


def _lines_of_some(snapshot: Snapshot, areas: Sequence[str], wanted: Sequence[Counted]) -> Iterator[Line]:
    covered = {area: _covered(snapshot, area) for area in areas}
    periods = {area: periods_between(*_reach(of)) for area, of in covered.items()}
    needed = dict.fromkeys(name for each in wanted for name in each.needs)
    files = {
        REGISTRY.tables[name].table: list(
            dict.fromkeys(rows_of(snapshot, REGISTRY.tables[name], area) for area in areas)
        )
        for name in needed
    }
    engine = engine_called(settings.COUNTING_ENGINE).over_parquet(files, apart="area")
    every = list(dict.fromkeys(each for of in periods.values() for each in of))
    for together, spans in _at_once(wanted, every):
        measures = [each.measure for each in together.values()]
        for area, results in engine.count_apart("area", areas, measures, spans).items():
            own = {each.code for each in periods[area]}
            yield from _lines(area, results, together, own, covered[area])


def _lines(
    area: str,
    results: Results,
    together: Mapping[str, Counted],
    own: set[str],
    covered: Mapping[str, Coverage],
) -> Iterator[Line]:
    # Asked of thousands of categories, answered once for each indicator and period.
    standings: dict[tuple[str, str], str | None] = {}
    for (code, span, by, category), counts in results.items():
        counted = together[code]
        if (code, span) not in standings:
            over = period(span)
            said = span in own and counted.speaks_of(over)
            standings[code, span] = standing(counted, over, covered) if said else None
        stands = standings[code, span]
        if stands is None:
            continue
        # A number that a sender does not know is not nothing: the sum is not known either (R-DAT-03).
        if counts.excluded and counted.measure.adds_up:
            stands = "no_data"
        yield Line(
            code,
            counted.definition,
            span,
            area,
            by,
            category,
            counts.numerator,
            counts.denominator,
            counts.excluded,
            stands,
        )


def _covered(snapshot: Snapshot, area: str) -> dict[str, Coverage]:
    return {
        table: [(dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for a, b in lists.get(area, ())]
        for table, lists in snapshot.coverage.items()
    }


def _reach(covered: Mapping[str, Coverage]) -> tuple[dt.date, dt.date]:
    """The first and the last day that anything of an authority reaches over."""
    days = [day for windows in covered.values() for window in windows for day in window]
    return min(days), max(days)


def _at_once(
    wanted: Sequence[Counted], periods: Sequence[Period]
) -> Iterator[tuple[dict[str, Counted], list[Period]]]:
    """What an engine counts in one go: those of one shortest period, and one definition of a code at a time."""
    for shortest, spans in _by_shortest(periods).items():
        definitions: dict[str, list[Counted]] = {}
        for each in wanted:
            if _shortest(each) is shortest:
                definitions.setdefault(each.code, []).append(each)
        for place in range(max(map(len, definitions.values()), default=0)):
            yield {code: those[place] for code, those in definitions.items() if place < len(those)}, spans


def periods_between(first: dt.date, last: dt.date) -> list[Period]:
    """Every financial year, quarter, month and school year that touches these days, each to its end."""
    years, school_years = (
        list(_years(first, last, code_of)) for code_of in (dates.financial_year, dates.academic_year)
    )
    quarters = [quarter for year in years for quarter in year.quarters()]
    months = [month for year in years for month in year.months()]
    found = (*years, *quarters, *months, *school_years)
    return [each for each in found if each.start <= last and each.end >= first]


def _years(first: dt.date, last: dt.date, code_of: Callable[[dt.date], str]) -> Iterator[Period]:
    day = first
    while day <= last:
        year = period(code_of(day))
        yield year
        day = year.end + dt.timedelta(days=1)


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


def _shortest(counted: Counted) -> PeriodKind:
    """The shortest period that can be counted: figures sent for a quarter say nothing of its months."""
    return REGISTRY.tables[counted.measure.table.name].every or PeriodKind.MONTH


def _by_shortest(periods: Sequence[Period]) -> dict[PeriodKind, list[Period]]:
    """For each shortest period, those that are as long or longer. A school year is made of no financial years, nor
    they of school years."""
    longer = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
    found = {
        kind: [each for each in periods if each.kind in longer[place:]] for place, kind in enumerate(longer)
    }
    found[PeriodKind.ACADEMIC_YEAR] = [each for each in periods if each.kind is PeriodKind.ACADEMIC_YEAR]
    return found


def _inside(first: dt.date, last: dt.date, windows: Coverage) -> bool:
    return any(start <= first and last <= end for start, end in windows)
