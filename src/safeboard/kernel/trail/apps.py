from __future__ import annotations

from django.apps import AppConfig


class TrailApp(AppConfig):
    """The trail room."""

    name = "safeboard.kernel.trail"
    label = "trail"
