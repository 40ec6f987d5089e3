"""The objects of a JSON file: a group with a list of rows for each object, or one list of the rows of one object.

Rows are flat, as in the tables of the dataset. JSON of whatever depth, size, spelling or repetition ends in an answer to
its sender, never in a guess: a number stands as it was written, a name said twice is told, a group inside a row is not read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

import polars as pl

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.sheets.from_csv import decoded, too_long
from safeboard.grammar.statutory.sheets.sheet import Headings, Limits, Note, Sheet
from safeboard.grammar.statutory.tables import LINE
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import BY_NAME

_SHAPE = (
    "Its JSON has no list of rows. Send one group with a list for each object, as {“ssd_person”: [{“pers_person_id”: …}]}, "
    "or a list of the rows of one object."
)


class Group(dict[str, Any]):
    """A group of names and values; `twice` are the names that were said more than once: the first value stands."""

    twice: tuple[str, ...] = ()


def is_json(data: bytes) -> bool:
    """Whether a file begins as JSON does."""
    start = data[:200]
    wide = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = start.decode("utf-16", "replace") if wide else start.decode("utf-8-sig", "replace")
    return text.lstrip().startswith(("{", "["))


def json_sheets(
    name: str, data: bytes, headings: Headings, limits: Limits
) -> tuple[list[Sheet], list[tuple[str, Sequence[str]]]]:
    """The known tables of a file, and the other lists in it: each with its name and the names of its first row.

    Raises Unreadable, with a message for the sender.
    """
    found = _parsed(data)
    lists = _lists(found, headings)
    if isinstance(found, Group) and found.twice:
        raise Unreadable(
            f"It says {found.twice[0][:60]} twice, so its rows cannot be told apart. Say each object once."
        )
    sheets: list[Sheet] = []
    others: list[tuple[str, Sequence[str]]] = []
    for said, rows in lists:
        if len(rows) > limits.rows:
            raise Unreadable(f"It has more than {limits.rows:,} rows. Send it in parts.")
        if said in headings.columns:
            sheets.append(_sheet(said, name, rows, headings, limits))
        else:
            first = rows[0] if rows and isinstance(rows[0], Group) else Group()
            others.append((said, tuple(first)))
    return sheets, others


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(
            decoded(data), object_pairs_hook=_group, parse_int=str, parse_float=str, parse_constant=_no_number
        )
    except RecursionError:
        raise Unreadable(
            "Its groups stand in each other deeper than in any dataset. Export it again."
        ) from None
    except json.JSONDecodeError as fault:
        raise Unreadable(
            f"It is not complete JSON: it cannot be read from line {fault.lineno}, character {fault.colno} on. "
            "Export it again."
        ) from None


def _group(said: list[tuple[str, Any]]) -> Group:
    pairs = [(_name(name), _without_nought(value)) for name, value in said]
    found = Group(pairs)
    if len(found) < len(pairs):
        counted: dict[str, Any] = {}
        twice = []
        for name, value in pairs:
            if name in counted:
                twice.append(name)
            counted.setdefault(name, value)
        found.update(counted)
        found.twice = tuple(dict.fromkeys(twice))
    return found


def _name(said: str) -> str:
    try:
        said.encode()
    except UnicodeEncodeError:
        raise Unreadable(
            f"The name “{said[:60].encode('utf-8', 'replace').decode()}” holds half a character, which is no text. "
            "Export it again as UTF-8."
        ) from None
    return _without_nought(said)


def _without_nought(value: Any) -> Any:
    return value.replace("\0", "") if isinstance(value, str) else value


def _no_number(said: str) -> NoReturn:
    raise Unreadable(f"It holds {said}, which is no number. What is not known is left out. Export it again.")


def _lists(found: Any, headings: Headings) -> list[tuple[str, list[Any]]]:
    """The lists of rows by the name of their object. A list alone is known by the fields of its rows."""
    if isinstance(found, list):
        named = {headings.spelt(name) for row in found[:100] if isinstance(row, Group) for name in row}
        # A row leaves out the fields that it has not, so a few are enough: no two objects share one.
        table = max(headings.own, key=lambda each: len(named & headings.own[each]))
        return [(table if named & headings.own[table] else "This list", found)]
    if isinstance(found, Group):
        lists = [(name.strip().lower(), rows) for name, rows in found.items() if isinstance(rows, list)]
        if lists:
            return lists
    raise Unreadable(_SHAPE)


def _sheet(table: str, name: str, rows: list[Any], headings: Headings, limits: Limits) -> Sheet:
    """Rows as columns of text; a row's place in its list stands for its line."""
    kept = BY_NAME[table].table.by_name
    notes: list[Note] = []

    def tell(kind: str, message: str, at: int, field: str = "", *, rejects: bool = False) -> None:
        notes.append(Note(kind, message, at + 1, at, field[:60], rejects=rejects))
        if len(notes) > limits.faults:
            raise Unreadable(
                f"More than {limits.faults:,} of the rows of {table} are unclear. Export it again."
            )

    columns: dict[str, list[str]] = {}
    for at, row in enumerate(rows):
        if not isinstance(row, Group):
            tell(
                "no row",
                "This is not a group of fields, so nothing of it can be read. Export it again.",
                at,
                rejects=True,
            )
            continue
        for twice in row.twice:
            tell("field twice", "This field stands twice in the row. The first was read.", at, twice)
        for said, value in row.items():
            if value is None:
                continue
            field = said if said in headings.columns[table] else headings.spelt(said.strip())
            if isinstance(value, dict | list):
                if field in kept:
                    tell(
                        "group",
                        "This field holds a group or list where one value stands; it was not read.",
                        at,
                        field,
                    )
                continue
            text = str(value).lower() if isinstance(value, bool) else value
            if field not in columns:
                if len(columns) == limits.columns:
                    raise Unreadable(
                        f"The rows of {table} have more than {limits.columns} fields. Export it again."
                    )
                columns[field] = [""] * len(rows)
            if len(text) > limits.cell and field in kept:
                notes.append(too_long(field, text, at + 1, at, limits))
            columns[field][at] = columns[field][at] or text
    return Sheet(
        table,
        f"{name}: {table}",
        {field: _text(field, values) for field, values in columns.items()},
        pl.Series(LINE, range(1, len(rows) + 1), dtype=pl.UInt32),
        tuple(notes),
        sparse=True,
    )


def _text(field: str, values: list[str]) -> pl.Series:
    try:
        return pl.Series(field, values, dtype=pl.String)
    except UnicodeEncodeError:
        raise Unreadable(
            f"The field {field[:60]!a} holds half a character, which is no text. Export it again as UTF-8."
        ) from None
