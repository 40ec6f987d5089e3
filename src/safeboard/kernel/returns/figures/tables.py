"""The fact tables that figure returns fill, made from their declarations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from safeboard.grammar.declarations.figures import FigureReturn, Grid
from safeboard.grammar.declarations.tables import FactTable, FieldClass
from safeboard.kernel.returns.figures.standing import current
from safeboard.kernel.returns.reach import county_area


def tables_of(declared: FigureReturn) -> tuple[FactTable, ...]:
    """One fact table for each grid of a return: a row an agency, period and combination of categories."""
    return tuple(
        FactTable(
            grid.table,
            f"{declared.title}: {grid.title}",
            "ends_on",
            {column.name: FieldClass.PLAIN for column in grid.table.columns},
            partial(_rows, declared, grid),
            counts=grid.counts,
            every=declared.every,
        )
        for grid in declared
    )


def _rows(declared: FigureReturn, grid: Grid) -> Iterator[dict[str, Any]]:
    """The figures that count, a row for each combination that was sent; a part nobody answered is not known."""
    boxes = {box.code: box for box in grid.boxes}
    found: dict[str, dict[str, Any]] = {}
    county = county_area()
    for figure in current(declared):
        box = boxes.get(figure.box)
        if box is None:
            continue
        agency = figure.receipt.agency
        key = "/".join((agency.code, figure.period, *(code for _, code in box.categories)))
        row = found.setdefault(
            key,
            {
                "key": key,
                "area": agency.area_code or county,
                "ends_on": figure.ends_on,
                "day_after": figure.ends_on + dt.timedelta(days=1),
                "agency": str(agency),
                **dict(box.categories),
                **{part.name: None for part in grid.parts},
            },
        )
        row[box.part.name] = figure.number
    yield from found.values()
