"""A small return of figures, checked as at the end of 2015-16."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.kernel.returns.issues import CheckedFile

DISTRICT = Dimension("district", "District", {"north": "North", "south": "South"})
PLACES = FigureReturn(
    code="places",
    title="Places",
    about="Places and who came.",
    sender="Anybody",
    every=PeriodKind.QUARTER,
    grids=(
        Grid(
            "places",
            "By district",
            (Part("offered", "Offered"), Part("taken", "Taken", within="offered")),
            by=(DISTRICT,),
        ),
        Grid("waiting", "Waiting", (Part("waiting_now", "Waiting", at_end=True),)),
    ),
)
Q4_ENDS = dt.date(2016, 3, 31)
OFFERED, TAKEN, WAITING = "places.offered.north", "places.taken.north", "waiting.waiting_now"


@pytest.fixture
def check() -> Callable[..., CheckedFile]:
    """Check the lines of a CSV below the headings Box, Number, Period, Status, Note (or others)."""

    def run(
        *lines: str,
        headings: str = "Box,Number,Period,Status,Note",
        before: dict[str, int] | None = None,
        part: bool = False,
        above: str = "",
    ) -> CheckedFile:
        text = above + "\n".join((headings, *lines)) + "\n"
        return check_figures([("figures.csv", text.encode())], PLACES, Q4_ENDS, before, part=part)

    return run
