"""Fact tables: what may be counted, and how sensitive each column is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from safeboard.grammar.measure.periods import PeriodKind
from safeboard.grammar.measure.tables import Table


class FieldClass(Enum):
    """How a column is treated: identifying ones never leave, sensitive ones never leave unaggregated."""

    IDENTIFYING = "identifying"
    SENSITIVE = "sensitive"
    PLAIN = "plain"


class Counts(Enum):
    """What a row is one of: small counts of children are hidden, counts of the Board's own work never are."""

    CHILDREN = "children"
    WORK = "work"


Reach = Callable[[], Mapping[str, tuple[dt.date, dt.date]]]


@dataclass(frozen=True)
class FactTable:
    """A logical table of facts: its columns, their classes, the date that puts a row in a year, its rows.

    `rows` gives one mapping a row with the table's columns, the person still by local id; the snapshot
    replaces the person by a pseudonym before anything is written (architecture section 5). Tables about children are
    filled by returns, which say how far they reach. A table of the Board's own work (meetings, actions, risks) says it
    itself: `reach` gives the first and the last whole day by area; it names no person and no child. `every` is the
    shortest period that its rows are about, where they are figures: nothing shorter can be counted from them. A table that
    is worked out from several lists names them in `made_from`, and reaches as far as all of them do.
    """

    table: Table
    title: str
    dated_by: str
    classes: Mapping[str, FieldClass]
    rows: Callable[[], Iterable[Mapping[str, Any]]] = field(compare=False)
    counts: Counts = Counts.CHILDREN
    reach: Reach | None = field(default=None, compare=False)
    every: PeriodKind | None = None
    made_from: tuple[str, ...] = ()

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
        own_work = self.counts is Counts.WORK and self.every is None
        if own_work != (self.reach is not None):
            raise ValueError(
                f"Fact table {self.table.name!r}: a table of the Board's own work says how far it reaches, and no "
                "other does: returns say it for them."
            )
        if own_work and (self.table.person is not None or FieldClass.SENSITIVE in set(self.classes.values())):
            raise ValueError(
                f"Fact table {self.table.name!r}: a table of the Board's own work is about nobody: it has no person "
                "and no sensitive column."
            )
