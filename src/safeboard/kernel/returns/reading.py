"""Find the lists of a return in the sheets of a file, by their headings and nothing else.

A list may stand on any sheet, under any name, below any title, its columns in any order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from safeboard.grammar.declarations.returns import Return, ReturnColumn, ReturnList, plain
from safeboard.kernel.files.opening import FileKind, Limits, RefusedFile, recognise
from safeboard.kernel.files.sheets import Cell, Sheet, column_letter
from safeboard.kernel.files.texts import read_csv
from safeboard.kernel.files.workbooks import read_workbook
from safeboard.kernel.returns.issues import Issue, SheetNotRead, in_words

HEADER_WITHIN = 20
EMPTY = "it is empty"
UNKNOWN_NAMED = 3
ROW_IN_FILE = "Row in your file"
WHAT_TO_PUT_RIGHT = "What to put right"
_OURS = frozenset(plain(heading) for heading in (ROW_IN_FILE, WHAT_TO_PUT_RIGHT))


@dataclass(frozen=True, slots=True)
class ListOnSheet:
    """A list found on a sheet: ``columns`` by place (counted from 0), ``header_row`` as Excel shows it.

    ``faults`` are issues of the headings that keep every row out; ``notes`` do not.
    """

    declared: ReturnList
    sheet: Sheet
    header_row: int
    headings: tuple[str, ...]
    columns: dict[int, ReturnColumn]
    faults: tuple[Issue, ...] = ()
    notes: tuple[Issue, ...] = ()

    def place_of(self, name: str | None) -> int | None:
        """Where a column of the list stands, counted from 0; None if the sheet has no such column."""
        for place, column in self.columns.items():
            if column.name == name:
                return place
        return None

    @property
    def rows(self) -> Iterable[tuple[int, list[Cell]]]:
        """The rows below the headings that hold anything, numbered as Excel shows them."""
        for number, row in enumerate(self.sheet.rows[self.header_row :], start=self.header_row + 1):
            if any(cell is not None for cell in row):
                yield number, row


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The lists found in a file, and the sheets left aside."""

    lists: tuple[ListOnSheet, ...]
    not_read: tuple[SheetNotRead, ...]


def read_files(
    files: Sequence[tuple[str, bytes]],
    declaration: Return,
    others: Sequence[Return] = (),
    limits: Limits | None = None,
) -> ReadFile:
    """Find the lists of a return in one workbook, or in one CSV file for each list.

    ``files`` are (name, content); ``others`` are returns this one may have been mistaken for. Raises
    RefusedFile when a file is not safe to open, holds formulas among its rows, or has none of the lists.
    """
    sheets = sheets_of(files, limits or Limits())
    lists: list[ListOnSheet] = []
    not_read: list[SheetNotRead] = []
    for sheet in sheets:
        found = _find(sheet, declaration)
        if isinstance(found, ListOnSheet):
            lists.append(found)
        else:
            not_read.append(SheetNotRead(sheet.name, found))
    if not lists:
        raise RefusedFile(_none_found(sheets, not_read, declaration, others))
    for found in lists:
        _refuse_formulas(found)
    return ReadFile(tuple(lists), tuple(not_read))


def sheets_of(files: Sequence[tuple[str, bytes]], limits: Limits) -> list[Sheet]:
    """The sheets of all files, no two of one name. Raises RefusedFile where a file is not safe to open."""
    return list(_named_apart([sheet for name, data in files for sheet in _sheets(name, data, limits)]))


def _sheets(name: str, data: bytes, limits: Limits) -> list[Sheet]:
    if recognise(data, limits) is FileKind.XLSX:
        return read_workbook(data, limits)
    stem = PurePosixPath(PureWindowsPath(name).name).stem
    shown = "".join(c if c.isprintable() else "·" for c in stem[:60])
    return [read_csv(data, shown or "file", limits)]


def _named_apart(sheets: Sequence[Sheet]) -> Iterable[Sheet]:
    met: Counter[str] = Counter()
    for sheet in sheets:
        met[sheet.name] += 1
        if met[sheet.name] == 1:
            yield sheet
        else:
            yield Sheet(
                f"{sheet.name} ({met[sheet.name]})",
                sheet.rows,
                sheet.formulas,
                sheet.hidden,
                sheet.date_1904,
                sheet.from_text,
            )


def _none_found(
    sheets: Sequence[Sheet], not_read: Sequence[SheetNotRead], declaration: Return, others: Sequence[Return]
) -> str:
    for other in others:
        if any(isinstance(_find(sheet, other), ListOnSheet) for sheet in sheets):
            return f"This looks like {other.title}, not {declaration.title}. Nothing was kept. Choose the right file."
    for each in not_read:
        if each.reason not in (EMPTY, _without(declaration)):
            return f"Sheet “{each.sheet}” was not read: {each.reason}. Nothing was kept."
    return (
        f"None of the lists of {declaration.title} were found. Nothing was kept. "
        f"Check that the headings of a list stand in the first {HEADER_WITHIN} rows of a sheet."
    )


def _without(declaration: Return) -> str:
    return f"it has none of the lists of {declaration.title}"


def _find(sheet: Sheet, declaration: Return) -> ListOnSheet | str:
    """The list on a sheet, or why the sheet was not read."""
    if not sheet.rows:
        return EMPTY
    best: tuple[int, int, list[ReturnList]] = (0, 0, [])
    for number, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        written = {plain(cell) for cell in row if isinstance(cell, str)}
        for declared in declaration:
            known = written & declared.by_heading.keys()
            if len(known) < 3 or not known & declaration.own_headings(declared):
                continue
            if len(known) > best[0]:
                best = (len(known), number, [declared])
            elif len(known) == best[0] and number == best[1]:
                best[2].append(declared)
    _, header_row, candidates = best
    if not candidates:
        return _without(declaration)
    if sheet.hidden:
        return "it is hidden; show it if it is meant to be sent"
    if len(candidates) > 1:
        titles = in_words((f"list {each.code} ({each.title})" for each in candidates), "or")
        return f"its headings could be {titles}; keep the headings of one list on a sheet"
    return _with_columns(sheet, header_row, candidates[0])


def _with_columns(sheet: Sheet, header_row: int, declared: ReturnList) -> ListOnSheet:
    header = sheet.rows[header_row - 1]
    headings = tuple("" if cell is None else str(cell).strip() for cell in header)
    columns: dict[int, ReturnColumn] = {}
    places: dict[str, int] = {}
    faults: list[Issue] = []
    notes: list[Issue] = []
    for place, heading in enumerate(headings):
        letter = column_letter(place + 1)
        column = declared.by_heading.get(plain(heading))
        if column is None:
            if plain(heading) and plain(heading) not in _OURS:
                problem = f"“{heading[:60]}” is not a column of this list, so it was not read."
                notes.append(
                    Issue("warning", sheet.name, header_row, letter, heading, problem, "column not read")
                )
        elif column.name in places:
            first = column_letter(places[column.name] + 1)
            problem = (
                f"columns {first} and {letter} both hold “{column.heading}”. "
                "Keep one of them; no row of this sheet was read."
            )
            faults.append(Issue("error", sheet.name, header_row, letter, heading, problem, "heading twice"))
        else:
            places[column.name] = place
            columns[place] = column
    unknown = [f"“{each.heading[:60]}”" for each in notes[:UNKNOWN_NAMED]]
    ask = f" Is it {in_words(unknown, 'or')}, which we do not know?" if unknown else ""
    for column in declared.columns:
        if column.name in places:
            continue
        if column.required:
            problem = (
                f"there is no column headed “{column.heading}”. "
                f"Put it in; no row of this sheet can be kept without it.{ask}"
            )
            faults.append(
                Issue("error", sheet.name, header_row, "", column.heading, problem, "column missing")
            )
        else:
            problem = f"there is no column headed “{column.heading}”. The rest was read."
            notes.append(
                Issue("warning", sheet.name, header_row, "", column.heading, problem, "column missing")
            )
    return ListOnSheet(declared, sheet, header_row, headings, columns, tuple(faults), tuple(notes))


def _refuse_formulas(found: ListOnSheet) -> None:
    for row, column in found.sheet.formulas:
        if row >= found.header_row:
            raise RefusedFile(
                f"Sheet “{found.sheet.name}”, cell {column_letter(column)}{row} holds a formula. "
                "Copy the sheet, paste it as values (Paste special, Values) and send it again."
            )
