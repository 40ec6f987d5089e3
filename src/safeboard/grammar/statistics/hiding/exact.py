"""The whole problem of Fischetti and Salazar in one model: for every secret two tables that nobody can rule out.

Section 3, point 3. Minimise the sum of ln(1 + a) of the cells hidden, subject to: for every secret a table that
reaches up to its `roof` and one that reaches down to its `floor`, which differ from the true one in hidden cells only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]
from scipy.optimize import Bounds, LinearConstraint, linprog, milp  # type: ignore[import-untyped]

from safeboard.grammar.statistics.hiding.matrices import Arrays, arrays_of
from safeboard.grammar.statistics.hiding.systems import System

SOLVED = 0
NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an answer may be looked for: nodes of the search, the same everywhere, and seconds as a last resort."""

    nodes: int = 20_000
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The cells to hide; `proven` says that no smaller loss exists. None hidden and not proven: no answer found."""

    hidden: frozenset[str]
    proven: bool
    found: bool = True


NO_ANSWER = Answer(frozenset(), proven=False, found=False)


def solve(system: System, limits: Limits = Limits()) -> Answer:  # noqa: B008 - frozen
    """The best answer to a system as a whole; `found` is False where there is none, or none was found in time."""
    arrays = arrays_of(system)
    tables = [(secret, need) for secret in system.secrets for need in arrays.needs(secret)]
    if not tables and not arrays.must_hide.any():
        return Answer(frozenset(), proven=True)
    cells, counts = arrays.cells, arrays.counts
    width = cells + counts * len(tables)
    low, high = np.zeros(width), np.full(width, np.inf)
    low[:cells], high[:cells] = arrays.must_hide, ~arrays.must_show
    blocks = _hidden_only(arrays)
    rows: list[sparse.csr_matrix] = []
    floor: list[np.ndarray] = []
    roof: list[np.ndarray] = []
    for number, (secret, (sign, far)) in enumerate(tables):
        start = cells + number * counts
        low[start : start + counts], high[start : start + counts] = -arrays.below, arrays.above
        target = start + arrays.place[secret.quantity]
        low[target], high[target] = (far, high[target]) if sign > 0 else (low[target], -far)
        rows.append(_placed(None, arrays.balance, start, width))
        floor.append(np.zeros(arrays.balance.shape[0]))
        roof.append(np.zeros(arrays.balance.shape[0]))
        for of_cells, of_counts in blocks:
            rows.append(_placed(of_cells, of_counts, start, width))
            floor.append(np.full(of_counts.shape[0], -np.inf))
            roof.append(np.zeros(of_counts.shape[0]))
    if (low > high).any():
        return NO_ANSWER
    found = milp(
        np.concatenate([arrays.weights, np.zeros(width - cells)]),
        integrality=np.concatenate([np.ones(cells), np.zeros(width - cells)]),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(sparse.vstack(rows, "csr"), np.concatenate(floor), np.concatenate(roof))
        if rows
        else (),
        options={"node_limit": limits.nodes, "time_limit": limits.seconds, "mip_rel_gap": 0.0},
    )
    return answer_of(system, found.x, proven=found.status == SOLVED)


def answer_of(system: System, found: np.ndarray | None, *, proven: bool) -> Answer:
    """What a solver said of the cells, as an answer."""
    if found is None:
        return NO_ANSWER
    return Answer(
        frozenset(cell.key for cell, x in zip(system.cells, found, strict=False) if x > 0.5), proven
    )


def within_reach(system: System) -> System:
    """The same, asking of every secret no more than hiding everything could give.

    A total of two that are hidden is at least 2 while noughts are shown: no hiding can make it 1.
    """
    arrays = arrays_of(system)
    free = np.ones(arrays.counts, dtype=bool)
    for cell, count in arrays.hides:
        free[count] &= not arrays.must_show[cell]
    below, above = np.where(free, arrays.below, 0.0), np.where(free, arrays.above, 0.0)
    secrets = []
    for secret in system.secrets:
        at = arrays.place[secret.quantity]
        value = system.quantities[at].value
        lowest, highest = (_furthest(arrays, below, above, at, sign) for sign in (-1.0, 1.0))
        secrets.append(
            replace(
                secret,
                floor=max(secret.floor, value - int(lowest + NEAR)),
                roof=min(secret.roof, value + int(highest + NEAR)),
            )
        )
    return replace(system, secrets=tuple(secrets))


def _furthest(arrays: Arrays, below: np.ndarray, above: np.ndarray, at: int, sign: float) -> float:
    aim = np.zeros(arrays.counts)
    aim[at] = -sign
    some = arrays.balance.shape[0] > 0
    found = linprog(
        aim,
        A_eq=arrays.balance if some else None,
        b_eq=np.zeros(arrays.balance.shape[0]) if some else None,
        bounds=np.column_stack([-below, above]),
        method="highs",
    )
    return float(-found.fun)


def _hidden_only(arrays: Arrays) -> list[tuple[sparse.csr_matrix, sparse.csr_matrix]]:
    """`f <= above * x` and `-f <= below * x` for every cell that shows a count."""
    many = len(arrays.hides)
    lines = np.arange(many)
    of = np.array([cell for cell, _ in arrays.hides], dtype=int)
    shown = np.array([count for _, count in arrays.hides], dtype=int)
    ones = np.ones(many)
    moves = sparse.csr_matrix((ones, (lines, shown)), shape=(many, arrays.counts))
    return [
        (sparse.csr_matrix((-room[shown], (lines, of)), shape=(many, arrays.cells)), sign * moves)
        for room, sign in ((arrays.above, 1.0), (arrays.below, -1.0))
    ]


def _placed(
    of_cells: sparse.csr_matrix | None, of_counts: sparse.csr_matrix, start: int, width: int
) -> sparse.csr_matrix:
    """A block of rows in its place among all columns."""
    high, counts = of_counts.shape
    left = of_cells if of_cells is not None else sparse.csr_matrix((high, 0))
    middle = sparse.csr_matrix((high, start - left.shape[1]))
    right = sparse.csr_matrix((high, width - start - counts))
    return sparse.hstack([left, middle, of_counts, right], "csr")
