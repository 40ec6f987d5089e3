"""How much of what a file was asked for is known (R-DAT-06, R-DAT-08).

In a file of rows every choice that may not be blank can still be answered with *not recorded*; in figures a box can be
*not known*. Both are honest answers, and both leave the Board without one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import ColumnKind
from safeboard.kernel.returns.issues import CheckedFile, CheckedRow
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.statutory.checking import CheckedCollection

NOT_KNOWN = frozenset({"unknown", "not_stated", "not_recorded", "not_known"})


@dataclass(frozen=True, slots=True)
class Completeness:
    """Boxes that a file had to answer, and how many of them say something."""

    asked: int
    known: int

    def __post_init__(self) -> None:
        if not 0 <= self.known <= self.asked:
            raise ValueError(f"{self.known} of {self.asked} boxes cannot be known.")


def told(receipt: Receipt, checked: CheckedFile | CheckedCollection) -> dict[str, int]:
    """The two numbers as they are kept with the receipt; rows that were not taken in are judged by nobody."""
    if isinstance(checked, CheckedCollection):
        return asdict(Completeness(*checked.completeness))
    figures = receipt.return_code in REGISTRY.figures
    return asdict(_of_figures(receipt, checked) if figures else _of_rows(receipt, checked.accepted))


def _of_figures(receipt: Receipt, checked: CheckedFile) -> Completeness:
    """Every box of the return for every period that the file speaks of; a box that is not there is not known."""
    periods = {each.period.code for each in checked.accepted}  # type: ignore[attr-defined]
    asked = len(REGISTRY.figures[receipt.return_code].boxes) * len(periods)
    return Completeness(asked, sum(each.number is not None for each in checked.accepted))  # type: ignore[attr-defined]


def _of_rows(receipt: Receipt, rows: list[CheckedRow]) -> Completeness:
    choices = {
        each.name: [
            column.name for column in each.columns if column.required and column.kind is ColumnKind.CODE
        ]
        for each in REGISTRY.returns[receipt.return_code]
    }
    asked = known = 0
    for row in rows:
        for name in choices[row.list_name]:
            asked += 1
            known += row.values.get(name) not in NOT_KNOWN
    return Completeness(asked, known)
