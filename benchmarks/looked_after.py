"""How long a return on children looked after takes, from its CSV files to stored tables with every rule run, at three sizes.

Stored means written as Parquet: every table of the return, and the findings with line and child. Rules that need the
return of the year before are not run, as none is here. Beside it, in the same run and each in a process of its own: a bare
walk with Python's csv, a plain script that reads the same files into columns with it, and one that lets polars do so; all
look at nothing. Seconds are of the processor, all threads, with what the process loads.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import _looked_after
from _county import folder_of_its_own, peak, say_load

SIZES = (2_000, 20_000, 200_000)
BARE = {
    "walk": "a bare walk with csv",
    "columns": "a bare parse to columns",
    "polars": "a bare parse to columns by polars",
}
MEASURED = {**BARE, "parse": "read with every fault of the layout", "whole": "read, every rule run, stored"}
TIMES = {2_000: 3, 20_000: 3, 200_000: 1}


def main() -> None:
    """Print seconds of the processor, peak memory and the ratio to the bare parse to columns for each size."""
    with folder_of_its_own() as folder:
        say_load()
        for size in SIZES:
            files = folder / f"903 {size}"
            files.mkdir()
            _looked_after.write(files, size)
            megabytes = sum(each.stat().st_size for each in files.iterdir()) / 1e6
            print(f"looked_after: {size:,} children, {megabytes:,.1f} MB", flush=True)
            # In turns, so that a busy moment disturbs all of them; the shortest of each.
            taken = [{what: _apart(what, files) for what in MEASURED} for _ in range(TIMES[size])]
            best = {what: min((each[what] for each in taken), key=_processor) for what in MEASURED}
            bare = best["columns"]["processor"]
            for what, words in MEASURED.items():
                found = best[what]
                print(
                    f"    {words}: {found['processor']:.2f} s, {found['peak']:,.0f} MB, "
                    f"ratio {found['processor'] / bare:.2f}; {found['said']}",
                    flush=True,
                )
        print("    goal: ratio 3 at most and 300 MB at 20,000 children; growth in proportion", flush=True)


def _processor(found: dict[str, Any]) -> float:
    return float(found["processor"])


def _apart(what: str, files: Path) -> dict[str, Any]:
    said = subprocess.run(
        [sys.executable, __file__, what, str(files)], stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found


def measure(what: str, files: Path) -> None:
    """Do one thing with the files and say what it took."""
    said = (
        f"{getattr(_looked_after, what)(files):,} rows"
        if what in BARE
        else _ours(files, whole=what == "whole")
    )
    print(json.dumps({"processor": time.process_time(), "peak": peak(), "said": said}))


def _ours(files: Path, *, whole: bool) -> str:
    from safeboard.processes.socialcare.returns.ssda903.reading import read

    result = read(
        [(each.name, each.read_bytes()) for each in sorted(files.glob("*.csv"))], _looked_after.YEAR
    )
    said = f"{result.rows_in:,} rows, {len(result.faults):,} faults of the layout"
    if not whole:
        return said
    from safeboard.grammar.statutory.running import placed, run
    from safeboard.processes.socialcare.returns.ssda903.rules import RULES

    ran = run(result.tables, RULES)
    store = files.parent / "stored"
    store.mkdir(exist_ok=True)
    for name, frame in result.tables.frames.items():
        frame.write_parquet(store / f"{name}.parquet")
    placed(ran.findings, result.tables).write_parquet(store / "findings.parquet")
    failed = sum(each.failed for each in ran.not_run)
    return f"{said}, {len(ran.ran)} rules run, {len(ran.not_run)} not ({failed} failed), {len(ran.findings):,} findings"


if __name__ == "__main__":
    os.chdir(Path(__file__).parent)
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
