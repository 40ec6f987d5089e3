from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.indicators.permissions import DECIDE, READ
from safeboard.kernel.reporting import views
from safeboard.kernel.reporting.permissions import HOME, ISSUE, PACK, WRITE

urlpatterns = [
    page("home/", views.home, name="home", rule=needs(HOME)),
    page("board/", views.packs_list, name="packs", rule=needs(PACK)),
    page("themes/<str:code>/", views.theme, name="theme", rule=needs(READ)),
    page("board/<str:day>/", views.page, name="headline", rule=needs(PACK)),
    page("board/<str:day>/excel/", views.sheet, name="headline-excel", rule=needs(PACK)),
    page("board/<str:day>/newest/", views.newest, name="headline-newest", rule=needs(ISSUE)),
    page("board/<str:day>/issue/", views.issue, name="headline-issue", rule=needs(ISSUE)),
    page("board/<str:day>/correct/", views.correct, name="headline-correct", rule=needs(ISSUE)),
    page("flags/<int:pk>/undo/", views.undo, name="flag-undo", rule=needs(DECIDE)),
    page("board/<str:day>/comment/<str:code>/", views.comment, name="headline-comment", rule=needs(WRITE)),
]
