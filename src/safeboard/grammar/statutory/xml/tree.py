"""The places of a return's tables as a tree of names, made once for a file and walked along with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from safeboard.grammar.statutory.layouts import Layout, TableLayout
from safeboard.grammar.statutory.xml.places import Places

Record = list[Any]
"""A row as it is met: line, number of its holder, number of its child, then each value and, after it, its line."""
BEFORE = 3
ASIDE = "aside"
"""What `since` says of a group that is passed over in every year."""


@dataclass(eq=False)
class Group:
    """An element that holds others: `inside` by name is another group, the place of a value, or a `Each`.

    Where it is a row, `table` is its table, `blank` the record it begins as and `first` the number of its first record.
    `since` names the years of a table that this year's collection has not. `path` is from below the root.
    """

    name: str
    path: str = ""
    above: Group | None = None
    inside: dict[str, Any] = field(default_factory=dict)
    table: str = ""
    blank: Record | None = None
    records: list[Record] = field(default_factory=list)
    first: int = 0
    since: str = ""
    each: Each | None = None


@dataclass(eq=False)
class Each:
    """An element that is a row by itself: its text is the row's only value."""

    table: str
    records: list[tuple[int, int, int, str | None]] = field(default_factory=list)
    empty_counts: bool = False


@dataclass(frozen=True)
class Elsewhere:
    """A field that belongs to the collection, but not in this year; `words` name the years."""

    words: str


@dataclass(eq=False)
class Tree:
    """What a walk needs: the tree of names, the group that is a child, and the records and group of each table.

    `layout` is the year's, with the tables that only other years have; `not_this_year` names those.
    """

    above: dict[str, Any]
    child: Group
    records: dict[str, list[Any]]
    groups: dict[str, Group]
    layout: Layout
    not_this_year: Mapping[str, str]


def grow(layouts: Mapping[int, Layout], places: Places, year: int) -> Tree:
    """The tree of a year's file. Tables and fields of other years are in it, marked as theirs."""
    layout, foreign = with_other_tables(layouts, places, year)
    root = Group(places.root)
    made: dict[str, Group] = {"": root}
    records: dict[str, list[Any]] = {}

    def at(path: str) -> Group:
        if path not in made:
            above, _, name = path.rpartition("/")
            made[path] = Group(name, path, at(above))
            at(above).inside[name] = made[path]
        return made[path]

    for name, place in places.rows.items():
        table = layout.by_name[name]
        group = at(place.path)
        group.since = foreign.get(name, "")
        if place.each:
            group.each = Each(name, empty_counts=place.empty_counts)
            group.inside[place.each] = group.each
            records[name] = group.each.records
            continue
        fields = _fields(table, layouts)
        group.table, group.blank = name, [None] * (BEFORE + 2 * len(table.columns))
        group.records = records[name] = []
        for within in (group, *(at(f"{place.path}/{part}") for part in place.inside)):
            within.inside.update(fields)
    for path in places.aside:
        at(path).since = ASIDE
    groups = {name: at(place.path) for name, place in places.rows.items()}
    for name, group in groups.items():
        holder = layout.by_name[name].within
        if holder not in (row_table(group.above), places.children):
            raise ValueError(
                f"{name!r} is within {holder!r}, but its rows do not stand in that table's in the file."
            )
    return Tree({places.root: root}, groups[places.children], records, groups, layout, foreign)


def with_other_tables(
    layouts: Mapping[int, Layout], places: Places, year: int
) -> tuple[Layout, Mapping[str, str]]:
    """A year's layout with the tables that only other years have, as the nearest year has them; and those years."""
    layout = layouts[year]
    tables = list(layout.tables)
    foreign: dict[str, str] = {}
    for name in places.rows:
        if name not in layout.by_name:
            having = [other for other in layouts if name in layouts[other].by_name]
            nearest = min(having, key=lambda other: abs(other - year))
            tables.append(layouts[nearest].by_name[name])
            foreign[name] = _words(layouts, having)
    return Layout(layout.collection, year, tuple(tables)), foreign


def _fields(table: TableLayout, layouts: Mapping[int, Layout]) -> dict[str, Any]:
    fields: dict[str, Any] = {column.name: BEFORE + 2 * at for at, column in enumerate(table.columns)}
    having: dict[str, list[int]] = {}
    for year, layout in layouts.items():
        for column in layout.by_name[table.name].columns if table.name in layout.by_name else ():
            having.setdefault(column.name, []).append(year)
    for name, those in having.items():
        fields.setdefault(name, Elsewhere(_words(layouts, those)))
    return fields


def _words(layouts: Mapping[int, Layout], having: list[int]) -> str:
    first, last = layouts[min(having)], layouts[max(having)]
    if last.year == max(layouts):
        return f"since {first.words}"
    return f"until {last.words}" if first.year == min(layouts) else f"from {first.words} to {last.words}"


def by_inside(tree: Tree) -> dict[int, Group]:
    """Each group by the identity of its inside, so that one can be told from where the walk stands."""
    found: dict[int, Group] = {}
    waiting = list(tree.above.values())
    while waiting:
        group = waiting.pop()
        if isinstance(group, Group) and id(group.inside) not in found:
            found[id(group.inside)] = group
            waiting.extend(group.inside.values())
    return found


def row_table(group: Group | None) -> str:
    """The table of the row that a group belongs to: its own, or that of the nearest group above it."""
    while group is not None and not group.table:
        group = group.above
    return group.table if group else ""
