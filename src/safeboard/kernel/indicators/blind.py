"""What the Board cannot see: returns that have not come, and those that come late time after time (statistics.md 2.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from safeboard.kernel.indicators.feeding import theme_of
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due

RUNNING = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A test that fired: which, on what, in words, about whom."""

    indicator: str
    period: str
    test: str
    words: str
    theme: str
    about: Agency | None
    stands_out: bool | None = None
    note: str = ""


def blind(on: dt.date, meeting_on: dt.date) -> Iterator[Found]:
    """A return that is due before the meeting and has not come; else one that came late twice running. One an agency."""
    said: set[int] = set()
    for due in Due.objects.filter(receipt=None, due_on__lt=meeting_on).select_related("agency"):
        if due.agency_id not in said:
            said.add(due.agency_id)
            yield _found(
                due,
                f"We cannot see: {_inside(due.title)}. The {due.agency} return has not come{_promise(due, on)}",
            )
    for due in _late_twice(meeting_on):
        if due.agency_id not in said:
            said.add(due.agency_id)
            yield _found(
                due, f"We see late: {_inside(due.title)}. The {due.agency} return came late twice running"
            )


def _found(due: Due, words: str) -> Found:
    return Found("", due.period, "blind", words, theme_of(due.return_code), due.agency)


def _late_twice(meeting_on: dt.date) -> Iterator[Due]:
    """The newest of each return that came late, where the one before it did too."""
    of_return: dict[tuple[int, str], list[Due]] = {}
    come = Due.objects.filter(receipt__isnull=False, due_on__lt=meeting_on).select_related(
        "agency", "receipt"
    )
    for due in come.order_by("due_on", "pk"):
        of_return.setdefault((due.agency_id, due.return_code), []).append(due)
    for dues in of_return.values():
        newest = dues[-RUNNING:]
        if len(newest) == RUNNING and all(map(_came_late, newest)):
            yield newest[-1]


def _came_late(due: Due) -> bool:
    return due.receipt is not None and timezone.localtime(due.receipt.received_at).date() > due.due_on


def _inside(title: str) -> str:
    return f"{title[0].lower()}{title[1:]}"


def _promise(due: Due, on: dt.date) -> str:
    if due.promised_on is None:
        return ""
    promised = f"; it is promised for {due.promised_on.day} {due.promised_on:%B}"
    return (
        promised if due.promised_on >= on else promised.replace("it is", "it was") + " and did not come then"
    )
