"""How counting grows from one authority to 150, over ten years and about 20 million rows of facts.

Every indicator is counted for every authority, year, quarter and month, whole and by each breakdown, as
`kernel/indicators/runs` counts them, some authorities at a time. The floor reads every column of the same files once.
Each figure is taken in a process of its own, so that the most memory it ever held is its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import _many
from _county import folder_of_its_own, say, say_load, set_up

SIZES = (1, 10, 50, 150)
DESCRIPTION = "described.json"


def main() -> None:
    """Print seconds, memory and the ratio to the floor for each number of authorities."""
    with folder_of_its_own() as folder:
        set_up(folder)
        say_load()
        began = time.perf_counter()
        described = _many.write(folder / "snapshots" / "country")
        (folder / DESCRIPTION).write_text(json.dumps(described))
        rows = sum(table["rows"] for table in described["tables"].values())
        files = sum(1 for _ in _many.described(folder / "snapshots" / "country"))
        made = time.perf_counter() - began
        print(f"scale: {rows:,} rows in {files:,} files, made in {made:.0f} s", flush=True)
        for size in SIZES:
            floor = _apart(folder, "scan", size)
            taken = _apart(folder, "count", size)
            say(
                f"scale: {size} authorities, {taken['lines']:,} counts, {taken['peak']:,.0f} MB at most, "
                f"{taken['processor'] / floor['processor']:.1f} times the floor's processor time",
                taken["seconds"],
                floor["seconds"],
                "one bare scan of the same files",
                "at most 10 times the floor, 2,000 MB",
            )


def _apart(folder: Path, what: str, size: int) -> dict[str, Any]:
    said = subprocess.run(
        [sys.executable, __file__, what, str(folder), str(size)],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(said.stdout.splitlines()[-1])


def measure(what: str, folder: Path, size: int) -> None:
    """Scan or count the first authorities, and say how long it took and how much memory."""
    set_up(folder)
    areas = _many.areas()[:size]
    began = time.perf_counter()
    lines = scan(folder, areas) if what == "scan" else count(folder, areas)
    taken = time.perf_counter() - began
    print(json.dumps({"seconds": taken, "processor": time.process_time(), "peak": _peak(), "lines": lines}))


def scan(folder: Path, areas: list[str]) -> int:
    """Every column of every file once, and the largest value of each."""
    import duckdb

    from safeboard.grammar.declarations.registry import REGISTRY

    connection = duckdb.connect()
    for name in REGISTRY.tables:
        files = [f"{folder}/snapshots/country/{name}/area={area}/*/*.parquet" for area in areas]
        connection.execute("SELECT count(*), max(columns(*)) FROM read_parquet(?)", [files]).fetchall()
    return 0


def count(folder: Path, areas: list[str]) -> int:
    """Every indicator for these authorities; how many counts there are. They are looked at and let go."""
    from safeboard.grammar.declarations.registry import REGISTRY
    from safeboard.kernel.indicators.lines import lines_of
    from safeboard.kernel.indicators.models import Snapshot
    from safeboard.kernel.indicators.runs import counts_of

    described = json.loads((folder / DESCRIPTION).read_text())
    snapshot = Snapshot(folder="country", **described)
    wanted = [one for each in REGISTRY.indicators.values() for one in counts_of(each)]
    return sum(1 for _ in lines_of(snapshot, areas, wanted))


def _peak() -> float:
    """The most memory this process ever held, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1000
    raise OSError("This system does not say how much memory a process held.")


if __name__ == "__main__":
    os.chdir(Path(__file__).parent)
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
