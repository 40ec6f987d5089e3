from __future__ import annotations

from django.apps import AppConfig


class MissingApp(AppConfig):
    """Children missing from home and from care."""

    name = "safeboard.processes.missing"
    label = "missing"
