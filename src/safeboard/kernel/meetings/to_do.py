"""What the meetings ask of this reader now: agendas, papers, seats, register and minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.dates import working_days_between
from safeboard.grammar.declarations.office import Do
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.meetings import finding, group_selectors, limits, planning, seats, selectors
from safeboard.kernel.meetings.models import Attendance, Meeting, Series, SeriesKind, State
from safeboard.kernel.meetings.permissions import GROUPS, MANAGE, SEATS, SITTING

AGENDA_DAYS = 10


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """All that waits for this reader in the meetings room."""
    if policy.may(reader, MANAGE):
        yield from _to_manage(reader, on)
    yield from _to_attend(reader, on)
    if policy.may(reader, SEATS):
        yield from _lay_seats(reader, on)
    yield from finding.to_do(reader, on)


def _to_manage(reader: Reader, on: dt.date) -> Iterator[Do]:
    wanted = (
        Meeting.visible(reader, MANAGE).filter(on__gte=on, state__in=planning.OPEN).select_related("series")
    )
    soon = [each for each in wanted if working_days_between(on, each.on) <= AGENDA_DAYS]
    for look in selectors.look_at(reader, soon):
        meeting = look.meeting
        due = planning.papers_due(meeting)
        late = (on - due).days
        when = f"{_days(late)} late" if late > 0 else "due today" if late == 0 else f"due {_day(due)}"
        if meeting.state == State.PLANNED:
            what, button, page = f"{meeting} has no agenda", "Make the agenda", "meeting-agenda"
        elif look.papers.owed:
            what = f"{meeting}: papers {look.papers.words}"
            button, page = "See who owes them", "meeting"
        else:
            what, button, page = f"{meeting}: all papers are in", "Issue the papers", "meeting-issue"
        yield Do(what, f"papers {when}", button, reverse(page, kwargs={"pk": meeting.pk}), 30)


def _to_attend(reader: Reader, on: dt.date) -> Iterator[Do]:
    rows = selectors.meetings(reader).filter(on__gte=on, state=State.PAPERS_ISSUED)
    for meeting in rows:
        own = selectors.own_seats(reader, meeting)
        told = Attendance.visible(reader, SITTING).filter(meeting=meeting, seat__in=[h.seat_id for h in own])
        if own and not told.exists():
            href = reverse("meeting", kwargs={"pk": meeting.pk})
            yield Do(
                f"{meeting}: papers are ready", f"in {_days((meeting.on - on).days)}", "Read them", href, 35
            )


def _lay_seats(reader: Reader, on: dt.date) -> Iterator[Do]:
    for series in Series.visible(reader, GROUPS).filter(kind=SeriesKind.BOARD, until=None):
        short = seats.lay_shortfall(
            group_selectors.sitting_in(reader, series, on), limits.lay_members(on), on
        )
        if short:
            missing, since = short
            what = f"{missing} lay {'member is' if missing == 1 else 'members are'} missing"
            href = reverse("seats", kwargs={"code": series.code})
            yield Do(what, f"since {_day(since)}", "See the seats", href, 70)


def _days(count: int) -> str:
    return f"{count} {'day' if count == 1 else 'days'}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
