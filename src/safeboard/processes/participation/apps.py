from __future__ import annotations

from django.apps import AppConfig


class ParticipationApp(AppConfig):
    """Young people in the Board's work, and safety online: who took part, and what they were answered."""

    name = "safeboard.processes.participation"
    label = "participation"
