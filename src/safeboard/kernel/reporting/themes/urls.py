from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.actions.permissions import CHECK, RAISE
from safeboard.kernel.indicators.permissions import READ
from safeboard.kernel.reporting.permissions import ANSWER, EXPLAIN, SHARE
from safeboard.kernel.reporting.themes import board_views, enquiry_views, views

urlpatterns = [
    page("themes/", views.themes, name="themes", rule=needs(READ)),
    page("themes/<str:code>/", views.theme, name="theme", rule=needs(READ)),
    page("themes/<str:code>/excel/", views.theme_excel, name="theme-excel", rule=needs(READ)),
    page("themes/<str:code>/assure/", views.assure, name="theme-assure", rule=needs(EXPLAIN)),
    page("themes/<str:code>/ask/<str:indicator>/", enquiry_views.ask, name="theme-ask", rule=needs(RAISE)),
    page(
        "themes/<str:code>/flag/<str:indicator>/", views.flag_figure, name="theme-flag", rule=needs(EXPLAIN)
    ),
    page("flags/<int:pk>/explain/", views.explain, name="flag-explain", rule=needs(EXPLAIN)),
    page("enquiries/<int:pk>/answer/", enquiry_views.answer, name="enquiry-answer", rule=needs(ANSWER)),
    page("enquiries/<int:pk>/close/", enquiry_views.close, name="enquiry-close", rule=needs(CHECK)),
    page("other-boards/<slug:code>/", board_views.board, name="other-board", rule=needs(SHARE)),
    page("other-boards/<slug:code>/pdf/", board_views.board_pdf, name="other-board-pdf", rule=needs(SHARE)),
]
