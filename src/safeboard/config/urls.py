"""Every address of Safeboard."""

from __future__ import annotations

from django.urls import include, path

from safeboard.kernel.access.rules import Open, pages_of

urlpatterns = [
    path("", include("safeboard.kernel.partnership.urls")),
    path("", include("safeboard.kernel.journeys.urls")),
    path("", include("safeboard.kernel.meetings.urls")),
    path("", include("safeboard.kernel.returns.ways_in.urls")),
    path("", include("safeboard.kernel.returns.urls")),
    pages_of(
        "api/v1/",
        "safeboard.kernel.returns.ways_in.api.urls",
        rule=Open(
            "programs of agencies; each request is asked for its token, and a browser's cookie counts nothing"
        ),
    ),
    path("", include("safeboard.kernel.actions.urls")),
    path("", include("safeboard.kernel.indicators.urls")),
    path("", include("safeboard.kernel.reporting.urls")),
    path("", include("safeboard.kernel.reporting.annual.urls")),
    path("", include("safeboard.processes.governance.urls")),
    path("", include("safeboard.processes.budget.urls")),
    pages_of(
        "account/",
        "allauth.urls",
        rule=Open("sign-in and one's own account; the package asks for the session itself"),
    ),
]
handler403 = "safeboard.kernel.ui.errors.not_found"
handler404 = "safeboard.kernel.ui.errors.not_found"
handler500 = "safeboard.kernel.ui.errors.cannot_open"
