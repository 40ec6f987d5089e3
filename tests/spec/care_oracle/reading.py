"""A return on children looked after as lists of rows of plain text, as they stand in its CSV files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

Row = dict[str, str]
Tables = dict[str, list[Row]]
Told = set[tuple[str, int]]
Ask = Callable[[Tables, int, "Tables | None"], Told]
"""A rule: from the tables, the collection's year (2026 is 2025-26) and last year's tables, the rows that break it."""


def text(row: Row, name: str) -> str:
    return row.get(name, "").strip()


def given(row: Row, *names: str) -> bool:
    """Something stands in one of the cells, whatever it is."""
    return any(text(row, name) for name in names)


@lru_cache(maxsize=50_000)
def day_of(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%d/%m/%Y").date()
    except ValueError:
        return None


def day(row: Row, name: str) -> date | None:
    """The day in a cell; None where nothing stands there, or what stands there is no day."""
    return day_of(text(row, name))


def unreadable(row: Row, name: str) -> bool:
    return given(row, name) and day(row, name) is None


def starts(year: int) -> date:
    return date(year - 1, 4, 1)


def ends(year: int) -> date:
    return date(year, 3, 31)


def birthday(born: date, age: int) -> date:
    """The day of an age. Who is born on 29 February has it on 1 March of a year without one: the text is silent."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def before(first: date | None, second: date | None) -> bool:
    """The first day is earlier; a day that is not known is not earlier than any."""
    return first is not None and second is not None and first < second


def rows(tables: Tables | None, table: str) -> Iterator[tuple[int, Row]]:
    return enumerate((tables or {}).get(table, []))


_BY_CHILD: dict[int, tuple[list[Row], dict[str, list[tuple[int, Row]]]]] = {}


def of(tables: Tables | None, table: str, child: str) -> list[tuple[int, Row]]:
    """The rows of one child with their numbers. Held by table: a return's rows are not changed while it is read."""
    found = (tables or {}).get(table, [])
    held, by_child = _BY_CHILD.get(id(found), ([], {}))
    if held is not found:
        by_child = {}
        for number, row in enumerate(found):
            by_child.setdefault(text(row, "CHILD"), []).append((number, row))
        if len(_BY_CHILD) > 100:
            _BY_CHILD.clear()
        _BY_CHILD[id(found)] = (found, by_child)
    return by_child.get(child, [])


def in_order(tables: Tables | None, child: str, table: str = "Episodes") -> list[tuple[int, Row]]:
    """Episodes by the day they began; one whose day is not known is in no order.

    The text does not say which of two that began on one day is the earlier: the one that ended sooner, then as in the file.
    """
    known = [each for each in of(tables, table, child) if day(each[1], "DECOM")]
    return sorted(
        known, key=lambda each: (day(each[1], "DECOM") or date.min, day(each[1], "DEC") or date.max)
    )


def children(tables: Tables, table: str = "Episodes") -> list[str]:
    return sorted({text(row, "CHILD") for _, row in rows(tables, table)})


def neighbours(tables: Tables) -> Iterator[tuple[tuple[int, Row], tuple[int, Row]]]:
    """Each episode of a child with the one that begins next."""
    for child in children(tables):
        ordered = in_order(tables, child)
        yield from pairwise(ordered)


def until(episode: Row, year: int) -> date | None:
    """The day an episode ends: the year's last day where none is given; none where what is given is no day."""
    return day(episode, "DEC") if given(episode, "DEC") else ends(year)


def named(table: str, numbers: Iterable[int]) -> Told:
    return {(table, number) for number in numbers}
