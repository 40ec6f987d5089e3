"""How long a children in need census takes, from its file to stored tables with every rule run, at three sizes.

Stored means written as Parquet: every table of the return, and the findings with line and child. Beside it, in the same
run and each in a process of its own: a bare lxml walk over the file, and a plain script that reads it into columns of the
same kind and looks at nothing. Seconds are of the processor, all threads, with what the process loads.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import _census
from _county import folder_of_its_own, peak, say_load

SIZES = (2_000, 20_000, 200_000)
MEASURED = {
    "walk": "a bare lxml walk",
    "columns": "a bare parse to columns",
    "parse": "read with every fault of the layout",
    "whole": "read, every rule run, stored",
}
TIMES = {2_000: 3, 20_000: 3, 200_000: 1}


def main() -> None:
    """Print seconds of the processor, peak memory and the ratio to the bare parse to columns for each size."""
    with folder_of_its_own() as folder:
        say_load()
        for size in SIZES:
            file = folder / f"census {size}.xml"
            _census.write(file, size)
            print(f"census: {size:,} children, {file.stat().st_size / 1e6:,.0f} MB", flush=True)
            # In turns, so that a busy moment disturbs all of them; the shortest of each.
            taken = [{what: _apart(what, file) for what in MEASURED} for _ in range(TIMES[size])]
            best = {what: min((each[what] for each in taken), key=_processor) for what in MEASURED}
            bare = best["columns"]["processor"]
            for what, words in MEASURED.items():
                found = best[what]
                print(
                    f"    {words}: {found['processor']:.2f} s, {found['peak']:,.0f} MB, "
                    f"ratio {found['processor'] / bare:.2f}; {found['said']}",
                    flush=True,
                )
            file.unlink()
        print("    goal: ratio 3 at most and 300 MB at 20,000 children; growth in proportion", flush=True)


def _processor(found: dict[str, Any]) -> float:
    return float(found["processor"])


def _apart(what: str, file: Path) -> dict[str, Any]:
    said = subprocess.run(
        [sys.executable, __file__, what, str(file)], stdout=subprocess.PIPE, check=True, text=True
    )
    return json.loads(said.stdout.splitlines()[-1])


def measure(what: str, file: Path) -> None:
    """Do one thing with a file and say what it took."""
    if what in ("walk", "columns"):
        said = f"{getattr(_census, what)(file):,} {'elements' if what == 'walk' else 'rows'}"
    else:
        said = _ours(file, whole=what == "whole")
    print(json.dumps({"processor": time.process_time(), "peak": peak(), "said": said}))


def _ours(file: Path, *, whole: bool) -> str:
    from safeboard.grammar.statutory.xml.reading import read
    from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS, PLACES

    result = read(file, LAYOUTS, PLACES)
    said = f"{result.rows_in:,} rows, {len(result.faults):,} faults of the layout"
    if not whole:
        return said
    from safeboard.grammar.statutory.running import placed, run
    from safeboard.processes.socialcare.returns.cin.rules import RULES

    ran = run(result.tables, RULES)
    store = file.parent / "stored"
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
