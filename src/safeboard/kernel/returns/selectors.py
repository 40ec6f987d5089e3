"""What is due, what came, and how far the returns reach."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from safeboard.grammar import dates
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.kernel.returns.permissions import FOLLOW

Windows = list[list[str]]


def coverage() -> dict[str, dict[str, Windows]]:
    """For every list and authority, the days that accepted files cover, joined where they touch."""
    spans: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = defaultdict(list)
    accepted = Receipt.objects.filter(state=State.ACCEPTED).select_related("agency")
    for receipt in accepted:
        first = dates.add_months(receipt.as_at, -receipt.look_back_months) + dt.timedelta(days=1)
        for name in receipt.summary.get("lists", {}):
            spans[(name, receipt.agency.area_code)].append((first, receipt.as_at))
    found: dict[str, dict[str, Windows]] = defaultdict(dict)
    for (name, area), windows in sorted(spans.items()):
        found[name][area] = [[a.isoformat(), b.isoformat()] for a, b in joined(windows)]
    return dict(found)


def joined(windows: list[tuple[dt.date, dt.date]]) -> list[tuple[dt.date, dt.date]]:
    """Windows that overlap or touch, as one."""
    whole: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted(windows):
        if whole and first <= whole[-1][1] + dt.timedelta(days=1):
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return whole


@dataclass(frozen=True, slots=True)
class DueNow:
    """One expected return as a list shows it."""

    due: Due
    days_late: int
    words: str

    @property
    def late(self) -> bool:
        """Whether it should be here and is not."""
        return self.days_late > 0


def dues(reader: Reader, on: dt.date) -> list[DueNow]:
    """The returns that this reader may follow, with how late they are on this day."""
    rows: QuerySet[Due] = Due.visible(reader, FOLLOW).select_related("agency", "receipt")
    return [_due_now(due, on) for due in rows]


def _due_now(due: Due, on: dt.date) -> DueNow:
    if due.receipt is not None:
        checked = due.receipt.checks.last()
        words = checked.get_outcome_display() if checked else "Received, not checked yet"
        return DueNow(due, 0, words)
    late = max((on - due.due_on).days, 0)
    if late:
        return DueNow(due, late, f"{late} day late" if late == 1 else f"{late} days late")
    return DueNow(due, 0, "Not due yet")


def previous(receipt: Receipt) -> Receipt | None:
    """The newest file of the same return that was received before this one."""
    return (
        Receipt.objects.filter(
            agency=receipt.agency, return_code=receipt.return_code, state=State.ACCEPTED, as_at__lt=receipt.as_at
        )
        .order_by("-as_at", "-pk")
        .first()
    )
