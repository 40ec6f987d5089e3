from __future__ import annotations

from django.apps import AppConfig


class FilesApp(AppConfig):
    """The files room."""

    name = "safeboard.kernel.files"
    label = "files"
