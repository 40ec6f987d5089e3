"""Takes in a return of lists: its good rows become what was said of children and what happened to them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import ColumnKind, ReturnList
from safeboard.kernel.journeys import statements
from safeboard.kernel.journeys.statements import ChildStated, EventStated
from safeboard.kernel.returns import cross_checking
from safeboard.kernel.returns.bundling import File
from safeboard.kernel.returns.checking import Tell, check_files
from safeboard.kernel.returns.completeness import Completeness
from safeboard.kernel.returns.issues import CheckedFile, CheckedRow, Issue
from safeboard.kernel.returns.models import Receipt

CHILD = ("child", "sex", "ethnicity", "born_on", "born_on_precision", "disabled", "age")
NOT_KNOWN = frozenset({"unknown", "not_stated", "not_recorded", "not_known"})


def check(receipt: Receipt, files: Sequence[File], tell: Tell | None) -> CheckedFile:
    """Check the files of a receipt against its declaration. Raises RefusedFile."""
    return check_files(
        files,
        REGISTRY.returns[receipt.return_code],
        receipt.as_at,
        receipt.look_back_months,
        [each for each in REGISTRY.returns.values() if each.code != receipt.return_code],
        tell=tell,
        part=bool(receipt.summary.get("adds_to")),
    )


def put(receipt: Receipt, checked: CheckedFile) -> list[str]:
    """Keep the good rows of a sent file; the codes of the children they are about."""
    kept = rows_kept(receipt, checked)
    keys = statements.put_people(receipt.agency, children(kept))
    statements.put_events(
        receipt.agency, receipt.pk, receipt.as_at, keys, events(receipt, kept), form=receipt.return_code
    )
    return list(statements.codes({keys[row.child] for row in kept}))


def summary(receipt: Receipt, checked: CheckedFile) -> dict[str, Any]:
    """What the sender is shown of the rows before sending: the lists and where they stood, rules, spellings."""
    counts = Counter(row.list_name for row in checked.accepted)
    return {
        "lists": {each.list_name: counts[each.list_name] for each in checked.lists_found},
        "titles": {each.list_name: each.title for each in checked.lists_found},
        "sheets": {each.list_name: each.sheet for each in checked.lists_found},
        "rules": cross_checking.told(checked.rules),
        "not_read": [[each.sheet, each.reason] for each in checked.sheets_not_read],
        "spellings": [[each.heading, each.written, each.read_as, each.count] for each in checked.spellings],
    }


def problems(checked: CheckedFile) -> Iterator[tuple[Issue, str]]:
    """What is wrong, with its place in the words."""
    return ((each, each.message) for each in checked.issues)


def completeness(receipt: Receipt, checked: CheckedFile) -> Completeness:
    """The choices that may not be blank in the rows taken in, and how many of them are more than *not recorded*."""
    choices = {
        each.name: [
            column.name for column in each.columns if column.required and column.kind is ColumnKind.CODE
        ]
        for each in REGISTRY.returns[receipt.return_code]
    }
    asked = known = 0
    for row in checked.accepted:
        for name in choices[row.list_name]:
            asked += 1
            known += row.values.get(name) not in NOT_KNOWN
    return Completeness(asked, known)


def rows_kept(receipt: Receipt, checked: CheckedFile) -> list[CheckedRow]:
    """The good rows of the lists that are kept; a list about adults is checked and forgotten."""
    kept = {each.name for each in REGISTRY.returns[receipt.return_code] if each.kept}
    return [row for row in checked.accepted if row.list_name in kept]


def children(rows: Iterable[CheckedRow]) -> list[ChildStated]:
    """What the file says of each child; where rows differ, the last row that says it."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        said = found.setdefault(row.child, {})
        for name in CHILD[1:]:
            value = row.values.get(name)
            if value not in (None, ""):
                said[name] = value
    return [
        ChildStated(
            local_id=local_id,
            born_on=said.get("born_on"),
            born_to_the_day=said.get("born_on_precision", "day") == "day",
            sex=said.get("sex", ""),
            ethnicity=said.get("ethnicity", ""),
            disabled=said.get("disabled", ""),
        )
        for local_id, said in found.items()
    ]


def events(receipt: Receipt, rows: Sequence[CheckedRow]) -> list[EventStated]:
    """The events of the file as the journeys room takes them."""
    lists = {each.name: each for each in REGISTRY.returns[receipt.return_code]}
    return [
        EventStated(
            local_id=row.child,
            kind=row.list_name,
            starts_on=row.starts_on,
            ends_on=lists[row.list_name].ended(row.values),
            ordinal=row.ordinal,
            facts=_facts(row, lists[row.list_name]),
            sheet=row.sheet[:100],
            row=row.row,
        )
        for row in rows
    ]


def _facts(row: CheckedRow, declared: ReturnList) -> dict[str, Any]:
    """What is kept beside the child and the dates of the row; a date that only may end it is kept too."""
    left_out = {declared.starts_on, declared.ends_on, *CHILD}
    left_out |= {column.name for column in declared.columns if not column.kept}
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in row.values.items()
        if value is not None and name not in left_out
    }
