"""Keeps uploaded files: outside the web's reach, under a random name, readable by the program only."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings


class FileGone(RuntimeError):
    """A stored file is not where it was put."""


def store(data: bytes) -> str:
    """Write the bytes and make sure they are on the disk; the random name to find them by."""
    name = secrets.token_hex(24)
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return name


def load(name: str) -> bytes:
    """The bytes of a stored file. Raises FileGone."""
    try:
        return _path(name).read_bytes()
    except FileNotFoundError as gone:
        raise FileGone("The uploaded file is no longer there. Ask the sender to send it again.") from gone


def discard(name: str) -> None:
    """Delete a stored file; nothing happens where it is gone already."""
    _path(name).unlink(missing_ok=True)


def content_hash(data: bytes) -> str:
    """What makes two files the same: their bytes."""
    return hashlib.sha256(data).hexdigest()


def _path(name: str) -> Path:
    return Path(settings.UPLOADS) / name[:2] / name
