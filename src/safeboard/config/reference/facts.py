"""The fact tables: what may be counted, how each column is classed, which indicators count it."""

from __future__ import annotations

from safeboard.config.reference.markdown import code, table
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import CodeList
from safeboard.grammar.declarations.tables import FactTable


def page() -> list[str]:
    """One section a table."""
    lines = [
        "# Fact tables",
        "",
        "What may be counted. A snapshot holds these tables and nothing else. *Identifying* columns are replaced by "
        "keyed codes before anything is written; *sensitive* ones leave only as counts; *plain* ones are neither.",
    ]
    for each in REGISTRY.tables.values():
        lines += _section(each)
    return lines


def _section(declared: FactTable) -> list[str]:
    name = declared.table.name
    counted_by = [code for code, each in sorted(REGISTRY.indicators.items()) if name in each.needs]
    lines = [
        "",
        f"## {declared.title}",
        "",
        f"`{name}`, declared in `{REGISTRY.home('table', name)}`. A row belongs to the year of its "
        f"`{declared.dated_by}`. Used by {', '.join(counted_by) or 'no indicator yet'}.",
        "",
    ]
    rows = [
        (
            code(column.name),
            column.title,
            column.kind.value,
            "may be blank" if column.nullable else "always there",
            declared.classes[column.name].value,
        )
        for column in declared.table.columns
    ]
    lines += table(("Column", "What it is", "Kind", "Blank", "Class"), rows)
    for column in declared.table.columns:
        codes = _codes(name, column.name)
        if codes:
            said = ", ".join(f"`{each}` {codes.label(each)}" for each in codes.codes)
            lines.append(f"- `{column.name}` is one of: {said}.")
    return lines


def _codes(table: str, column: str) -> CodeList | None:
    """The choices of a column, from the list of a return that fills the table."""
    lists = [one for one in REGISTRY.lists() if one.name == table]
    return next((each.codes for one in lists for each in one.columns if each.name == column), None)
