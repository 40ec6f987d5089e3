"""The addresses of the interface for programs."""

from __future__ import annotations

from django.urls import path

from safeboard.kernel.returns.ways_in.api.views import api, description

urlpatterns = [
    path("openapi.json", description, name="api-description"),
    *(each for each in api.urls[0] if each.name != "api-root"),
]
