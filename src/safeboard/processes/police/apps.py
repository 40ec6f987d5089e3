from __future__ import annotations

from django.apps import AppConfig


class PoliceApp(AppConfig):
    """What the Police send: notifications and youth justice."""

    name = "safeboard.processes.police"
    label = "police"
