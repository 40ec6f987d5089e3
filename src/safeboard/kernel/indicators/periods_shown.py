"""Which period a page shows: the newest whole year, or the newest part of it that is not too early to say."""

from __future__ import annotations

from safeboard.grammar.measure.periods import Period, PeriodKind, period
from safeboard.kernel.indicators.disclosure import Figure, annual_periods, figure, own_year, year_kind
from safeboard.kernel.indicators.models import Snapshot


def latest(snapshot: Snapshot, code: str, area: str, *, small: bool = False) -> Figure | None:
    """The figure of the newest year that can be shown, else of its newest quarter; None where there is nothing.

    A hidden figure is shown as hidden rather than replaced by another period.
    """
    years = annual_periods(snapshot, area, year_kind(code))
    if not years:
        # No return of schools has come: the school year of the newest financial year says that there is no data.
        others = annual_periods(snapshot, area)[-1:]
        years = [period(own_year(code, each.code)) for each in others]
    if not years:
        return None
    newest = figure(snapshot, code, years[-1].code, area, small=small)
    if newest.value is not None or newest.hidden:
        return newest
    if years[-1].kind is PeriodKind.ACADEMIC_YEAR:
        # One return of schools may have come for a school year, and another not yet.
        before = (figure(snapshot, code, each.code, area, small=small) for each in reversed(years[:-1]))
        return next((each for each in before if each.value is not None or each.hidden), newest)
    for quarter in reversed(years[-1].quarters()):
        part = figure(snapshot, code, quarter.code, area, small=small)
        if part.value is not None:
            return part
    return newest


def last_quarters(snapshot: Snapshot, area: str, how_many: int = 8) -> list[Period]:
    """The newest quarters that the snapshot reaches into."""
    quarters = [quarter for year in annual_periods(snapshot, area) for quarter in year.quarters()]
    return quarters[-how_many:]


def months_of(snapshot: Snapshot, area: str) -> list[Period]:
    """Every month of the years that the snapshot has results for, oldest first."""
    return [month for year in annual_periods(snapshot, area) for month in year.months()]


def year_before(code: str) -> str:
    """The same period a year earlier: 2014-15 for 2015-16, 2014-15Q3 for 2015-16Q3."""
    now = period(code)
    if now.kind in (PeriodKind.YEAR, PeriodKind.ACADEMIC_YEAR):
        return now.previous().code
    steps = 4 if now.kind is PeriodKind.QUARTER else 12
    for _ in range(steps):
        now = now.previous()
    return now.code
