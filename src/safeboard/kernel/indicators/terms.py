"""The newest school term beside the same term a year before: what can be said where there are not three years of months."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.statistics.seasons import SameTerm, Term, months_of, same_term_last_year, term_of
from safeboard.kernel.indicators.charting import Chart
from safeboard.kernel.indicators.disclosure import Figure, is_stock


def same_term(chart: Chart) -> tuple[Term, int, SameTerm] | None:
    """The newest whole term with the year it ends in, against the same term before; None where a month is missing."""
    if is_stock(chart.indicator) or chart.indicator.unit not in (Unit.COUNT, Unit.RATE):
        return None
    by_month = {
        month.start: each
        for month, each in zip(chart.months, chart.figures, strict=True)
        if each.value is not None
    }
    ends = [day for day in by_month if day.month == months_of(term_of(day))[-1]]
    if not ends:
        return None
    last = max(ends)
    now, before = _term(by_month, last), _term(by_month, last.replace(year=last.year - 1))
    if now is None or before is None:
        return None
    x1, e1, x2, e2 = *before, *now
    return term_of(last), last.year, same_term_last_year(x1, e1, x2, e2)


def words_of_term(chart: Chart) -> str:
    """`Spring term 2016 beside the spring term of 2015: 1.12 times as many (0.98 to 1.28), no clear change.`"""
    found = same_term(chart)
    if found is None:
        return ""
    term, year, said = found
    start = f"{term.value.capitalize()} {year} beside the {term.value} of {year - 1}"
    if said.ratio is None or said.interval is None:
        return f"{start}: {said.change.value}."
    return (
        f"{start}: {said.ratio:.2f} times the rate ({said.interval.low:.2f} to {said.interval.high:.2f}), "
        f"{said.change.value}."
    )


def _term(by_month: dict[dt.date, Figure], last: dt.date) -> tuple[int, float] | None:
    days = [dt.date(last.year, number, 1) for number in months_of(term_of(last))]
    if any(day not in by_month for day in days):
        return None
    figures = [by_month[day] for day in days]
    return sum(each.numerator or 0 for each in figures), float(sum(each.denominator or 1 for each in figures))
