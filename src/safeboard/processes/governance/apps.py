from __future__ import annotations

from django.apps import AppConfig


class GovernanceApp(AppConfig):
    """How the Board governs itself."""

    name = "safeboard.processes.governance"
    label = "governance"
