"""Six boxes a page, one grid a page, a category's numbers together (pages.md 2e)."""

from __future__ import annotations

import pytest

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind
from safeboard.kernel.returns.figures.paging import pages
from safeboard.kernel.returns.figures.sums import sums
from safeboard.kernel.returns.figures.tests.conftest import OFFERED, PLACES, TAKEN


def asking(parts: int, categories: int) -> FigureReturn:
    split = (
        (Dimension("kind", "Kind", {f"k{n}": f"Kind {n}" for n in range(categories)}),) if categories else ()
    )
    grid = Grid("some", "Some", tuple(Part(f"p{n}", f"Part {n}") for n in range(parts)), by=split)
    return FigureReturn("x", "X", "about", "sender", PeriodKind.MONTH, (grid,))


@pytest.mark.parametrize(
    ("parts", "categories", "sizes"),
    [
        (1, 9, [6, 3]),
        (2, 13, [6, 6, 6, 6, 2]),
        (4, 3, [4, 4, 4]),
        (8, 0, [6, 2]),
        (7, 2, [6, 1, 6, 1]),
        (1, 0, [1]),
    ],
)
def test_no_page_asks_more_than_six_boxes_and_none_is_lost(parts, categories, sizes):
    found = pages(asking(parts, categories))
    assert [len(page.boxes) for page in found] == sizes
    assert [page.number for page in found] == list(range(1, len(sizes) + 1))
    assert [box.code for page in found for box in page.boxes] == list(asking(parts, categories).boxes)


def test_sums_say_how_many_boxes_are_not_in_them():
    found = sums(PLACES, {OFFERED: 60, TAKEN: None}, {OFFERED: 20})
    assert [(each.title, each.number, each.unknown, each.last) for each in found] == [
        ("By district: Offered", 60, 1, 20),
        ("By district: Taken", None, 2, None),
        ("Waiting: Waiting", None, 1, None),
    ]


def test_only_whole_sums_are_compared():
    south = OFFERED.replace("north", "south")
    before, after = {OFFERED: 20, south: 10}, {OFFERED: 60, south: 40}
    assert sums(PLACES, after, before)[0].moved
    assert not sums(PLACES, after | {south: None}, before)[0].moved
    assert not sums(PLACES, after, before | {south: None})[0].moved
