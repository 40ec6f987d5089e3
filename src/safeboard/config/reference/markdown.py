"""Writes Markdown that is the same every time: tables, code and values as people read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence


def text(value: object) -> str:
    """A value as a reader sees it: `1 April 2016`, `yes`, `12`; an empty text for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return f"{value.day} {value:%B %Y}"
        case _:
            return str(value)


def code(value: object) -> str:
    """A name as the program has it; an empty text for nothing."""
    said = text(value)
    return f"`{said}`" if said else ""


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table, with an empty line after it. Raises ValueError where a row has another width."""
    lines = [_row(headings), _row(["---"] * len(headings))]
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"A row of {len(row)} cells under {len(headings)} headings: {row!r}.")
        lines.append(_row(row))
    return [*lines, ""]


def facts(pairs: Iterable[tuple[str, object]]) -> list[str]:
    """A table of what is said under which word; what says nothing is left out."""
    return table(("", ""), [pair for pair in pairs if text(pair[1])])


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(text(cell).replace('|', chr(92) + '|').replace(chr(10), ' ') for cell in cells)} |"
