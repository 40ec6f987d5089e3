"""Explore Education Statistics: a tidy CSV, one row an area and a period, a column a figure; any release, any order.

Columns are told from each other by what stands in them, since nothing else says which is a figure and which a
category: names begin with digits, change from release to release, and the file of their meanings is often lost.
"""

from __future__ import annotations

from collections.abc import Mapping

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published import places
from safeboard.kernel.indicators.published.gathering import Gathered
from safeboard.kernel.indicators.published.known import Column, columns
from safeboard.kernel.indicators.published.symbols import NOW, looks_like_figures
from safeboard.kernel.indicators.published.tables import Table
from safeboard.kernel.indicators.published.times import MIDYEAR, NoSuchPeriod, kind_of, period_of
from safeboard.kernel.indicators.published.values import Area, Reading, Release

LAYOUT = "ees"
LEVELS = ("geographic_level", "geographical_level")
ABOUT = {
    *(
        "time_period",
        "time_identifier",
        *LEVELS,
        "country_code",
        "country_name",
        "region_code",
        "region_name",
    ),
    *("old_la_code", "new_la_code", "la_name"),
}
WHOLE = {"total", "all", "persons"}


def is_it(table: Table) -> bool:
    """Whether the headings are those of this layout, in whatever order."""
    heads = {each.lower() for each in table.headings}
    return "time_period" in heads and bool(heads & set(LEVELS))


def read(table: Table, release: Release) -> Reading:
    """Every figure of the file. Raises RefusedFile where it has no column of periods or levels."""
    named = {each.lower(): each for each in table.headings}
    level = next((named[each] for each in LEVELS if each in named), None)
    if level is None or "time_period" not in named:
        raise RefusedFile(
            "This is not laid out as Explore Education Statistics: it has no time_period or no level."
        )
    got = Gathered(LAYOUT, table)
    figures, filters = _sorted(table, named, got)
    meant = {heading: _meant(heading, figures) for heading in figures}
    got.unknown.extend(heading for heading in figures if not meant[heading])
    midyear = set(figures) == {named.get("population_estimate", "")}
    for number, row in table.records():
        try:
            kind = MIDYEAR if midyear else kind_of(row.get(named.get("time_identifier", ""), ""))
            period = period_of(row[named["time_period"]], kind)
            area = _area(row, named, row[level])
        except (NoSuchPeriod, places.NoSuchPlace) as fault:
            got.leave_out(number, str(fault))
            continue
        if area is None:
            got.leave_out(
                number, f"its level is “{row[level]}”: only England, regions and authorities are read."
            )
            continue
        said = {row[each].strip().lower() for each in filters}
        for heading in figures:
            if (column := _wanted(meant[heading], said, filters)) is not None:
                got.take(number, column.measure, area, period, row[heading], dict(NOW), heading=heading)
            elif meant[heading]:
                got.leave_out(number, f"column {heading}: a category that is compared with nothing.")
    if midyear:
        got.notes.append(
            "Each year is a population in the middle of it: it is the base of the financial year it falls in."
        )
    elif (
        "reporting year" in {each.strip().lower() for each in table.column(named["time_identifier"])}
        if "time_identifier" in named
        else False
    ):
        got.notes.append("A reporting year is read as the year that ends on 31 March.")
    return got.reading(release)


def _sorted(table: Table, named: Mapping[str, str], got: Gathered) -> tuple[list[str], list[str]]:
    """The columns that hold figures, and those that hold categories."""
    figures, filters = [], []
    for lower, heading in named.items():
        if lower in ABOUT:
            continue
        cells = table.column(heading)
        # A column whose name is known holds figures, whatever one of its cells says: that cell is then named.
        if looks_like_figures(cells) or (any(cells) and lower.replace(" ", "_") in columns(LAYOUT)):
            figures.append(heading)
        elif not any(cells):
            got.doubts.append(f"Column {heading} is empty.")
        elif len({each.lower() for each in cells}) > 1 or cells[0].strip().lower() in _categories():
            filters.append(heading)
    return figures, filters


def _categories() -> set[str]:
    return {column.category for each in columns(LAYOUT).values() for column in each if column.category}


def _meant(heading: str, figures: list[str]) -> tuple[Column, ...]:
    beside = {each.lower() for each in figures}
    found = columns(LAYOUT).get(heading.lower().replace(" ", "_"), ())
    return tuple(each for each in found if not each.beside or each.beside in beside)


def _wanted(meant: tuple[Column, ...], said: set[str], filters: list[str]) -> Column | None:
    """What the cell means in a row of these categories; None where it is of a part that is compared with nothing."""
    for column in meant:
        if column.category:
            if column.category in said and said <= {column.category, *WHOLE}:
                return column
        elif not filters or said <= WHOLE:
            return column
    return None


def _area(row: Mapping[str, str], named: Mapping[str, str], level: str) -> Area | None:
    def cell(name: str) -> str:
        return row.get(named.get(name, ""), "")

    said = level.strip().lower()
    if said in ("national", "country"):
        return places.ENGLAND
    if said in ("regional", "region"):
        return places.region(cell("region_code"), cell("region_name"))
    if said in ("local authority", "la"):
        return places.authority(cell("old_la_code"), cell("new_la_code"), cell("la_name"))
    return None
