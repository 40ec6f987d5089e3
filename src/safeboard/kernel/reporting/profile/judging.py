"""Rows of a file of county figures: which can be taken in, and why each of the others is skipped (SYS-94).

The file is in the layout of `reference/facts.csv`. It comes from outside, so nothing in it is believed: not its numbers,
not its days, not its licence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safeboard.kernel.files.characters import printable
from safeboard.kernel.reporting.profile.table import COLUMNS, PARTS, Fact, fact_of, shipped
from safeboard.kernel.ui import personal_information

MOST, LONGEST = 10**9, {"key": 40, "title": 160, "period": 40, "unit": 40, "beside_name": 60, "note": 300}
LONGEST_OTHERS = 160
# Licences under which a figure may be restated (reference/README.md).
LICENCES = ("OGL v1.0", "OGL v2.0", "OGL v3.0", "CC BY 4.0", "CC0 1.0")
NEW, NEWER, REVISED = "New", "Newer", "Revised"
WORKED_OUT = "areas"
_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_UNIT = re.compile(r"%|of \d{1,6}|[A-Za-z][A-Za-z ]*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
NEEDED = ("key", "part", "title", "period", "value", "unit", "source", "release", "licence")


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that can be taken in: what it does to the figure that is held, which is None for a new one."""

    number: int
    what: str
    fact: Fact
    before: Fact | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not taken in, by its number in the file, with why and what to do."""

    number: int
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A whole file, each of its rows once."""

    taken: tuple[Taken, ...]
    skipped: tuple[Skipped, ...]


class NotThisRow(ValueError):
    """A row cannot be taken in; the message says why."""


def judge(rows: Iterable[tuple[int, Mapping[str, str]]], held: Mapping[str, Fact], this_year: int) -> Judged:
    """Every row of a file against what is held: taken in or skipped, never neither."""
    taken: list[Taken] = []
    skipped: list[Skipped] = []
    seen: dict[str, int] = {}
    for number, row in rows:
        key = row.get("key", "").strip()
        try:
            if key in seen:
                raise NotThisRow(f"Row {seen[key]} has this key already. Give each figure one row.")
            fact = _fact(row, this_year)
            taken.append(_against(number, fact, held.get(key)))
            seen[key] = number
        except ValueError as wrong:
            skipped.append(Skipped(number, key[:40], str(wrong)))
    return Judged(tuple(taken), tuple(skipped))


def _fact(row: Mapping[str, str], this_year: int) -> Fact:
    said = {name: row.get(name, "").strip() for name in COLUMNS}
    if missing := [name for name in NEEDED if not said[name]]:
        raise NotThisRow(f"It has no {' and no '.join(missing)}. A figure without one is not held.")
    for name, text in said.items():
        if len(text) > (most := LONGEST.get(name, LONGEST_OTHERS)):
            raise NotThisRow(f"Its {name} has {len(text)} characters; the most is {most}.")
        if printable(text) != text or "\n" in text:
            raise NotThisRow(f"Its {name} holds characters that cannot be printed. Type it again.")
        if found := personal_information.find(text):
            raise NotThisRow(f"Its {name} looks like personal information ({found[0].kind}). Take it out.")
    if not _KEY.fullmatch(said["key"]):
        raise NotThisRow("Its key may have small letters, figures and hyphens, as in age-0-4.")
    if said["part"] == WORKED_OUT or ((known := shipped().get(said["key"])) and known.part == WORKED_OUT):
        raise NotThisRow(
            "Figures of small areas are worked out from their own table and cannot be replaced one by one."
        )
    if said["part"] not in PARTS:
        raise NotThisRow(
            f"There is no part {said['part']}. There is: {', '.join(each for each in PARTS if each != WORKED_OUT)}."
        )
    if said["licence"] not in LICENCES:
        raise NotThisRow(f"Its licence is {said['licence']}. We may hold: {', '.join(LICENCES)}.")
    _values(said)
    fact = fact_of(said)
    if not fact.years:
        raise NotThisRow(f"Its period, {fact.period}, names no year. Write for example mid-2016, or 2015-16.")
    if max(fact.years) > this_year:
        raise NotThisRow(f"Its period, {fact.period}, has not come yet.")
    return fact


def _values(said: Mapping[str, str]) -> None:
    if not _UNIT.fullmatch(said["unit"]):
        raise NotThisRow(f"Its unit is {said['unit']}. Write %, of 152, or one plain word such as children.")
    for name in ("value", "beside_value"):
        if not (text := said[name]):
            continue
        if not (_NUMBER.fullmatch(text) and math.isfinite(float(text))):
            raise NotThisRow(
                f"Its {name}, {text[:20]}, is no number. Write figures and a full stop only, as 120726 or 16.8."
            )
        if float(text) > (100 if said["unit"] == "%" else MOST):
            raise NotThisRow(f"Its {name}, {text[:20]}, is more than there can be of its unit.")
        counts = said["unit"] != "%" and not said["unit"].startswith("of ")
        if counts and 0 < float(text) <= 5:
            raise NotThisRow("A count of 1 to 5 could point to a child. It is not held (R-DAT-03).")


def _against(number: int, fact: Fact, held: Fact | None) -> Taken:
    if held is None:
        return Taken(number, NEW, fact, None)
    if fact.row == held.row:
        raise NotThisRow("It is the same as what is held.")
    if fact.unit != held.unit:
        raise NotThisRow(
            f"It counts in {fact.unit}, and the figure that is held in {held.unit}. Give it a key of its own."
        )
    if fact.part != held.part:
        raise NotThisRow(
            f"It stands in the part {fact.part}, and the figure that is held in {held.part}. Give it a key of its own."
        )
    if max(fact.years) < max(held.years):
        raise NotThisRow(
            f"It is of {fact.period}, and {held.period} is held. An older figure never takes the place of a newer one."
        )
    return Taken(number, NEWER if max(fact.years) > max(held.years) else REVISED, fact, held)
