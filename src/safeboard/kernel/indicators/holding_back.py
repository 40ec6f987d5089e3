"""Which results of an indicator must not be shown beside one another (R-DAT-03): pure, over counts alone.

Whoever subtracts the months shown from their quarter, or the sources shown from their year, must not be left with a
count of 1 to 5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.grammar.statistics.small_numbers import Counts, Line, hide_in_lines

Cell: TypeAlias = tuple[str, str]
"""Where a result stands in the table of its indicator: period and category ("" for the total)."""


def held_back(cells: Mapping[Cell, Counts], *, adds_up: bool) -> frozenset[Cell]:
    """The cells to hide: first of the totals, along time, then of the categories of each period.

    `adds_up` says that months make quarters and quarters make years; what is open on a day does not. Categories are
    weighed period by period: whoever shows them for a period does not show them for its parts too.
    """
    totals = {cell: count for cell, count in cells.items() if not cell[1]}
    hidden = hide_in_lines(totals, _along_time(totals) if adds_up else ())
    categories = cells.keys() - totals.keys()
    return hide_in_lines(cells, _across(categories), hidden) if categories else hidden


def _along_time(cells: Iterable[Cell]) -> Iterator[Line[Cell]]:
    """Years made of quarters and quarters of months; worked out only where something is small."""
    known = set(cells)
    for code, category in sorted(known):
        span = period(code)
        if span.kind not in (PeriodKind.YEAR, PeriodKind.QUARTER):
            continue
        inside = span.quarters() if span.kind is PeriodKind.YEAR else span.months()
        parts = tuple((each.code, category) for each in inside if (each.code, category) in known)
        yield Line(parts, (code, category))


def _across(categories: Iterable[Cell]) -> list[Line[Cell]]:
    """The categories of each period, which add up to its total."""
    by_period: dict[str, list[Cell]] = defaultdict(list)
    for cell in sorted(categories):
        by_period[cell[0]].append(cell)
    return [Line(tuple(parts), (code, "")) for code, parts in by_period.items()]
