"""The files of 2010 to 2017: one wide row an authority, the year inside each column's name, `x` for 1 to 5.

England's row has the code 921 in some years, which is also an island's; and the island's new code in others. So the
level decides what a row is of, and the old three-figure code who an authority is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published import places
from safeboard.kernel.indicators.published.gathering import Gathered
from safeboard.kernel.indicators.published.known import Column, columns
from safeboard.kernel.indicators.published.symbols import UNTIL_2017
from safeboard.kernel.indicators.published.tables import Table
from safeboard.kernel.indicators.published.values import Area, Reading, Release

LAYOUT = "legacy"
LEVEL, CODE, NAME = "geog_l", "geog_c", "geog_n"
NEW_CODES = ("new_la_code", "new_geog_code")
ABOUT = {LEVEL, CODE, NAME, *NEW_CODES, "la_order"}
YEARS = {
    f"{year % 100:02d}{(year + 1) % 100:02d}": f"{year}-{(year + 1) % 100:02d}" for year in range(2008, 2018)
}
_AT = re.compile(r"3103(\d{2})")
_IN = re.compile("|".join(YEARS))
_FULL = re.compile(r"_?(20[01]\d)")
_MID = re.compile(r"mid(20[01]\d)", re.IGNORECASE)
_SHORT = re.compile(r"(?<=[a-z])112$")
CONFIDENCE = "dci"


def is_it(table: Table) -> bool:
    """Whether the headings are those of this layout."""
    heads = {each.lower() for each in table.headings}
    return {LEVEL, CODE, NAME} <= heads


def read(table: Table, release: Release, year: str = "") -> Reading:
    """Every figure of the file. `year` (2015-16) where neither columns nor the file's name says it. Raises RefusedFile."""
    named = {each.lower(): each for each in table.headings}
    if not is_it(table):
        raise RefusedFile(
            "This is not one of the files of 2010 to 2017: it has no geog_l, geog_c and geog_n."
        )
    got = Gathered(LAYOUT, table)
    heads = [each for each in table.headings if each.lower() not in ABOUT]
    period = year or _year(heads, table.name, got)
    _say_other_years(heads, period, got)
    meant = _meanings(heads, got)
    for number, row in table.records():
        try:
            area = _area(row, named, got)
        except places.NoSuchPlace as fault:
            got.leave_out(number, str(fault))
            continue
        if area is None:
            got.leave_out(
                number, f"its level is “{row[named[LEVEL]]}”: only England, regions and authorities are read."
            )
            continue
        for heading, column in meant.items():
            got.take(number, column.measure, area, period, row[heading], dict(UNTIL_2017), heading=heading)
    return got.reading(release)


def key_of(heading: str) -> str:
    """A column's name without its year and its small differences: `CPPAt310316` and `CPPat310315` are one."""
    said = _MID.sub("mid", heading.strip().lower())
    for pattern in (_AT, _IN, _FULL):
        said = pattern.sub("", said)
    return re.sub(r"[^a-z0-9%+<-]", "", _SHORT.sub("", said))


def year_in(heading: str) -> str:
    """The financial year that a column's name speaks of; an empty text where it names none."""
    said = heading.lower()
    if _MID.search(said):
        return ""
    if found := _AT.search(said):
        return f"20{int(found[1]) - 1:02d}-{found[1]}"
    if found := _IN.search(said):
        return YEARS[found[0]]
    if found := _FULL.search(said):
        return f"{int(found[1]) - 1}-{int(found[1]) % 100:02d}"
    return ""


def _year(heads: list[str], name: str, got: Gathered) -> str:
    years = Counter(year for each in heads if (year := year_in(each)))
    found = re.search(r"20(1[0-7]|09)", name)
    named = f"{int(found[0]) - 1}-{int(found[0]) % 100:02d}" if found else ""
    if years:
        newest = years.most_common(1)[0][0]
        if named and named != newest:
            got.doubts.append(
                f"The columns name {newest}, the file's name {named}: read as {newest}. Which is it?"
            )
        return newest
    if named:
        return named
    raise RefusedFile(
        "Neither the columns nor the file's name say which year this is. Put the year into its name, as in Missing2015.csv."
    )


def _say_other_years(heads: list[str], period: str, got: Gathered) -> None:
    for each in heads:
        if (year := year_in(each)) and year != period:
            got.doubts.append(f"Column {each} names {year}, the others {period}: read as {period}.")


def _meanings(heads: list[str], got: Gathered) -> dict[str, Column]:
    keys = {each: key_of(each) for each in heads}
    found: dict[str, Column] = {}
    confidence = 0
    for heading, key in keys.items():
        held = [
            each for each in columns(LAYOUT).get(key, ()) if not each.beside or each.beside in keys.values()
        ]
        if held and held[0].measure in {each.measure for each in found.values()}:
            got.doubts.append(
                f"Column {heading} gives {held[0].measure} a second time. The first column is read."
            )
        elif held:
            found[heading] = held[0]
        elif key.endswith(CONFIDENCE):
            confidence += 1
        else:
            got.unknown.append(heading)
    if confidence:
        got.notes.append(
            f"{confidence} columns say how sure the authority was of its figures. They are not kept."
        )
    return found


def _area(row: Mapping[str, str], named: Mapping[str, str], got: Gathered) -> Area | None:
    level, name = row[named[LEVEL]].strip().lower(), row[named[NAME]]
    new = next((row[named[each]].strip() for each in NEW_CODES if each in named), "")
    if level == "national":
        if new and new != places.ENGLAND.code:
            got.doubts.append(
                f"England's row has the code {new}, which is not England's. Its level says England."
            )
        return places.ENGLAND
    if level in ("region", "gor"):
        return places.region(new, name)
    return places.authority(row[named[CODE]], new, name) if level == "la" else None
