from __future__ import annotations

from django.apps import AppConfig


class BudgetApp(AppConfig):
    """The Board's money."""

    name = "safeboard.processes.budget"
    label = "budget"
