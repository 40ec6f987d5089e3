"""The demonstration as an app: installed in the demonstration's settings alone, for its command."""

from __future__ import annotations

from django.apps import AppConfig


class DemoApp(AppConfig):
    """Gives `safeboard seed-figures`; it has no models, pages or declarations."""

    name = "safeboard.demo"
    label = "demo"
