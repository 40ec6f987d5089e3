"""How an object of the dataset is said: what we read of it, what we leave aside, and through which ids it finds its child."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safeboard.grammar.statutory.layouts import Column, Kind, TableLayout


@dataclass(frozen=True)
class SafeguardingObject:
    """One object that is read.

    `aside` are published fields of which nothing is kept, because no journey and no figure needs them: workers, free
    text, where a child lives. A file may have them; they are not read further than to tell the rows apart.
    """

    table: TableLayout
    aside: tuple[str, ...] = ()

    @property
    def known(self) -> TableLayout:
        """The table with every published field, by which its files are known."""
        left = tuple(Column(name, always=False) for name in self.aside)
        return TableLayout(self.table.name, (*self.table.columns, *left), self.table.one)


@dataclass(frozen=True)
class Link:
    """A field of one object that names a row of another by its key, so that the one's child is known by the other's."""

    table: str
    column: str
    to: str
    key: str


def an_object(
    name: str, one: str, child: str, columns: Iterable[Column], aside: str = ""
) -> SafeguardingObject:
    """An object under its published name; `one` is what people call a row, `child` the field with the child's id."""
    return SafeguardingObject(TableLayout(name, tuple(columns), one, child=child), tuple(aside.split()))


def day(name: str, *, required: bool = False) -> Column:
    """A date."""
    return Column(name, Kind.DATE, required=required)


def text(*names: str) -> tuple[Column, ...]:
    """Fields that are said in words, codes or ids; a system that has none of one leaves it out."""
    return tuple(Column(name) for name in names)


def sometimes(*names: str) -> tuple[Column, ...]:
    """Fields that not every version of the dataset has."""
    return tuple(Column(name, always=False) for name in names)
