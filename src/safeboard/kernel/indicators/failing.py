"""Returns that came and cannot be used: not readable, or with more rows turned back than the Board lets pass.

statistics.md 2.5, RED blind, "failing validation". Said are counts of rows, never a row, and no count that is small. It is
over by itself when a good file is received.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils import timezone

from safeboard.grammar.declarations.office import Setting
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership import dated
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.kernel.returns.outstanding import left_of

MOST = "indicators.turned_back_most"
SETTING = Setting(
    MOST,
    "Returns: the most rows turned back before the Board is told",
    "number",
    "10",
    "A choice of Safeboard: no rule says how much of a return must be fit for use",
    help="In per cent of the rows of a file. Rows that the agency has put right since do not count. Counts for pages whose flags "
    "are raised on or after its day.",
    least=0,
    most=100,
)
SMALL = range(1, 6)
Key = tuple[int, str, dt.date]


@dataclass(frozen=True, slots=True)
class Files:
    """The newest file of each return and day that was received or could not be read, and what is left to put right."""

    newest: Mapping[Key, Receipt]
    left: Mapping[str, int]

    def unreadable(self, due: Due) -> Receipt | None:
        """The file, where the newest of this return and day could not be read."""
        newest = self.newest.get(_key(due))
        if newest is None or newest.state != State.REFUSED:
            return None
        if due.receipt is not None and due.receipt.received_at >= newest.received_at:
            return None
        return newest

    def turned_back(self, due: Due, most: float) -> int:
        """How many rows of the file that answered are still turned back, where that is more than may pass; else 0."""
        if due.receipt is None or not due.receipt.rows_in:
            return 0
        left = self.left.get(due.receipt.reference, 0)
        return left if 100 * left > most * due.receipt.rows_in else 0


def files_for(dues: Collection[Due]) -> Files:
    """The files behind these returns."""
    held = Receipt.objects.filter(
        as_at__in={due.as_at for due in dues}, state__in=(State.ACCEPTED, State.REFUSED)
    )
    newest = {
        (each.agency_id, each.return_code, each.as_at): each for each in held.order_by("received_at", "pk")
    }
    accepted = Receipt.objects.filter(state=State.ACCEPTED)
    return Files(
        newest, left_of(accepted.values_list("reference", "accepted", "rejected", "summary__adds_to"))
    )


def most_turned_back(on: dt.date) -> float:
    """The share of rows, in per cent, above which the Board was told on a day."""
    found = dated.value(MOST, on)
    return float(found) if isinstance(found, int | float) else 100.0


def words_of_unreadable(due: Due, file: Receipt) -> str:
    """`The Police file of 12 April could not be read`; where an older one is held, that it is the older that we see."""
    if due.receipt is None:
        return f"The {due.agency} file of {_day(file)} could not be read"
    return f"We still see the {due.agency} file of {_day(due.receipt)}: the newer one of {_day(file)} could not be read"


def words_of_turned_back(due: Due, left: int, most: float) -> str:
    """`30 of the 100 rows in the Police file of 12 April were turned back`; small counts are not said."""
    file = due.receipt
    assert file is not None  # noqa: S101 - asked only where a file answered
    what = "figures" if file.return_code in REGISTRY.figures else "rows"
    told = left not in SMALL and file.rows_in - left not in SMALL
    number = f"{left:,} of the {file.rows_in:,} {what}" if told else f"More than {most:g}% of the {what}"
    return f"{number} in the {due.agency} file of {_day(file)} were turned back and have not been put right"


def _key(due: Due) -> Key:
    return due.agency_id, due.return_code, due.as_at


def _day(file: Receipt) -> str:
    day = timezone.localtime(file.received_at).date()
    return f"{day.day} {day:%B}"
