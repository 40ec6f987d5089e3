"""The Local Authority Interactive Tool: one long table of all measures, periods written in a dozen ways, `-` for what
is not shown. England's row has been in another unit than the authorities': the doubts say where."""

from __future__ import annotations

import re
from collections import Counter

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published import places
from safeboard.kernel.indicators.published.gathering import Gathered
from safeboard.kernel.indicators.published.known import columns
from safeboard.kernel.indicators.published.symbols import NOW
from safeboard.kernel.indicators.published.tables import Table
from safeboard.kernel.indicators.published.times import FINANCIAL, NoSuchPeriod, mark_of, period_of
from safeboard.kernel.indicators.published.values import Area, Reading, Release

LAYOUT = "lait"
MEASURE, YEARS, WHERE, VALUES, NUMBER = "Short Desc", "Years", "LA and Regions", "Values", "LA Number"
NEEDED = (MEASURE, YEARS, WHERE, VALUES, NUMBER)
ENGLAND = "970"
# 31.000000001 was 31: numbers pass through a spreadsheet on their way here.
PLACES = 4
MARKS = {"rev": "revised", "prov": "provisional", "fina": "final", "ot": "other"}


def is_it(table: Table) -> bool:
    """Whether the headings are those of this layout, with spaces or underscores."""
    return set(map(_plain, NEEDED)) <= set(map(_plain, table.headings))


def read(table: Table, release: Release) -> Reading:
    """Every figure of a measure that we know. Raises RefusedFile where a column is missing."""
    named = {_plain(each): each for each in table.headings}
    if not is_it(table):
        raise RefusedFile(
            f"This is not the long table of the tool: it needs the columns {', '.join(NEEDED)}."
        )
    got, unknown = Gathered(LAYOUT, table), Counter(dict(table.passed_over))
    for number, row in table.records():
        cells = {each: row[named[_plain(each)]].strip() for each in NEEDED}
        if not (known := columns(LAYOUT).get(cells[MEASURE])):
            unknown[cells[MEASURE]] += 1
            continue
        try:
            period = period_of(cells[YEARS], known[0].period or FINANCIAL)
            area = _area(cells[NUMBER], cells[WHERE])
        except (NoSuchPeriod, places.NoSuchPlace) as fault:
            got.leave_out(number, str(fault))
            continue
        note = MARKS.get(mark_of(cells[YEARS]), "")
        got.take(
            number,
            known[0].measure,
            area,
            period,
            cells[VALUES],
            dict(NOW),
            heading=cells[MEASURE],
            note=note,
            places=PLACES,
        )
    got.unknown.extend(f"{name} ({times:,} rows)" for name, times in sorted(unknown.items()))
    return got.reading(release)


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z]", "", heading.lower())


def _area(number: str, name: str) -> Area:
    if number.removesuffix(".0") == ENGLAND or name.lower() == "england":
        return places.ENGLAND
    try:
        return places.region("", name)
    except places.NoSuchPlace:
        return places.authority(number, "", name)
