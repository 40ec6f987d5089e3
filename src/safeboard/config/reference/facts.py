"""The fact tables: what may be counted, how each column is classed, which indicators count it."""

from __future__ import annotations

from safeboard.config.reference.markdown import code, table
from safeboard.grammar.declarations.registry import REGISTRY
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
        labels = declared.labels.get(column.name)
        if labels:
            said = ", ".join(f"`{value}` {words}" for value, words in labels.items())
            lines.append(f"- `{column.name}` is one of: {said}.")
    return lines
