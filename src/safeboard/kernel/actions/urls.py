from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.actions import telling, views
from safeboard.kernel.actions.permissions import BREACHES, CHECK, FOLLOW, PROBLEMS, RAISE, REPLY, REPORT

urlpatterns = [
    page("actions/", views.actions, name="actions", rule=needs(FOLLOW)),
    page("actions/excel/", views.actions_excel, name="actions-excel", rule=needs(FOLLOW)),
    page("actions/raise/", views.raise_kind, name="raise", rule=needs(RAISE)),
    page("actions/raise/<slug:kind>/", views.raise_item, name="raise-item", rule=needs(RAISE)),
    page("actions/<int:pk>/", views.action, name="action", rule=needs(FOLLOW)),
    page("actions/<int:pk>/<slug:code>/", views.act, name="act", rule=needs(REPLY, CHECK, RAISE)),
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
