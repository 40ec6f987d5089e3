from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.reporting import views
from safeboard.kernel.reporting.permissions import HOME

urlpatterns = [page("home/", views.home, name="home", rule=needs(HOME))]
