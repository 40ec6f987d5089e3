"""The addresses of an import."""

from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.actions.importing import views
from safeboard.kernel.actions.permissions import IMPORT

RULE = needs(IMPORT)

urlpatterns = [
    page("actions/import/", views.upload, name="import", rule=RULE),
    page("actions/import/example/<slug:which>/", views.example, name="import-example", rule=RULE),
    page("actions/import/<int:pk>/", views.columns, name="import-columns", rule=RULE),
    page("actions/import/<int:pk>/values/", views.values, name="import-values", rule=RULE),
    page("actions/import/<int:pk>/preview/", views.confirm, name="import-preview", rule=RULE),
    page("actions/import/<int:pk>/result/", views.result, name="import-result", rule=RULE),
    page("actions/import/<int:pk>/not-taken/", views.not_taken, name="import-not-taken", rule=RULE),
    page("actions/import/<int:pk>/undo/", views.undo, name="import-undo", rule=RULE),
    page("actions/import/<int:pk>/away/", views.throw_away, name="import-away", rule=RULE),
]
