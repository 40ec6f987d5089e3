"""Fact tables: what may be counted, and how sensitive each column is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from safeboard.grammar.measure.tables import Table


class FieldClass(Enum):
    """How a column is treated: identifying ones never leave, sensitive ones never leave unaggregated."""

    IDENTIFYING = "identifying"
    SENSITIVE = "sensitive"
    PLAIN = "plain"


@dataclass(frozen=True)
class FactTable:
    """A logical table of facts: its columns, their classes, the date that puts a row in a year, its rows.

    `rows` gives one mapping a row with the table's columns, the person still by local id; the snapshot
    replaces the person by a pseudonym before anything is written (architecture section 5).
    """

    table: Table
    title: str
    dated_by: str
    classes: Mapping[str, FieldClass]
    rows: Callable[[], Iterable[Mapping[str, Any]]] = field(compare=False)

    def __post_init__(self) -> None:
        names = {column.name for column in self.table.columns}
        missing, extra = names - set(self.classes), set(self.classes) - names
        if missing or extra:
            raise ValueError(
                f"Fact table {self.table.name!r}: every column needs a class and no other may have one; "
                f"not classed: {sorted(missing)}, not columns: {sorted(extra)}."
            )
        if self.dated_by not in names:
            raise ValueError(f"Fact table {self.table.name!r}: dated_by {self.dated_by!r} is not a column.")
