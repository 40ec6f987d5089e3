"""When a return is due, changed by the business manager; and what becomes of it when agencies merge. Verbs only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.clocks import is_office_day, next_office_day
from safeboard.kernel.returns.models import Due, Schedule
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.scheduling.schedules import carry_over
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import day, plural


def change_due_date(due: Due, *, due_on: dt.date, seen: int, by: Reader) -> bool:
    """Make a return that has not come due on another day; the trail keeps the day before.

    False where somebody changed it since version `seen`. Raises NotNow saying what is wrong with the day.
    """
    if due.receipt_id is not None:
        raise NotNow("This return has come. Its due date stays as it was.")
    if due_on < by.on:
        raise NotNow("This day has passed. Enter a day ahead.")
    if due_on <= due.as_at:
        raise NotNow(f"The figures are drawn on {day(due.as_at)}. A return is due after that day.")
    if not is_office_day(due_on, by.on):
        ahead = next_office_day(due_on, by.on)
        raise NotNow(
            f"Nobody works in the office on {day(due_on)}. The next day on which they do is {day(ahead)}."
        )
    was = due.due_on
    kept = due.save_over(seen, due_on=due_on)
    if kept:
        recorder.note(
            "returns.due_date", thing="due", thing_id=due.pk, was=was.isoformat(), now=due_on.isoformat()
        )
    return kept


class Owed:
    """The returns that an agency owes when another comes after it."""

    def would_move(self, agency_id: int, *, to_id: int, on: dt.date) -> Iterator[str]:
        """How many go along, and how many stay because the successor owes the same already."""
        owed = list(self._owed(agency_id))
        stay = sum(self._owes_the_same(each, to_id) for each in owed)
        if len(owed) > stay:
            yield f"{plural(len(owed) - stay, 'return')} that it owes"
        if stay:
            yield f"{plural(stay, 'return')} under its own name, because the other owes the same already"
        schedules = list(self._sends(agency_id, on))
        if schedules:
            yield f"{plural(len(schedules), 'schedule')} of what it sends from then on"

    def move_agency(self, from_id: int, to_id: int, *, on: dt.date, by: Reader) -> int:
        """Let the successor owe them; a return that it owes already stays with the one that ended."""
        moved = 0
        for each in self._owed(from_id):
            if not self._owes_the_same(each, to_id) and each.save_over(each.version, agency_id=to_id):
                moved += 1
        for schedule in self._sends(from_id, on):
            moved += carry_over(schedule, to_id, on=on, by=by)
        return moved

    @staticmethod
    def _sends(agency_id: int, on: dt.date) -> QuerySet[Schedule]:
        return Schedule.objects.filter(agency=agency_id, until=None, since__lt=on)

    @staticmethod
    def _owed(agency_id: int) -> QuerySet[Due]:
        return Due.objects.filter(agency=agency_id, receipt=None)

    @staticmethod
    def _owes_the_same(due: Due, to_id: int) -> bool:
        same = Due.objects.filter(agency=to_id, return_code=due.return_code, period=due.period)
        return same.exists()
