"""A release as the two files of DfE's Explore Education Statistics: data, and what its columns mean.

One row a figure. Symbols in place of a number: `c` hidden, `z` does not apply, `x` not available.
"""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import io
from collections.abc import Iterable

from safeboard.grammar import dates
from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.office import Sheet
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.files import comma_separated
from safeboard.kernel.indicators.disclosure import HIDDEN, NO_DATA, TOO_EARLY, Figure
from safeboard.kernel.indicators.releasing.linking import Slot

HIDDEN_SIGN, NOT_APPLICABLE, NOT_AVAILABLE = "c", "z", "x"
TOTAL = "Total"
MONTHS = tuple(calendar.month_name[1:])
PLACES = 1
HEADINGS = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "old_la_code",
    "la_name",
    "indicator",
    "breakdown",
    "category",
    "number",
    "base",
    "percentage",
    "rate_per_10000",
    "lower_95",
    "upper_95",
)
FIGURES = HEADINGS[10:]
META_HEADINGS = (
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
)
META = (
    (
        "indicator",
        "Filter",
        "Indicator",
        "",
        "",
        "",
        "Its code in the Board's catalogue, and what is counted",
        "",
    ),
    ("breakdown", "Filter", "Broken down by", "", "", "", "Total where it is not", ""),
    ("category", "Filter", "Category", "", "", "", "Total where it is not broken down", "breakdown"),
    ("number", "Indicator", "Number counted", "Counts", "", "0", "", ""),
    ("base", "Indicator", "Out of", "Counts", "", "0", "", ""),
    ("percentage", "Indicator", "Percentage", "Rates", "%", "1", "", ""),
    ("rate_per_10000", "Indicator", "Rate per 10,000 children under 18", "Rates", "", "1", "", ""),
    ("lower_95", "Indicator", "Lower end of the 95% interval", "Rates", "", "1", "", ""),
    ("upper_95", "Indicator", "Upper end of the 95% interval", "Rates", "", "1", "", ""),
)


def data_file(figures: Iterable[tuple[Slot, Figure]], la_name: str) -> bytes:
    """The figures as CSV, in the order in which they come."""
    rows = [_row(slot, figure, la_name) for slot, figure in figures]
    return comma_separated.write(Sheet("Data", HEADINGS, rows))


def metadata_file() -> bytes:
    """What the columns of the data mean, as CSV."""
    return comma_separated.write(Sheet("Metadata", META_HEADINGS, list(META)))


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a data file, as whoever downloads it reads them."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def slot_of(row: dict[str, str]) -> Slot | None:
    """The place that a row is of; None where it names none that is known."""
    indicator = REGISTRY.indicators.get(_plain(row.get("indicator") or "").partition(" ")[0])
    code = _period_code(row.get("time_period") or "", row.get("time_identifier") or "")
    if indicator is None or not code:
        return None
    by = row.get("breakdown") or TOTAL
    if by == TOTAL:
        return Slot(indicator.code, code)
    return (
        Slot(indicator.code, code, by, _plain(row.get("category") or ""))
        if by in indicator.measure.breakdowns
        else None
    )


def _row(slot: Slot, figure: Figure, la_name: str) -> tuple[str, ...]:
    time_period, identifier = _time(slot.period)
    return (
        time_period,
        identifier,
        "Local authority",
        "E92000001",
        "England",
        figure.area,
        la_name,
        f"{slot.code} {REGISTRY.indicators[slot.code].title}",
        slot.by or TOTAL,
        slot.category if slot.by else TOTAL,
        *_numbers(figure),
    )


def _numbers(figure: Figure) -> tuple[str, ...]:
    if figure.value is None:
        return (_sign(figure),) * len(FIGURES)
    unit = figure.unit
    shares = unit is Unit.PERCENT or (unit is Unit.SHARE and bool(figure.by))
    low, high = (figure.interval.low, figure.interval.high) if figure.interval else (None, None)
    return (
        _said(figure.numerator, 0),
        _said(figure.denominator, 0),
        _said(figure.value if shares else None),
        _said(figure.value if unit is Unit.RATE else None),
        _said(low),
        _said(high),
    )


def _sign(figure: Figure) -> str:
    if figure.words == HIDDEN:
        return HIDDEN_SIGN
    return NOT_AVAILABLE if figure.words in (NO_DATA, TOO_EARLY) else NOT_APPLICABLE


def _said(value: float | None, places: int = PLACES) -> str:
    return NOT_APPLICABLE if value is None else f"{value:.{places}f}"


def _time(code: str) -> tuple[str, str]:
    """A period as DfE writes it: 201516 and what kind of year it is."""
    span = period(code)
    if span.kind is PeriodKind.MONTH:
        return f"{span.start:%Y}", MONTHS[span.start.month - 1]
    if span.kind is PeriodKind.QUARTER:
        year, _, quarter = code.partition("Q")
        return year.replace("-", ""), f"Financial year Q{quarter}"
    year = code.removeprefix("AY").replace("-", "").replace("/", "")
    return (year if len(year) == 6 else year[:4] + year[-2:]), (
        "Academic year" if span.kind is PeriodKind.ACADEMIC_YEAR else "Financial year"
    )


def _period_code(time_period: str, identifier: str) -> str:
    if identifier.strip() in MONTHS and len(time_period) == 4 and time_period.isdigit():
        first = dt.date(int(time_period), MONTHS.index(identifier.strip()) + 1, 1)
        return next(each.code for each in period(dates.financial_year(first)).months() if each.start == first)
    if len(time_period) != 6 or not time_period.isdigit():
        return ""
    year, kind = f"{time_period[:4]}-{time_period[4:]}", identifier.strip().lower()
    if kind.startswith("academic"):
        return f"AY{year}"
    return f"{year}Q{kind[-1]}" if kind[-2:-1] == "q" else year


def _plain(cell: str) -> str:
    """A cell as it was before a spreadsheet was kept from running it."""
    return cell[1:] if cell.startswith("'") else cell
