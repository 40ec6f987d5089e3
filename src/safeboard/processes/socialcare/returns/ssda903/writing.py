"""Writes a return on children looked after: for the worked examples of its rules, and for the demonstration.

Rows are said in the published names: ``(header(), episode(DECOM="2025-05-01"))``. What is not said stands as in the
ordinary record of a ten-year-old who came into care in May 2025; ``None`` leaves a field out. Days are said as
2025-05-01 and written as 01/05/2025. Columns that are not in every file (PL_LA, PL_LOCATION, PL_DISTANCE, and UASC of
Header) are written where a row says them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from safeboard.grammar.statutory.layouts import Kind, TableLayout
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS

Value = str | None
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BY_NUMBER = {"M": "1", "F": "2"}


@dataclass(frozen=True)
class Row:
    """One row of a table, as it is to be written; `last` says that it stands in the return of the year before."""

    table: str
    values: tuple[tuple[str, Value], ...]
    last: bool = False


def last_year(*rows: Row) -> tuple[Row, ...]:
    """The same rows as rows of the return of the year before."""
    return tuple(replace(row, last=True) for row in rows)


def _row(table: str, usual: Mapping[str, Value], values: Mapping[str, Value]) -> Row:
    return Row(table, tuple({**usual, **values}.items()))


def header(**values: Value) -> Row:
    """Who a child is."""
    usual = {"SEX": "F", "DOB": "2015-06-01", "ETHNIC": "WBRI", "UPN": "UN3", "MOTHER": "0", "MC_DOB": None}
    return _row("Header", {"CHILD": "A1", **usual}, values)


def episode(**values: Value) -> Row:
    """An episode of care: from its start, an open foster placement under a full care order."""
    usual = {
        "CHILD": "A1",
        "DECOM": "2025-05-01",
        "RNE": "S",
        "LS": "C2",
        "CIN": "N1",
        "PLACE": "U6",
        "PLACE_PROVIDER": "PR1",
        "DEC": None,
        "REC": None,
        "REASON_PLACE_CHANGE": None,
        "HOME_POST": "CK1 1AB",
        "PL_POST": "CK2 2CD",
        "URN": "SC123456",
    }
    return _row("Episodes", usual, values)


def uasc(**values: Value) -> Row:
    """An unaccompanied asylum-seeking child."""
    return _row("UASC", {"CHILD": "A1", "SEX": "F", "DOB": "2015-06-01", "DUC": None}, values)


def review(**values: Value) -> Row:
    """A review, at which the child spoke."""
    return _row("Reviews", {**_CHILD, "REVIEW": "2025-05-22", "REVIEW_CODE": "PN1"}, values)


def adoption(**values: Value) -> Row:
    """An adoption (AD1)."""
    usual = {
        "DATE_INT": "2025-05-01",
        "DATE_MATCH": "2025-09-01",
        "FOSTER_CARE": "0",
        "NB_ADOPTR": "2",
        "SEX_ADOPTR": "MF",
        "LS_ADOPTR": "L11",
    }
    return _row("AD1", {**_CHILD, **usual}, values)


def placed(**values: Value) -> Row:
    """A decision that a child should be placed for adoption."""
    usual = {"DATE_PLACED": "2025-09-01", "DATE_PLACED_CEASED": None, "REASON_PLACED_CEASED": None}
    return _row("PlacedAdoption", {**_CHILD, **usual}, values)


def permanence(**values: Value) -> Row:
    """An earlier permanence arrangement. DATE_PERM is written as it is said, as its day may be unknown ("zz")."""
    usual = {"PREV_PERM": "P1", "LA_PERM": None, "DATE_PERM": "12/03/2020"}
    return _row("PrevPerm", {**_CHILD, **usual}, values)


def missing(**values: Value) -> Row:
    """A time a child was missing."""
    usual = {"MISSING": "M", "MIS_START": "2025-08-01", "MIS_END": "2025-08-02"}
    return _row("Missing", {**_CHILD, **usual}, values)


def oc2(**values: Value) -> Row:
    """The health and offending of a child looked after for twelve months."""
    usual = {
        "SDQ_SCORE": "10",
        "SDQ_REASON": None,
        "CONVICTED": "0",
        "HEALTH_CHECK": None,
        "IMMUNISATIONS": "1",
        "TEETH_CHECK": "1",
        "HEALTH_ASSESSMENT": "1",
        "SUBSTANCE_MISUSE": "0",
        "INTERVENTION_RECEIVED": None,
        "INTERVENTION_OFFERED": None,
    }
    return _row("OC2", {**_CHILD, **usual}, values)


def oc3(**values: Value) -> Row:
    """A care leaver of nineteen."""
    usual = {"CHILD": "A1", "DOB": "2006-06-01", "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "U1"}
    return _row("OC3", usual, values)


def social_worker(**values: Value) -> Row:
    """A social worker episode, since 2023-24."""
    usual = {"SW_ID": "SW12345", "SW_DECOM": "2025-05-01", "SW_DEC": None, "SW_REASON": "OTHERS"}
    return _row("SWEpisodes", {**_CHILD, **usual}, values)


def dolo(**values: Value) -> Row:
    """A deprivation of liberty order, since 2026-27."""
    return _row("DoLo", {**_CHILD, "DOLO_START": "2026-06-01", "DOLO_END": "2026-07-01"}, values)


def ordinary(child: str = "A1") -> tuple[Row, ...]:
    """The whole clean record of an ordinary child of 2025-26: who they are, their care, its reviews in time."""
    days = ("2025-05-22", "2025-08-14", "2026-02-05")
    reviews = (review(CHILD=child, REVIEW=day) for day in days)
    never_before = permanence(CHILD=child, PREV_PERM="Z1", DATE_PERM=None)
    return (header(CHILD=child), episode(CHILD=child), never_before, social_worker(CHILD=child), *reviews)


_CHILD: Mapping[str, Value] = {"CHILD": "A1", "DOB": "2015-06-01"}


def files(rows: Iterable[Row], year: int = 2026) -> dict[str, bytes]:
    """The CSV files of a return, every table of the year with its headings even where it has no row."""
    its_rows = by_table(rows, year)
    return {
        f"{table.name}.csv": _csv(table, its_rows[table.name], year).encode()
        for table in LAYOUTS[year].tables
    }


def by_table(rows: Iterable[Row], year: int) -> dict[str, list[Row]]:
    """The rows of each table of a year. Raises ValueError where the year has no such table or column."""
    tables: dict[str, list[Row]] = {table.name: [] for table in LAYOUTS[year].tables}
    for row in rows:
        if row.table not in tables:
            raise ValueError(f"The collection {LAYOUTS[year].words} has no table {row.table}.")
        unknown = dict(row.values).keys() - LAYOUTS[year].by_name[row.table].by_name.keys()
        if unknown:
            raise ValueError(f"The table {row.table} has no column {min(unknown)}.")
        tables[row.table].append(row)
    return tables


def _csv(table: TableLayout, rows: Sequence[Row], year: int) -> str:
    said = {name for row in rows for name, value in row.values if value is not None}
    columns = [column for column in table.columns if column.always or column.name in said]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in columns])
    for row in rows:
        values = dict(row.values)
        writer.writerow(
            [written(each.kind, each.name, values.get(each.name), year) or "" for each in columns]
        )
    return out.getvalue()


def written(kind: Kind, name: str, value: Value, year: int) -> Value:
    """A value as the files of a year have it: days as 31/12/2025, sex by number before 2024-25."""
    if value is None:
        return None
    if name == "SEX" and year < 2025:
        return _BY_NUMBER.get(value, value)
    day = _ISO.fullmatch(value) if kind is Kind.DATE else None
    return "/".join(reversed(day.groups())) if day else value
