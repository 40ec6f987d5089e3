"""Addresses of the budget."""

from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.processes.budget import views
from safeboard.processes.budget.permissions import EDIT, PLEDGE, READ

urlpatterns = [
    page("budget/", views.budget, name="budget", rule=needs(READ)),
    page("budget/as-printed/", views.as_printed, name="budget-printed", rule=needs(READ)),
    page("budget/<str:year>/file/<slug:kind>/", views.file, name="budget-file", rule=needs(READ)),
    page("budget/<str:year>/ask/", views.new_line, name="budget-ask", rule=needs(EDIT)),
    page("budget/<str:year>/plan/", views.new_head, name="budget-plan", rule=needs(EDIT)),
    page("budget/<str:year>/risk/", views.risk, name="budget-risk", rule=needs(EDIT)),
    page("budget/heads/<int:pk>/", views.say_position, name="budget-position", rule=needs(EDIT)),
    page("budget/lines/<int:pk>/", views.line_page, name="budget-line", rule=needs(READ)),
    page("budget/lines/<int:pk>/<slug:act>/", views.act, name="budget-act", rule=needs(EDIT, PLEDGE)),
]
