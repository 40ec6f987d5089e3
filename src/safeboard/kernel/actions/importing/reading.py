"""The file as sheets, the row of headings found under whatever stands above it, and what each column seems to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from safeboard.kernel.actions.importing.cells import as_words, squash
from safeboard.kernel.actions.importing.target import Holds, Target
from safeboard.kernel.files.opening import FileKind, Limits, RefusedFile, recognise
from safeboard.kernel.files.sheets import Cell, Sheet, column_letter
from safeboard.kernel.files.texts import read_csv
from safeboard.kernel.files.workbooks import read_workbook

# A list that a person kept: what is longer is no list of actions, and one page could not show what was left out.
MOST_ROWS = 5_000
MOST_COLUMNS = 60
HEADING_WITHIN = 30
EXAMPLES = 3
LIMITS = Limits(size=20_000_000, unpacked=100_000_000, rows=60_000, cells=1_000_000, columns=500)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its place from 0, its letter, its heading and the first words below it."""

    place: int
    letter: str
    heading: str
    examples: tuple[str, ...]


def read(filename: str, data: bytes) -> list[Sheet]:
    """The sheets of an Excel workbook, or a CSV as one sheet; those with nothing on them are left out.

    Raises RefusedFile with a sentence for the sender.
    """
    if recognise(data, LIMITS) is FileKind.CSV:
        sheets = [read_csv(data, filename, LIMITS)]
    else:
        sheets = read_workbook(data, LIMITS)
    found = [sheet for sheet in sheets if any(cell is not None for row in sheet.rows for cell in row)]
    if not found:
        raise RefusedFile("The file has no rows. Nothing was kept.")
    if all(sum(any(as_words(cell) for cell in row) for row in sheet.rows) < 2 for sheet in found):
        raise RefusedFile("The file has a row of headings and nothing below it. Nothing was kept.")
    return found


def likely_sheet(sheets: Sequence[Sheet], target: Target) -> Sheet:
    """The sheet whose headings fit best; among equals the first that is not hidden."""
    return max(
        sheets, key=lambda sheet: (_fit(sheet, guess_heading(sheet, target), target), not sheet.hidden)
    )


def guess_heading(sheet: Sheet, target: Target) -> int:
    """The row of headings, as Excel counts: the one with most headings that we know; else the fullest near the top."""
    last = min(HEADING_WITHIN, len(sheet.rows))
    return max(
        range(1, last + 1),
        key=lambda number: (_fit(sheet, number, target), _filled(sheet.rows[number - 1]), -number),
    )


def columns_of(sheet: Sheet, heading_row: int) -> list[Column]:
    """The columns that have a heading or anything below it. Raises RefusedFile where there are too many."""
    heads = sheet.rows[heading_row - 1] if heading_row <= len(sheet.rows) else []
    below: dict[int, list[str]] = {}
    for _, row in rows_below(sheet, heading_row):
        for place, cell in enumerate(row):
            words = as_words(cell)
            if words and len(below.setdefault(place, [])) < EXAMPLES:
                below[place].append(words)
    places = sorted({*below, *(place for place, cell in enumerate(heads) if cell is not None)})
    if len(places) > MOST_COLUMNS:
        raise RefusedFile(
            f"The list has {len(places)} columns; we can take up to {MOST_COLUMNS}. "
            "Copy the columns that matter to a new workbook and send that."
        )
    return [
        Column(
            place,
            column_letter(place + 1),
            as_words(heads[place]) if place < len(heads) else "",
            tuple(below.get(place, ())),
        )
        for place in places
    ]


def guess_columns(columns: Sequence[Column], target: Target) -> dict[int, str]:
    """Which field each column seems to hold, by its heading; each field once, the surest heading first."""
    sure = sorted(
        (
            (rank, column.place, each.name)
            for column in columns
            for each in target.fields
            if (rank := _rank(squash(column.heading), each.synonyms)) is not None
        ),
    )
    guessed: dict[int, str] = {}
    for _, place, name in sure:
        if place not in guessed and name not in guessed.values():
            guessed[place] = name
    return guessed


def rows_below(sheet: Sheet, heading_row: int) -> Iterator[tuple[int, list[Cell]]]:
    """The rows below the headings that hold anything, numbered as Excel shows them."""
    for number, row in enumerate(sheet.rows[heading_row:], start=heading_row + 1):
        if any(as_words(cell) for cell in row):
            yield number, row


def check_length(sheet: Sheet, heading_row: int) -> None:
    """Raises RefusedFile where the list is longer than we take, or where nothing stands below its headings."""
    rows = sum(1 for _ in rows_below(sheet, heading_row))
    if rows > MOST_ROWS:
        raise RefusedFile(
            f"The list has {rows:,} rows; we take up to {MOST_ROWS:,} at once. "
            "Split it into two workbooks and import one after the other."
        )
    if not rows:
        raise RefusedFile(f"Nothing stands below row {heading_row}. Choose another sheet or row of headings.")


def missing_titles(target: Target, chosen: Mapping[int, str]) -> list[str]:
    """The needed words that no column was chosen for; anything else that is needed can be asked on screen."""
    return [
        each.title
        for each in target.fields
        if each.needed and each.holds is Holds.WORDS and each.name not in chosen.values()
    ]


def _rank(heading: str, synonyms: Sequence[str]) -> int | None:
    if not heading:
        return None
    if heading in synonyms:
        return synonyms.index(heading)
    padded = f" {heading} "
    for place, synonym in enumerate(synonyms):
        if len(synonym) > 2 and f" {synonym} " in padded:
            return 100 + place
    return None


def _fit(sheet: Sheet, number: int, target: Target) -> int:
    heads = [squash(as_words(cell)) for cell in sheet.rows[number - 1][:MOST_COLUMNS]]
    exact = sum(any(head in each.synonyms for each in target.fields) for head in heads if head)
    return exact if exact > 1 else 0


def _filled(row: Sequence[Cell]) -> int:
    return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row)
