"""What the Board cannot see: returns that have not come, that cannot be used, that come late time after time (2.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from safeboard.kernel.indicators.failing import (
    Files,
    files_for,
    most_turned_back,
    words_of_turned_back,
    words_of_unreadable,
)
from safeboard.kernel.indicators.feeding import theme_of
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due
from safeboard.kernel.ui.templating import plural

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
    """What cannot be seen by the meeting, one an agency: not come, not readable, turned back in part, late twice running."""
    waiting = list(Due.objects.filter(receipt=None, due_on__lt=meeting_on).select_related("agency"))
    come = _come(meeting_on)
    newest = [dues[-1] for dues in come]
    files, most = files_for((*waiting, *newest)), most_turned_back(on)
    said: set[int] = set()
    for found in (
        *(_not_come(due, files, on) for due in waiting),
        *(_not_fit(due, files, most) for due in newest),
        *(_late_twice(dues) for dues in come),
    ):
        if found is not None and found.about is not None and found.about.pk not in said:
            said.add(found.about.pk)
            yield found


def _not_come(due: Due, files: Files, on: dt.date) -> Found:
    """A return that is due before the meeting and has not come, or came and could not be read."""
    unreadable = files.unreadable(due)
    words = words_of_unreadable(due, unreadable) if unreadable else f"The {due.agency} return has not come"
    late = f", {plural((on - due.due_on).days, 'day')} late on {_day(on)}" if on > due.due_on else ""
    note = f"Due on {_day(due.due_on)}{late}"
    return _found(due, f"We cannot see: {_inside(due.title)}. {words}{_promise(due, on)}", note)


def _not_fit(due: Due, files: Files, most: float) -> Found | None:
    """The newest of a return that was received, where a newer file cannot be read or too much was turned back."""
    unreadable = files.unreadable(due)
    if unreadable is not None:
        return _found(
            due, f"We may see old figures: {_inside(due.title)}. {words_of_unreadable(due, unreadable)}"
        )
    left = files.turned_back(due, most)
    if not left:
        return None
    return _found(due, f"We see only in part: {_inside(due.title)}. {words_of_turned_back(due, left, most)}")


def _late_twice(dues: Sequence[Due]) -> Found | None:
    """The newest of a return that came late, where the one before it did too."""
    newest = dues[-RUNNING:]
    days = [_days_late(due) for due in newest]
    if len(newest) < RUNNING or min(days) <= 0:
        return None
    due = newest[-1]
    words = f"We see late: {_inside(due.title)}. The {due.agency} return came late twice running"
    return _found(due, words, f"By {plural(days[0], 'day')}, then by {plural(days[1], 'day')}")


def _found(due: Due, words: str, note: str = "") -> Found:
    return Found("", due.period, "blind", words, theme_of(due.return_code), due.agency, note=note)


def _come(meeting_on: dt.date) -> list[list[Due]]:
    """What came of each return that was due before the meeting, oldest first."""
    of_return: dict[tuple[int, str], list[Due]] = {}
    come = Due.objects.filter(receipt__isnull=False, due_on__lt=meeting_on).select_related(
        "agency", "receipt"
    )
    for due in come.order_by("due_on", "pk"):
        of_return.setdefault((due.agency_id, due.return_code), []).append(due)
    return list(of_return.values())


def _days_late(due: Due) -> int:
    if due.receipt is None:
        return 0
    return (timezone.localtime(due.receipt.received_at).date() - due.due_on).days


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B}"


def _inside(title: str) -> str:
    return f"{title[0].lower()}{title[1:]}"


def _promise(due: Due, on: dt.date) -> str:
    if due.promised_on is None:
        return ""
    promised = f"; it is promised for {due.promised_on.day} {due.promised_on:%B}"
    return (
        promised if due.promised_on >= on else promised.replace("it is", "it was") + " and did not come then"
    )
