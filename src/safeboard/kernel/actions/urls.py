from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.actions import views
from safeboard.kernel.actions.permissions import REPORT

urlpatterns = [
    page("help/", views.help_page, name="help", rule=needs(REPORT)),
    page("tell-us/", views.tell_us, name="tell-us", rule=needs(REPORT)),
    page("breach/", views.breach, name="breach", rule=needs(REPORT)),
]
