"""The tables indicators count: what a row is, which column names the child, which names the row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from safeboard.grammar.measure.expressions import Column
from safeboard.grammar.measure.nodes import Kind, MeaningError

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_OWN_WORDS = frozenset({"name", "columns", "person", "key", "relation", "alias", "field"})
_PYTHON: dict[Kind, type] = {Kind.TEXT: str, Kind.DATE: date, Kind.INTEGER: int, Kind.BOOLEAN: bool}


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table, as it is declared.

    Example: ``Field("received_on", Kind.DATE, nullable=False, title="Date the referral was received")``.
    """

    name: str
    kind: Kind
    nullable: bool = True
    title: str = ""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise MeaningError(
                f"A column cannot be called {self.name!r}: use small letters, digits and underscores, "
                "starting with a letter, for example 'received_on'."
            )
        if not isinstance(self.kind, Kind):
            raise MeaningError(f"The column '{self.name}' needs a Kind, for example Kind.DATE.")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts: one row is one referral, one contact, one assessment.

    Example::

        referrals = Table("referrals", (
            Field("received_on", Kind.DATE, title="Date received"),
            Field("source", Kind.TEXT, title="Who referred"),
        ))
        referrals.received_on              # a column; referrals["key"] for any name
        prior = referrals.alias("prior")   # the same rows again, to compare a child's referrals

    `person` names the column that says which child (None: the rows are not about a child), `key` the
    column that says which row; both are text that is never blank unless declared among the columns.
    A child that is not known may only be declared with ``Field("person", Kind.TEXT)`` (nullable).
    """

    name: str
    columns: tuple[Field, ...]
    person: str | None = "person"
    key: str = "key"
    relation: str = ""

    def __post_init__(self) -> None:
        for name in (self.name, self.relation or self.name):
            if not _NAME.fullmatch(name):
                raise MeaningError(
                    f"A table cannot be called {name!r}: use small letters, digits and underscores."
                )
        declared = tuple(self.columns)
        named = {column.name for column in declared}
        if len(named) != len(declared):
            raise MeaningError(f"The table '{self.name}' names a column twice.")
        implied = [n for n in (self.key, self.person) if n is not None and n not in named]
        for name in named & _OWN_WORDS - {self.key, self.person}:
            raise MeaningError(
                f"A column of '{self.name}' cannot be called '{name}', a word tables use themselves."
            )
        added = tuple(Field(name, Kind.TEXT, nullable=False) for name in implied)
        object.__setattr__(self, "columns", added + declared)
        object.__setattr__(self, "relation", self.relation or self.name)
        if self.field(self.key).nullable:
            raise MeaningError(
                f"The key '{self.key}' of '{self.name}' says which row is meant: declare nullable=False."
            )

    def field(self, name: str) -> Field:
        """The declared column of that name. Raises MeaningError naming the columns there are."""
        for column in self.columns:
            if column.name == name:
                return column
        known = ", ".join(column.name for column in self.columns)
        raise MeaningError(f"The table '{self.name}' has no column '{name}'. It has: {known}.")

    def __getitem__(self, name: str) -> Column:
        column = self.field(name)
        return Column(
            self.name,
            name,
            column.kind,
            relation=self.relation,
            nullable=column.nullable,
            title=column.title,
        )

    def __getattr__(self, name: str) -> Column:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except MeaningError as error:
            # hasattr and copying rely on AttributeError; the message stays the readable one.
            raise AttributeError(str(error)) from None

    def alias(self, name: str) -> Table:
        """The same rows under another name, so that a row can be compared with others of its table."""
        return replace(self, name=name)

    def holds(self, relation: str, name: str, kind: Kind) -> bool:
        """Whether this is that relation with that column of that kind."""
        return relation == self.relation and any(c.name == name and c.kind is kind for c in self.columns)


Rows = Sequence[Mapping[str, object]]


def check_rows(table: Table, rows: Rows) -> None:
    """Refuse rows that are not what the table declares, naming the row and the column.

    Raises MeaningError for a missing column, a blank where none may be, a value of another kind
    (a date with a time of day included), or two rows with the same key.
    """
    keys: set[object] = set()
    for number, row in enumerate(rows, start=1):
        for column in table.columns:
            where = f"Row {number} of '{table.name}', column '{column.name}'"
            if column.name not in row:
                raise MeaningError(f"{where}: the column is missing. Give None if it is not known.")
            value = row[column.name]
            if value is None:
                if not column.nullable:
                    raise MeaningError(f"{where}: blank, but this column is always filled in.")
            elif not _is_of(column.kind, value):
                raise MeaningError(f"{where}: {value!r} is not {column.kind.value}.")
        if row[table.key] in keys:
            raise MeaningError(f"Two rows of '{table.name}' have the key {row[table.key]!r}.")
        keys.add(row[table.key])


def _is_of(kind: Kind, value: object) -> bool:
    if isinstance(value, bool):
        return kind is Kind.BOOLEAN
    return isinstance(value, _PYTHON[kind]) and not isinstance(value, datetime)
