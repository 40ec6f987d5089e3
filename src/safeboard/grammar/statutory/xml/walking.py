"""Walks once along an XML return and sorts its fields into records by table. What it cannot place it tells.

This is the part that sees every element of a file, so it does as little as it can for each; everything that can be
judged over columns is judged there. Names are taken without their namespace: files come with none, with the default
one and with a prefix. Attributes hold no data in these collections and are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.xml.noticed import FIRST_LINES, TOLD_ONCE, Noticed, Walk, shown
from safeboard.grammar.statutory.xml.opening import Reader
from safeboard.grammar.statutory.xml.places import Limits, Places
from safeboard.grammar.statutory.xml.tree import (
    ASIDE,
    Each,
    Elsewhere,
    Group,
    Record,
    Tree,
    by_inside,
    row_table,
)

AT_ONCE = 5_000
"""Children whose records are held as Python objects before they become columns; fewer where they have many rows."""
_FULL = 200_000
_SHOWN = 60
_PATHS = 1_000
_NOT_NOW = "is not part of this year's collection"


def walk(
    pieces: Iterable[bytes],
    encoding: str | None,
    tree: Tree,
    places: Places,
    limits: Limits,
    take: Callable[[], None],
) -> Walk:
    """Go along a file; `take` is called whenever enough records are there, and at the end, and empties them.

    Raises Unreadable where the file is not well formed or larger than the limits.
    """
    reader = Reader(encoding, limits)
    p = reader.expat
    came = Walk()
    groups = by_inside(tree)
    within_child = tree.child.inside
    children = tree.records[places.children]
    here: dict[str, Any] = tree.above
    record: Record | None = None
    number: int | None = None
    child: int | None = None
    at: Any = None
    mark = line = skipping = skipped_from = unknown = 0
    full = False
    stack: list[tuple[dict[str, Any], Record | None, int | None, tuple[Group, int] | None]] = []
    texts: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal here, record, number, child, at, mark, line
        if at is not None:
            aside(
                name,
                "unknown",
                "",
                f"<{name[:_SHOWN]}> stands inside a field. It was left aside. Take it out.",
            )
            return
        place: Any = here.get(name)
        kind = place.__class__
        if kind is int:
            if record[place + 1] is not None:  # type: ignore[index]
                aside(
                    name,
                    "twice",
                    name,
                    f"<{name}> stands here twice. The first was read. Take the other out.",
                )
                return
            record[place + 1] = p.CurrentLineNumber  # type: ignore[index]
            at = place
            mark = len(texts)
        elif kind is Each:
            at = place
            mark = len(texts)
            line = p.CurrentLineNumber
        elif kind is Group:
            if place.since and other_year(place):
                return
            stack.append((here, record, number, (place, len(place.each.records)) if place.each else None))
            here = place.inside
            if place.blank is not None:
                holder, number = number, place.first + len(place.records)
                record = place.blank.copy()
                if place.records is children:
                    child = number
                record[0], record[1], record[2] = p.CurrentLineNumber, holder, child
                place.records.append(record)
        else:
            seldom(name, place)

    def end(name: str) -> None:
        nonlocal here, record, number, child, at, full
        if at is not None:
            if len(texts) == mark + 1:
                text = texts.pop()
            else:
                text = "".join(texts[mark:])
                del texts[mark:]
            if at.__class__ is int:
                record[at] = text  # type: ignore[index]
            else:
                at.records.append((line, number, child, text))
            at = None
            return
        if here is within_child:
            sweep()
            here, record, number, opened = stack.pop()
            child = None
            if full or len(children) >= AT_ONCE:
                full = False
                take()
            return
        here, record, number, opened = stack.pop()
        if opened is not None and len(opened[0].each.records) == opened[1]:  # type: ignore[union-attr]
            empty(opened[0])

    def seldom(name: str, place: object) -> None:
        """A name with a prefix, a field of another year, or one that no year has."""
        local = name.rpartition(":")[2]
        if place is None and local != name and local in here:
            here[name] = here[local]
            start(name, {})
        elif isinstance(place, Elsewhere):
            words = f"<{local}> {_NOT_NOW} ({place.words}). It was left aside. Check the year."
            aside(name, "other year", local, words)
        else:
            words = "in this place. It was left aside. Check its name and where it stands."
            aside(name, "unknown", "", f"We do not know <{local[:_SHOWN]}> {words}")

    def other_year(place: Group) -> bool:
        """Told, and read all the same; whether it is passed over."""
        if place.since == ASIDE:
            skip()
            return True
        words = f"<{place.name}> {_NOT_NOW} ({place.since}). It was read all the same. Check the year."
        notice("other year", place.name, "", words)
        return False

    def empty(group: Group) -> None:
        each = group.each
        if each is not None and each.empty_counts:
            each.records.append((p.CurrentLineNumber, number or 0, child or 0, None))
        else:
            words = "has nothing in it that we know. Take it out or fill it."
            notice("empty", group.name, "", f"<{group.name}> {words}")

    def aside(name: str, kind: str, column: str, message: str) -> None:
        nonlocal unknown
        unknown += 1
        if unknown > limits.unknown:
            raise Unreadable(
                f"Line {p.CurrentLineNumber:,}: more than {limits.unknown:,} elements of the file have no place in a "
                f"{places.title}. Nothing was kept. Choose the file that your system wrote for this collection."
            )
        notice(kind, name.rpartition(":")[2], column, message, left=True)
        skip()

    def notice(kind: str, name: str, column: str, message: str, *, left: bool = False) -> None:
        group = groups.get(id(here))
        table = row_table(group) if record is not None else ""
        above = places.rows[table].path if table else ""
        path = f"{group.path}/{name[:_SHOWN]}".strip("/") if group else name[:_SHOWN]
        if len(came.told) >= _PATHS and (kind, path) not in came.told:
            path = f"{group.path}/*" if group else "*"
        came.told[kind, path] += 1
        if left:
            came.left_aside[kind, path] += 1
        if came.told[kind, path] > (FIRST_LINES if kind in TOLD_ONCE else limits.told):
            return
        below = path[len(above) :].strip("/")
        row = number if table else None
        this = Noticed(kind, table, row, p.CurrentLineNumber, below, column, message)
        if kind in TOLD_ONCE:
            came.once.setdefault((kind, path), (this, []))[1].append(this.line)
        else:
            came.noticed.append(this)

    def skip() -> None:
        nonlocal skipping, skipped_from
        skipping, skipped_from = 1, len(texts)
        p.StartElementHandler, p.EndElementHandler = start_aside, end_aside

    def start_aside(_: str, __: dict[str, str]) -> None:
        nonlocal skipping
        skipping += 1
        if skipping + len(stack) > limits.depth:
            raise Unreadable(
                f"Line {p.CurrentLineNumber:,}: elements stand within each other more than {limits.depth} deep. "
                "Nothing was kept. Check what your system wrote there."
            )

    def end_aside(_: str) -> None:
        nonlocal skipping
        skipping -= 1
        if not skipping:
            del texts[skipped_from:]
            p.StartElementHandler, p.EndElementHandler = start, end

    def sweep() -> None:
        """Text between the fields, where there should be none but blanks."""
        stray = "".join(texts).split()
        texts.clear()
        if stray:
            words = f"Text stands between the elements before this line: “{shown(' '.join(stray), _SHOWN)}”."
            notice("text", "", "", f"{words} It was left aside. Put it into a field or take it out.")

    p.StartElementHandler, p.EndElementHandler, p.CharacterDataHandler = start, end, texts.append
    for piece in pieces:
        reader.feed(piece)
        if len(texts) > AT_ONCE or sum(map(len, texts)) > limits.value:
            if skipping:
                del texts[skipped_from:]
            elif at is None:
                sweep()
            elif sum(map(len, texts[mark:])) > limits.value:
                raise Unreadable(
                    f"Line {p.CurrentLineNumber:,}: a field is longer than {limits.value:,} characters. Nothing was "
                    "kept. Check what your system wrote there."
                )
        waiting = sum(map(len, tree.records.values()))
        full = waiting > _FULL
        if waiting > 2 * _FULL + limits.rows_of_a_child:
            raise Unreadable(
                f"Line {p.CurrentLineNumber:,}: one child has more than {limits.rows_of_a_child:,} rows. Nothing was "
                "kept. Check whether the program that wrote the file has joined children together."
            )
    reader.close()
    sweep()
    take()
    return came
