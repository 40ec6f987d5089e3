from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.indicators.permissions import DECIDE
from safeboard.kernel.reporting import (
    children_views,
    exporting_views,
    flag_views,
    gathered_views,
    new_year_views,
    pack_views,
    views,
)
from safeboard.kernel.reporting.permissions import (
    AGENCY,
    EXPORT,
    FLAG,
    HOME,
    ISSUE,
    PACK,
    ROLLOVER,
    SEARCH,
    WRITE,
)
from safeboard.kernel.reporting.themes import urls as themes

urlpatterns = [
    page("home/", views.home, name="home", rule=needs(HOME)),
    page("search/", gathered_views.search, name="search", rule=needs(SEARCH)),
    page("export/", exporting_views.export, name="export", rule=needs(EXPORT)),
    page("export/<int:pk>/", exporting_views.export_file, name="export-file", rule=needs(EXPORT)),
    page("new-year/", new_year_views.checklist, name="new-year", rule=needs(ROLLOVER)),
    page("new-year/<str:code>/", new_year_views.step, name="new-year-step", rule=needs(ROLLOVER)),
    page("asked-of/", gathered_views.asked_of, name="asked-of", rule=needs(AGENCY)),
    page("asked-of/<slug:code>/", gathered_views.asked_of_agency, name="asked-of-agency", rule=needs(AGENCY)),
    page("board/", views.packs_list, name="packs", rule=needs(PACK)),
    *themes.urlpatterns,
    page("board/<str:day>/", views.page, name="headline", rule=needs(PACK)),
    page("board/<str:day>/excel/", pack_views.excel, name="headline-excel", rule=needs(PACK)),
    page("board/<str:day>/pdf/", pack_views.pdf, name="headline-pdf", rule=needs(PACK)),
    page("board/<str:day>/word/", pack_views.word, name="headline-word", rule=needs(PACK)),
    page("board/<str:day>/csv/", pack_views.figures, name="headline-csv", rule=needs(PACK)),
    page("board/<str:day>/children/", children_views.page, name="headline-children", rule=needs(PACK)),
    page("board/<str:day>/children.pdf", children_views.pdf, name="headline-children-pdf", rule=needs(PACK)),
    page("board/<str:day>/newest/", views.newest, name="headline-newest", rule=needs(ISSUE)),
    page("board/<str:day>/issue/", views.issue, name="headline-issue", rule=needs(ISSUE)),
    page("board/<str:day>/correct/", views.correct, name="headline-correct", rule=needs(ISSUE)),
    page("board/<str:day>/flag/<str:code>/", flag_views.flag, name="headline-flag", rule=needs(FLAG)),
    page("flags/<int:pk>/undo/", views.undo, name="flag-undo", rule=needs(DECIDE)),
    page("board/<str:day>/comment/<str:code>/", views.comment, name="headline-comment", rule=needs(WRITE)),
]
