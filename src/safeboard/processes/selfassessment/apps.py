from __future__ import annotations

from django.apps import AppConfig


class SelfAssessmentApp(AppConfig):
    """What schools return about their safeguarding."""

    name = "safeboard.processes.selfassessment"
    label = "selfassessment"
