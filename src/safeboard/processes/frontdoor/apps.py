from __future__ import annotations

from django.apps import AppConfig


class FrontDoorApp(AppConfig):
    """Contacts at the front door and the MASH, month by month."""

    name = "safeboard.processes.frontdoor"
    label = "frontdoor"
