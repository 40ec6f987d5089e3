from __future__ import annotations

from safeboard.kernel.access.rules import Open, needs, page
from safeboard.kernel.indicators import catalogue_views, rebase_views, views
from safeboard.kernel.indicators.comparing import views as comparing
from safeboard.kernel.indicators.permissions import (
    APPROVE_RELEASE,
    COMMENT,
    DECIDE,
    PUBLISH,
    QUALITY,
    READ,
    REBASE,
    RELEASE,
    RELEASES,
    RUN,
    TAKE_APART,
)
from safeboard.kernel.indicators.published import views as published
from safeboard.kernel.indicators.quality import views as quality_views
from safeboard.kernel.indicators.releasing import open_views
from safeboard.kernel.indicators.releasing import views as releasing
from safeboard.kernel.indicators.spikes import views as spike_views

urlpatterns = [
    page("indicators/", catalogue_views.catalogue, name="indicators", rule=needs(READ)),
    page("indicators/figures.csv", views.newest_csv, name="indicators-csv", rule=needs(READ)),
    page("indicators/quality/", quality_views.quality, name="indicators-quality", rule=needs(QUALITY)),
    page("indicators/take/", views.take_figures, name="indicators-take", rule=needs(RUN)),
    page("indicators/<str:code>/", views.indicator, name="indicator", rule=needs(READ)),
    page("indicators/<str:code>/change/", spike_views.change, name="indicator-change", rule=needs(READ)),
    page(
        "indicators/<str:code>/change/numbers/",
        spike_views.change_by_child,
        name="indicator-change-by-child",
        rule=needs(TAKE_APART),
    ),
    page("indicators/<str:code>/excel/", views.indicator_sheet, name="indicator-excel", rule=needs(READ)),
    page("indicators/<str:code>/figures.csv", views.indicator_csv, name="indicator-csv", rule=needs(READ)),
    page("indicators/<str:code>/chart.csv", views.chart_csv, name="indicator-chart-csv", rule=needs(READ)),
    page("indicators/<str:code>/compare/", comparing.compare, name="indicator-compare", rule=needs(READ)),
    page(
        "indicators/<str:code>/compare/excel/",
        comparing.compare_sheet,
        name="indicator-compare-excel",
        rule=needs(READ),
    ),
    page("compare/<str:code>/", comparing.theme, name="theme-compare", rule=needs(READ)),
    page("compare/<str:code>/excel/", comparing.theme_sheet, name="theme-compare-excel", rule=needs(READ)),
    page("compare/<str:code>/years/", comparing.years, name="theme-years", rule=needs(READ)),
    page(
        "compare/<str:code>/years/excel/", comparing.years_sheet, name="theme-years-excel", rule=needs(READ)
    ),
    page("published/", published.send, name="published", rule=needs(PUBLISH)),
    page("published/releases/", published.side_by_side, name="published-releases", rule=needs(PUBLISH)),
    page("published/<int:pk>/", published.look, name="published-preview", rule=needs(PUBLISH)),
    page("published/<int:pk>/keep/", published.keep, name="published-keep", rule=needs(PUBLISH)),
    page("published/<int:pk>/take-out/", published.take_out, name="published-take-out", rule=needs(PUBLISH)),
    page("indicators/<str:code>/baseline/", rebase_views.baseline, name="baseline", rule=needs(REBASE)),
    page("flags/<int:pk>/decide/", views.decide, name="flag-decide", rule=needs(DECIDE)),
    page("flags/<int:pk>/comment/", views.comment, name="flag-comment", rule=needs(COMMENT)),
]

# Releases of figures: the register, and what is open to everybody (releasing).
OPEN_FIGURES = Open("figures that were released to the public; nothing else is reached from here")
urlpatterns += [
    page("releases/", releasing.register, name="releases", rule=needs(RELEASES)),
    page("releases/propose/", releasing.propose, name="release-propose", rule=needs(RELEASE)),
    page("releases/<int:pk>/", releasing.release, name="release", rule=needs(RELEASES)),
    page("releases/<int:pk>/correct/", releasing.propose, name="release-correct", rule=needs(RELEASE)),
    page(
        "releases/<int:pk>/check-again/",
        releasing.check_again,
        name="release-check-again",
        rule=needs(RELEASE),
    ),
    page("releases/<int:pk>/decide/", releasing.decide, name="release-decide", rule=needs(APPROVE_RELEASE)),
    page("releases/<int:pk>/<slug:part>.csv", releasing.part, name="release-part", rule=needs(RELEASES)),
    page("open-data/", open_views.open_data, name="open-data", rule=OPEN_FIGURES),
    page("open-data/<int:pk>/", open_views.open_release, name="open-release", rule=OPEN_FIGURES),
    page("open-data/<int:pk>/<slug:part>.csv", open_views.open_part, name="open-part", rule=OPEN_FIGURES),
]
