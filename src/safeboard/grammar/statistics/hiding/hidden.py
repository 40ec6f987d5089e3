"""Which cells to hide: the exact answer, checked by the attacker; where there is none in time, more and never less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from safeboard.grammar.statistics.hiding import exact, row_generation
from safeboard.grammar.statistics.hiding.attacking import Attack, Told, adds_up, is_exactly
from safeboard.grammar.statistics.hiding.exact import Answer, Limits
from safeboard.grammar.statistics.hiding.systems import HIDE, SHOW, Cell, System, apart

# Measured (benchmarks/suppression.py): beyond this, row by row is three to four times as fast, to the same loss.
MOST_CELLS_AT_ONCE = 40
TOO_LONG = "The best answer was not found in time, so more is hidden than may be needed."
WIDER = "Whole numbers told more than shares of them, so more is hidden than the model asked for."
NOT_ENOUGH = (
    "Even with everything hidden that may be, a small count can be worked out from what must be shown."
)


# How many pieces are done, of how many.
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Hidden:
    """The cells hidden; `notes` says where more is hidden than the best answer would, and `exposed` what is not safe."""

    cells: frozenset[str]
    notes: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether no secret can be worked out from what is shown."""
        return not self.exposed


def hide(system: System, limits: Limits = Limits(), tell: Tell | None = None) -> Hidden:  # noqa: B008 - frozen
    """The cells to hide, piece by piece; the same counts give the same answer. `tell` hears how far it is.

    Fails closed: without an answer in time every cell of the piece that may be hidden is.
    """
    cells = {each.key for each in system.cells if each.must == HIDE}
    notes: dict[str, None] = {}
    exposed: list[str] = []
    pieces = list(apart(system))
    for number, piece in enumerate(pieces, start=1):
        if tell is not None:
            tell(number, len(pieces))
        answer = _answer(piece, limits)
        hidden, said = _until_safe(piece, answer)
        if said:
            notes[said] = None
        left = _exposed(piece, hidden)
        if left:
            notes[NOT_ENOUGH] = None
        cells |= hidden
        exposed += left
    return Hidden(frozenset(cells), tuple(notes), tuple(exposed))


def _answer(piece: System, limits: Limits) -> Answer:
    if all(each.must for each in piece.cells):
        return Answer(frozenset(each.key for each in piece.cells if each.must == HIDE), proven=True)
    solve = exact.solve if len(piece.cells) <= MOST_CELLS_AT_ONCE else row_generation.solve
    answer = solve(piece, limits)
    return answer if answer.found else solve(exact.within_reach(piece), limits)


def _until_safe(piece: System, answer: Answer) -> tuple[frozenset[str], str]:
    """The answer, and more of it until the attacker finds nothing: the next smallest loss each time."""
    everything = frozenset(each.key for each in piece.cells if each.must != SHOW)
    if not answer.found:
        return everything, TOO_LONG
    hidden, said = answer.hidden, "" if answer.proven else TOO_LONG
    more = sorted(
        (each for each in piece.cells if each.key in everything - hidden),
        key=lambda each: (piece.weight(each), each.key),
    )
    for cell in (*more, None):
        if not _exposed(piece, hidden):
            break
        if cell is None:
            return everything, WIDER
        hidden, said = hidden | {cell.key}, WIDER
    return hidden, said


def _exposed(piece: System, hidden: frozenset[str]) -> list[str]:
    """The secrets that somebody who reads what is shown can place inside what they must not know."""
    attack = attack_on(piece, hidden)
    found: list[str] = []
    for low, high in sorted({(each.low, each.high) for each in piece.secrets}):
        asked = [each.quantity for each in piece.secrets if (each.low, each.high) == (low, high)]
        found += [each.key for each in attack.exposed(low, high, asked)]
    return found


def attack_on(system: System, hidden: frozenset[str]) -> Attack:
    """The attacker with everything that a system shows when these cells are hidden."""
    shown = {key for cell in system.cells if cell.key not in hidden for key in cell.shows}
    values = system.values
    told: list[Told] = [is_exactly(key, key, values[key]) for key in shown]
    told += [
        adds_up(
            line.total, line.total, line.parts, values[line.total] - sum(values[key] for key in line.parts)
        )
        for line in system.sums
    ]
    for each in system.quantities:
        if each.most is not None:
            told.append(Told(each.key, ((each.key, 1.0),), high=each.most))
    secret = [each.quantity for each in system.secrets if each.quantity not in shown]
    return Attack(told, secret, least={each.key: each.least for each in system.quantities})


def showing(system: System, cells: frozenset[str]) -> System:
    """The same with these cells shown whatever happens."""
    return replace(
        system,
        cells=tuple(Cell(each.key, each.shows, SHOW) if each.key in cells else each for each in system.cells),
    )
