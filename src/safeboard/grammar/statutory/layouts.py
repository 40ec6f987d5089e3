"""The layout of a statutory return, year by year: its tables, their columns, and what may stand in them.

A collection keeps its shape for years and then changes a field. A layout is therefore said once in full and after that
as what a year changed. The year of a collection is that of its reference date: 2016 is the collection 2015-16, which
ends on 31 March 2016.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What may stand in a column."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    FLAG = "yes or no"
    NUMBER = "whole number"


@dataclass(frozen=True)
class Column:
    """One field of a table under its published name; `codes` are the values of a code column.

    `required` is the layout's own word on the field (an XML schema's, a file specification's): what a rule asks
    for besides stands in the rule. A column that is not `always` sent may be missing from a file without a word.
    """

    name: str
    kind: Kind = Kind.TEXT
    codes: tuple[str, ...] = ()
    required: bool = False
    always: bool = True

    def __post_init__(self) -> None:
        if bool(self.codes) != (self.kind is Kind.CODE):
            raise ValueError(f"The column {self.name!r}: a code column, and no other, has codes.")


@dataclass(frozen=True)
class TableLayout:
    """One table: its columns, and the table whose rows hold its rows (empty at the top).

    `one` is what people call a row, such as "child protection plan". A table that is not `about_children` (the head
    of a file) is read, and its rows are not counted as rows of the return. `child` is the column with the authority's
    id of the child, where the collection does not call it the same in every table.
    """

    name: str
    columns: tuple[Column, ...]
    one: str
    within: str = ""
    about_children: bool = True
    child: str = ""

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"The table {self.name!r} has two columns of one name.")

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Each column by its published name."""
        return {column.name: column for column in self.columns}


@dataclass(frozen=True)
class Layout:
    """A collection's tables in one year. Raises ValueError where a table stands within one that is not there."""

    collection: str
    year: int
    tables: tuple[TableLayout, ...]

    def __post_init__(self) -> None:
        names = [table.name for table in self.tables]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.collection} {self.year} has two tables of one name.")
        for table in self.tables:
            if table.within and table.within not in names:
                raise ValueError(f"{table.name!r} stands within {table.within!r}, which {self.year} has not.")

    @cached_property
    def by_name(self) -> Mapping[str, TableLayout]:
        """Each table by its name."""
        return {table.name: table for table in self.tables}

    @property
    def starts_on(self) -> date:
        """The first day of the collection year: 1 April."""
        return date(self.year - 1, 4, 1)

    @property
    def ends_on(self) -> date:
        """The reference date: 31 March."""
        return date(self.year, 3, 31)

    @property
    def words(self) -> str:
        """The collection year as people write it: "2015-16"."""
        return f"{self.year - 1}-{self.year % 100:02d}"

    def has(self, field_name: str) -> bool:
        """Whether this year has a field, written "Table.Column"."""
        table, _, column = field_name.partition(".")
        return table in self.by_name and column in self.by_name[table].by_name

    def codes(self, field_name: str) -> tuple[str, ...]:
        """The codes that a field, written "Table.Column", may hold this year. Raises KeyError where it is not there."""
        table, _, column = field_name.partition(".")
        return self.by_name[table].by_name[column].codes

    def chain(self, table: str) -> Iterator[str]:
        """The tables that hold a table, nearest first."""
        within = self.by_name[table].within
        while within:
            yield within
            within = self.by_name[within].within


@dataclass(frozen=True)
class Change:
    """What a year changed: tables put in, columns put in or replaced under their name, columns and tables taken away.

    `columns` and `without` are by table.
    """

    year: int
    tables: tuple[TableLayout, ...] = ()
    columns: Mapping[str, Sequence[Column]] = field(default_factory=dict)
    without: Mapping[str, Sequence[str]] = field(default_factory=dict)
    without_tables: tuple[str, ...] = ()
    source: str = ""

    def on(self, before: Layout) -> Layout:
        """The layout of this year. Raises ValueError where what it changes is not there."""
        for name in (*self.columns, *self.without, *self.without_tables):
            if name not in before.by_name:
                raise ValueError(f"{self.year} changes {name!r}, which the year before has not.")
        kept = [self._changed(table) for table in before.tables if table.name not in self.without_tables]
        return Layout(before.collection, self.year, (*kept, *self.tables))

    def _changed(self, table: TableLayout) -> TableLayout:
        gone = set(self.without.get(table.name, ()))
        unknown = gone - set(table.by_name)
        if unknown:
            raise ValueError(
                f"{self.year} takes {min(unknown)!r} from {table.name!r}, which has no such column."
            )
        new = {column.name: column for column in self.columns.get(table.name, ())}
        kept = [new.pop(column.name, column) for column in table.columns if column.name not in gone]
        return replace(table, columns=(*kept, *new.values()))


def years(first: Layout, changes: Sequence[Change], last: int) -> dict[int, Layout]:
    """The layout of every year from the first to `last`, each as what it changed to the year before it."""
    by_year = {change.year: change for change in changes}
    if len(by_year) != len(changes) or not all(first.year < year <= last for year in by_year):
        raise ValueError("A year changes a layout once, after the first year and not after the last.")
    layouts = {first.year: first}
    for year in range(first.year + 1, last + 1):
        before = layouts[year - 1]
        layouts[year] = by_year[year].on(before) if year in by_year else replace(before, year=year)
    return layouts
