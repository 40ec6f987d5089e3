"""Where the tables of a return stand in its XML file, and how much of a file is read at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """How much of a file is read: what is larger is a mistake or made to do harm.

    `size` in bytes; `value` the characters of one field; `piece` the bytes of one tag, comment or attribute; `depth` of
    elements within each other; `rows` of the whole file and `rows_of_a_child`; `unknown` elements that no layout
    knows. `told` is how many faults of one kind in one field are told one by one; the rest are counted.
    """

    size: int = 2_000_000_000
    value: int = 100_000
    piece: int = 1_000_000
    depth: int = 50
    rows: int = 20_000_000
    rows_of_a_child: int = 50_000
    unknown: int = 2_000_000
    told: int = 5_000


LIMITS = Limits()


@dataclass(frozen=True)
class Place:
    """Where the rows of one table stand.

    `path` is the element of a row, from below the root. `inside` are groups within it whose fields are the row's too.
    With `each`, `path` is a group around rows: every element of that name in it is a row, its text the column of that
    name; `empty_counts` says that such a group without any is one row without a value. `start` is the date without
    which a row cannot be placed in time. `once`: at most one in what holds it; `needed`: at least one.
    """

    path: str
    inside: tuple[str, ...] = ()
    each: str = ""
    start: str = ""
    once: bool = False
    needed: bool = False
    empty_counts: bool = False


@dataclass(frozen=True)
class Places:
    """How a collection's file is built: the same in every year, though a year may not have all its tables.

    `title` is what people call the collection. `top` is the table of the file's head, with the columns `year` and
    `reference_date`, and `named`: the column that names the collection, and its name. `children` is the table of
    children and `child_id` its column of the authority's own ids. `aside` are elements that are passed over.
    `not_known` says of collection years what they are known to hold though we do not know its names: it is told where a
    file of the year has elements that we do not know.
    """

    title: str
    root: str
    top: str
    children: str
    child_id: str
    named: tuple[str, str]
    year: str
    reference_date: str
    rows: Mapping[str, Place]
    aside: tuple[str, ...] = ()
    not_known: Mapping[range, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in (self.top, self.children):
            if name not in self.rows:
                raise ValueError(f"It is not said where the rows of {name!r} stand.")
        paths = [place.path for place in self.rows.values()]
        if len(set(paths)) != len(paths):
            raise ValueError("Two tables stand in one place of the file.")

    def group(self, table: str) -> str:
        """The element that people look for: the last of a row's path."""
        return self.rows[table].path.rpartition("/")[2]
