"""Measures how long a statutory return takes from its files to stored tables, beside bare readings of the same files.

Each figure is taken in a process of its own, so that seconds and memory hold what it loads too. The benchmark's own file
is run again for that, with what to do and where the files are.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _county import folder_of_its_own, peak, say_load

if TYPE_CHECKING:
    from safeboard.grammar.statutory.reads import Read
    from safeboard.grammar.statutory.rules import Rule

SIZES = (2_000, 20_000, 200_000)
TIMES = {2_000: 3, 20_000: 3, 200_000: 1}
OURS = {"parse": "read with every fault of the layout", "whole": "read, every rule run, stored"}


@dataclass(frozen=True)
class Bare:
    """A reading that looks at nothing: what it is, what it counts, and the function that gives the count."""

    words: str
    counts: str
    read: Callable[[Path], int]


@dataclass(frozen=True)
class Measured:
    """One kind of return: how a file of so many children is written and read, barely and by the program.

    `script` is the benchmark that is run again for each figure; `columns` among the bare readings is the floor. `write`
    takes an empty folder and a number of children. `ours` reads; `rules` is called only where they are run, as loading
    them takes time too.
    """

    script: Path
    bare: Mapping[str, Bare]
    write: Callable[[Path, int], None]
    ours: Callable[[Path], Read]
    rules: Callable[[], Iterable[Rule]]

    def run(self) -> None:
        """Measure all sizes; or, where the command line says what and where, take that one figure."""
        if len(sys.argv) > 1:
            self._take(sys.argv[1], Path(sys.argv[2]))
            return
        with folder_of_its_own() as folder:
            say_load()
            for size in SIZES:
                self._measure(folder / str(size), size)
            print("    goal: ratio 3 at most and 300 MB at 20,000 children; growth in proportion", flush=True)

    def _measure(self, folder: Path, size: int) -> None:
        folder.mkdir()
        self.write(folder, size)
        files = list(folder.iterdir())
        megabytes = sum(each.stat().st_size for each in files) / 1e6
        print(f"{self.script.stem}: {size:,} children, {megabytes:,.1f} MB", flush=True)
        words = {what: each.words for what, each in self.bare.items()} | OURS
        # In turns, so that a busy moment disturbs all of them; the shortest of each.
        taken = [{what: apart(self.script, what, str(folder)) for what in words} for _ in range(TIMES[size])]
        best = {what: min((each[what] for each in taken), key=_processor) for what in words}
        for what, said in words.items():
            found = best[what]
            print(
                f"    {said}: {_processor(found):.2f} s, {found['peak']:,.0f} MB, "
                f"ratio {_processor(found) / _processor(best['columns']):.2f}; {found['said']}",
                flush=True,
            )
        for each in files:
            each.unlink()

    def _take(self, what: str, folder: Path) -> None:
        if what in self.bare:
            said = f"{self.bare[what].read(folder):,} {self.bare[what].counts}"
        else:
            said = self._by_the_program(folder, whole=what == "whole")
        print(json.dumps({"processor": time.process_time(), "peak": peak(), "said": said}))

    def _by_the_program(self, folder: Path, *, whole: bool) -> str:
        result = self.ours(folder)
        said = f"{result.rows_in:,} rows, {len(result.faults):,} faults of the layout"
        if not whole:
            return said
        from safeboard.grammar.statutory.running import placed, run

        ran = run(result.tables, tuple(self.rules()))
        store = folder.parent / "stored"
        store.mkdir(exist_ok=True)
        for name, frame in result.tables.frames.items():
            frame.write_parquet(store / f"{name}.parquet")
        placed(ran.findings, result.tables).write_parquet(store / "findings.parquet")
        failed = sum(each.failed for each in ran.not_run)
        run_or_not = f"{len(ran.ran)} rules run, {len(ran.not_run)} not ({failed} failed)"
        return f"{said}, {run_or_not}, {len(ran.findings):,} findings"


def apart(script: Path, *arguments: str) -> dict[str, Any]:
    """What a script printed last, as JSON, when it was run in a process of its own."""
    said = subprocess.run(
        [sys.executable, str(script), *arguments], stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found


def _processor(found: dict[str, Any]) -> float:
    return float(found["processor"])
