"""How long a children in need census takes, from its file to stored tables with every rule run, at three sizes.

Stored means written as Parquet: every table of the return, and the findings with line and child. Beside it, in the same
run and each in a process of its own: a bare lxml walk over the file, and a plain script that reads it into columns of the
same kind and looks at nothing. Seconds are of the processor, all threads, with what the process loads.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import _census
from _returned import Bare, Measured

if TYPE_CHECKING:
    from safeboard.grammar.statutory.reads import Read
    from safeboard.grammar.statutory.rules import Rule

FILE = "census.xml"


def ours(folder: Path) -> Read:
    """Read the census as the program does."""
    from safeboard.grammar.statutory.xml.reading import read
    from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS, PLACES

    return read(folder / FILE, LAYOUTS, PLACES)


def rules() -> Iterable[Rule]:
    """The rules of the census."""
    from safeboard.processes.socialcare.returns.cin.rules import RULES

    return RULES


if __name__ == "__main__":
    Measured(
        Path(__file__),
        {
            "walk": Bare("a bare lxml walk", "elements", lambda folder: _census.walk(folder / FILE)),
            "columns": Bare("a bare parse to columns", "rows", lambda folder: _census.columns(folder / FILE)),
        },
        lambda folder, children: _census.write(folder / FILE, children),
        ours,
        rules,
    ).run()
