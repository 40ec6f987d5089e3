from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.actions import event_views, list_urls, register_views, telling, views
from safeboard.kernel.actions.importing import urls as importing
from safeboard.kernel.actions.permissions import (
    ASK,
    BREACHES,
    CHECK,
    CLOSE,
    ESCALATE,
    ESCALATE_ON,
    EVENTS,
    FOLLOW,
    OWN_RISK,
    PROBLEMS,
    RAISE,
    RAISE_RISK,
    RECORD,
    REPLY,
    REPORT,
    SCORE,
    SHOW,
    SORT,
)

ACT = needs(REPLY, SHOW, CHECK, RAISE, SORT, SCORE, OWN_RISK, RECORD, ESCALATE, ESCALATE_ON, CLOSE)
MAY_RAISE = needs(RAISE, RAISE_RISK, ASK)

urlpatterns = [
    # First, because their words would be read as an act on an item.
    *list_urls.urlpatterns,
    *importing.urlpatterns,
    page("actions/raise/", views.raise_kind, name="raise", rule=MAY_RAISE),
    page("actions/raise/<slug:kind>/", views.raise_item, name="raise-item", rule=MAY_RAISE),
    page("actions/risks/", register_views.risks, name="risks", rule=needs(FOLLOW)),
    page("actions/risks/excel/", register_views.risks_excel, name="risks-excel", rule=needs(FOLLOW)),
    page("actions/challenges/", register_views.challenges, name="challenges", rule=needs(FOLLOW)),
    page(
        "actions/challenges/excel/",
        register_views.challenges_excel,
        name="challenges-excel",
        rule=needs(FOLLOW),
    ),
    page("actions/events/", event_views.event_list, name="challenge-events", rule=needs(EVENTS)),
    page(
        "actions/events/excel/", event_views.events_excel, name="challenge-events-excel", rule=needs(EVENTS)
    ),
    page("actions/events/plan/", event_views.plan_event, name="challenge-event-plan", rule=needs(RAISE)),
    page("actions/events/<int:pk>/", event_views.event_page, name="challenge-event", rule=needs(EVENTS)),
    page(
        "actions/events/<int:pk>/<slug:stage>/",
        event_views.event_stage,
        name="challenge-event-stage",
        rule=needs(RAISE),
    ),
    page("actions/plan/", register_views.plan, name="plan", rule=needs(FOLLOW)),
    page("actions/plan/excel/", register_views.plan_excel, name="plan-excel", rule=needs(FOLLOW)),
    page("actions/promises/", register_views.promises, name="promises", rule=needs(FOLLOW)),
    page("actions/promises/excel/", register_views.promises_excel, name="promises-excel", rule=needs(FOLLOW)),
    page("actions/shared/", register_views.shared, name="shared-items", rule=needs(EVENTS)),
    page("actions/shared/excel/", register_views.shared_excel, name="shared-items-excel", rule=needs(EVENTS)),
    page("actions/<int:pk>/", views.action, name="action", rule=needs(FOLLOW)),
    page("actions/<int:pk>/<slug:code>/", views.act, name="act", rule=ACT),
    page(
        "actions/<int:pk>/<slug:code>/<slug:choice>/", views.act, name="act-choice", rule=needs(REPLY, CHECK)
    ),
    page("breaches/", telling.breach_list, name="breaches", rule=needs(BREACHES)),
    page("breaches/<int:pk>/", telling.breach_record, name="breach-record", rule=needs(BREACHES)),
    page("help/", telling.help_page, name="help", rule=needs(REPORT)),
    page("help/emergency-sheet/", telling.emergency_sheet, name="emergency-sheet", rule=needs(REPORT)),
    page("tell-us/", telling.tell_us, name="tell-us", rule=needs(REPORT)),
    page("told-us/", telling.told_us, name="told-us", rule=needs(PROBLEMS)),
    page("breach/", telling.breach, name="breach", rule=needs(REPORT)),
]
