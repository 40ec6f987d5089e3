"""The rows of a file that somebody published: opened with the care that any upload gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from safeboard.kernel.files.opening import FileKind, Limits, RefusedFile, recognise
from safeboard.kernel.files.sheets import Cell, Sheet
from safeboard.kernel.files.texts import read_csv
from safeboard.kernel.files.workbooks import read_workbook

# Published files are wide (265 columns in 2012) and long, but no longer than this.
LIMITS = Limits(size=20_000_000, unpacked=100_000_000, rows=150_000, cells=2_000_000, columns=500)
# Numbers of a workbook come as 10.210000000000001; nobody publishes more figures than this.
FIGURES = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A file as headings and rows of words; a row's number is the one that Excel shows.

    `nameless` counts columns without a heading that nevertheless hold something, `slipped` rows longer than theirs; `passed_over`
    are measures of a long table whose rows were not even fetched, with how many there are.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    nameless: int = 0
    slipped: tuple[int, ...] = ()
    twice: tuple[str, ...] = ()
    passed_over: tuple[tuple[str, int], ...] = ()

    def column(self, heading: str) -> list[str]:
        """Every cell below a heading."""
        at = self.headings.index(heading)
        return [cells[at] for _, cells in self.rows]

    def records(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Each row by its headings, with its number."""
        for number, cells in self.rows:
            yield number, dict(zip(self.headings, cells, strict=True))


def open_table(data: bytes, name: str, limits: Limits = LIMITS) -> Table:
    """The first sheet of an Excel workbook, or a CSV. Raises RefusedFile with a sentence for the sender."""
    if recognise(data, limits) is FileKind.CSV:
        sheet = read_csv(data, name, limits)
    else:
        sheets = [each for each in read_workbook(data, limits) if any(map(any, each.rows))]
        if not sheets:
            raise RefusedFile("The workbook has no rows. Nothing was kept.")
        sheet = sheets[0]
    return table_of(sheet, name)


def table_of(sheet: Sheet, name: str) -> Table:
    """A sheet with its first row as headings; columns without heading and content are passed over."""
    if len(sheet.rows) < 2:
        raise RefusedFile("The file has no rows below its headings. Nothing was kept.")
    heads = [words(cell).lstrip("\ufeff").strip() for cell in sheet.rows[0]]
    wide = len(heads)
    rows, slipped = [], []
    for number, row in enumerate(sheet.rows[1:], start=2):
        cells = [words(cell) for cell in row]
        if not any(cells):
            continue
        if any(cells[wide:]):
            slipped.append(number)
        rows.append((number, tuple([*cells, *[""] * wide][:wide])))
    kept, nameless, twice = [], 0, []
    for at, head in enumerate(heads):
        if not head:
            nameless += any(cells[at] for _, cells in rows)
        elif head in [heads[each] for each in kept]:
            twice.append(head)
        else:
            kept.append(at)
    return Table(
        name=name,
        headings=tuple(heads[at] for at in kept),
        rows=tuple((number, tuple(cells[at] for at in kept)) for number, cells in rows),
        nameless=nameless,
        slipped=tuple(slipped),
        twice=tuple(twice),
    )


def words(cell: Cell) -> str:
    """A cell as text; whole numbers without a point, long fractions cut where nothing is published any more."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.{FIGURES}g}" if not cell.is_integer() else str(int(cell))
    return str(cell).strip()
