"""Runs the reading of a file in a process of its own, bounded in time and memory, and says in words where it ends badly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeboard.grammar.declarations.collections import Collection
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.bundling import File

WORKER = "safeboard.kernel.returns.statutory.worker"
JOB, RESULT = "job.json", "result.json"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one file may use: bytes of the file, bytes of memory, seconds for a small file and for each megabyte more."""

    size: int = 1_000_000_000
    memory: int = 4_000_000_000
    seconds: int = 15
    seconds_a_megabyte: float = 1.0

    def seconds_for(self, size: int) -> int:
        """How long a file of this size may take."""
        return self.seconds + int(self.seconds_a_megabyte * size / 1_000_000)


@contextmanager
def checked_apart(
    collection: Collection,
    files: Sequence[File],
    *,
    year: int | None,
    last: Sequence[File] = (),
    bounds: Bounds | None = None,
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Read and check files in a process of their own; the folder and the counts of what came of them.

    The folder goes when the block ends. Raises RefusedFile where nothing can be read, where it takes too long or needs
    too much, and where the reader itself breaks.
    """
    bounds = bounds or Bounds()
    size = sum(len(data) for _, data in (*files, *last))
    if size > bounds.size:
        raise RefusedFile(
            f"The file is {size // 1_000_000:,} MB; we can read up to {bounds.size // 1_000_000:,} MB. Nothing was kept."
        )
    with tempfile.TemporaryDirectory(prefix="safeboard-") as made:
        folder = Path(made)
        seconds = bounds.seconds_for(size)
        job = {
            "module": collection.module,
            "files": _put(folder, "file", files),
            "last": _put(folder, "last", last),
            "year": year,
            "memory": bounds.memory,
            "seconds": seconds,
        }
        (folder / JOB).write_text(json.dumps(job), encoding="utf-8")
        _run(folder, seconds)
        result = json.loads((folder / RESULT).read_text(encoding="utf-8"))
        if "refused" in result:
            raise RefusedFile(result["refused"])
        yield folder, result


def _put(folder: Path, word: str, files: Sequence[File]) -> list[list[str]]:
    named = []
    for number, (name, data) in enumerate(files):
        stored = f"{word}{number}"
        (folder / stored).write_bytes(data)
        named.append([name, stored])
    return named


def _run(folder: Path, seconds: int) -> None:
    # The child gets no more of our surroundings than it needs to start: no keys, no database.
    kept = ("PATH", "HOME", "LANG", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "TMPDIR")
    surroundings = {name: os.environ[name] for name in kept if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-m", WORKER, str(folder)],
            env={**surroundings, "POLARS_MAX_THREADS": "2"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds + 5,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise RefusedFile(_too_slow(seconds)) from slow
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise RefusedFile(_too_slow(seconds))
    if done.returncode or not (folder / RESULT).exists():
        fault = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise RefusedFile(
            "We could not read this file, and the fault may be ours. Nothing was kept. Send it again; if it happens a "
            f"second time, tell us and give these words: {fault[:200] or done.returncode}"
        )


def _too_slow(seconds: int) -> str:
    return (
        f"Reading this file took more than {seconds} seconds, far longer than a file of its size should. Nothing was "
        "kept. Look whether it was put together wrongly: a very long cell, or one child with thousands of rows."
    )
