"""On which day a file is to be deleted, what keeps it, and what was deleted: counts and days, no row of a file."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from safeboard.grammar import dates
from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.returns.deletion_models import Disposal, Hold
from safeboard.kernel.returns.kinds import about_children, title_of
from safeboard.kernel.returns.models import Due, Receipt, State
from safeboard.kernel.returns.permissions import DELETE, HOLD
from safeboard.kernel.returns.schedule_models import Schedule

AHEAD_MONTHS = 3
HELD = (State.READY, State.ACCEPTED, State.REPLACED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class FileKept:
    """A file that is here: the day agreed for its deletion, what keeps it longer, whether somebody asked already."""

    receipt: Receipt
    title: str
    agreed_day: dt.date | None
    hold: Hold | None
    asked: Disposal | None
    children: bool

    def due(self, on: dt.date) -> bool:
        """Whether it is to be deleted now: the day has come and nothing keeps it."""
        return self.agreed_day is not None and self.agreed_day <= on and self.hold is None


def kept(reader: Reader, on: dt.date) -> list[FileKept]:
    """Every file that is still here and whose deletion this reader looks after, the first to go first."""
    receipts = list(
        Receipt.visible(reader, DELETE)
        .filter(state__in=HELD, deleted_on=None)
        .exclude(stored="")
        .select_related("agency")
    )
    days = _days(receipts)
    holds = standing_holds(Hold.visible(reader, DELETE), on)
    asked = {
        each.receipt_id: each
        for each in Disposal.visible(reader, DELETE)
        .filter(carried_out_at=None, taken_back_by=None)
        .select_related("asked_by")
    }
    found = [
        FileKept(
            each,
            title_of(each.return_code),
            days[each.pk],
            holding(each, holds),
            asked.get(each.pk),
            about_children(each.return_code),
        )
        for each in receipts
    ]
    return sorted(found, key=lambda each: (each.agreed_day or dt.date.max, each.receipt.pk))


def due_now(found: Iterable[FileKept], on: dt.date) -> list[FileKept]:
    """The files that are to be deleted now."""
    return [each for each in found if each.due(on)]


def due_soon(found: Iterable[FileKept], on: dt.date, months: int = AHEAD_MONTHS) -> list[FileKept]:
    """The files whose day comes within so many months."""
    last = dates.add_months(on, months)
    return [each for each in found if each.agreed_day and on < each.agreed_day <= last and not each.hold]


def done(reader: Reader) -> list[Disposal]:
    """What was deleted, the newest first."""
    rows = Disposal.visible(reader, DELETE).exclude(carried_out_at=None)
    return list(
        rows.select_related("agency", "receipt", "asked_by", "carried_out_by").order_by(
            "-carried_out_at", "-pk"
        )
    )


def holds_of(reader: Reader, receipt: Receipt) -> list[Hold]:
    """Every hold that was ever put on this file or on all files of its return."""
    rows = Hold.visible(reader, HOLD).filter(agency=receipt.agency_id, return_code=receipt.return_code)
    return list(rows.filter(Q(receipt=receipt) | Q(receipt=None)).select_related("set_by", "lifted_by"))


def standing_holds(rows: Iterable[Hold], on: dt.date) -> list[Hold]:
    """The holds that still hold: not lifted, their day not passed."""
    return [each for each in rows if each.lifted_at is None and each.until >= on]


def holding(receipt: Receipt, holds: Iterable[Hold]) -> Hold | None:
    """The hold that keeps a file longest."""
    mine = (
        each
        for each in holds
        if each.receipt_id == receipt.pk
        or (
            each.receipt_id is None
            and (each.agency_id, each.return_code) == (receipt.agency_id, receipt.return_code)
        )
    )
    return max(mine, key=lambda each: each.until, default=None)


def agreed_day(receipt: Receipt) -> dt.date | None:
    """The day agreed for the deletion of a file; None where nothing was agreed of its return."""
    return _days([receipt])[receipt.pk]


def sheet(found: Iterable[FileKept], on: dt.date) -> Sheet:
    """The files that are here, with their days."""
    return Sheet(
        "Files kept",
        (
            "Agency",
            "Return",
            "As at",
            "Receipt",
            "Rows",
            "To be deleted on",
            "Kept until",
            "Why",
            "Where it stands",
        ),
        [
            (
                each.receipt.agency.name,
                each.title,
                each.receipt.as_at,
                each.receipt.reference,
                each.receipt.rows_in,
                each.agreed_day,
                each.hold.until if each.hold else None,
                each.hold.why if each.hold else "",
                "To be deleted now" if each.due(on) else each.receipt.get_state_display(),
            )
            for each in found
        ],
    )


def _days(receipts: list[Receipt]) -> dict[int, dt.date | None]:
    """By the return's due of that day; else by the schedule of that day; else as long as was agreed of the newest."""
    agencies = {each.agency_id for each in receipts}
    dues: dict[tuple[int, str], list[Due]] = defaultdict(list)
    for due in Due.objects.filter(agency__in=agencies).order_by("as_at"):
        dues[due.agency_id, due.return_code].append(due)
    schedules: dict[tuple[int, str], list[Schedule]] = defaultdict(list)
    for schedule in Schedule.objects.filter(agency__in=agencies):
        schedules[schedule.agency_id, schedule.return_code].append(schedule)
    return {
        each.pk: _day(
            each,
            dues[each.agency_id, each.return_code],
            schedules[each.agency_id, each.return_code],
        )
        for each in receipts
    }


def _day(receipt: Receipt, dues: list[Due], schedules: list[Schedule]) -> dt.date | None:
    same = next((due for due in dues if due.as_at == receipt.as_at), None)
    if same is not None:
        return same.delete_on
    for schedule in schedules:
        if schedule.since <= receipt.as_at and (schedule.until is None or receipt.as_at <= schedule.until):
            return dates.add_months(receipt.as_at, schedule.keep_months)
    if dues:
        return receipt.as_at + (dues[-1].delete_on - dues[-1].as_at)
    return None
