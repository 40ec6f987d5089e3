from __future__ import annotations

from django.apps import AppConfig


class PartnershipApp(AppConfig):
    """The partnership room."""

    name = "safeboard.kernel.partnership"
    label = "partnership"
