from __future__ import annotations

from django.apps import AppConfig


class ReturnsApp(AppConfig):
    """The returns room."""

    name = "safeboard.kernel.returns"
    label = "returns"
