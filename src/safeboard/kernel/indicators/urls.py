from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.indicators import views
from safeboard.kernel.indicators.permissions import COMMENT, DECIDE, READ, RUN

urlpatterns = [
    page("indicators/", views.catalogue, name="indicators", rule=needs(READ)),
    page("indicators/take/", views.take_figures, name="indicators-take", rule=needs(RUN)),
    page("indicators/<str:code>/", views.indicator, name="indicator", rule=needs(READ)),
    page("indicators/<str:code>/excel/", views.indicator_sheet, name="indicator-excel", rule=needs(READ)),
    page("flags/<int:pk>/decide/", views.decide, name="flag-decide", rule=needs(DECIDE)),
    page("flags/<int:pk>/comment/", views.comment, name="flag-comment", rule=needs(COMMENT)),
]
