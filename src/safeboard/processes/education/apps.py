from __future__ import annotations

from django.apps import AppConfig


class EducationApp(AppConfig):
    """Absence, and the offer for two-year-olds."""

    name = "safeboard.processes.education"
    label = "education"
