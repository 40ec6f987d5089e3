from __future__ import annotations

from django.apps import AppConfig


class AccessApp(AppConfig):
    """The access room."""

    name = "safeboard.kernel.access"
    label = "access"
