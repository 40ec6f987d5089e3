"""The same problem for large tables: guess what to hide, attack the guess, learn one line from every attack that worked.

Benders' decomposition of the model in `exact`: the optimum is the same, the model stays small (section 3, point 4).
"""

from __future__ import annotations

import time

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]
from scipy.optimize import Bounds, LinearConstraint, linprog, milp  # type: ignore[import-untyped]

from safeboard.grammar.statistics.hiding.exact import (
    NO_ANSWER,
    SOLVED,
    Answer,
    Limits,
    answer_of,
)
from safeboard.grammar.statistics.hiding.matrices import Arrays, arrays_of
from safeboard.grammar.statistics.hiding.systems import System

NEAR = 1e-6
MOST_ROUNDS = 400


def solve(system: System, limits: Limits = Limits()) -> Answer:  # noqa: B008 - frozen
    """The best answer to a system, guess by guess; `found` is False where there is none or the limits were reached."""
    arrays = arrays_of(system)
    deadline = time.monotonic() + limits.seconds
    lines = _Lines(arrays)
    aims = [
        (arrays.place[secret.quantity], sign, far)
        for secret in system.secrets
        for sign, far in arrays.needs(secret)
    ]
    for at, _, _ in aims:
        lines.never_alone(at)
    for _ in range(MOST_ROUNDS):
        left = deadline - time.monotonic()
        if left <= 0:
            return NO_ANSWER
        guess, proven = lines.guess(limits.nodes, left)
        if guess is None:
            return NO_ANSWER
        free = _free(arrays, guess)
        learnt = False
        for at, sign, far in aims:
            reached, duals = _attack(arrays, free, at, sign)
            if reached < far - NEAR:
                learnt = True
                lines.learn(duals, far)
        if not learnt:
            return answer_of(system, guess, proven=proven)
    return NO_ANSWER


class _Lines:
    """What has been learnt: each line says that the counts of a group, when free, must have room enough together."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        held = {count for _, count in arrays.hides}
        # A count that no cell prints is free from the start.
        self.always = np.array([number not in held for number in range(arrays.counts)])
        self.rows: list[np.ndarray] = []
        self.needs: list[float] = []

    def never_alone(self, at: int) -> None:
        """In every sum with a secret something else must be hidden too."""
        for line in range(self.arrays.balance.shape[0]):
            members = self.arrays.balance.indices[
                self.arrays.balance.indptr[line] : self.arrays.balance.indptr[line + 1]
            ]
            if at in members:
                row = np.zeros(self.arrays.counts)
                row[[each for each in members if each != at]] = 1.0
                self.add(row, 1.0)

    def learn(self, duals: np.ndarray, far: float) -> None:
        """An attack that worked: the room that held the secret in must be widened."""
        self.add(np.minimum(duals, far), far)

    def add(self, row: np.ndarray, need: float) -> None:
        self.rows.append(row)
        self.needs.append(need)

    def guess(self, nodes: int, seconds: float) -> tuple[np.ndarray | None, bool]:
        """The cells whose hiding loses least and agrees with everything learnt."""
        arrays = self.arrays
        cells, counts = arrays.cells, arrays.counts
        many = len(arrays.hides)
        of = np.array([cell for cell, _ in arrays.hides], dtype=int)
        shown = np.array([count for _, count in arrays.hides], dtype=int)
        at = np.arange(many)
        # A count is free only when every cell that prints it is hidden.
        ties = sparse.csr_matrix(
            (np.concatenate([np.ones(many), -np.ones(many)]), (np.tile(at, 2), [*(cells + shown), *of])),
            shape=(many, cells + counts),
        )
        parts, floor, roof = [ties], np.full(many, -np.inf), np.zeros(many)
        if self.rows:
            learnt = sparse.csr_matrix(np.array(self.rows))
            parts.append(sparse.hstack([sparse.csr_matrix((len(self.rows), cells)), learnt]))
            floor = np.concatenate([floor, np.array(self.needs)])
            roof = np.concatenate([roof, np.full(len(self.rows), np.inf)])
        found = milp(
            np.concatenate([arrays.weights, np.zeros(counts)]),
            integrality=np.concatenate([np.ones(cells), np.zeros(counts)]),
            bounds=Bounds(
                np.concatenate([arrays.must_hide.astype(float), np.zeros(counts)]),
                np.concatenate([(~arrays.must_show).astype(float), np.ones(counts)]),
            ),
            constraints=LinearConstraint(sparse.vstack(parts, "csr"), floor, roof),
            options={"node_limit": nodes, "time_limit": seconds, "mip_rel_gap": 0.0},
        )
        return (None, False) if found.x is None else (found.x[:cells], found.status == SOLVED)


def _free(arrays: Arrays, guess: np.ndarray) -> np.ndarray:
    free = np.ones(arrays.counts, dtype=bool)
    for cell, count in arrays.hides:
        free[count] &= guess[cell] > 0.5
    return free


def _attack(arrays: Arrays, free: np.ndarray, at: int, sign: int) -> tuple[float, np.ndarray]:
    """How far a secret can move when only the free counts may, and what held it in: room that more hiding would give."""
    aim = np.zeros(arrays.counts)
    aim[at] = -float(sign)
    found = linprog(
        aim,
        A_eq=arrays.balance if arrays.balance.shape[0] else None,
        b_eq=np.zeros(arrays.balance.shape[0]) if arrays.balance.shape[0] else None,
        bounds=np.column_stack([np.where(free, -arrays.below, 0.0), np.where(free, arrays.above, 0.0)]),
        method="highs",
    )
    price = found.upper.marginals + found.lower.marginals
    return -found.fun, np.maximum(-price, 0.0) * arrays.above + np.maximum(price, 0.0) * arrays.below
