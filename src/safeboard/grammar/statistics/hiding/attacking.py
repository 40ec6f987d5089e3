"""Somebody with all papers on the table and time: what do they know of every hidden count, to the last whole number?

Everything told is a line `low <= sum of factor * count <= high` over whole counts: a sum, a rate with its rounding, a
place in a sorted list, an average. Linear programs give outer bounds; whole numbers are asked for wherever those do
not settle it, since three-way and linked tables can pin a count that a linear program leaves loose (section 3, point 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]

from safeboard.grammar.statistics.hiding.systems import SMALL_FROM, SMALL_TO

CANNOT = 2
SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a surface tells: `low <= sum of factor * count <= high`, and where it can be read."""

    surface: str
    terms: tuple[tuple[str, float], ...]
    low: float = -inf
    high: float = inf

    def __post_init__(self) -> None:
        if self.low > self.high + SLACK:
            raise ValueError(f"{self.surface}: from {self.low} to {self.high} runs backwards.")


def is_exactly(surface: str, key: str, value: float) -> Told:
    """A count as it stands."""
    return Told(surface, ((key, 1.0),), value, value)


def lies_between(surface: str, key: str, low: float, high: float) -> Told:
    """A count that may be any of these."""
    return Told(surface, ((key, 1.0),), low, high)


def adds_up(surface: str, total: str, parts: Iterable[str], difference: float = 0.0) -> Told:
    """A total that is the sum of its parts, and a difference that everybody knows."""
    return Told(surface, ((total, 1.0), *((part, -1.0) for part in parts)), difference, difference)


@dataclass(frozen=True, slots=True)
class Found:
    """A hidden count that the attacker can place between two numbers, both small, and from what."""

    key: str
    low: int
    high: int
    surfaces: tuple[str, ...]

    @property
    def words(self) -> str:
        """`It must be 3`, or `It must be from 2 to 4`."""
        return (
            f"It must be {self.low}"
            if self.low == self.high
            else f"It must be from {self.low} to {self.high}"
        )


class Contradiction(ValueError):
    """What is told cannot all be true; nothing can be checked until it is put right."""

    def __init__(self) -> None:
        super().__init__(
            "The figures contradict one another: no counts fit all of them. Look for a total that is not the sum of its "
            "parts, or for two releases that count the same thing differently without saying so."
        )


class Attack:
    """Everything that is told, ready to be asked about one count after another."""

    def __init__(
        self, told: Iterable[Told], hidden: Iterable[str] = (), *, least: Mapping[str, int] | None = None
    ) -> None:
        self.told = tuple(told)
        self.hidden = tuple(dict.fromkeys(hidden))
        keys = dict.fromkeys((*(key for each in self.told for key, _ in each.terms), *self.hidden))
        self.place = {key: number for number, key in enumerate(keys)}
        many = len(self.place)
        # Nobody can think more than ten times the largest number told possible: enough to leave a count loose.
        largest = max(
            (abs(end) for each in self.told for end in (each.low, each.high) if abs(end) < inf), default=0
        )
        self.cap = 10.0 * max(largest, 100.0)
        self.low, self.high = np.zeros(many), np.full(many, self.cap)
        for key, value in (least or {}).items():
            if key in self.place:
                self.low[self.place[key]] = value
        lines = []
        for each in self.told:
            if len(each.terms) == 1 and each.terms[0][1] == 1.0:
                at = self.place[each.terms[0][0]]
                self.low[at] = max(self.low[at], np.ceil(each.low - SLACK))
                self.high[at] = min(self.high[at], np.floor(each.high + SLACK))
            else:
                lines.append(each)
        self.fixed = self.low == self.high
        if (self.low > self.high).any():
            raise Contradiction
        rows, columns, factors = [], [], []
        for number, each in enumerate(lines):
            for key, factor in each.terms:
                rows.append(number)
                columns.append(self.place[key])
                factors.append(factor)
        self.lines = sparse.csr_matrix((factors, (rows, columns)), shape=(len(lines), many))
        self.floor = np.array([each.low for each in lines], dtype=float)
        self.roof = np.array([each.high for each in lines], dtype=float)
        self.said = [each.surface for each in lines]

    def exposed(
        self, low: int = SMALL_FROM, high: int = SMALL_TO, asked: Iterable[str] | None = None
    ) -> list[Found]:
        """Every hidden count that must lie from `low` to `high`, in the order in which they were named.

        Raises Contradiction where no counts fit what is told.
        """
        loose: set[str] = set()
        found = []
        for key in self.hidden if asked is None else asked:
            if key in loose:
                continue
            most = self._reach(key, 1.0, loose, low, high)
            if most > high:
                continue
            least = self._reach(key, -1.0, loose, low, high)
            if least >= low:
                found.append(Found(key, least, most, self._around(key)))
        return found

    def bounds(self, key: str) -> tuple[int, int]:
        """The least and the most that a count can be. Raises Contradiction where nothing fits."""
        nobody: set[str] = set()
        return self._reach(key, -1.0, nobody, 0, -1), self._reach(key, 1.0, nobody, 0, -1)

    def holds(self) -> bool:
        """Whether there are counts that fit all that is told."""
        seen: set[int] = set()
        try:
            for key, at in self.place.items():
                lines = self._near(key)[1]
                if lines.size and not self.fixed[at] and int(lines[0]) not in seen:
                    seen.add(int(lines[0]))
                    self._reach(key, 1.0, set(), 0, -1)
        except Contradiction:
            return False
        return True

    def _reach(self, key: str, sign: float, loose: set[str], low: int, high: int) -> int:
        """The end of a count's range; every hidden count that the table found leaves outside is loose too."""
        inside, lines = self._near(key)
        at = self.place[key]
        if not lines.size:
            return int(self.high[at] if sign > 0 else self.low[at])
        aim = np.zeros(len(inside))
        aim[np.flatnonzero(inside == at)] = -sign
        found = milp(
            aim,
            integrality=np.ones(len(inside)),
            bounds=Bounds(self.low[inside], self.high[inside]),
            constraints=LinearConstraint(
                self.lines[lines][:, inside], self.floor[lines] - SLACK, self.roof[lines] + SLACK
            ),
            options={"mip_rel_gap": 0.0, "node_limit": 50_000},
        )
        if found.status == CANNOT:
            raise Contradiction
        if found.x is None or found.status != 0:
            # Not settled in time: taken for found out, so that nothing leaves unproven.
            return high if sign > 0 else low
        where = dict(zip(inside.tolist(), np.rint(found.x).astype(int).tolist(), strict=True))
        for each in self.hidden:
            value = where.get(self.place[each])
            if value is not None and not low <= value <= high:
                loose.add(each)
        return int(where[at])

    def _near(self, key: str) -> tuple[np.ndarray, np.ndarray]:
        """The counts and lines that have to do with this count: what is known already carries nothing further."""
        if not hasattr(self, "_groups"):
            self._groups = self._grouped()
        return self._groups[self.place[key]]

    def _grouped(self) -> list[tuple[np.ndarray, np.ndarray]]:
        many = len(self.place)
        touching: list[list[int]] = [[] for _ in range(many)]
        members = [
            self.lines.indices[self.lines.indptr[each] : self.lines.indptr[each + 1]].tolist()
            for each in range(self.lines.shape[0])
        ]
        for line, held in enumerate(members):
            for count in held:
                touching[count].append(line)
        groups: list[tuple[np.ndarray, np.ndarray]] = [
            (np.array([], dtype=int), np.array([], dtype=int))
        ] * many
        done: set[int] = set()
        for start in range(many):
            if start in done or self.fixed[start]:
                continue
            counts, lines, walk = {start}, set(), [start]
            while walk:
                for line in touching[walk.pop()]:
                    if line in lines:
                        continue
                    lines.add(line)
                    for count in members[line]:
                        if count not in counts:
                            counts.add(count)
                            if not self.fixed[count]:
                                walk.append(count)
            group = (np.array(sorted(counts)), np.array(sorted(lines), dtype=int))
            for count in counts:
                if not self.fixed[count]:
                    groups[count] = group
                    done.add(count)
        return groups

    def _around(self, key: str) -> tuple[str, ...]:
        """The surfaces that tell something of a count, or of one beside it in a line; at most six, hidden ones first."""
        at = self.place[key]
        said = [each.surface for each in self.told if any(name == key for name, _ in each.terms)]
        near = self.lines[:, [at]].nonzero()[0]
        beside = {int(each) for line in near for each in self.lines[[line]].indices}
        names = {name for name, number in self.place.items() if number in beside}
        hidden = names & set(self.hidden)
        beside_it = [each for each in self.told if names & {name for name, _ in each.terms}]
        beside_it.sort(key=lambda each: len(each.terms) > 1 or each.terms[0][0] not in hidden)
        said += [each.surface for each in beside_it]
        return tuple(dict.fromkeys(each for each in said if each))[:6]


def linked(told: Iterable[Told]) -> list[list[Told]]:
    """The same in pieces that have no count in common: what is told in one says nothing of another."""
    lines = list(told)
    above: dict[str, str] = {}

    def top(key: str) -> str:
        while above.setdefault(key, key) != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for each in lines:
        first = top(each.terms[0][0])
        for key, _ in each.terms[1:]:
            above[top(key)] = first
    pieces: dict[str, list[Told]] = {}
    for each in lines:
        pieces.setdefault(top(each.terms[0][0]), []).append(each)
    return list(pieces.values())


def fits(told: Iterable[Told], claim: Told, least: Mapping[str, int] | None = None) -> bool:
    """Whether a claim about one count can be true with all else that is told."""
    # Doubled, it stays a line to be tried with the others rather than a count that is known.
    terms = tuple((key, 2 * factor) for key, factor in claim.terms)
    doubled = Told(claim.surface, terms, 2 * claim.low, 2 * claim.high)
    try:
        Attack([*told, doubled], least=least).bounds(claim.terms[0][0])
    except Contradiction:
        return False
    return True
