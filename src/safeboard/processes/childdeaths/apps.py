from __future__ import annotations

from django.apps import AppConfig


class ChildDeathsApp(AppConfig):
    """Child deaths and their reviews, in counts."""

    name = "safeboard.processes.childdeaths"
    label = "childdeaths"
