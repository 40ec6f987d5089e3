from __future__ import annotations

from django.apps import AppConfig


class ReportingApp(AppConfig):
    """The reporting room."""

    name = "safeboard.kernel.reporting"
    label = "reporting"
