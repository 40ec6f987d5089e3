"""Puts the demonstration back to its first morning, from a copy kept when it was loaded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection


def can_restart() -> bool:
    """Whether a copy of the first morning was kept."""
    return settings.DEMONSTRATION and connection.vendor == "sqlite" and _start().exists()


def keep_start() -> None:
    """Keep the demonstration as it stands, to start from again; SQLite only."""
    if settings.DEMONSTRATION and connection.vendor == "sqlite":
        half = _start().with_suffix(".half")
        half.unlink(missing_ok=True)
        _copy(_live(), half)
        half.rename(_start())


def restart() -> None:
    """Copy the first morning over the running database; open connections go on with it."""
    connection.close()
    _copy(_start(), _live())


def _live() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _start() -> Path:
    return _live().with_suffix(".start.sqlite3")


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as taken, closing(sqlite3.connect(target, timeout=30)) as kept:
        taken.backup(kept)
