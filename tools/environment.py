"""The libraries and the command `safeboard`, in `.venv`; made once, checked by a stamp ever after."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tools.progress import say

UV = "uv==0.13.9"
SETTINGS = "safeboard.config.settings.{}"

# `safeboard` finds its own python, wherever the folder lies and however long its name is.
LAUNCHER = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from safeboard.config.cli import main

sys.exit(main())
"""


class SetUpError(Exception):
    """The set-up cannot go on; the message says what to do."""


@dataclass(frozen=True)
class Running:
    """A command that runs beside others."""

    process: subprocess.Popen[bytes]
    said: IO[str]

    def finish(self) -> tuple[int, str]:
        """Waits for its end; its exit code and what it said."""
        code = self.process.wait()
        self.said.seek(0)
        return code, self.said.read()


class Environment:
    """The virtual environment of this checkout and how to run things in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / "bin" / "python"
        self.packages = self.folder / "lib" / "python3.11" / "site-packages"
        self.stamp = self.folder / ".stamp"
        self.uv = root / ".tools" / "bin" / "uv"

    def prepare(self, kind: str) -> None:
        """Makes what is missing of `kind`: "base" to run, "dev" to test (which can run as well)."""
        if self._is_ready(kind):
            return
        tools = self.root / ".tools"
        tools.mkdir(exist_ok=True)
        with open(tools / ".lock", "w") as lock:  # two starts at once: the second waits
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self._is_ready(kind):
                return
            self._install("dev" if self._has_dev() else kind)

    def run(
        self, *command: str | Path, settings: str = "demo", politely: bool = False, **variables: str
    ) -> int:
        """Runs `python COMMAND...` in the environment and gives its exit code.

        `politely`: with what others leave of the processors.
        """
        way = ("nice", "-n", "5") if politely else ()
        return subprocess.call(
            [*way, self.python, *command], env=self.variables(settings, **variables), cwd=self.root
        )

    @contextmanager
    def aside(self, *command: str | Path, settings: str = "demo", **variables: str) -> Iterator[Running]:
        """Runs `python COMMAND...` beside whatever the caller does; what it says is kept until it is asked for."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
            process = subprocess.Popen(
                [self.python, *command],
                env=self.variables(settings, **variables),
                cwd=self.root,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            try:
                yield Running(process, said)
            finally:
                process.terminate()
                process.wait()

    def safeboard(self, *arguments: str, settings: str = "demo") -> int:
        """Runs `safeboard ARGUMENTS...` and gives its exit code."""
        return self.run(self.folder / "bin" / "safeboard", *arguments, settings=settings)

    def variables(self, settings: str, **more: str) -> dict[str, str]:
        """The environment variables for a child process: this machine's, with our settings on top."""
        return {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "DJANGO_SETTINGS_MODULE": SETTINGS.format(settings),
            "PYTHONUNBUFFERED": "1",
            # Where this is forbidden, each of the many processes of a test run compiles everything again.
            "PYTHONDONTWRITEBYTECODE": "",
            **more,
        }

    def _lock(self, kind: str) -> Path:
        return self.root / "requirements" / f"{kind}.lock"

    def _mark(self, kind: str) -> dict[str, str]:
        """What the stamp says when the environment matches: the lock, and where it was made."""
        locked = hashlib.sha256(self._lock(kind).read_bytes()).hexdigest()
        return {"kind": kind, "lock": locked, "root": str(self.root)}

    def _stamped(self) -> dict[str, str]:
        try:
            stamped: dict[str, str] = json.loads(self.stamp.read_text())
            return stamped
        except (OSError, ValueError):
            return {}

    def _is_ready(self, kind: str) -> bool:
        stamped = self._stamped()
        return self.python.exists() and any(stamped == self._mark(each) for each in {kind, "dev"})

    def _has_dev(self) -> bool:
        """Is this a developer's environment? Then a demonstration must not take the test tools away."""
        return (self.packages / "pytest").is_dir()

    def _install(self, kind: str) -> None:
        moved = self._stamped().get("root", str(self.root)) != str(self.root)
        if moved or not self.python.exists():
            say("making .venv")
            # Bare Debian has no ensurepip, so no pip goes into the environment.
            venv.EnvBuilder(with_pip=False, clear=self.folder.exists(), symlinks=True).create(self.folder)
        self.stamp.unlink(missing_ok=True)
        lock = self._lock(kind)
        say(f"getting the libraries of requirements/{lock.name} (the first time takes a little longer)")
        if not self._sync_with_uv(lock):
            say("uv cannot be had or could not do it: pip gets them instead, which takes a minute or two")
            self._install_with_pip(lock)
        (self.packages / "safeboard.pth").write_text(f"{self.root / 'src'}\n")
        launcher = self.folder / "bin" / "safeboard"
        launcher.write_text(LAUNCHER.format(python=self.python))
        launcher.chmod(0o755)
        self.stamp.write_text(json.dumps(self._mark(kind)))
        say("libraries ready")

    def _sync_with_uv(self, lock: Path) -> bool:
        if not self._has_uv():
            target = str(self.root / ".tools")
            if self._pip("install", "--quiet", "--upgrade", "--target", target, UV, capture=True).returncode:
                return False
        command: list[str | Path] = [
            self.uv,
            "pip",
            "sync",
            "--require-hashes",
            "--python",
            self.python,
            lock,
        ]
        if not sys.stderr.isatty():
            command.insert(1, "--quiet")
        return subprocess.call(command, env={**os.environ, "UV_PYTHON_DOWNLOADS": "never"}) == 0

    def _has_uv(self) -> bool:
        """Is the uv we name, and not an older one, in `.tools`?"""
        return self.uv.exists() and (self.root / ".tools" / f"{UV.replace('==', '-')}.dist-info").is_dir()

    def _install_with_pip(self, lock: Path) -> None:
        done = self._pip(
            "--python", str(self.python), "install", "--require-hashes", "--requirement", str(lock)
        )
        if done.returncode:
            raise SetUpError(
                "The libraries could not be installed; pip says why above. "
                "Safeboard needs pip (on Debian: apt install python3-pip) and a way to a Python package registry."
            )

    def _pip(self, *arguments: str, capture: bool = False) -> subprocess.CompletedProcess[bytes]:
        quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
        return subprocess.run(
            [sys.executable, "-m", "pip", *arguments], env={**os.environ, **quiet}, capture_output=capture
        )
