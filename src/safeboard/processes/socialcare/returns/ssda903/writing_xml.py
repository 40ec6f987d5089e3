"""Writes the rows of a return on children looked after as XML, flat or in the published form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from safeboard.grammar.statutory.layouts import TableLayout
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS
from safeboard.processes.socialcare.returns.ssda903.writing import Row, Value, by_table, written


def flat(rows: Iterable[Row], year: int = 2026) -> bytes:
    """The same rows as XML, a group for each table with its rows in it, in their order."""
    parts = ["<?xml version='1.0' encoding='utf-8'?>\n<SSDA903>\n"]
    for name, its_rows in by_table(rows, year).items():
        table = LAYOUTS[year].by_name[name]
        inside = "".join(f"<ROW>\n{_elements(table, row, year)}</ROW>\n" for row in its_rows)
        parts.append(f"<{name}>\n{inside}</{name}>\n")
    return "".join((*parts, "</SSDA903>\n")).encode()


# The published form says these things of a child inside HEADER, each row in a group of its own.
_GROUPS = {"Reviews": "AREVIEW", "Missing": "AMISSING", "OC2": "OC2", "PrevPerm": "PERMANENCE"}
_GROUPS |= {"PlacedAdoption": "AD_PLACED"}
_IN_HEADER = ("Header", "UASC", "AD1", "OC3")
_OTHER_NAME = {"CHILD": "CHILDID", "PLACE": "PL"}


def nested(rows: Iterable[Row], year: int = 2026) -> bytes:
    """The same rows as XML in the published form: a CHILD with its HEADER and its EPISODEs.

    A child's adoption and leaving care stand in its HEADER. The element names of the tables that came after 2021
    (SWEpisodes, DoLo) are the tables' own, as no published schema of them is known to us.
    """
    children: dict[str, list[Row]] = {}
    for row in rows:
        children.setdefault(dict(row.values)["CHILD"] or "", []).append(row)
    parts = ["<?xml version='1.0' encoding='utf-8'?>\n<EXPSSDA903>\n"]
    parts.extend(_child(its_rows, year) for its_rows in children.values())
    return "".join((*parts, "</EXPSSDA903>\n")).encode()


def _child(rows: Sequence[Row], year: int) -> str:
    tables = LAYOUTS[year].by_name
    about: dict[str, Value] = {}
    for row in rows:
        if row.table in _IN_HEADER:
            about = {**about, **dict(row.values)}
    if any(row.table == "UASC" for row in rows):
        about["UASC"] = "1"
    kinds = {column.name: column for name in _IN_HEADER for column in tables[name].columns}
    inside = "".join(
        _element(_OTHER_NAME.get(name, name), written(kinds[name].kind, name, value, year))
        for name, value in about.items()
    )
    groups, after = "", ""
    for row in rows:
        kept = Row(
            row.table, tuple((name, value) for name, value in row.values if name not in ("CHILD", "DOB"))
        )
        if row.table in _GROUPS:
            tag = _GROUPS[row.table]
            groups += f"<{tag}>\n{_elements(tables[row.table], kept, year)}</{tag}>\n"
        elif row.table not in _IN_HEADER:
            tag = "EPISODE" if row.table == "Episodes" else row.table
            after += f"<{tag}>\n{_elements(tables[row.table], kept, year, _OTHER_NAME)}</{tag}>\n"
    return f"<CHILD>\n<HEADER>\n{inside}{groups}</HEADER>\n{after}</CHILD>\n"


def _elements(table: TableLayout, row: Row, year: int, names: Mapping[str, str] | None = None) -> str:
    return "".join(
        _element((names or {}).get(name, name), written(table.by_name[name].kind, name, value, year))
        for name, value in row.values
    )


def _element(name: str, value: Value) -> str:
    return "" if value is None else f"<{name}>{escape(value)}</{name}>\n"
