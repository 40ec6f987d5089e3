from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.journeys import views
from safeboard.kernel.journeys.permissions import QUERY, READ, WHO_LOOKED

CHILD = "children/<slug:code>/"

urlpatterns = [
    page("children/", views.children, name="children", rule=needs(READ)),
    page("children/who-looked/", views.find_looks, name="children-who-looked", rule=needs(WHO_LOOKED)),
    page("children/entry/<int:pk>/<slug:kind>/", views.query_entry, name="child-entry", rule=needs(QUERY)),
    page(CHILD, views.child, name="child", rule=needs(READ)),
    page(f"{CHILD}print/", views.print_child, name="child-print", rule=needs(READ)),
    page(f"{CHILD}who-looked/", views.who_looked, name="child-who-looked", rule=needs(WHO_LOOKED)),
]
