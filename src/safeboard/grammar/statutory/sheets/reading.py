"""Reads a return whose rows are files of one table each: CSVs in any file name, a ZIP of them, or one XML of their rows.

A file is known by its headings alone. The collection year is what the caller says, or is worked out from the dates.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from safeboard.grammar.statutory.layouts import Kind, Layout
from safeboard.grammar.statutory.other_files import other_kind
from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.sheets.assembling import assembled
from safeboard.grammar.statutory.sheets.from_csv import csv_sheet
from safeboard.grammar.statutory.sheets.from_xml import XmlForm, xml_sheets
from safeboard.grammar.statutory.sheets.sheet import Headings, Limits, Sheet
from safeboard.grammar.statutory.sheets.typing_columns import cleaned, typed
from safeboard.grammar.statutory.sheets.unpacking import unpacked

LIMITS = Limits()
# The tables of one file, and the parts of it that were left aside with the reason.
SheetsOfFile = tuple[Sequence[Sheet], Sequence[tuple[str, str]]]
# A year is taken for the collection's only if this share of the dates lies in it, so that one slip does not decide.
_SHARE_OF_DATES = 0.02


def read_tables(
    files: Sequence[tuple[str, bytes]],
    layouts: Mapping[int, Layout],
    *,
    year: int | None = None,
    year_by: Sequence[str] = (),
    xml_form: XmlForm | None = None,
    id_column: str = "CHILD",
    limits: Limits = LIMITS,
) -> Read:
    """The tables of a return.

    `year_by` names the date columns ("Table.Column") that tell the year where it is not said. `id_column` is the
    authority's id of the child in every table. Raises Unreadable, with a message for the sender, where nothing can be
    read, a table was sent twice, a limit is passed, or the year is not known.
    """
    started = time.perf_counter()
    headings = Headings.of(layouts.values())

    def one(name: str, data: bytes) -> SheetsOfFile:
        if not data.strip():
            raise Unreadable("It is empty. Export it again.")
        if kind := other_kind(data):
            raise Unreadable(f"It is {kind}, not a file of this return. Send the CSV or XML files.")
        if xml_form is not None and _is_xml(data):
            return xml_sheets(name, data, xml_form, headings, limits)
        return [csv_sheet(name, data, headings, limits, id_column)], []

    sheets, not_read = sheets_of(files, limits, one)
    if year is None:
        if not any(map(len, sheets)):
            raise Unreadable(
                "The files have no row of the return in them, so not even its year is known. "
                "Check that they are the right ones, and export them again."
            )
        year, year_from = _year(sheets, layouts, year_by)
    elif year not in layouts:
        raise Unreadable(
            f"The collection {year - 1}-{year % 100:02d} is not known here; {_known(layouts)} are."
        )
    else:
        year_from = "It was said with the files."
    parsed = time.perf_counter()
    read = assembled(sheets, layouts[year], id_column, year_from, tuple(not_read))
    seconds = {"read": parsed - started, "typed": time.perf_counter() - parsed}
    return replace(read, seconds=seconds)


def sheets_of(
    files: Sequence[tuple[str, bytes]], limits: Limits, one: Callable[[str, bytes], SheetsOfFile]
) -> tuple[list[Sheet], list[tuple[str, str]]]:
    """The tables of several files, packed or not, each read by `one`, and what was left aside with the reason.

    Raises Unreadable where there is no table, a table was sent twice, or there are more rows than the limit.
    """
    found, not_read = unpacked(files, limits)
    sheets: list[Sheet] = []
    for name, data in found:
        try:
            new, left = one(name, data)
        except Unreadable as why:
            not_read.append((name, str(why)))
            continue
        sheets.extend(new)
        not_read.extend(left)
    if not sheets:
        raise Unreadable(_nothing(not_read))
    if sum(len(sheet) for sheet in sheets) > limits.rows:
        raise Unreadable(
            f"The files have more than {limits.rows:,} rows together. Send only those of one year."
        )
    _once_each(sheets)
    return sheets, not_read


def _is_xml(data: bytes) -> bool:
    start = data[:200]
    text = (
        start.decode("utf-16", "replace")
        if start[:2] in (b"\xff\xfe", b"\xfe\xff")
        else start.decode("latin-1")
    )
    return text.lstrip("\ufeffï»¿ \t\r\n").startswith("<")


def _nothing(not_read: Sequence[tuple[str, str]]) -> str:
    if not not_read:
        return "There is no file in it. Check that it is the right one and send it again."
    told = " ".join(f"{name}: {why}" for name, why in not_read[:5])
    more = f" And {len(not_read) - 5} more." if len(not_read) > 5 else ""
    return f"No table of the return was found. {told}{more}"


def _once_each(sheets: Sequence[Sheet]) -> None:
    sources: dict[str, str] = {}
    for sheet in sheets:
        if sheet.table in sources:
            raise Unreadable(
                f"{sources[sheet.table]} and {sheet.source} both have the headings of the table {sheet.table}. "
                "Send the files of one year, each table once."
            )
        sources[sheet.table] = sheet.source


def _known(layouts: Mapping[int, Layout]) -> str:
    return f"{layouts[min(layouts)].words} to {layouts[max(layouts)].words}"


def _year(sheets: Sequence[Sheet], layouts: Mapping[int, Layout], year_by: Sequence[str]) -> tuple[int, str]:
    """The newest collection year that enough of the dates lie in, and that in words."""
    counted: Counter[int] = Counter()
    for sheet in sheets:
        names = [name for name in sheet.columns if f"{sheet.table}.{name}" in year_by]
        if not names or not len(sheet):
            continue
        written = pl.concat([sheet.columns[name].alias("day") for name in names]).to_frame()
        days = written.select(typed(cleaned(pl.col("day")), Kind.DATE).alias("day"))["day"].drop_nulls()
        years = days.dt.year().cast(pl.Int32) + (days.dt.month() >= 4).cast(pl.Int32)
        counted.update(dict(years.value_counts().iter_rows()))
    known = {year: number for year, number in counted.items() if year in layouts}
    enough = [year for year, number in known.items() if number >= _SHARE_OF_DATES * sum(known.values())]
    if not enough:
        raise Unreadable(
            f"The files have no date from which the collection year could be known ({_known(layouts)}). "
            "Say the year with them."
        )
    year = max(enough)
    return year, (
        f"It was worked out from the dates: {known[year]:,} of {sum(counted.values()):,} lie in {layouts[year].words}, "
        "and next to none later. Say the year with the files if that is not right."
    )
