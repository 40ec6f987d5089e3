"""Exports of Fingertips: a row an area, sex, category and period; the nine-character code of today joined to the old one.

Only the rows of everybody are compared with anything; those of boys, girls and categories are said to be left out.
"""

from __future__ import annotations

from collections import Counter

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published import places
from safeboard.kernel.indicators.published.gathering import Gathered
from safeboard.kernel.indicators.published.known import columns
from safeboard.kernel.indicators.published.symbols import NOW
from safeboard.kernel.indicators.published.tables import Table
from safeboard.kernel.indicators.published.times import FINANCIAL, NoSuchPeriod, period_of
from safeboard.kernel.indicators.published.values import Area, Reading, Release

LAYOUT = "fingertips"
NEEDED = ("Indicator ID", "Area Code", "Area Name", "Area Type", "Sex", "Time period", "Value")
PLACES = 1
EVERYBODY = "persons"


def is_it(table: Table) -> bool:
    """Whether the headings are those of this layout."""
    return set(NEEDED) <= set(table.headings)


def read(table: Table, release: Release) -> Reading:
    """Every figure of an indicator that we know. Raises RefusedFile where a column is missing."""
    if not is_it(table):
        raise RefusedFile(f"This is not an export of Fingertips: it needs the columns {', '.join(NEEDED)}.")
    got, unknown = Gathered(LAYOUT, table), Counter[str]()
    for number, row in table.records():
        if not (known := columns(LAYOUT).get(row["Indicator ID"].strip())):
            unknown[f"{row['Indicator ID']} {row.get('Indicator Name', '')}".strip()] += 1
            continue
        if row["Sex"].strip().lower() != EVERYBODY or row.get("Category", "").strip():
            got.leave_out(number, "of one sex or category: compared with nothing.")
            continue
        try:
            period = period_of(row["Time period"], known[0].period or FINANCIAL)
            area = _area(row["Area Code"], row["Area Name"], row["Area Type"])
        except (NoSuchPeriod, places.NoSuchPlace) as fault:
            got.leave_out(number, str(fault))
            continue
        note = row.get("Value note", "").strip()
        got.take(
            number,
            known[0].measure,
            area,
            period,
            row["Value"],
            dict(NOW),
            heading="Value",
            note=note,
            places=PLACES,
        )
    got.unknown.extend(f"{name} ({times:,} rows)" for name, times in sorted(unknown.items()))
    return got.reading(release)


def _area(code: str, name: str, level: str) -> Area:
    if level.strip().lower() == "england" or code == places.ENGLAND.code:
        return places.ENGLAND
    if "region" in level.lower():
        return places.region(code, name)
    return places.authority("", code, name)
