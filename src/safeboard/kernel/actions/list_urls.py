"""The addresses of the list, of many at once, and of putting one item right."""

from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.actions import changing_views, list_views
from safeboard.kernel.actions.permissions import ASSIGN, CHECK, FOLLOW, SHOW

urlpatterns = [
    page("actions/", list_views.actions, name="actions", rule=needs(FOLLOW)),
    page("actions/excel/", list_views.actions_excel, name="actions-excel", rule=needs(FOLLOW)),
    page("actions/keep/", list_views.save_filter, name="save-filter", rule=needs(FOLLOW)),
    page("actions/keep/<int:pk>/delete/", list_views.forget_filter, name="forget-filter", rule=needs(FOLLOW)),
    page("actions/many/", list_views.many, name="many", rule=needs(ASSIGN, SHOW)),
    page("actions/many/undo/", list_views.undo_many, name="undo-many", rule=needs(ASSIGN, SHOW)),
    page("actions/<int:pk>/undo/", changing_views.undo, name="undo", rule=needs(FOLLOW)),
    page("actions/<int:pk>/open-again/", changing_views.reopen, name="open-again", rule=needs(CHECK)),
    page(
        "actions/<int:pk>/correct/<int:version>/",
        changing_views.correct,
        name="correct",
        rule=needs(FOLLOW),
    ),
]
