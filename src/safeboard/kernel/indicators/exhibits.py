"""What stands behind the figures of a paper, as plain data that can be frozen with it: rows, definitions, charts.

A paper that was issued is printed from this, never from newer figures. Small counts never come in here: everything is
asked for as the Board's side sees it, whoever asks (pages.md 1.1).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from safeboard.grammar.declarations.office import Cell
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.indicators import selectors
from safeboard.kernel.indicators.disclosure import HIDDEN, LONGER_ONLY, Figure, read_at_once
from safeboard.kernel.indicators.long_form import HEADINGS, Row, rows_of
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.runs import areas, definition_of
from safeboard.kernel.indicators.selectors import Shown
from safeboard.kernel.ui.templating import day, moment

# In the cells of a table of months; what the words mean stands beneath it.
SHORT = {HIDDEN: "hidden", LONGER_ONLY: "hidden", "No data": "no data", "Too early to say": "too early"}
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
# What is the same in every row of an exhibit, and under which name the exhibit keeps it.
SAME = {"Indicator": "code", "Title": "title", "Area": "area", "Source": "source", "Figures as at": "as_at"}
Exhibit = dict[str, Any]


def exhibits(snapshot: Snapshot, codes: Iterable[str], *, charted: Iterable[str] = ()) -> list[Exhibit]:
    """What stands behind each of these indicators that the snapshot has anything of; a chart for those `charted`."""
    drawn, wanted = set(charted), [code for code in dict.fromkeys(codes) if code in REGISTRY.indicators]
    with read_at_once(snapshot, wanted, next(iter(areas(snapshot)), "")):
        found = [(code, selectors.show(snapshot, code, small=False)) for code in wanted]
    return [_exhibit(shown, with_chart=code in drawn) for code, shown in found if shown is not None]


def _exhibit(shown: Shown, *, with_chart: bool) -> Exhibit:
    indicator = shown.indicator
    chart = shown.line if with_chart else None
    return {
        "code": indicator.code,
        "title": indicator.title,
        "finding": shown.finding,
        "period": shown.period_words,
        "shown": shown.now.shown,
        "unit": indicator.unit.value,
        "counts": indicator.numerator_words,
        "out_of": indicator.denominator_words,
        "how": indicator.linked,
        "source": indicator.source,
        "since": day(indicator.since),
        "definition": shown.now.definition or definition_of(indicator),
        "as_at": moment(shown.snapshot.made_at),
        "snapshot": shown.snapshot.content,
        "area": shown.now.area,
        "rows": json.loads(json.dumps([_kept(each) for each in rows_of(shown)], default=_plain)),
        "years": [_line(line.period, line.figure) for line in shown.years],
        "splits": [
            {"by": split.title, "lines": [_line(each.category_words, each) for each in split.figures]}
            for split in shown.splits
        ],
        "line": json.loads(json.dumps(asdict(chart))) if chart else None,
        "months": _months([line.figure for line in shown.months]) if chart else [],
    }


def _kept(row: Row) -> list[Cell]:
    """A row without what is the same in every row of an exhibit; `long_rows` puts it back."""
    return [cell for heading, cell in zip(HEADINGS, row, strict=True) if heading not in SAME]


def long_rows(exhibit: Exhibit) -> list[Row]:
    """The rows of an exhibit under `long_form.HEADINGS`, days as days."""
    found = []
    for kept in exhibit["rows"]:
        cells = iter(kept)
        found.append(
            tuple(
                exhibit[SAME[heading]] if heading in SAME else _cell(heading, next(cells))
                for heading in HEADINGS
            )
        )
    return found


def status_of_rows(exhibit: Exhibit) -> list[str]:
    """Of each figure, why there is a value or none."""
    place = HEADINGS.index("Status")
    return [str(row[place]) for row in long_rows(exhibit)]


def _cell(heading: str, cell: Cell) -> Cell:
    return dt.date.fromisoformat(cell) if heading in ("From", "To") and isinstance(cell, str) else cell


def _line(label: str, figure: Figure) -> list[str]:
    likely = f"{figure.interval.low:,.1f} to {figure.interval.high:,.1f}" if figure.interval else ""
    parts = figure.parts if figure.parts != figure.shown else ""
    return [label, figure.shown, parts, likely]


def _months(figures: list[Figure]) -> list[list[str]]:
    """The points of the chart as a grid: a row for each financial year, a column for each month from April."""
    grid: dict[int, list[str]] = {}
    for each in figures:
        over = period(each.period)
        if over.kind is PeriodKind.MONTH:
            first = over.start.year if over.start.month > 3 else over.start.year - 1
            grid.setdefault(first, [""] * 12)[(over.start.month - 4) % 12] = _short(each)
    return [[f"{first}-{(first + 1) % 100:02}", *cells] for first, cells in sorted(grid.items())]


def _short(figure: Figure) -> str:
    if figure.value is None:
        return SHORT.get(figure.words, figure.words.lower())
    return figure.shown.partition(" per 10,000")[0].removesuffix("%").removesuffix(f" {figure.each_words}")


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be kept with a paper.")
