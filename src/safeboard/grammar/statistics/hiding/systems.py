"""What is printed together, as one system: counts, how they add up, what hides them, what must not be found out.

All tables of one release belong in one system: whoever reads two tables reads both (section 3, point 5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log

# Which counts may not be found out, and what an attacker may at best be left with (R-DAT-03).
SMALL_FROM, SMALL_TO = 1, 5
# When no other limit is public, nobody can rule out twice the count, nor 10 (section 3, point 3).
FEWEST_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Quantity:
    """One count that stands behind what is printed; `least` and `most` are what everybody knows of it anyway."""

    key: str
    value: int
    least: int = 0
    most: int | None = None

    def __post_init__(self) -> None:
        if self.value < self.least or (self.most is not None and self.value > self.most):
            raise ValueError(f"{self.key} holds {self.value}, which is outside what everybody knows of it.")

    @property
    def room_below(self) -> int:
        """How much lower anybody must think possible."""
        return self.value - self.least

    @property
    def room_above(self) -> int:
        """How much higher anybody must think possible."""
        most = max(2 * self.value, FEWEST_AT_MOST) if self.most is None else self.most
        return most - self.value


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that add up to a total, less a difference that everybody is taken to know."""

    total: str
    parts: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError(f"{self.total} has no parts to add up.")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is printed or hidden as one: a count, or a percentage with its numerator and its remainder."""

    key: str
    shows: tuple[str, ...]
    must: str = ""

    def __post_init__(self) -> None:
        if self.must not in ("", HIDE, SHOW):
            raise ValueError(f"{self.key}: a cell must be hidden, must be shown or may be either.")


HIDE, SHOW = "hide", "show"


@dataclass(frozen=True, slots=True)
class Secret:
    """A count that nobody may place from `low` to `high`: every number from `floor` to `roof` must stay possible.

    The roof is one beyond `high`: somebody left with exactly 1 to 5 would still know that the count is small.
    """

    quantity: str
    low: int = SMALL_FROM
    high: int = SMALL_TO
    floor: int = SMALL_FROM
    roof: int = SMALL_TO + 1


@dataclass(frozen=True, slots=True)
class System:
    """Counts, sums, cells and secrets, with every name known and nothing said twice."""

    quantities: tuple[Quantity, ...]
    sums: tuple[Sum, ...]
    cells: tuple[Cell, ...]
    secrets: tuple[Secret, ...]

    def __post_init__(self) -> None:
        known = [each.key for each in self.quantities]
        if len(set(known)) != len(known):
            raise ValueError("A count stands in the system twice.")
        named = {
            *(key for each in self.sums for key in (each.total, *each.parts)),
            *(key for each in self.cells for key in each.shows),
            *(each.quantity for each in self.secrets),
        }
        if missing := sorted(named - set(known)):
            raise ValueError(f"The system does not hold {', '.join(missing)}.")
        if len({each.key for each in self.cells}) != len(self.cells):
            raise ValueError("A cell stands in the system twice.")

    @property
    def values(self) -> dict[str, int]:
        """Every count by its key."""
        return {each.key: each.value for each in self.quantities}

    def weight(self, cell: Cell) -> float:
        """What is lost when a cell is hidden: ln(1 + what it counts)."""
        values = self.values
        return log(1 + sum(values[key] for key in cell.shows))

    def hiding(self, hidden: Iterable[str]) -> System:
        """The same with these cells hidden whatever happens."""
        wanted = frozenset(hidden)
        cells = tuple(replace(each, must=HIDE) if each.key in wanted else each for each in self.cells)
        return replace(self, cells=cells)


def apart(system: System) -> list[System]:
    """The system in pieces that tell nothing of one another, those without a secret left out.

    A count that is shown whatever happens ties nothing together: it is known, and so is what it adds.
    """
    fixed = {key for each in system.cells if each.must == SHOW for key in each.shows}
    found: dict[str, str] = {each.key: each.key for each in system.quantities}

    def root(key: str) -> str:
        while found[key] != key:
            found[key] = found[found[key]]
            key = found[key]
        return key

    def join(keys: Iterable[str]) -> None:
        free = [key for key in keys if key not in fixed]
        for key in free[1:]:
            found[root(key)] = root(free[0])

    for line in system.sums:
        join((line.total, *line.parts))
    for cell in system.cells:
        join(cell.shows)
    pieces = []
    for start in dict.fromkeys(root(each.quantity) for each in system.secrets):
        inside = {key for key in found if root(key) == start and key not in fixed}
        sums = tuple(each for each in system.sums if inside & {each.total, *each.parts})
        held = inside | {key for each in sums for key in (each.total, *each.parts)}
        pieces.append(
            System(
                tuple(each for each in system.quantities if each.key in held),
                sums,
                tuple(each for each in system.cells if held & set(each.shows) and held >= set(each.shows)),
                tuple(each for each in system.secrets if each.quantity in inside),
            )
        )
    return pieces
