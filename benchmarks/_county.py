"""A demonstration database of its own for the measurements, in a folder that goes when they are over."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def scratch() -> Iterator[None]:
    """Django set up on an empty database with the demonstration's agencies and people."""
    folder = tempfile.mkdtemp(prefix="safeboard-bench-")
    os.environ["SAFEBOARD_VAR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "safeboard.config.settings.demo"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from safeboard.demo import loading
    from safeboard.kernel.trail import recorder

    with recorder.recorded(loading.DOER):
        loading.people()
        loading.dues()
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def best_of(times: int, work: Callable[[], Any]) -> float:
    """The shortest of several runs, in seconds: the least disturbed one."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)
