from __future__ import annotations

from django.apps import AppConfig


class AllegationsApp(AppConfig):
    """Allegations against people who work with children, as the LADO counts them."""

    name = "safeboard.processes.allegations"
    label = "allegations"
