from __future__ import annotations

from django.urls import URLPattern

from safeboard.kernel.meetings import minutes_urls, planning_urls

# Whole words such as "attendance" before anything with a code or a number.
urlpatterns: list[URLPattern] = [*minutes_urls.urlpatterns, *planning_urls.urlpatterns]
