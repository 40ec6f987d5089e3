"""Reads a Standard Safeguarding Dataset: CSVs in any file name, JSON of all objects or of one, or a ZIP of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from safeboard.grammar.statutory.layouts import Kind
from safeboard.grammar.statutory.other_files import other_kind
from safeboard.grammar.statutory.reads import Read, Unreadable
from safeboard.grammar.statutory.sheets.assembling import assembled
from safeboard.grammar.statutory.sheets.from_csv import csv_sheet
from safeboard.grammar.statutory.sheets.reading import SheetsOfFile, sheets_of
from safeboard.grammar.statutory.sheets.sheet import Headings, Limits, Sheet
from safeboard.processes.socialcare.returns.safeguarding_dataset.joining import with_children, with_joins_told
from safeboard.processes.socialcare.returns.safeguarding_dataset.json_reading import is_json, json_sheets
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import (
    BY_NAME,
    EARLIER_NAMES,
    KNOWN,
    LAYOUTS,
    VERSION,
)
from safeboard.processes.socialcare.returns.safeguarding_dataset.other_objects import NOT_READ

# Outcomes with remarks may be long; they are left aside.
LIMITS = Limits(cell=4000)
# What systems write where they have nothing, and the dataset where a field is not made yet.
_NOTHING = ("", "NULL", "PLACEHOLDER_DATA")
# A day with the time of it, as a database writes it. The day is read as it stands.
_TIME = r"[ T]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$"


def _headings() -> Headings:
    known = Headings.of((KNOWN,))
    earlier = {
        name: {old for old, new in EARLIER_NAMES.items() if new in names}
        for name, names in known.columns.items()
    }
    return replace(known, columns={name: names | earlier[name] for name, names in known.columns.items()})


HEADINGS = _headings()


def read(files: Sequence[tuple[str, bytes]], year: int | None = None, *, limits: Limits = LIMITS) -> Read:
    """A dataset of the files that were sent; its layout is the same whatever the year. Raises Unreadable."""
    started = time.perf_counter()

    def one(name: str, data: bytes) -> SheetsOfFile:
        if not data.strip():
            raise Unreadable("It is empty. Export it again.")
        if kind := other_kind(data):
            raise Unreadable(f"It is {kind}, not a file of the dataset. Send the CSV or JSON files.")
        if is_json(data):
            sheets, others = json_sheets(name, data, HEADINGS, limits)
            left = [(f"{name}: {said[:60]}", _why_not(said, fields)) for said, fields in others]
            if not sheets:
                raise Unreadable(" ".join(why for _, why in left) or _why_not("", ()))
            return sheets, left
        try:
            return [csv_sheet(name, data, HEADINGS, limits, "pers_person_id")], []
        except Unreadable as why:
            raise Unreadable(_other_object(data) or str(why)) from None

    sent, not_read = sheets_of(files, limits, one)
    sheets = with_children([_tidied(sheet) for sheet in sent])
    parsed = time.perf_counter()
    found = assembled(
        sheets,
        LAYOUTS[VERSION],
        "pers_person_id",
        "It is said with the files on which day they were drawn.",
        tuple(not_read),
    )
    found = with_joins_told(found, {sheet.table: sheet.source for sheet in sheets})
    return replace(found, seconds={"read": parsed - started, "typed": time.perf_counter() - parsed})


def _tidied(sheet: Sheet) -> Sheet:
    """A sheet under the names of this version, without what is left aside, its days without a time."""
    table, aside = BY_NAME[sheet.table].table, BY_NAME[sheet.table].aside
    columns: dict[str, pl.Series] = {}
    for said, written in sheet.columns.items():
        name = EARLIER_NAMES.get(said, said)
        if name in aside or (name != said and name in sheet.columns):
            continue
        text = pl.col("text").str.strip_chars()
        if name in table.by_name and table.by_name[name].kind is Kind.DATE:
            text = text.str.replace(_TIME, "")
        kept = pl.when(~text.str.to_uppercase().is_in(_NOTHING)).then(text).otherwise(pl.lit(""))
        columns[name] = written.to_frame("text").select(kept.alias(name))[name]
    notes = tuple(note for note in sheet.notes if EARLIER_NAMES.get(note.field, note.field) not in aside)
    return replace(sheet, columns=columns, notes=notes)


def _why_not(name: str, fields: Sequence[str]) -> str:
    """Why nothing of a list or file was read, by its name or the names of its fields."""
    first = fields[0].strip().lower() if fields else ""
    for other, (letters, why) in NOT_READ.items():
        if name == other or first.startswith(f"{letters}_"):
            return f"It is the object {other}. {why} You may leave it out."
    return (
        "It is no object of the dataset that is known here. Check that its fields have the published names."
    )


def _other_object(data: bytes) -> str:
    """Why a CSV of another object of the dataset was not read; empty where it is none."""
    first = data[:200].decode("utf-8", "replace").lstrip("\ufeff\"' ")
    why = _why_not("", (first,))
    return why if why.startswith("It is the object") else ""
