from __future__ import annotations

from django.apps import AppConfig


class JourneysApp(AppConfig):
    """The journeys room."""

    name = "safeboard.kernel.journeys"
    label = "journeys"
