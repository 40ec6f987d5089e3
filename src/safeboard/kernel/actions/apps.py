from __future__ import annotations

from django.apps import AppConfig


class ActionsApp(AppConfig):
    """The actions room."""

    name = "safeboard.kernel.actions"
    label = "actions"
