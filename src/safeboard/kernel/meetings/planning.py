"""Meetings from plan to papers: a year of dates, agenda set, papers issued, a date changed, a meeting cancelled (W26).

Every change of state adds a `Move`; none is edited. `at` is when it happened, where the story says another moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from safeboard.grammar.dates import CalendarEnds, add_months, is_working_day
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import SUBGROUP_CHAIR
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.meetings import limits
from safeboard.kernel.meetings.models import (
    AgendaItem,
    Holder,
    Meeting,
    Move,
    Paper,
    Series,
    SeriesKind,
    State,
)
from safeboard.kernel.meetings.permissions import SEE_ALL, SIT_IN_PART_TWO
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

OPEN = (State.PLANNED, State.AGENDA_SET)
COMING = (*OPEN, State.PAPERS_ISSUED)
WEEK, FRIDAY = 7, 4
MOST_AT_ONCE = 24
TEN, HALF_PAST_TWELVE = dt.time(10), dt.time(12, 30)


def proposed_dates(
    first: dt.date, months_between: int, count: int, closed: Iterable[dt.date] = ()
) -> list[dt.date]:
    """Dates every so many months on the weekday of the first; a bank holiday or closure moves to the next week.

    Raises NotNow where bank holidays are not known so far ahead (R-CAL-01).
    """
    if first.weekday() > FRIDAY:
        raise NotNow("That is a weekend. Choose a day from Monday to Friday.", "first")
    shut = set(closed)
    dates = []
    try:
        for step in range(count):
            there = add_months(first, step * months_between)
            apart = (first.weekday() - there.weekday()) % WEEK
            day = there + dt.timedelta(days=apart if apart <= WEEK // 2 else apart - WEEK)
            while not is_working_day(day) or day in shut:
                day += dt.timedelta(days=WEEK)
            dates.append(day)
    except CalendarEnds as ends:
        raise NotNow("Bank holidays are not known so far ahead. Plan fewer meetings.", "count") from ends
    return dates


def plan_meetings(
    *,
    series: Series,
    dates: Sequence[dt.date],
    by: Reader,
    starts: dt.time = TEN,
    ends: dt.time = HALF_PAST_TWELVE,
    place: str = "",
    at: dt.datetime | None = None,
) -> list[Meeting]:
    """Put meetings into the calendar, all or none. Raises NotNow for a day that is taken, shut or twice there."""
    if ends <= starts:
        raise NotNow("The meeting must end after it starts.", "ends")
    if not dates:
        raise NotNow("Write at least one day.", "dates")
    for day in dates:
        if list(dates).count(day) > 1:
            raise NotNow(f"{said(day)} is there twice. Take one out.", "dates")
        _fits(series, day, "dates")
        if Meeting.objects.filter(series=series, on=day).exclude(state=State.CANCELLED).exists():
            raise NotNow(f"{series} meets on {said(day)} already. Take that day out.", "dates")
    with transaction.atomic():
        made = []
        for day in sorted(dates):
            try:
                with transaction.atomic():
                    meeting = Meeting.objects.create(
                        series=series, on=day, starts=starts, ends=ends, place=place.strip()
                    )
            except IntegrityError as taken:
                raise NotNow(f"{series} has a meeting at that time on {said(day)}.", "dates") from taken
            _move(meeting, State.PLANNED, by, at)
            made.append(meeting)
    recorder.note("meetings.planned", thing="series", thing_id=series.code, count=len(made))
    return made


def set_agenda(*, meeting: Meeting, seen: int, by: Reader, at: dt.datetime | None = None) -> Meeting:
    """Say that the agenda is set (W26): it has items, each with its purpose. Raises NotNow, SomebodyElse."""
    if meeting.state != State.PLANNED:
        raise NotNow(f"The agenda cannot be set now: {meeting.get_state_display().lower()}.")
    if not AgendaItem.objects.filter(meeting=meeting, taken_off=False).exists():
        raise NotNow("There is nothing on the agenda yet. Build it first.")
    return _become(meeting, seen, State.AGENDA_SET, by, at)


def papers_due(meeting: Meeting) -> dt.date:
    """The day by which its papers are issued: 5 working days before, where the Board set nothing else (W26)."""
    return add_office_days(meeting.on, -limits.papers_days(meeting.on))


def issue_papers(*, meeting: Meeting, seen: int, by: Reader, at: dt.datetime | None = None) -> Meeting:
    """Issue the papers (W26). The trail keeps which version of each paper went out, and who could read it.

    Raises NotNow, SomebodyElse.
    """
    at = at or now()
    if meeting.state != State.AGENDA_SET:
        raise NotNow(f"Papers cannot be issued now: {meeting.get_state_display().lower()}.")
    papers = Paper.objects.filter(
        item__meeting=meeting, item__taken_off=False, withdrawn=False
    ).select_related("item")
    newest: dict[str, Paper] = {}
    for paper in papers.order_by("paper_version"):
        newest[paper.number] = paper
    if not newest:
        raise NotNow("No paper has come in yet. There is nothing to issue.")
    late = at.date() > papers_due(meeting)
    also = SIT_IN_PART_TWO if meeting.series.kind == SeriesKind.BOARD else (SUBGROUP_CHAIR,)
    sitting = Holder.objects.filter(limits.in_force(meeting.on), seat__series=meeting.series)
    recorder.note(
        "meetings.papers_issued",
        thing="meeting",
        thing_id=meeting.pk,
        versions={number: paper.paper_version for number, paper in newest.items()},
        part_two=sorted(number for number, paper in newest.items() if paper.item.part_two),
        part_two_roles=sorted(role.code for role in (*SEE_ALL, *also)),
        users=sorted({each.user_id for each in sitting if each.user_id}),
    )
    count = f"{len(newest)} {'paper' if len(newest) == 1 else 'papers'}"
    why = f"{count}, issued after {said(papers_due(meeting))}, the day they were due" if late else count
    return _become(meeting, seen, State.PAPERS_ISSUED, by, at, why)


def change_date(
    *,
    meeting: Meeting,
    seen: int,
    on: dt.date,
    starts: dt.time,
    ends: dt.time,
    place: str,
    why: str,
    by: Reader,
    at: dt.datetime | None = None,
) -> Meeting:
    """Change when or where a meeting is; its calendar entry changes with it (pages.md 3.9).

    Raises NotNow, SomebodyElse.
    """
    at = at or now()
    if meeting.state not in COMING:
        raise NotNow(f"The date cannot be changed now: {meeting.get_state_display().lower()}.")
    check_change(meeting, on=on, starts=starts, ends=ends, place=place, why=why, today=at.date())
    before = said(meeting.on)
    changes = {"on": on, "starts": starts, "ends": ends, "place": place.strip()}
    try:
        with transaction.atomic():
            if not meeting.save_over(seen, sequence=meeting.sequence + 1, **changes):
                raise SomebodyElse
    except IntegrityError as taken:
        raise NotNow(f"{meeting.series} has a meeting at that time on {said(on)}.", "on") from taken
    moved = f"Moved from {before} to {said(on)}: " if before != said(on) else "Changed: "
    _move(meeting, meeting.state, by, at, (moved + why.strip())[:300])
    recorder.note("meetings.date_changed", thing="meeting", thing_id=meeting.pk, sequence=meeting.sequence)
    return meeting


def check_change(
    meeting: Meeting, *, on: dt.date, starts: dt.time, ends: dt.time, place: str, why: str, today: dt.date
) -> None:
    """Whether a meeting can be changed to this, before anybody is shown what they would be told. Raises NotNow."""
    if on < today:
        raise NotNow(f"{said(on)} is past. Choose a day from today on.", "on")
    _fits(meeting.series, on, "on")
    if ends <= starts:
        raise NotNow("The meeting must end after it starts.", "ends")
    if (on, starts, ends, place.strip()) == (meeting.on, meeting.starts, meeting.ends, meeting.place):
        raise NotNow("Nothing would change. Choose another day, time or place.", "on")
    if not why.strip():
        raise NotNow("Say why, in a few words.", "why")
    others = Meeting.objects.filter(series=meeting.series, on=on).exclude(pk=meeting.pk)
    if others.exclude(state=State.CANCELLED).exists():
        raise NotNow(f"{meeting.series} meets on {said(on)} already.", "on")


def cancel(*, meeting: Meeting, seen: int, why: str, by: Reader, at: dt.datetime | None = None) -> Meeting:
    """Cancel a meeting that was not held; what was to come to it goes back to the forward plan.

    Raises NotNow, SomebodyElse.
    """
    if meeting.state not in COMING:
        raise NotNow(f"It cannot be cancelled now: {meeting.get_state_display().lower()}.")
    if not why.strip():
        raise NotNow("Say why, in a few words.", "why")
    with transaction.atomic():
        _become(meeting, seen, State.CANCELLED, by, at, why.strip(), sequence=meeting.sequence + 1)
        planned = AgendaItem.objects.filter(meeting=meeting, standing_code="", taken_off=False)
        planned.update(meeting=None, place=0, wanted_on=meeting.on)
    return meeting


def _fits(series: Series, day: dt.date, field: str) -> None:
    if day < series.since or (series.until and day > series.until):
        raise NotNow(f"{series} does not exist on {said(day)}.", field)
    try:
        if not is_working_day(day):
            raise NotNow(f"{said(day)} is a weekend or a bank holiday. Choose another day.", field)
    except CalendarEnds as ends:
        raise NotNow(
            f"Bank holidays are not known for {day.year} yet. Choose an earlier day.", field
        ) from ends


def _become(
    meeting: Meeting,
    seen: int,
    state: State,
    by: Reader,
    at: dt.datetime | None,
    why: str = "",
    **changes: object,
) -> Meeting:
    if not meeting.save_over(seen, state=state, **changes):
        raise SomebodyElse
    _move(meeting, state, by, at, why)
    recorder.note("meetings.moved", thing="meeting", thing_id=meeting.pk, state=state.value)
    return meeting


def _move(meeting: Meeting, state: str, by: Reader, at: dt.datetime | None, why: str = "") -> None:
    Move.objects.create(meeting=meeting, state=state, why=why, by_id=by.user_id, at=at or now())


def said(day: dt.date) -> str:
    """Thursday 28 April 2016."""
    return f"{day:%A} {day.day} {day:%B %Y}"
