"""Where a return that is asked for stands on a day: not due, promised, late, being checked, queried, in order (W22)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.returns.models import Due, Receipt
from safeboard.kernel.returns.permissions import FOLLOW
from safeboard.kernel.ui.templating import day, plural


class Standing(StrEnum):
    """Where it stands, in the words people see."""

    NOT_YET = "Not due yet"
    PROMISED = "Cannot send yet: promised"
    LATE = "Late"
    TO_CHECK = "Received, not checked yet"
    QUERIED = "Question to the sender"
    IN_ORDER = "In order"


@dataclass(frozen=True, slots=True)
class DueNow:
    """One expected return as a list shows it. `days_late` counts to the day its first file came, or to today."""

    due: Due
    days_late: int
    words: str
    standing: Standing
    came_on: dt.date | None = None

    @property
    def late(self) -> bool:
        """Whether it should be here, is not, and no promise of its sender still runs."""
        return self.standing is Standing.LATE

    @property
    def came(self) -> str:
        """`On time` or `3 days late`, by its first file; empty while none came."""
        if self.came_on is None:
            return ""
        return f"{plural(self.days_late, 'day')} late" if self.days_late else "On time"

    @property
    def broken_promise(self) -> str:
        """The day that was promised and passed without a file, in words; empty otherwise."""
        if self.standing is not Standing.LATE or self.due.promised_on is None:
            return ""
        return f"Promised for {day(self.due.promised_on)}; it did not come."

    @property
    def whole(self) -> str:
        """All of it in one line, for sheets and narrow cells."""
        return (
            f"{self.came}. {self.words}"
            if self.came
            else " ".join(filter(None, (self.words, self.broken_promise)))
        )


def dues(reader: Reader, on: dt.date) -> list[DueNow]:
    """The returns that this reader may follow, with where they stand on this day."""
    rows = Due.visible(reader, FOLLOW).select_related("agency", "receipt", "receipt__replaces")
    return [stand(due, on) for due in rows.prefetch_related("receipt__checks")]


def stand(due: Due, on: dt.date) -> DueNow:
    """Where one return stands. A promised day excuses until it has passed; then the return is late again."""
    if due.receipt is not None:
        came_on = first_came(due.receipt)
        standing, words = _checked(due.receipt)
        return DueNow(due, max((came_on - due.due_on).days, 0), words, standing, came_on)
    days = max((on - due.due_on).days, 0)
    late = f"{plural(days, 'day')} late"
    if due.promised_on and due.promised_on >= on:
        words = f"Promised for {day(due.promised_on)}" + (f", {late}" if days else "")
        return DueNow(due, days, words, Standing.PROMISED)
    if days:
        return DueNow(due, days, late, Standing.LATE)
    words = "Due today" if due.due_on == on else Standing.NOT_YET.value
    return DueNow(due, 0, words, Standing.NOT_YET)


def first_came(receipt: Receipt) -> dt.date:
    """The day on which the first file came: one that is corrected later was not late (T5-39)."""
    while receipt.replaces is not None:
        receipt = receipt.replaces
    return timezone.localtime(receipt.received_at).date()


def dues_sheet(waiting: list[DueNow]) -> Sheet:
    """What is asked of whom, when it is due and where it stands."""
    return Sheet(
        "Returns",
        (
            "Agency",
            "Return",
            "As at",
            "Due",
            "Came",
            "Days late",
            "Where it stands",
            "What they told us",
            "Promised for",
        ),
        [
            (
                each.due.agency.name,
                each.due.title,
                each.due.as_at,
                each.due.due_on,
                each.came_on,
                each.days_late,
                each.words,
                each.due.excuse,
                each.due.promised_on,
            )
            for each in waiting
        ],
        ("Days late are counted to the day the first file came, or to today.",),
    )


def _checked(receipt: Receipt) -> tuple[Standing, str]:
    last = receipt.checks.all()[::-1][:1]
    if not last:
        return Standing.TO_CHECK, Standing.TO_CHECK.value
    if last[0].outcome == "question":
        if last[0].answer:
            return Standing.TO_CHECK, "Question answered, not checked again yet"
        return Standing.QUERIED, Standing.QUERIED.value
    return Standing.IN_ORDER, Standing.IN_ORDER.value
