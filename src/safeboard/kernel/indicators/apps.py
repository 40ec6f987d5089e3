from __future__ import annotations

from django.apps import AppConfig


class IndicatorsApp(AppConfig):
    """The indicators room."""

    name = "safeboard.kernel.indicators"
    label = "indicators"
