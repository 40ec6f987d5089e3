"""Numbers that are added up: what an agency counted itself and sends as one number a row (SYS-54)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safeboard.grammar.measure.expressions import Expression, describe
from safeboard.grammar.measure.nodes import Kind, MeaningError


@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """A whole number that each row carries, added up where other measures count rows.

    Example: ``Amount(sessions.attended)``, or ``Amount(caseload.closed, where=caseload.outcome == "safer")``. Blank is
    not zero (R-DAT-03): a row whose number is not known counts in neither part and is counted as excluded.
    """

    of: Expression
    where: Expression | None = None

    def __post_init__(self) -> None:
        for part, kind in ((self.of, Kind.INTEGER), (self.where, Kind.BOOLEAN)):
            if part is not None and (not isinstance(part, Expression) or part.kind is not kind):
                said = describe(part.node) if isinstance(part, Expression) else repr(part)
                raise MeaningError(f"An amount needs {kind.value} here, but {said}.")

    def expressions(self) -> Iterator[Expression]:
        """What it says about a row: the number, and which rows."""
        yield self.of
        if self.where is not None:
            yield self.where

    def __str__(self) -> str:
        return f"{self.of} added up" + (f" where {self.where}" if self.where is not None else "")

    def __repr__(self) -> str:
        return f"<Amount {self}>"
