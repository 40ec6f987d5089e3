"""Runs the server and the worker of the intake test, kills them with -9 at random moments, starts them again."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

SERVER = (
    *("-m", "gunicorn", "safeboard.config.wsgi:application", "--workers", "2", "--worker-class", "gthread"),
    *("--threads", "4", "--preload", "--log-level", "error", "--config", "python:safeboard.config.server"),
)
WORKER = """
import django; django.setup()
from django.core.management import call_command
call_command("recover", minutes=0, verbosity=0)
print("started", flush=True)
call_command("db_worker", "--no-startup-delay", "--interval", "0.2", verbosity=0)
"""
STARTS_WITHIN = 120
BETWEEN = (0.3, 12.0)  # seconds from one kill to the next


class Killer:
    """Two watched programs. `kills` counts what was killed: a server with all its processes, one of them, a worker."""

    def __init__(self, environment: dict[str, str], port: int, log: Path, seed: int) -> None:
        self.environment, self.port, self.log = environment, port, log
        self.kills: Counter[str] = Counter()
        self.over, self.failed = threading.Event(), ""
        self.chances = {"server": random.Random(seed), "worker": random.Random(seed + 1)}
        self.running: dict[str, subprocess.Popen[str]] = {}
        self.threads = [threading.Thread(target=self._watch, args=(each,)) for each in self.chances]

    def __enter__(self) -> Killer:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()
        for process in self.running.values():
            _kill(process)

    def _watch(self, name: str) -> None:
        try:
            chance = self.chances[name]
            self._start(name)
            while not self.over.wait(chance.uniform(*BETWEEN)):
                if name == "server" and chance.random() < 0.6 and self._kill_one():
                    continue
                self.kills[name] += 1
                _kill(self.running[name])
                self._start(name)
        except Exception as fault:
            self.failed = f"{name}: {fault!r}"

    def _start(self, name: str) -> None:
        command = [*SERVER, "--bind", f"127.0.0.1:{self.port}"] if name == "server" else ["-c", WORKER]
        with open(self.log, "a") as log:
            process = subprocess.Popen(
                [sys.executable, *command],
                env=self.environment,
                stdout=subprocess.PIPE if name == "worker" else log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        self.running[name] = process
        if process.stdout is not None:
            # What `recover` says comes before; a worker that cannot start ends without the word.
            if "started\n" not in iter(process.stdout.readline, ""):
                raise RuntimeError("the worker did not start")
            return
        until = time.monotonic() + STARTS_WITHIN
        while not _answers(self.port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the server did not start")
            if self.over.wait(0.1):
                return

    def _kill_one(self) -> bool:
        """One of the processes that answer; the server makes another."""
        children = Path(f"/proc/{self.running['server'].pid}/task/{self.running['server'].pid}/children")
        pids = children.read_text().split() if children.exists() else []
        if not pids:
            return False
        os.kill(int(self.chances["server"].choice(pids)), signal.SIGKILL)
        self.kills["process of the server"] += 1
        return True


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _kill(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
