"""Which boxes are typed on which page: six at most, one grid a page, a category's numbers together (pages.md 2e)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from safeboard.grammar.declarations.figures import Box, FigureReturn, Grid

BOXES_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class Group:
    """The numbers of one combination of categories, under the words for it; no words where the grid is not split."""

    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of boxes, counted from 1."""

    number: int
    grid: Grid
    groups: tuple[Group, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes in the order in which they are asked."""
        return tuple(box for group in self.groups for box in group.boxes)


def pages(declared: FigureReturn) -> tuple[Page, ...]:
    """All pages of a return. More numbers of one category than fit on a page go over to the next."""
    found: list[Page] = []
    for grid in declared:
        waiting: list[Group] = []
        for group in _groups(grid):
            if waiting and sum(len(each.boxes) for each in waiting) + len(group.boxes) > BOXES_A_PAGE:
                found.append(Page(len(found) + 1, grid, tuple(waiting)))
                waiting = []
            waiting.append(group)
        found.append(Page(len(found) + 1, grid, tuple(waiting)))
    return tuple(found)


def _groups(grid: Grid) -> list[Group]:
    found: list[Group] = []
    for said, boxes in groupby(grid.boxes, key=lambda box: box.said):
        whole = tuple(boxes)
        for first in range(0, len(whole), BOXES_A_PAGE):
            found.append(Group(", ".join(said), whole[first : first + BOXES_A_PAGE]))
    return found
