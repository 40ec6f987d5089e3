"""A system as the arrays that an optimiser takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from safeboard.grammar.statistics.hiding.systems import HIDE, SHOW, Secret, System

# Of two answers that lose the same, the one that hides the earlier cells: the answer is the same everywhere.
TIE = 1e-4


@dataclass(frozen=True, slots=True)
class Arrays:
    """Counts as columns of `balance` (every row sums to 0 for a change that nobody can see), cells as numbers."""

    system: System
    balance: sparse.csr_matrix
    below: np.ndarray
    above: np.ndarray
    weights: np.ndarray
    hides: tuple[tuple[int, int], ...]
    must_hide: np.ndarray
    must_show: np.ndarray
    place: dict[str, int]

    @property
    def counts(self) -> int:
        """How many counts there are."""
        return len(self.below)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.weights)

    def needs(self, secret: Secret) -> tuple[tuple[int, float], ...]:
        """The directions in which a secret must be able to move, +1 or -1, and how far."""
        value = self.system.quantities[self.place[secret.quantity]].value
        up, down = float(secret.roof - value), float(value - secret.floor)
        return tuple((sign, far) for sign, far in ((1, up), (-1, down)) if far > 0)


def arrays_of(system: System) -> Arrays:
    """The arrays of a system, in the order in which it was said."""
    place = {each.key: number for number, each in enumerate(system.quantities)}
    rows, columns, signs = [], [], []
    for number, line in enumerate(system.sums):
        for key, sign in ((line.total, -1.0), *((part, 1.0) for part in line.parts)):
            rows.append(number)
            columns.append(place[key])
            signs.append(sign)
    balance = sparse.csr_matrix((signs, (rows, columns)), shape=(len(system.sums), len(place)))
    many = max(len(system.cells), 1)
    return Arrays(
        system,
        balance,
        np.array([float(each.room_below) for each in system.quantities]),
        np.array([float(each.room_above) for each in system.quantities]),
        np.array([system.weight(each) + TIE * number / many for number, each in enumerate(system.cells)]),
        tuple(
            (number, place[key])
            for number, each in enumerate(system.cells)
            for key in dict.fromkeys(each.shows)
        ),
        np.array([each.must == HIDE for each in system.cells], dtype=bool),
        np.array([each.must == SHOW for each in system.cells], dtype=bool),
        place,
    )
