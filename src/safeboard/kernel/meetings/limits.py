"""What the rules of meeting say by number, each changeable from a day on: quorum, attendance, time for minutes."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from safeboard.grammar.declarations.office import Setting
from safeboard.kernel.partnership import dated

QUORUM_SHARE = Setting(
    "meetings.quorum_share",
    "Quorum: share of the statutory constituencies, in percent",
    "number",
    "50",
    "Proposed by Safeboard: the Board’s constitution sets it.",  # R-GOV-03
    help="Those that must be there are needed besides.",
    least=1,
    most=100,
)
ATTENDANCE_MEETINGS = Setting(
    "meetings.attendance_meetings",
    "Attendance: over how many meetings",
    "whole number",
    "5",
    "Proposed by Safeboard: no guidance sets it.",  # R-GOV-02
    least=2,
    most=12,
)
ATTENDANCE_LEAST = Setting(
    "meetings.attendance_least",
    "Attendance: red below this, in percent, twice in a row",
    "number",
    "60",
    "Proposed by Safeboard: no guidance sets it.",  # R-GOV-02
    least=0,
    most=100,
)
MINUTES_DAYS = Setting(
    "meetings.minutes_days",
    "Draft minutes are due this many working days after the meeting",
    "whole number",
    "10",
    "Proposed by Safeboard: no guidance sets it.",  # W26
    least=1,
    most=60,
)
PAPERS_DAYS = Setting(
    "meetings.papers_days",
    "Papers are issued at least this many working days before the meeting",
    "whole number",
    "5",
    "Proposed by Safeboard: no guidance sets it.",  # W26
    least=1,
    most=20,
)
LONGEST_GAP = Setting(
    "meetings.longest_gap",
    "The Board: most days between two meetings before it is flagged",
    "whole number",
    "70",
    "Proposed by Safeboard: the Board meets every two months.",  # R-GOV-01
    least=14,
    most=400,
)
LAY_MEMBERS = Setting(
    "meetings.lay_members",
    "Lay members that the Board must have",
    "whole number",
    "2",
    "Two are required of every Board.",  # R-GOV-04
    least=0,
    most=10,
)
SETTINGS = (
    QUORUM_SHARE,
    ATTENDANCE_MEETINGS,
    ATTENDANCE_LEAST,
    MINUTES_DAYS,
    PAPERS_DAYS,
    LONGEST_GAP,
    LAY_MEMBERS,
)


def quorum_share(on: dt.date) -> float:
    """How much of the statutory constituencies must be there, in percent (R-GOV-03)."""
    return float(dated.value(QUORUM_SHARE.code, on))


def attendance_meetings(on: dt.date) -> int:
    """Over how many meetings attendance is counted (R-GOV-02)."""
    return int(dated.value(ATTENDANCE_MEETINGS.code, on))


def attendance_least(on: dt.date) -> float:
    """Below which share of meetings, in percent, attendance is red (R-GOV-02)."""
    return float(dated.value(ATTENDANCE_LEAST.code, on))


def minutes_days(on: dt.date) -> int:
    """How many working days after a meeting its draft minutes are due (W26)."""
    return int(dated.value(MINUTES_DAYS.code, on))


def papers_days(on: dt.date) -> int:
    """How many working days before a meeting its papers are issued (W26)."""
    return int(dated.value(PAPERS_DAYS.code, on))


def longest_gap(on: dt.date) -> int:
    """How many days may lie between two meetings of the Board (R-GOV-01)."""
    return int(dated.value(LONGEST_GAP.code, on))


def lay_members(on: dt.date) -> int:
    """How many lay members the Board must have (R-GOV-04)."""
    return int(dated.value(LAY_MEMBERS.code, on))


def in_force(on: dt.date, path: str = "") -> Q:
    """Whatever has a `since` and an `until`, on this day."""
    running = Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gte": on})
    return running & Q(**{f"{path}since__lte": on})
