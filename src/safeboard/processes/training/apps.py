from __future__ import annotations

from django.apps import AppConfig


class TrainingApp(AppConfig):
    """Courses of the Board: places, who came, what it changed."""

    name = "safeboard.processes.training"
    label = "training"
