"""What may be counted of the Board's meetings: one row a meeting and constituency that was expected (R-GOV-02).

A row counts from its meeting until as many later meetings were held as the window has: what is open on a day is the
last five. The area is the county council's, whose Board it is. It names no person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from safeboard.grammar.declarations.tables import Counts, FactTable, FieldClass
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.tables import Field, Table
from safeboard.kernel.meetings import limits
from safeboard.kernel.meetings.attendance import marks_of
from safeboard.kernel.meetings.models import Attendance, Meeting, SeriesKind
from safeboard.kernel.meetings.register import HELD
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.work.today import today

board_attendance = Table(
    "board_attendance",
    (
        Field("area", Kind.TEXT, nullable=False, title="Authority"),
        Field("held_on", Kind.DATE, nullable=False, title="Meeting held on"),
        Field("counts_until", Kind.DATE, title="No longer among the last meetings from"),
        Field("constituency", Kind.TEXT, nullable=False, title="Constituency"),
        Field("attended", Kind.BOOLEAN, nullable=False, title="Somebody of the constituency came"),
        Field("by_deputy", Kind.BOOLEAN, nullable=False, title="Only a deputy came"),
    ),
    person=None,
)


def rows() -> Iterator[Mapping[str, Any]]:
    """Every expected constituency at every meeting of the Board that was held."""
    area = _area()
    meetings = _held()
    if not area or not meetings:
        return
    width = limits.attendance_meetings(today())
    until = {meeting.pk: later.on for meeting, later in zip(meetings, meetings[width:], strict=False)}
    days = {meeting.pk: meeting.on for meeting in meetings}
    registers = Attendance.objects.filter(meeting__in=meetings).select_related("seat__constituency")
    for (constituency, meeting), mark in marks_of(registers).items():
        if mark.expected:
            yield {
                "key": f"{meeting}/{constituency.pk}",
                "area": area,
                "held_on": days[meeting],
                "counts_until": until.get(meeting),
                "constituency": constituency.name,
                "attended": mark.came,
                "by_deputy": mark.deputy,
            }


def reach() -> dict[str, tuple[dt.date, dt.date]]:
    """From the first meeting held to the end of the last whole month."""
    area, meetings = _area(), _held()
    last = today().replace(day=1) - dt.timedelta(days=1)
    if not area or not meetings or meetings[0].on > last:
        return {}
    return {area: (meetings[0].on.replace(day=1), last)}


def _held() -> list[Meeting]:
    held = Meeting.objects.filter(series__kind=SeriesKind.BOARD, state__in=HELD)
    return list(held.order_by("on", "starts"))


def _area() -> str:
    council = Agency.objects.exclude(area_code="").order_by("code").first()
    return council.area_code if council else ""


_CLASSES = {
    column.name: FieldClass.IDENTIFYING if column.name == "key" else FieldClass.PLAIN
    for column in board_attendance.columns
}
TABLES = (
    FactTable(
        board_attendance,
        "Attendance at the Board",
        "held_on",
        _CLASSES,
        rows,
        counts=Counts.WORK,
        reach=reach,
    ),
)
