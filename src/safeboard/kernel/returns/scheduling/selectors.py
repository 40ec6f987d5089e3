"""Who sends what, for a reader: the schedules that count now, those to come, those that ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due, Schedule
from safeboard.kernel.returns.permissions import AGREEMENT, PLAN

REVIEW_SOON = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Group:
    """Schedules that count now, will count, or counted."""

    title: str
    schedules: list[Schedule]
    open: bool


def schedules(reader: Reader) -> list[Schedule]:
    """Every schedule that this reader may read."""
    return list(Schedule.visible(reader, AGREEMENT).select_related("agency", "set_by"))


def by_time(reader: Reader, on: dt.date) -> list[Group]:
    """Now, to come, ended: the groups that are not empty."""
    found = schedules(reader)
    ended = [each for each in found if each.until is not None and each.until < on]
    ahead = [each for each in found if each.since > on]
    apart = {each.pk for each in (*ended, *ahead)}
    groups = (
        Group("Asked for now", [each for each in found if each.pk not in apart], True),
        Group("To come", ahead, True),
        Group("Ended", ended, False),
    )
    return [each for each in groups if each.schedules]


def reviews_due(reader: Reader, on: dt.date) -> list[Schedule]:
    """The schedules in force whose agreement is to be reviewed within two months, or should have been."""
    rows = Schedule.visible(reader, PLAN).filter(until=None, review_on__lte=on + REVIEW_SOON)
    return list(rows.select_related("agency").order_by("review_on", "pk"))


def without_schedule(reader: Reader) -> list[Due]:
    """What was put in by hand and has no schedule: one of each agency and return, the newest."""
    by_hand = Due.visible(reader, PLAN).filter(schedule=None).select_related("agency").order_by("as_at")
    newest = {(each.agency_id, each.return_code): each for each in by_hand}
    kept = {(each.agency_id, each.return_code) for each in Schedule.visible(reader, PLAN)}
    return [each for key, each in newest.items() if key not in kept]


def agencies(on: dt.date) -> list[Agency]:
    """The agencies that can send something: all that are partners now."""
    return list(Agency.living(on).order_by("name"))


def sheet(reader: Reader) -> Sheet:
    """Every schedule, as a table to keep."""
    return Sheet(
        "Schedules",
        (
            "Agency",
            "Return",
            "How often",
            "Working days after the period",
            "Why",
            "Lawful basis",
            "Agreement",
            "Agreed on",
            "Reviewed on",
            "Kept for months",
            "Counts from",
            "Until",
            "Why it changed or ended",
        ),
        _rows(schedules(reader)),
    )


def _rows(found: Iterable[Schedule]) -> list[tuple[str | int | dt.date | None, ...]]:
    return [
        (
            each.agency.name,
            each.title,
            each.get_every_display(),
            each.working_days,
            each.purpose,
            each.lawful_basis,
            each.agreement,
            each.agreed_on,
            each.review_on,
            each.keep_months,
            each.since,
            each.until,
            each.why,
        )
        for each in found
    ]
