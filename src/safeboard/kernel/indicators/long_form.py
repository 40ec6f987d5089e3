"""Figures one a row, as they leave for CSV: what is counted, for when, both parts, and why there is none if not.

A row is made from figures that came through disclosure, so what is hidden on the page is hidden here (R-DAT-03): a
hidden figure has no value, no parts and no interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.measures import OpenAt
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.charting import Chart
from safeboard.kernel.indicators.disclosure import (
    HIDDEN,
    LONGER_ONLY,
    NO_DATA,
    NOBODY_IN_IT,
    TOO_EARLY,
    Figure,
)
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.selectors import Shown
from safeboard.kernel.ui.templating import moment

HEADINGS = (
    "Indicator",
    "Title",
    "Area",
    "Period",
    "From",
    "To",
    "Broken down by",
    "Category",
    "Numerator",
    "Denominator",
    "Value",
    "Unit",
    "Low (95%)",
    "High (95%)",
    "Status",
    "Source",
    "Definition",
    "Figures as at",
)
OF_CHART = ("Average", "Lower limit", "Upper limit", "England, year")
COUNTED = "counted"
SMALL = "counted; small counts are not hidden in this file, do not pass it on"
STATUS = {
    HIDDEN: "hidden: 5 or fewer, or it would give such a count away",
    NO_DATA: "no data",
    TOO_EARLY: "too early to say",
    LONGER_ONLY: "hidden: shown for a longer period only",
    NOBODY_IN_IT: "none to judge",
}
PLACES = 4
Row = tuple[Cell, ...]


def row(figure: Figure, snapshot: Snapshot, *, small: bool = False) -> Row:
    """One figure as a row under `HEADINGS`; days from the first to the last day, one day for what is open on it."""
    indicator = REGISTRY.indicators[figure.code]
    over = period(figure.period)
    low, high = (figure.interval.low, figure.interval.high) if figure.interval else (None, None)
    return (
        figure.code,
        indicator.title,
        figure.area,
        over.words,
        over.end if isinstance(indicator.measure.period, OpenAt) else over.start,
        over.end,
        figure.by_words,
        figure.category_words,
        figure.numerator,
        figure.denominator,
        _rounded(figure.value),
        _unit(indicator, figure),
        _rounded(low),
        _rounded(high),
        status_of(figure, small=small),
        indicator.source,
        figure.definition,
        moment(snapshot.made_at),
    )


def status_of(figure: Figure, *, small: bool = False) -> str:
    """Why there is a value, or why there is none: never a blank that could be taken for nought (R-DAT-06)."""
    if figure.value is None:
        return STATUS.get(figure.words, figure.words)
    return SMALL if small else COUNTED


def sheet_of(shown: Shown) -> Sheet:
    """Everything that stands in the tables of an indicator's page, one figure a row."""
    return Sheet(shown.indicator.title, HEADINGS, list(rows_of(shown)))


def rows_of(shown: Shown) -> Iterator[Row]:
    """Years, quarters, months, then each breakdown, in the order of the page."""
    for line in (*shown.years, *shown.quarters, *shown.months):
        yield row(line.figure, shown.snapshot, small=shown.small)
    for split in shown.splits:
        for each in split.figures:
            yield row(each, shown.snapshot, small=shown.small)


def sheet_of_chart(chart: Chart, snapshot: Snapshot, england: float | None, *, small: bool = False) -> Sheet:
    """The points of a chart with the lines drawn through them; the limits are those of the newest group of months."""
    return Sheet(
        chart.indicator.title,
        (*HEADINGS, *OF_CHART),
        [
            (*row(each, snapshot, small=small), *_lines(chart, place), _rounded(england))
            for place, each in enumerate(chart.figures)
        ],
    )


def newest_rows(figures: Iterable[Figure], snapshot: Snapshot, *, small: bool = False) -> list[Row]:
    """Figures of several indicators, one a row: the table behind a list of tiles."""
    return [row(each, snapshot, small=small) for each in figures]


def _lines(chart: Chart, place: int) -> Sequence[Cell]:
    return tuple(map(_rounded, chart.limits_at(place)))


def _unit(indicator: Indicator, figure: Figure) -> str:
    words = indicator.each_words or indicator.unit.value
    return f"{words}, as if for a whole year" if figure.annualised else words


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)
