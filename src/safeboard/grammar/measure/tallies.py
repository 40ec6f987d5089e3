"""What is added up over rows: each number that some measure needs, once however many measures need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.expressions import Expression
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.nodes import Literal, Node


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows, children or a number of each row, added up over those rows that are yes to all of `yes`.

    `no` is a condition that must not be yes. `of` is the number added up; with it, `known` lists each number that must
    be known where its condition is yes, and `unknown` turns that round: it counts the rows where one is not.
    """

    how: OneOf["rows", "people", "amount", "unknown"]
    yes: tuple[Node, ...] = ()
    no: Node | None = None
    of: Node | None = None
    known: tuple[tuple[Node, Node | None], ...] = ()

    @property
    def adds(self) -> bool:
        """Whether a year is the sum of its months: so for rows and numbers, not for different children."""
        return self.how != "people"


@dataclass(frozen=True, slots=True)
class Tallied:
    """Which tallies are a measure's numerator, denominator and excluded; None for a part that it does not have."""

    numerator: Tally
    denominator: Tally | None
    excluded: Tally | None

    def each(self) -> tuple[Tally, ...]:
        """Those that there are."""
        return tuple(part for part in (self.numerator, self.denominator, self.excluded) if part is not None)


def tallied(measure: Measure) -> Tallied:
    """What has to be added up for a measure: whoever is excluded is in neither of the other parts."""
    if measure.adds_up:
        return _amounts(measure)
    base = _said(measure.denominator)
    barred = _condition(measure.excluded)
    judged = Tally(measure.count, base, barred)
    return Tallied(
        Tally(measure.count, (*base, *_said(measure.numerator)), barred),
        None if measure.denominator is None else judged,
        None if barred is None else Tally(measure.count, (*base, barred)),
    )


def _amounts(measure: Measure) -> Tallied:
    parts = [part for part in (measure.numerator, measure.denominator) if isinstance(part, Amount)]
    known = tuple((part.of.node, _condition(part.where)) for part in parts)
    added = [Tally("amount", _said(part.where), of=part.of.node, known=known) for part in parts]
    return Tallied(
        added[0], added[1] if measure.denominator is not None else None, Tally("unknown", known=known)
    )


def _said(part: Expression | Amount | None) -> tuple[Node, ...]:
    node = _condition(part) if isinstance(part, Expression) else None
    # Every row says yes to "every row": nothing needs to be asked.
    return () if node is None or (isinstance(node, Literal) and node.value is True) else (node,)


def _condition(part: Expression | Amount | None) -> Node | None:
    return part.node if isinstance(part, Expression) else None
