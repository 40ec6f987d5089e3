"""The test suite: as the demonstration, but work runs at once and nothing is shared between runs or processes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from safeboard.config.settings.base import DATABASES, TEMPLATES
from safeboard.config.settings.databases import database
from safeboard.config.settings.demo import *  # noqa: F403

# A folder of its own for every process that tests, also where all are given the same place.
if os.environ.get("SAFEBOARD_TEST_VAR"):
    VAR = Path(os.environ["SAFEBOARD_TEST_VAR"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
    VAR.mkdir(parents=True, exist_ok=True)
else:
    VAR = Path(tempfile.mkdtemp(prefix="safeboard-test-"))
STATIC_ROOT = VAR / "static"
UPLOADS = VAR / "uploads"
SNAPSHOTS = VAR / "snapshots"
CHARTS = VAR / "charts"
SEAL_KEY_FILE = VAR / "keys" / "seal.pem"
DATABASES["default"] = database(
    os.environ.get("SAFEBOARD_DATABASE", f"sqlite:///{VAR}/main.sqlite3"), synchronous="OFF"
)
# A file, not memory: a live server and its threads must see the same database.
DATABASES["default"]["TEST"] = (
    {"NAME": f"{VAR}/test.sqlite3"} if "sqlite3" in DATABASES["default"]["ENGINE"] else {}
)
# Each process that tests would compile the same pages: the first keeps them for the others. Only while one test run
# lasts (`./run test` names the folder), because a kept page does not know with which options it was compiled.
if os.environ.get("SAFEBOARD_TEST_PAGES"):
    TEMPLATES[0]["OPTIONS"]["bytecode_cache"] = FileSystemBytecodeCache(os.environ["SAFEBOARD_TEST_PAGES"])
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
