from __future__ import annotations

from django.apps import AppConfig


class WorkApp(AppConfig):
    """The work room."""

    name = "safeboard.kernel.work"
    label = "work"
