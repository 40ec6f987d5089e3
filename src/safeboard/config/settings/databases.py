"""Turns one address into Django's database settings, with what SQLite and PostgreSQL need to be safe."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def database(address: str, *, synchronous: str = "FULL") -> dict[str, Any]:
    """The settings for `sqlite:///file` or `postgresql://user:password@host:port/name`.

    SQLite takes its write lock at the start of a transaction and waits for it; with Django's default it
    fails at once under concurrent edits (security.md finding 7). Raises ValueError for anything else.
    """
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme == "postgresql":
        options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": str(options.pop("port", parts.port or "")),
            "OPTIONS": options,
        }
    raise ValueError(
        f"SAFEBOARD_DATABASE begins with {parts.scheme!r}. Write sqlite:///file or postgresql://user:password@host/name."
    )
