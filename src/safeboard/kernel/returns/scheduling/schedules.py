"""Who sends what and when, as agreed: added, changed from a day on, ended; what is due is made from it. Verbs only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db import transaction
from django.db.models import Q

from safeboard.grammar.dates import CalendarEnds
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.kinds import only_every
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.returns.schedule_models import Every, Schedule
from safeboard.kernel.returns.scheduling.periods import Span, begun, delete_on, due_on, spans
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import day

MOST_WORKING_DAYS = 120
LONGEST_KEPT = 1200


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed of a return: how often, by when, why, on what basis, and how long its file is kept."""

    title: str
    every: Every
    working_days: int
    purpose: str
    lawful_basis: str
    agreement: str
    agreed_on: dt.date
    review_on: dt.date | None
    keep_months: int

    def __post_init__(self) -> None:
        if not 1 <= self.working_days <= MOST_WORKING_DAYS:
            raise ValueError(f"A return is due 1 to {MOST_WORKING_DAYS} working days after its period.")
        if not 1 <= self.keep_months <= LONGEST_KEPT:
            raise ValueError(f"A file is kept 1 to {LONGEST_KEPT} months.")
        if self.review_on and self.review_on <= self.agreed_on:
            raise ValueError("An agreement is reviewed after the day on which it was made.")


def add(*, agency: Agency, return_code: str, terms: Terms, since: dt.date, by: Reader) -> Schedule:
    """An agency sends a return from a day on; what is due is made at once. Raises NotNow where it sends it already."""
    _fits(return_code, terms)
    there = Schedule.objects.filter(agency=agency, return_code=return_code)
    known = there.filter(Q(until=None) | Q(until__gte=since)).order_by("-since").first()
    if known is not None:
        ends = f"until {day(known.until)}" if known.until else f"from {day(known.since)} on"
        raise NotNow(f"{agency} sends this return already, {ends}. Change that schedule instead.")
    made = _put(agency, return_code, terms, since, by, follows=there.order_by("-since").first())
    recorder.note("returns.schedule", thing="schedule", thing_id=made.pk, return_code=return_code)
    adopt(made)
    make_dues([made], by.on)
    return made


def change(
    schedule: Schedule, *, terms: Terms, since: dt.date, why: str, seen: int, by: Reader
) -> Schedule | None:
    """Other terms for every period that ends on or after a day; None where somebody saved since version `seen`.

    What was asked for already keeps the terms it was asked for on. Raises NotNow.
    """
    _fits(schedule.return_code, terms)
    if schedule.until is not None:
        raise NotNow("This schedule has an end already. Add a new one that begins after it.")
    if since <= schedule.since:
        raise NotNow(f"It counts from {day(schedule.since)}. Enter a later day.")
    with transaction.atomic():
        if not schedule.save_over(seen, until=since - dt.timedelta(days=1), why=why):
            return None
        made = _put(schedule.agency, schedule.return_code, terms, since, by, follows=schedule)
        recorder.note(
            "returns.schedule_change",
            thing="schedule",
            thing_id=made.pk,
            before=schedule.pk,
            since=since.isoformat(),
        )
        make_dues([made], by.on)
    return made


def end(schedule: Schedule, *, until: dt.date, why: str, seen: int, by: Reader) -> bool:
    """The last period asked for ends by this day; what was asked for beyond it and has not come is taken back.

    False where somebody saved since version `seen`. Raises NotNow.
    """
    if schedule.until is not None and schedule.until <= until:
        raise NotNow(f"It ends on {day(schedule.until)} already.")
    if until < schedule.since:
        raise NotNow(f"It counts from {day(schedule.since)}. It cannot end before that day.")
    with transaction.atomic():
        if not schedule.save_over(seen, until=until, why=why, set_by_id=by.user_id):
            return False
        beyond = Due.objects.filter(schedule=schedule, as_at__gt=until, receipt=None)
        taken_back = beyond.count()
        beyond.delete()
        recorder.note(
            "returns.schedule_end",
            thing="schedule",
            thing_id=schedule.pk,
            until=until.isoformat(),
            taken_back=taken_back,
        )
    return True


def carry_over(schedule: Schedule, agency_id: int, *, on: dt.date, by: Reader) -> bool:
    """Let another agency send it from a day on, where it does not send the same already; whether it does now."""
    same = Schedule.objects.filter(agency=agency_id, return_code=schedule.return_code, until=None)
    why = "The agency that sent it ended."
    if not schedule.save_over(schedule.version, until=on - dt.timedelta(days=1), why=why) or same.exists():
        return False
    successor = Agency.objects.get(pk=agency_id)
    made = _put(successor, schedule.return_code, terms_of(schedule), on, by, follows=schedule)
    recorder.note("returns.schedule", thing="schedule", thing_id=made.pk, return_code=made.return_code)
    make_dues([made], on)
    return True


def terms_of(schedule: Schedule) -> Terms:
    """The terms of a schedule as they stand."""
    return Terms(**{each.name: getattr(schedule, each.name) for each in fields(Terms)})


def make_dues(schedules: Iterable[Schedule], on: dt.date) -> list[Due]:
    """Ask for the return of every period that has begun; those that are asked for stay as they are.

    Safe to run twice. The working days of a year that is not loaded cannot be counted: its returns wait.
    """
    return make(schedules, [(each, span) for each in schedules for span in begun(each, on)])


def dues_of_year(schedules: Iterable[Schedule], first: dt.date, last: dt.date) -> list[Due]:
    """What the schedules would ask for between two days and nobody asked for yet, unsaved."""
    schedules = list(schedules)
    return _not_there(schedules, [(each, span) for each in schedules for span in spans(each, first, last)])


def make(schedules: Iterable[Schedule], wanted: list[tuple[Schedule, Span]]) -> list[Due]:
    """Put in what is wanted and not there."""
    made = Due.objects.bulk_create(_not_there(list(schedules), wanted))
    for schedule_id in dict.fromkeys(each.schedule_id for each in made):
        count = sum(each.schedule_id == schedule_id for each in made)
        recorder.note("returns.due", thing="schedule", thing_id=schedule_id, returns=count)
    return made


def adopt(schedule: Schedule) -> int:
    """Take what was put in by hand for the same agency and return under the schedule; how many. They keep their terms."""
    by_hand = Due.objects.filter(
        agency=schedule.agency_id, return_code=schedule.return_code, schedule=None, as_at__gte=schedule.since
    )
    return by_hand.update(schedule=schedule)


def _not_there(schedules: list[Schedule], wanted: list[tuple[Schedule, Span]]) -> list[Due]:
    there = set(
        Due.objects.filter(agency__in={each.agency_id for each in schedules}).values_list(
            "agency", "return_code", "as_at"
        )
    )
    found = []
    for schedule, span in wanted:
        if (schedule.agency_id, schedule.return_code, span.end) in there:
            continue
        try:
            due = due_on(schedule, span)
        except CalendarEnds:
            continue
        found.append(_due(schedule, span, due))
    return found


def _due(schedule: Schedule, span: Span, due: dt.date) -> Due:
    return Due(
        agency=schedule.agency,
        return_code=schedule.return_code,
        schedule=schedule,
        title=f"{schedule.title}, {span.words}",
        period=span.code,
        as_at=span.end,
        due_on=due,
        purpose=schedule.purpose,
        lawful_basis=schedule.lawful_basis,
        agreement=schedule.agreement,
        agreed_on=schedule.agreed_on,
        delete_on=delete_on(schedule, span),
    )


def _fits(return_code: str, terms: Terms) -> None:
    only = only_every(return_code)
    if only is not None and terms.every is not only:
        raise NotNow(f"This return is about one {only.value} at a time, so it comes {only.label.lower()}.")


def _put(
    agency: Agency, return_code: str, terms: Terms, since: dt.date, by: Reader, follows: Schedule | None
) -> Schedule:
    return Schedule.objects.create(
        agency=agency,
        return_code=return_code,
        title=terms.title,
        every=terms.every,
        working_days=terms.working_days,
        purpose=terms.purpose,
        lawful_basis=terms.lawful_basis,
        agreement=terms.agreement,
        agreed_on=terms.agreed_on,
        review_on=terms.review_on,
        keep_months=terms.keep_months,
        since=since,
        follows=follows,
        set_by_id=by.user_id,
    )
