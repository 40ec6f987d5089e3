"""Reads a statutory return from XML: every fault of its layout told with line and path, no row lost.

What the file holds is taken as it stands: fields in any order, both habits of flags (0/1, true/false), with a namespace
or without, several values in one group or each in its own. A file that is not well formed is refused as a whole, with
the line and column where reading stopped. A row is turned back only where it cannot be placed: a child without an id, or
with the id of another; a row without the date it starts on; a row whose holder was turned back.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from safeboard.grammar.statutory.layouts import Layout
from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.tables import Tables
from safeboard.grammar.statutory.xml.columns import Columns
from safeboard.grammar.statutory.xml.faults import faults_of
from safeboard.grammar.statutory.xml.head import head, year_of
from safeboard.grammar.statutory.xml.judging import judge
from safeboard.grammar.statutory.xml.opening import Source, encoding_instead, pieces
from safeboard.grammar.statutory.xml.places import LIMITS, Limits, Places
from safeboard.grammar.statutory.xml.tree import grow
from safeboard.grammar.statutory.xml.walking import walk

_HEAD = 1024


def read(
    source: Source,
    layouts: Mapping[int, Layout],
    places: Places,
    *,
    year: int | None = None,
    tell: Callable[[int], None] | None = None,
    limits: Limits = LIMITS,
) -> Read:
    """Read a return. `year` is the collection year where it is known from elsewhere; else the file's head says it.

    `source` is the bytes or the path of a file. `tell` is called now and then with the number of children read so far.
    A table that only other years have is read and told; a field that only other years have is told and left aside.
    Raises Unreadable, with words for the sender, where the file is not well formed, is another kind of file, has a
    document type, or is larger than the limits.
    """
    began = time.perf_counter()
    encoding, told = encoding_instead(_first(source, limits))
    fields = head(pieces(source, limits), encoding, places, limits)
    known = year_of(fields, places, layouts, year)
    tree = grow(layouts, places, known.year)
    columns = Columns(tree, places, limits)
    typing = 0.0

    def take() -> None:
        nonlocal typing
        started = time.perf_counter()
        columns.take()
        typing += time.perf_counter() - started
        if tell:
            tell(columns.children)

    came = walk(pieces(source, limits), encoding, tree, places, limits, take)
    walked = time.perf_counter()
    frames = columns.frames()
    gone = {name for name in tree.not_this_year if not len(frames[name])}
    layout = Layout(
        tree.layout.collection,
        known.year,
        tuple(table for table in tree.layout.tables if table.name not in gone),
    )
    tables = Tables(
        layout,
        {table.name: frames[table.name] for table in layout.tables},
        frames[places.children][places.child_id],
        unreadable=columns.unreadable(),
    )
    judged = judge(tables, places)
    nobody = (
        ""
        if len(tables.child_ids)
        else (
            f"There is no <{places.group(places.children)}> in the file where they should stand. Check what your system wrote."
        )
    )
    general = [words for words in (told, known.told, nobody) if words]
    if any(kind == "unknown" for kind, _ in came.left_aside):
        general += [words for years, words in places.not_known.items() if known.year in years]
    faults, not_read = faults_of(tables, places, came, columns, judged, general, limits)
    return Read(
        tables=tables,
        faults=faults,
        kept=judged.kept,
        year_from=known.known_from,
        not_read=not_read,
        seconds={
            "walking": walked - began - typing,
            "columns": typing,
            "judging": time.perf_counter() - walked,
        },
    )


def _first(source: Source, limits: Limits) -> bytes:
    return next(pieces(source, limits))[:_HEAD]
