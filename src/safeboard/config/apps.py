"""Reads every manifest once, when all models are there."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps

from safeboard.grammar.declarations.registry import REGISTRY


class ConfigApp(AppConfig):
    """Last in INSTALLED_APPS: fills the registry from the `manifest` of each of our apps and closes it."""

    name = "safeboard.config"
    label = "config"

    def ready(self) -> None:
        for app in apps.get_app_configs():
            if not app.name.startswith("safeboard.") or not find_spec(f"{app.name}.manifest"):
                continue
            contribution = import_module(f"{app.name}.manifest").CONTRIBUTION
            if contribution.code not in REGISTRY.contributions:
                REGISTRY.add(contribution)
        REGISTRY.close()
        import_module("safeboard.config.checks")
