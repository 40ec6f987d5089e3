"""Which small numbers are hidden so that nobody can be recognised (R-DAT-03).

Counts of 1 to 5 are hidden, and so is a percentage that would give one away. A true zero is shown. Hidden cells of
either kind carry one symbol, so that nobody can tell which was small.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class Threshold:
    """What counts as small: counts from 1 to `largest_hidden`, and percentages on a base under `smallest_base`."""

    largest_hidden: int = 5
    smallest_base: int = 10

    def __post_init__(self) -> None:
        if self.largest_hidden < 1 or self.smallest_base < 1:
            raise ValueError("A threshold for small numbers must be at least 1; otherwise nothing is hidden.")


STANDARD = Threshold()


@dataclass(frozen=True, slots=True)
class Counts:
    """One cell of a breakdown: a count, or the numerator and base of a percentage."""

    count: int
    base: int | None = None

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"A cell cannot hold {self.count}; counts start at 0.")
        if self.base is not None and self.base < self.count:
            raise ValueError(f"{self.count} of {self.base} is not a share; the base is too small.")


def is_count_hidden(count: int, threshold: Threshold = STANDARD) -> bool:
    """Whether a count is too small to show: 1 to 5. Zero is shown."""
    return 1 <= count <= threshold.largest_hidden


def is_percentage_hidden(numerator: int, base: int, threshold: Threshold = STANDARD) -> bool:
    """Whether a percentage would give a small number away: its numerator or remainder is 1 to 5, or its base
    is under 10. A base of 0 hides nothing: there is nobody in it and no percentage.
    """
    if base == 0:
        return False
    return (
        base < threshold.smallest_base
        or is_count_hidden(numerator, threshold)
        or is_count_hidden(base - numerator, threshold)
    )


def is_cell_hidden(cell: Counts, threshold: Threshold = STANDARD) -> bool:
    """Whether one cell is too small to show on its own."""
    if cell.base is None:
        return is_count_hidden(cell.count, threshold)
    return is_percentage_hidden(cell.count, cell.base, threshold)


def hide_cells(cells: Mapping[str, Counts], threshold: Threshold = STANDARD) -> frozenset[str]:
    """The cells to hide in a breakdown along one dimension whose total is shown.

    The small ones, and then the next smallest until one of them might be more than 5 for all that the total less the
    cells shown tells; so at least two are hidden. Empty cells are never used, since hiding a zero protects nobody. When every
    cell that holds anybody is hidden and their sum is still small, the total is small too and `is_cell_hidden`
    hides it. Ties go by key, so the answer is always the same. Raises ValueError when counts and percentages mix.
    """
    return hide_in_lines(cells, [Line(tuple(cells))], threshold=threshold)


Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line(Generic[Key]):
    """Cells that add up to a total: the months of a quarter, the sources of a year.

    `total` names the cell of the total where it is one of the table's; None where it is shown elsewhere.
    """

    parts: tuple[Key, ...]
    total: Key | None = None


def hide_in_lines(
    cells: Mapping[Key, Counts],
    lines: Iterable[Line[Key]],
    already: Iterable[Key] = (),
    threshold: Threshold = STANDARD,
) -> frozenset[Key]:
    """The cells to hide in a table whose lines add up, so that no total less what is shown gives one away.

    The small ones and those hidden `already`; then in every line the next smallest, until at least two are hidden
    and what they add up to leaves room for one that is not small (one is enough where the total is hidden too; none would give the total away). A cell
    hidden for one line counts in its others, until nothing changes. Ties go by key.
    """
    if len({cell.base is None for cell in cells.values()}) > 1:
        raise ValueError("A breakdown holds either counts or percentages; this one mixes the two.")
    hidden = {*already, *(key for key, cell in cells.items() if is_cell_hidden(cell, threshold))}
    if not hidden:
        return frozenset()
    ordered = [(line, sorted(line.parts, key=lambda key: (*_size(cells[key]), str(key)))) for line in lines]
    grows = True
    while grows:
        before = len(hidden)
        for line, parts in ordered:
            for key in parts:
                if not _gives_away(cells, line, hidden, threshold):
                    break
                if _size(cells[key]) != (0, 0):
                    hidden.add(key)
        grows = len(hidden) > before
    return frozenset(hidden)


def _gives_away(cells: Mapping[Key, Counts], line: Line[Key], hidden: Set[Key], threshold: Threshold) -> bool:
    """Whether the cells shown in a line tell what is hidden in it."""
    held = [cells[key] for key in line.parts if key in hidden]
    if line.total in hidden:
        return not held
    return bool(held) and (len(held) == 1 or is_cell_hidden(_largest(held), threshold))


def _largest(held: list[Counts]) -> Counts:
    """The most that any one of the hidden can be: noughts are shown, so each of the others is at least 1."""
    whole = _sum(held)
    return whole if whole.base is not None else Counts(max(whole.count - len(held) + 1, 1))


def _size(cell: Counts) -> tuple[int, int]:
    return (cell.count, 0) if cell.base is None else (cell.base, cell.count)


def _sum(cells: Iterable[Counts]) -> Counts:
    held = list(cells)
    if held[0].base is None:
        return Counts(sum(cell.count for cell in held))
    return Counts(sum(cell.count for cell in held), sum(cell.base or 0 for cell in held))
