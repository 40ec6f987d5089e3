"""Reads a collection in a process of its own, bounded by the size of the file, with words that fit a census."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from safeboard.grammar.declarations.collections import Collection
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.sandbox import Bounds, run_within
from safeboard.kernel.returns.bundling import File

WORKER = "safeboard.kernel.returns.statutory.worker"
LARGEST = 1_000_000_000
# Address space, of which the reader of columns reserves far more than it uses.
MEMORY = 8_000_000_000
SECONDS, SECONDS_A_MEGABYTE = 15.0, 1.0
# A council's file is not refused because many read at once.
PATIENCE = 4.0
ADVICE = (
    "Nothing was kept. Look whether the file was put together wrongly: a very long cell, or one child with thousands "
    "of rows."
)


def bounds_for(size: int) -> Bounds:
    """What reading files of so many bytes may use: a small one ends within seconds, a large one grows with its size."""
    return Bounds(
        memory=MEMORY,
        seconds=SECONDS + SECONDS_A_MEGABYTE * size / 1_000_000,
        answer=LARGEST,
        advice=ADVICE,
        patience=PATIENCE,
    )


def check_apart(
    collection: Collection,
    files: Sequence[File],
    *,
    year: int | None,
    last: Sequence[File] = (),
    area: str = "",
    bounds: Bounds | None = None,
) -> dict[str, Any]:
    """What came of the files: counts, and problems, children and events as Arrow streams.

    Raises RefusedFile where nothing can be read, where it takes too long or needs too much, and where the reader breaks.
    """
    size = sum(len(data) for _, data in (*files, *last))
    if size > LARGEST:
        raise RefusedFile(
            f"The file is {size // 1_000_000:,} MB; we can read up to {LARGEST // 1_000_000:,} MB. Nothing was kept."
        )
    return run_within(
        bounds or bounds_for(size), read_here, collection.module, list(files), list(last), year, area
    )


def read_here(
    module: str, files: Sequence[File], last: Sequence[File], year: int | None, area: str
) -> dict[str, Any]:
    """What the process of its own does. The reader of columns is loaded there and not here: it takes a moment."""
    answer: dict[str, Any] = import_module(WORKER).checked(module, files, last, year, area)
    return answer
