from __future__ import annotations

from django.apps import AppConfig


class UiApp(AppConfig):
    """The ui room."""

    name = "safeboard.kernel.ui"
    label = "ui"
