"""The long table of the interactive tool as it is published for programs: for the command line, never for an upload."""

from __future__ import annotations

from pathlib import Path

import duckdb

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published.known import columns
from safeboard.kernel.indicators.published.lait import LAYOUT, MEASURE, NEEDED
from safeboard.kernel.indicators.published.tables import Table

MARK = b"PAR1"


def is_it(path: Path) -> bool:
    """Whether the file says of itself that it is Parquet."""
    with path.open("rb") as file:
        return file.read(4) == MARK


def open_parquet(path: Path) -> Table:
    """The rows of measures that we know, and how many rows each other measure has. Raises RefusedFile."""
    with duckdb.connect(config={"enable_external_access": True, "memory_limit": "1GB"}) as session:
        try:
            table = session.read_parquet(str(path))
            table.create_view("published")
        except duckdb.Error as fault:
            raise RefusedFile("This Parquet file cannot be read: it is damaged.") from fault
        if missing := [each for each in NEEDED if each not in table.columns]:
            raise RefusedFile(
                f"This Parquet file has no column {missing[0]}: it is not the tool's long table."
            )
        known = list(columns(LAYOUT))
        picked = ", ".join(f'"{each}"' for each in NEEDED)
        rows = session.execute(
            f"SELECT row_number, {picked} FROM (SELECT *, row_number() OVER () + 1 AS row_number FROM published) "  # noqa: S608
            f'WHERE "{MEASURE}" IN (SELECT unnest(?::VARCHAR[])) ORDER BY row_number',
            [known],
        ).fetchall()
        others = session.execute(
            f'SELECT "{MEASURE}", count(*) FROM published WHERE "{MEASURE}" NOT IN (SELECT unnest(?::VARCHAR[])) GROUP BY 1',  # noqa: S608
            [known],
        ).fetchall()
    return Table(
        name=path.name,
        headings=NEEDED,
        rows=tuple((number, tuple(_words(cell) for cell in cells)) for number, *cells in rows),
        passed_over=tuple((str(name), int(times)) for name, times in others),
    )


def _words(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
