"""Which layout a file has, told by its headings, and what it is read as."""

from __future__ import annotations

import re
from dataclasses import replace

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published import ees, fingertips, lait, legacy
from safeboard.kernel.indicators.published.tables import Table
from safeboard.kernel.indicators.published.values import Reading, Release

LAYOUTS = {
    "ees": "Explore Education Statistics (CSV of any release)",
    "legacy": "Underlying data of 2010 to 2017 (one row an authority)",
    "lait": "Local Authority Interactive Tool (long table)",
    "fingertips": "Fingertips (export)",
}
READERS = {"ees": ees, "legacy": legacy, "lait": lait, "fingertips": fingertips}
SOURCES = {
    "ees": "DfE Explore Education Statistics",
    "legacy": "DfE statistical first release",
    "lait": "DfE Local Authority Interactive Tool",
    "fingertips": "OHID Fingertips",
}
_FIRST_RELEASE = re.compile(r"(OSR|SFR|SFE)[ _-]?(\d{1,2})[-_ ]?(20\d{2})?", re.IGNORECASE)
_YEAR = re.compile(r"20\d{2}")


def layout_of(table: Table) -> str:
    """The layout by its headings. Raises RefusedFile where none fits."""
    for name, reader in READERS.items():
        if reader.is_it(table):
            return name
    raise RefusedFile(
        "We do not know this layout. We read " + "; ".join(LAYOUTS.values()) + ". Nothing was kept."
    )


def read(table: Table, layout: str = "", release: Release | None = None) -> Reading:
    """Read a file as what it is, or as what it is said to be. Raises RefusedFile."""
    known = layout or layout_of(table)
    given = release or Release("", "")
    found = READERS[known].read(table, given)
    guess = guessed(known, table, found)
    return replace(
        found,
        release=Release(given.source or guess.source, given.name or guess.name, given.on or guess.on),
    )


def guessed(layout: str, table: Table, reading: Reading) -> Release:
    """The release as far as the file's name and its years tell: a person should say it better."""
    if found := _FIRST_RELEASE.search(table.name):
        year = found[3] or next(iter(_YEAR.findall(table.name)), "")
        return Release(SOURCES[layout], f"{found[1].upper()}{found[2]}/{year}".rstrip("/"), year)
    newest = max((each for each in reading.periods if each[:4].isdigit()), default="")
    on = str(int(newest[:4]) + 1) if newest else ""
    return Release(SOURCES[layout], f"figures to {newest}" if newest else "", on)
