from __future__ import annotations

from django.apps import AppConfig


class SocialCareApp(AppConfig):
    """The feed of children's social care."""

    name = "safeboard.processes.socialcare"
    label = "socialcare"
