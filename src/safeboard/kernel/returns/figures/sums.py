"""What the boxes add up to, beside last time: what a sender looks at before sending (pages.md 2e)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.kernel.returns.figures.checking import sudden

Numbers = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """One part of one grid over all categories, now and last time.

    A number is None where no box gave one; `unknown` and `last_unknown` count the boxes that are not in it.
    """

    grid: str
    part: str
    number: int | None
    unknown: int
    last: int | None = None
    last_unknown: int = 0

    @property
    def moved(self) -> bool:
        """Whether it moved so much that the sender is asked why; sums that leave boxes out are not compared."""
        whole = not self.unknown and not self.last_unknown
        return whole and self.number is not None and self.last is not None and sudden(self.last, self.number)

    @property
    def title(self) -> str:
        """`Contacts by setting: Contacts`."""
        return f"{self.grid}: {self.part}"


def sums(declared: FigureReturn, numbers: Numbers, last: Numbers) -> tuple[Sum, ...]:
    """The sum of every part of every grid; `numbers` and `last` are the numbers of boxes by code."""
    found = []
    for grid in declared:
        for part in grid.parts:
            codes = [box.code for box in grid.boxes if box.part == part]
            now, before = _added_up(codes, numbers), _added_up(codes, last)
            found.append(Sum(grid.title, part.title, *now, *before))
    return tuple(found)


def _added_up(codes: Iterable[str], numbers: Numbers) -> tuple[int | None, int]:
    """The sum of what is known, None where nothing is; and how many boxes are not in it."""
    values = [numbers.get(code) for code in codes]
    known = [value for value in values if value is not None]
    return (sum(known) if known else None), len(values) - len(known)
