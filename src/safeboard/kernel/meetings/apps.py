from __future__ import annotations

from django.apps import AppConfig


class MeetingsApp(AppConfig):
    """The meetings room."""

    name = "safeboard.kernel.meetings"
    label = "meetings"
