"""Takes the figures as they stand and counts them while everybody else goes on working."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from safeboard.kernel.indicators import runs, snapshots
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.recorder import Doer


def take_and_count(doer: Doer, say: Callable[[str], None], counting: str) -> tuple[Snapshot, int]:
    """Take a snapshot and count every indicator over it; the snapshot, and how many results it has.

    `say` hears `counting` when the counting begins. The long part writes to files only: the database is locked at
    the end, for as long as it takes to keep the snapshot, its results and the line of the trail, all or nothing.
    A file that is deleted meanwhile has it done again, once; Overtaken is raised where that is overtaken too.
    """
    with _one_at_a_time():
        try:
            return _once(doer, say, counting)
        except snapshots.Overtaken:
            return _once(doer, say, counting)


def _once(doer: Doer, say: Callable[[str], None], words: str) -> tuple[Snapshot, int]:
    gathered = snapshots.gather()
    say(words)
    counted = runs.count(gathered.snapshot)
    with recorder.recorded(doer):
        snapshot = snapshots.keep(gathered)
        return snapshot, runs.keep_counts(snapshot, counted)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two counts of the same rows would write the same files; a kill lets go of the lock by itself."""
    place = Path(settings.SNAPSHOTS)
    place.mkdir(parents=True, exist_ok=True)
    with (place / "counting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
