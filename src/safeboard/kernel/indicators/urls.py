from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.indicators import catalogue_views, views
from safeboard.kernel.indicators.permissions import COMMENT, DECIDE, READ, RUN

urlpatterns = [
    page("indicators/", catalogue_views.catalogue, name="indicators", rule=needs(READ)),
    page("indicators/figures.csv", views.newest_csv, name="indicators-csv", rule=needs(READ)),
    page("indicators/take/", views.take_figures, name="indicators-take", rule=needs(RUN)),
    page("indicators/<str:code>/", views.indicator, name="indicator", rule=needs(READ)),
    page("indicators/<str:code>/excel/", views.indicator_sheet, name="indicator-excel", rule=needs(READ)),
    page("indicators/<str:code>/figures.csv", views.indicator_csv, name="indicator-csv", rule=needs(READ)),
    page("indicators/<str:code>/chart.csv", views.chart_csv, name="indicator-chart-csv", rule=needs(READ)),
    page("flags/<int:pk>/decide/", views.decide, name="flag-decide", rule=needs(DECIDE)),
    page("flags/<int:pk>/comment/", views.comment, name="flag-comment", rule=needs(COMMENT)),
]
