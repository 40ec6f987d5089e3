"""A country of invented authorities: every declared table filled for each authority and year, in the files of a snapshot.

Nothing is drawn at random: a row's values follow from its number, so the same country comes out every time. Texts are
those of the indicators' worked examples, so that conditions hold for some rows and not for others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

FIRST_YEAR = 2009
YEARS = 10
AREAS = 150
CHILDREN = 15_000
"""Children known to an authority over the years: a child comes back two or three times, as in the county."""
ROWS_A_YEAR = {
    "contacts": 3_800,
    "referrals": 2_100,
    "assessments": 1_800,
    "children_in_need": 1_800,
    "section47": 600,
    "early_help": 450,
    "protection_plans": 320,
    "looked_after": 220,
    "care_leavers": 90,
    "adoptions": 20,
}
OTHER_ROWS_A_YEAR = {"MONTH": 60, "QUARTER": 32}
"""Rows a year of the figures that an agency counted for each month or quarter; fewer where it is for a year."""
TYPES = {"text": "VARCHAR", "a date": "DATE", "a whole number": "BIGINT", "yes or no": "BOOLEAN"}


def write(folder: Path) -> dict[str, Any]:
    """Write the files; the coverage and the tables of the snapshot they make."""
    from safeboard.grammar.declarations.registry import REGISTRY

    values = _values()
    connection = duckdb.connect()
    folder.mkdir(parents=True)
    tables = {}
    for name, fact in REGISTRY.tables.items():
        columns = ", ".join(
            f"CAST({_value(each, fact, values.get((name, each.name), ()))} AS "
            f'{TYPES[each.kind.value]}) AS "{each.name}"'
            for each in fact.table.columns
        )
        every = fact.every.name if fact.every else "QUARTER"
        rows = ROWS_A_YEAR.get(name) or OTHER_ROWS_A_YEAR.get(every, 12)
        said = f"SELECT {columns}, (2009 + y) || '-' || lpad(CAST((10 + y) % 100 AS VARCHAR), 2, '0') AS year FROM "
        numbered = f"(SELECT a, y, i, (a * {YEARS} + y) * {rows} + i AS n FROM range({{}}) AS r(a), range({YEARS}) AS s(y), range({rows}) AS t(i))"
        connection.execute(
            f"COPY ({said}{numbered.format(AREAS)}) TO '{folder / name}' "
            "(FORMAT parquet, PARTITION_BY (area, year), WRITE_PARTITION_COLUMNS true)"
        )
        nobody = folder / name / "area=none" / "year=none"
        nobody.mkdir(parents=True)
        connection.execute(
            f"COPY (SELECT * EXCLUDE (year) FROM ({said}{numbered.format(0)})) TO '{nobody}/rows.parquet'"
        )
        tables[name] = {"rows": rows * AREAS * YEARS, "hash": ""}
    reach = [dt.date(FIRST_YEAR, 4, 1).isoformat(), dt.date(FIRST_YEAR + YEARS, 3, 31).isoformat()]
    return {"tables": tables, "coverage": {name: {area: [reach] for area in areas()} for name in tables}}


def areas() -> list[str]:
    """The codes of the authorities."""
    return [str(801 + number) for number in range(AREAS)]


def _values() -> dict[tuple[str, str], tuple[Any, ...]]:
    """The texts and numbers that worked examples have in each column of each table."""
    from safeboard.grammar.declarations.registry import REGISTRY

    found: dict[tuple[str, str], dict[Any, None]] = {}
    for indicator in REGISTRY.indicators.values():
        for table, rows in indicator.example.rows.items():
            for row in rows:
                for column, value in row.items():
                    if isinstance(value, str):
                        found.setdefault((table, column), {})[value] = None
    return {place: tuple(each) for place, each in found.items()}


def _value(field: Any, fact: Any, texts: Iterable[str]) -> str:
    """A value of a column as SQL over an authority `a`, a year `y`, a row of it `i` and a number of its own `n`."""
    table, name, kind = fact.table, field.name, field.kind.value
    salt = sum(ord(letter) * (place + 7) for place, letter in enumerate(table.name + name))
    drawn = f"(hash(n + {salt}) >> 8)"
    if name == table.key:
        return f"substr(md5('{table.name}' || n), 1, 20)"
    if name == table.person:
        return f"substr(md5(a || '/' || {drawn} % {CHILDREN}), 1, 20)"
    if name == "area":
        return "801 + a"
    if kind == "a date":
        return _date(field, fact, drawn)
    if kind == "a whole number":
        return f"{drawn} % 12"
    if kind == "yes or no":
        said = f"{drawn} % 3 = 0"
    else:
        kinds = [*texts, "another"]
        listed = ", ".join("'" + text.replace("'", "''") + "'" for text in kinds)
        said = f"[{listed}][1 + CAST({drawn} % {len(kinds)} AS INT)]"
    return f"CASE WHEN {drawn} % 25 > 0 THEN {said} END" if field.nullable else said


def _date(field: Any, fact: Any, drawn: str) -> str:
    """The date a row is of, within its year; what comes after it, mostly within months, and sometimes not yet."""
    # Only the last day of a period, where figures are of periods.
    if fact.every:
        months = {"MONTH": 1, "QUARTER": 3}.get(fact.every.name, 12)
        # A school year that ends in the year began in the one before.
        began = "-1, 9, 1" if fact.every.name == "ACADEMIC_YEAR" else ", 4, 1"
        first = f"make_date({FIRST_YEAR} + CAST(y AS INT) {began})"
        end = f"({first} + to_months({months} * CAST(1 + i % {12 // months} AS INT)))"
        return f"{end} - INTERVAL 1 DAY" if field.name == fact.dated_by else end
    start = f"make_date({FIRST_YEAR} + CAST(y AS INT), 4, 1) + CAST((hash(n) >> 8) % 365 AS INT)"
    if field.name == fact.dated_by:
        return start
    later = f"{start} + CAST({drawn} % 160 AS INT)"
    return f"CASE WHEN {drawn} % 7 > 0 THEN {later} END" if field.nullable else later


def described(folder: Path) -> Iterator[Path]:
    """Every file of the country."""
    yield from folder.glob("*/*/*/*.parquet")
