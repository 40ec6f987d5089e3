"""The addresses of meetings to come: list, groups, seats, agenda, papers, dates, apologies."""

from __future__ import annotations

from safeboard.kernel.access.rules import Open, needs, page
from safeboard.kernel.meetings import (
    agenda_views,
    apology_views,
    date_views,
    group_views,
    meeting_views,
    paper_views,
    seat_views,
)
from safeboard.kernel.meetings.permissions import (
    APOLOGISE,
    FOLLOW,
    GROUPS,
    MANAGE,
    PAPERS,
    PLAN,
    SEATS,
)

urlpatterns = [
    page("meetings/", meeting_views.meeting_list, name="meetings", rule=needs(FOLLOW)),
    page("meetings/excel/", meeting_views.meeting_list_excel, name="meetings-excel", rule=needs(FOLLOW)),
    page("meetings/calendar.ics", meeting_views.own_calendar, name="own-calendar", rule=needs(FOLLOW)),
    page("meetings/<int:pk>/", meeting_views.meeting, name="meeting", rule=needs(FOLLOW)),
    page(
        "meetings/<int:pk>/calendar.ics",
        meeting_views.meeting_calendar,
        name="meeting-calendar",
        rule=needs(FOLLOW),
    ),
    page("meetings/<int:pk>/agenda/", agenda_views.make_agenda, name="meeting-agenda", rule=needs(MANAGE)),
    page("meetings/<int:pk>/agenda/build/", agenda_views.build, name="agenda-build", rule=needs(MANAGE)),
    page("meetings/<int:pk>/agenda/add/", agenda_views.add_item, name="agenda-add", rule=needs(MANAGE)),
    page("meetings/<int:pk>/invite/", date_views.invite, name="meeting-invite", rule=needs(MANAGE)),
    page("meetings/<int:pk>/issue/", date_views.issue, name="meeting-issue", rule=needs(MANAGE)),
    page("meetings/<int:pk>/date/", date_views.change_date, name="meeting-date", rule=needs(MANAGE)),
    page("meetings/<int:pk>/cancel/", date_views.cancel, name="meeting-cancel", rule=needs(MANAGE)),
    page(
        "meetings/<int:pk>/apologies/",
        apology_views.from_inside,
        name="meeting-apologies",
        rule=needs(APOLOGISE),
    ),
    page(
        "meetings/<int:pk>/apologies/<int:holder>/back/",
        apology_views.take_back,
        name="apologies-back",
        rule=needs(APOLOGISE),
    ),
    page(
        "apologies/<str:token>/",
        apology_views.from_link,
        name="apologies-link",
        rule=Open(
            "one click from the e-mail; the signed link names one meeting and one seat, and shows nothing else"
        ),
    ),
    page("agenda-items/<int:pk>/", agenda_views.edit_item, name="item-edit", rule=needs(MANAGE)),
    page("agenda-items/<int:pk>/paper/", paper_views.add_paper, name="paper-add", rule=needs(MANAGE)),
    page(
        "agenda-items/<int:pk>/move/<slug:way>/",
        agenda_views.move_item,
        name="item-move",
        rule=needs(MANAGE),
    ),
    page("agenda-items/<int:pk>/<slug:code>/", agenda_views.act_on_item, name="item-act", rule=needs(MANAGE)),
    page("papers/<int:pk>/", paper_views.open_paper, name="paper", rule=needs(PAPERS)),
    page("papers/<int:pk>/new-version/", paper_views.renew_paper, name="paper-renew", rule=needs(MANAGE)),
    page("papers/<int:pk>/withdraw/", paper_views.withdraw_paper, name="paper-withdraw", rule=needs(MANAGE)),
    page("new-group/", group_views.new_group, name="group-new", rule=needs(SEATS)),
    page("groups/<slug:code>/", meeting_views.group, name="group", rule=needs(GROUPS)),
    page("groups/<slug:code>/terms/", group_views.terms, name="group-terms", rule=needs(SEATS)),
    page("groups/<slug:code>/plan/", group_views.plan_year, name="plan-year", rule=needs(PLAN)),
    page("groups/<slug:code>/forward/", agenda_views.plan_item, name="forward-add", rule=needs(PLAN)),
    page(
        "groups/<slug:code>/members/excel/",
        meeting_views.members_excel,
        name="members-excel",
        rule=needs(GROUPS),
    ),
    page("groups/<slug:code>/seats/", seat_views.seat_list, name="seats", rule=needs(SEATS)),
    page(
        "groups/<slug:code>/constituencies/new/",
        seat_views.new_constituency,
        name="constituency-new",
        rule=needs(SEATS),
    ),
    page("groups/<slug:code>/seats/new/", seat_views.new_seat, name="seat-new", rule=needs(SEATS)),
    page("seats/<int:pk>/", seat_views.seat, name="seat", rule=needs(SEATS)),
    page("seats/<int:pk>/appoint/", seat_views.appoint, name="seat-appoint", rule=needs(SEATS)),
    page("seats/<int:pk>/end/", seat_views.end_seat, name="seat-end", rule=needs(SEATS)),
    page("holders/<int:pk>/end/", seat_views.end_holder, name="holder-end", rule=needs(SEATS)),
    page("holders/<int:pk>/induction/", seat_views.induction, name="holder-induction", rule=needs(SEATS)),
]
