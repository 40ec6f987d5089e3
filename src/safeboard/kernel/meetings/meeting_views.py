"""The list of meetings, one meeting, and its calendar entry."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from safeboard.kernel.access import policy
from safeboard.kernel.meetings import (
    calendar_entry,
    group_selectors,
    limits,
    membership,
    planning,
    selectors,
    standing,
)
from safeboard.kernel.meetings.models import Meeting, SeriesKind, State
from safeboard.kernel.meetings.permissions import FOLLOW, MANAGE, MINUTE, PAPERS, PLAN, SEATS
from safeboard.kernel.partnership.workbooks import workbook
from safeboard.kernel.work.today import today


def meeting_list(request: HttpRequest) -> HttpResponse:
    """The next meeting of each body, how it stands, what was, and the bodies themselves."""
    reader = request.reader  # type: ignore[attr-defined]
    coming = selectors.coming(reader, today())
    planned = {each.meeting.series_id for each in coming}
    groups = list(group_selectors.groups(reader).filter(until=None))
    context = {
        "coming": coming,
        "past": selectors.past(reader, today()),
        "groups": groups,
        "without": [each for each in groups if each.pk not in planned],
        "may_make": policy.may(reader, SEATS),
        "may_plan": policy.may(reader, PLAN),
    }
    return render(request, "meetings/list.html", context)


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: its state, one next step, the agenda in two parts, papers, apologies, quorum."""
    reader = request.reader  # type: ignore[attr-defined]
    found = get_object_or_404(selectors.meetings(reader), pk=pk)
    look = selectors.look_at(reader, [found])[0]
    manages = selectors.may(reader, found, MANAGE)
    context = {
        "meeting": found,
        "look": look,
        # Members see an agenda once it is set, and papers once they are issued (W26).
        "agenda": selectors.agenda_of(reader, found) if manages or found.state != State.PLANNED else None,
        "step": selectors.next_step(reader, found, today()),
        "manages": manages,
        "minutes": selectors.may(reader, found, MINUTE),
        "coming": found.state in planning.COMING and found.on >= today(),
        "own": selectors.own_seats(reader, found) if found.state in planning.COMING else [],
        "notes_apologies": manages and bool(selectors.may_apologise_for(reader, found)),
        "own_ids": {each.pk for each in selectors.own_seats(reader, found)},
        "said": selectors.said_so_far(reader, found) if found.state in planning.COMING else [],
        "moves": selectors.moves(found) if manages else [],
        "papers_due": planning.papers_due(found) if found.state in planning.OPEN else None,
        "papers_late": found.state in planning.OPEN and planning.papers_due(found) < today(),
        "can_table": found.state in (State.PAPERS_ISSUED, State.HELD, State.MINUTES_DRAFT),
        "open": found.state in planning.OPEN,
        "has_minutes": found.state in standing.HELD,
        "reads_papers": policy.may(reader, PAPERS),
    }
    return render(request, "meetings/meeting.html", context)


def meeting_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar entry of one meeting."""
    reader = request.reader  # type: ignore[attr-defined]
    found = get_object_or_404(Meeting.visible(reader, FOLLOW).select_related("series"), pk=pk)
    return _calendar([found], f"meeting-{found.on:%Y-%m-%d}.ics")


def own_calendar(request: HttpRequest) -> HttpResponse:
    """All meetings of this person as one calendar file."""
    reader = request.reader  # type: ignore[attr-defined]
    return _calendar(selectors.own_meetings(reader), "meetings.ics")


def group(request: HttpRequest, code: str) -> HttpResponse:
    """The home of a body: terms, who sits there, meetings, what is to come, what it asked for (SYS-46)."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(group_selectors.groups(reader), code=code)
    rows = selectors.meetings(reader).filter(series=series)
    coming = list(rows.filter(on__gte=today(), state__in=planning.COMING).order_by("on"))
    past = list(rows.exclude(on__gte=today(), state__in=planning.COMING).order_by("-on")[:12])
    sitting = group_selectors.sitting_in(reader, series, today())
    days = [each.on for each in [*coming, *past] if each.state != State.CANCELLED]
    board = series.kind == SeriesKind.BOARD
    if not coming:
        # Where nothing is planned, the gap grows from the last meeting to today.
        days.append(today())
    context = {
        "series": series,
        "sitting": sitting,
        "chair": next((each for each in sitting if each.seat.kind == "chair"), None),
        "vacant": [each for each in sitting if each.vacant_since],
        "lay": group_selectors.lay_flag(sitting, today()) if board else None,
        "next": selectors.look_at(reader, coming[:1]),
        "coming": coming[1:],
        "past": past,
        "lay_required": limits.lay_members(today()),
        "gaps": group_selectors.gaps(days, limits.longest_gap(today())) if board else [],
        "forward": group_selectors.forward_plan(reader, series),
        "follows": group_selectors.follows_from(reader, series),
        "dashboards": group_selectors.dashboards(reader, series),
        "decisions": group_selectors.decided(reader, series),
        "reports": None if board else group_selectors.reports_to_board(reader, series, today()),
        "may_edit": policy.may(reader, SEATS),
        "may_plan": policy.allows(reader, PLAN, series),
    }
    return render(request, "meetings/group.html", context)


def meeting_list_excel(request: HttpRequest) -> HttpResponse:
    """Every meeting that this reader follows, as a workbook."""
    rows = selectors.meetings(request.reader).order_by("-on", "-starts")  # type: ignore[attr-defined]
    return workbook([selectors.meetings_sheet(rows)], "meetings")


def members_excel(request: HttpRequest, code: str) -> HttpResponse:
    """Who sits in a body today, as a workbook."""
    reader = request.reader  # type: ignore[attr-defined]
    series = get_object_or_404(group_selectors.groups(reader), code=code)
    return workbook([membership.sheet_of(reader, series, today())], f"members-{code.lower()}", str(series))


def _calendar(meetings: list[Meeting], filename: str) -> HttpResponse:
    response = HttpResponse(calendar_entry.entries(meetings), content_type=calendar_entry.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
