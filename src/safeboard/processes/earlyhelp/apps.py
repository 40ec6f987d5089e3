from __future__ import annotations

from django.apps import AppConfig


class EarlyHelpApp(AppConfig):
    """The Early Help Panel and what came of its plans."""

    name = "safeboard.processes.earlyhelp"
    label = "earlyhelp"
