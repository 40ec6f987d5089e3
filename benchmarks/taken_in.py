"""What a census of 20,000 children costs through the whole program: `safeboard intake`, looking only and taking in.

Looking only reads the file in a child process, runs every rule and prints JSON. Taking in keeps the file, its receipt and
its problems, and puts what it says of children into a database of its own (SQLite). Seconds are of the processor, of the
command and its child together, each in a process of its own. Beside them a bare parse of the same file to columns.
"""

from __future__ import annotations

import os
from pathlib import Path

import _census
from _county import say_load, scratch
from _returned import apart

CHILDREN = 20_000
HERE = Path(__file__).parent


def main() -> None:
    """Print seconds of the processor of both processes, the most memory of the command, and the ratio to the floor."""
    with scratch():
        say_load()
        folder = Path(os.environ["SAFEBOARD_VAR"])
        file = folder / "census.xml"
        _census.write(file, CHILDREN)
        print(f"taken_in: {CHILDREN:,} children, {file.stat().st_size / 1e6:,.0f} MB", flush=True)
        floor = apart(HERE / "census.py", "columns", str(folder))["processor"]
        print(f"    a bare parse to columns: {floor:.2f} s")
        for words, said in (("looked at only", ("--check-only",)), ("taken in", ())):
            found = apart(HERE / "_taken_in.py", str(file), *said)
            taken = found["ours"] + found["child"]
            print(
                f"    {words}: {taken:.2f} s ({found['ours']:.2f} the command, {found['child']:.2f} its child), "
                f"{found['peak']:,.0f} MB, ratio {taken / floor:.1f}; "
                f"{found['rows']['in']:,} rows in, {found['rows']['accepted']:,} accepted, {found['issues']:,} problems, "
                f"receipt {found['receipt'] or 'none'}",
                flush=True,
            )


if __name__ == "__main__":
    main()
