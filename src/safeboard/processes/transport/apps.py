from __future__ import annotations

from django.apps import AppConfig


class TransportApp(AppConfig):
    """Drivers and passenger assistants: badges and training."""

    name = "safeboard.processes.transport"
    label = "transport"
