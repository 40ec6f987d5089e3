"""The addresses of what happens at and after a meeting: register, interests, minutes, decisions, attendance, prints."""

from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.meetings import attendance_views, minutes_views, register_views
from safeboard.kernel.meetings.permissions import AGREE, DECIDE, FOLLOW, GROUPS, MINUTE, PAPERS, PLAN, SITTING

ONE = "meetings/<int:pk>"
ITEM = f"{ONE}/minutes/<int:item>"
BODY = "meetings/bodies/<slug:code>"

urlpatterns = [
    page("meetings/attendance/", attendance_views.attendance_table, name="attendance", rule=needs(SITTING)),
    page(
        "meetings/attendance/excel/",
        attendance_views.attendance_excel,
        name="attendance-excel",
        rule=needs(SITTING),
    ),
    page("meetings/decisions/", attendance_views.decisions, name="decisions", rule=needs(PAPERS)),
    page(
        "meetings/decisions/excel/",
        attendance_views.decisions_excel,
        name="decisions-excel",
        rule=needs(PAPERS),
    ),
    page("meetings/decisions/<int:pk>/", attendance_views.decision, name="decision", rule=needs(PAPERS)),
    page(f"{ONE}/register/", register_views.take_register, name="meeting-register", rule=needs(MINUTE)),
    page(f"{ONE}/held/", register_views.hold, name="meeting-held", rule=needs(MINUTE)),
    page(f"{ONE}/interests/", register_views.declare, name="meeting-interests", rule=needs(MINUTE)),
    page(f"{BODY}/interests/", register_views.interests, name="interests", rule=needs(SITTING)),
    page(f"{BODY}/interests/add/", register_views.declare_standing, name="interest-add", rule=needs(PLAN)),
    page(
        f"{BODY}/interests/<int:pk>/end/",
        register_views.end_interest,
        name="interest-end",
        rule=needs(PLAN),
    ),
    page(f"{ONE}/minutes/", minutes_views.meeting_minutes, name="meeting-minutes", rule=needs(FOLLOW)),
    page(f"{ONE}/circulate/", minutes_views.circulate, name="meeting-circulate", rule=needs(MINUTE)),
    page(f"{ONE}/agree/", minutes_views.agree, name="meeting-agree", rule=needs(AGREE)),
    page(f"{ONE}/arising/", minutes_views.matters_arising, name="meeting-arising", rule=needs(FOLLOW)),
    page(f"{ITEM}/", minutes_views.write_minute, name="minute-write", rule=needs(MINUTE)),
    page(f"{ITEM}/decide/", minutes_views.decide, name="minute-decide", rule=needs(DECIDE)),
    page(f"{ITEM}/raise/<slug:kind>/", minutes_views.follow_up, name="minute-raise", rule=needs(MINUTE)),
    page(
        f"{ONE}/print/<slug:kind>/<slug:format>/",
        attendance_views.print_meeting,
        name="meeting-print",
        rule=needs(FOLLOW),
    ),
    page(
        f"{BODY}/print/<slug:kind>/<slug:format>/",
        attendance_views.print_body,
        name="body-print",
        rule=needs(GROUPS),
    ),
]
