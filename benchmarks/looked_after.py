"""How long a return on children looked after takes, from its CSV files to stored tables with every rule run, at three sizes.

Stored means written as Parquet: every table of the return, and the findings with line and child. Rules that need the
return of the year before are not run, as none is here. Beside it, in the same run and each in a process of its own: a bare
walk with Python's csv, a plain script that reads the same files into columns with it, and one that lets polars do so; all
look at nothing. Seconds are of the processor, all threads, with what the process loads.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import _looked_after
from _returned import Bare, Measured

if TYPE_CHECKING:
    from safeboard.grammar.statutory.reads import Read
    from safeboard.grammar.statutory.rules import Rule


def ours(folder: Path) -> Read:
    """Read the return as the program does."""
    from safeboard.processes.socialcare.returns.ssda903.reading import read

    files = [(each.name, each.read_bytes()) for each in sorted(folder.glob("*.csv"))]
    return read(files, _looked_after.YEAR)


def rules() -> Iterable[Rule]:
    """The rules of the return."""
    from safeboard.processes.socialcare.returns.ssda903.rules import RULES

    return RULES


if __name__ == "__main__":
    Measured(
        Path(__file__),
        {
            "walk": Bare("a bare walk with csv", "rows", _looked_after.walk),
            "columns": Bare("a bare parse to columns with csv", "rows", _looked_after.columns),
            "polars": Bare("a bare parse to columns by polars", "rows", _looked_after.polars),
        },
        _looked_after.write,
        ours,
        rules,
    ).run()
