"""What every measurement stands on: a database of its own that goes afterwards, a floor, and how both are said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "demo.sqlite3"
SETTINGS = "safeboard.config.settings.demo"


@contextmanager
def scratch() -> Iterator[None]:
    """Django set up on an empty database with the demonstration's agencies and people."""
    with _folder() as folder:
        _set_up(folder)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from safeboard.demo import loading
        from safeboard.kernel.trail import recorder

        with recorder.recorded(loading.DOER):
            loading.people()
            loading.dues()
        yield


@contextmanager
def demonstration() -> Iterator[Path]:
    """Django set up on a copy of the demonstration in SAFEBOARD_VAR or `var/`, which is made where there is none.

    A copy, because every page that is looked at writes a line in the trail.
    """
    home = Path(os.environ.get("SAFEBOARD_VAR", ROOT / "var"))
    if not (home / "demo.start.sqlite3").exists():
        print(f"There is no demonstration in {home} yet: making it, which takes a minute or two.", flush=True)
        subprocess.run(
            [sys.executable, "-m", "safeboard.demo"],
            env={**os.environ, "SAFEBOARD_VAR": str(home), "DJANGO_SETTINGS_MODULE": SETTINGS},
            stdout=subprocess.DEVNULL,
            check=True,
        )
    with _folder() as folder:
        # As it was when it had just been made: nobody's tries in it.
        shutil.copy(home / "demo.start.sqlite3", folder / DATABASE)
        for name in ("snapshots", "uploads", "charts", "keys"):
            if (home / name).exists():
                shutil.copytree(home / name, folder / name)
        _set_up(folder)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield folder


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="safeboard-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(folder: Path) -> None:
    os.environ["SAFEBOARD_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()


def best_of(times: int, work: Callable[[], Any]) -> float:
    """The shortest of several runs, in seconds: the least disturbed one."""
    return min(seconds(work) for _ in range(times))


def seconds(work: Callable[[], Any]) -> float:
    """How long one run takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def say(what: str, taken: float, floor: float, floor_words: str, goal: str = "") -> None:
    """One figure beside its floor, both of the same run, and the goal where there is one."""
    print(f"{what}: {_shown(taken)}{f' (goal {goal})' if goal else ''}")
    print(f"    floor: {floor_words} {_shown(floor)}; ratio {taken / floor:,.1f}", flush=True)


def say_load() -> None:
    """How busy the machine is: figures of a busy machine are worse than they need be."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)


def _shown(taken: float) -> str:
    return f"{taken:.2f} s" if taken >= 1 else f"{1000 * taken:.3g} ms"
