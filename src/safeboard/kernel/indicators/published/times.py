"""Periods as publishers write them, as one spelling: `2015-16` a financial year, `AY2015-16` a school year (as our own periods), `2015` a
calendar year; anything longer stays as it is written."""

from __future__ import annotations

import re

_FOUR = re.compile(r"(?:19|20)\d{2}")
_SIX = re.compile(r"((?:19|20)\d{2})(\d{2})")
_TWO = re.compile(r"((?:19|20)\d{2})[-/](?:20)?(\d{2})")
# Several years, a quarter, a month: from a year on, nothing but numbers and what stands between them.
_LONGER = re.compile(r"(?:19|20)\d{2}(?:[\d\s/–-]|[Qq]\d)+")
_MARK = re.compile(r"\s*\((rev|revised|prov|provisional|final|ot)\)\s*", re.IGNORECASE)

FINANCIAL, SCHOOL, CALENDAR, MIDYEAR = "financial", "school", "calendar", "midyear"


class NoSuchPeriod(ValueError):
    """The words name no period that we can tell."""


def mark_of(written: str) -> str:
    """`rev` or `prov` where a period carries such a mark: a later file may say it differently."""
    found = _MARK.search(written)
    return found[1].lower()[:4].strip() if found else ""


def period_of(written: str, kind: str) -> str:
    """The period in our spelling. `kind` says what a single year means: the year that ends in it, or the year itself.

    `midyear` is a population at the middle of a year, which is the base of the financial year that it falls in
    (R-DAT-01). Raises NoSuchPeriod.
    """
    said = _MARK.sub("", written).strip()
    if found := _SIX.fullmatch(said):
        return _span(int(found[1]), found[2], written, "AY" if kind == SCHOOL else "")
    if (found := _TWO.fullmatch(said)) and _follows(int(found[1]), found[2]):
        return _span(int(found[1]), found[2], written, "AY" if kind == SCHOOL else "")
    if _FOUR.fullmatch(said):
        year = int(said)
        if kind == CALENDAR:
            return said
        if kind == MIDYEAR:
            return f"{year}-{(year + 1) % 100:02d}"
        return f"{'AY' if kind == SCHOOL else ''}{year - 1}-{year % 100:02d}"
    if _LONGER.fullmatch(said) and len(said) <= 20:
        return said
    raise NoSuchPeriod(f"“{written[:30]}” is not a period that we can tell.")


def kind_of(identifier: str) -> str:
    """What a year of this `time_identifier` is. A reporting year of social care ends on 31 March."""
    said = identifier.strip().lower()
    if "academic" in said or "school" in said or "term" in said:
        return SCHOOL
    return CALENDAR if "calendar" in said else FINANCIAL


def _follows(year: int, ending: str) -> bool:
    return (year + 1) % 100 == int(ending)


def _span(year: int, ending: str, written: str, before: str) -> str:
    if not _follows(year, ending):
        raise NoSuchPeriod(f"“{written}” does not run from one year to the next.")
    return f"{before}{year}-{ending}"
