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
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "demo.sqlite3"
SETTINGS = "safeboard.config.settings.demo"


@contextmanager
def scratch() -> Iterator[None]:
    """Django set up on an empty database with the demonstration's agencies and people."""
    with folder_of_its_own() as folder:
        set_up(folder)
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
    """Django set up on a copy of the demonstration in SAFEBOARD_VAR or `var/`, as it was when it had just been made.

    A copy, because every page that is looked at writes a line in the trail. Where there is none, or one of an older
    Safeboard, a demonstration is made for this measurement alone; the one in `var/` is never touched.
    """
    home = Path(os.environ.get("SAFEBOARD_VAR", ROOT / "var"))
    with folder_of_its_own() as folder:
        why = "" if (home / "demo.start.sqlite3").exists() else "there is none"
        if not why:
            # As it was when it had just been made: nobody's tries in it.
            shutil.copy(home / "demo.start.sqlite3", folder / DATABASE)
            for name in ("snapshots", "uploads", "charts", "keys"):
                if (home / name).exists():
                    shutil.copytree(home / name, folder / name)
        set_up(folder)
        why = why or _out_of_date()
        if why:
            print(f"The demonstration in {home} is left alone: {why}.", flush=True)
            print("Making another for this measurement, which takes a minute or two.", flush=True)
            _make(folder)
        yield folder


def _out_of_date() -> str:
    """Why this Safeboard cannot measure the demonstration there is; nothing where it can."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from safeboard.grammar.declarations.registry import REGISTRY
    from safeboard.kernel.indicators.models import Snapshot

    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()) or not known.issuperset(
        executor.loader.applied_migrations
    ):
        return "its database is of another version"
    try:
        snapshot = Snapshot.objects.latest("made_at")
    except (Snapshot.DoesNotExist, DatabaseError):
        return "it holds no figures"
    if set(snapshot.tables) != set(REGISTRY.tables):
        return "its figures are of other tables"
    return ""


def _make(folder: Path) -> None:
    from django.db import connections

    connections.close_all()
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    subprocess.run(
        [sys.executable, "-m", "safeboard.demo"],
        env={**os.environ, "SAFEBOARD_VAR": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS},
        stdout=subprocess.DEVNULL,
        check=True,
    )


@contextmanager
def folder_of_its_own() -> Iterator[Path]:
    """A folder that goes afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="safeboard-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def set_up(folder: Path) -> None:
    """Django over a folder, with the settings of the demonstration."""
    os.environ["SAFEBOARD_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()


def best_of(times: int, work: Callable[[], Any]) -> float:
    """The shortest of several runs, in seconds: the least disturbed one."""
    return min(seconds(work) for _ in range(times))


def in_turns(times: int, *works: Callable[[], Any]) -> list[float]:
    """The median of several runs of each, taken in turns, so that a busy moment disturbs all of them."""
    taken = [[seconds(work) for work in works] for _ in range(times)]
    return [median(each) for each in zip(*taken, strict=True)]


def seconds(work: Callable[[], Any]) -> float:
    """How long one run takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def peak() -> float:
    """The most memory this process ever held, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1000
    raise OSError("This system does not say how much memory a process held.")


def say(what: str, taken: float, floor: float, floor_words: str, goal: str = "") -> None:
    """One figure beside its floor, both of the same run, and the goal where there is one."""
    print(f"{what}: {_shown(taken)}{f' (goal {goal})' if goal else ''}")
    print(f"    floor: {floor_words} {_shown(floor)}; ratio {taken / floor:,.1f}", flush=True)


def say_load() -> None:
    """How busy the machine is: figures of a busy machine are worse than they need be."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)


def _shown(taken: float) -> str:
    return f"{taken:.2f} s" if taken >= 1 else f"{1000 * taken:.3g} ms"
