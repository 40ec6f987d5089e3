"""What came of the files of a statutory collection: counts, every problem, and what they say of children."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa

from safeboard.grammar.declarations.collections import Collection
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.sandbox import Bounds
from safeboard.kernel.journeys.statements import ChildStated, EventStated
from safeboard.kernel.returns.bundling import File
from safeboard.kernel.returns.statutory.apart import check_apart
from safeboard.kernel.returns.statutory.recognising import refuse_another
from safeboard.kernel.work.today import today


@dataclass(frozen=True)
class CheckedCollection:
    """All that came of the files. Rows in are the rows accepted and the rows rejected, always.

    `problems` has the columns rule, severity, child (the authority's id, as in the file), table, line, field, message,
    rejects and worker; those that turn a row back stand first. `tables` says for each table how many rows came and were kept.
    `completeness` are the fields that the layout asks for in the rows kept, and how many of them were given.
    Raises ValueError if a row is lost or counted twice.
    """

    collection: Collection
    year: int
    ends_on: dt.date
    year_from: str
    rows_in: int
    rows_accepted: int
    rows_rejected: int
    tables: dict[str, tuple[int, int]]
    problems: pa.Table
    not_run: list[dict[str, Any]]
    ran: int
    not_read: list[tuple[str, str]]
    seconds: dict[str, float]
    said_of_children: pa.Table
    said_of_events: pa.Table
    completeness: tuple[int, int]
    with_last_year: bool

    def __post_init__(self) -> None:
        if self.rows_in != self.rows_accepted + self.rows_rejected:
            raise ValueError(
                f"{self.rows_in} rows came in, {self.rows_accepted} were accepted and {self.rows_rejected} rejected: "
                "a row was lost or counted twice."
            )

    @cached_property
    def children(self) -> list[ChildStated]:
        """What the files say of each child."""
        return [
            ChildStated(
                local_id=each["child_id"],
                born_on=each["born_on"],
                born_to_the_day=True,
                sex=each["sex"] or "",
                ethnicity=each["ethnicity"] or "",
                disabled=each["disabled"] or "",
            )
            for each in self.said_of_children.to_pylist()
        ]

    @cached_property
    def stated(self) -> dict[str, int]:
        """How many events of each kind the files state; nought where its table was sent and says of none."""
        counts = Counter(self.said_of_events["kind"].to_pylist())
        return {kind: counts[kind] for kind, table in self.collection.fills.items() if table in self.tables}


def check_collection(
    files: Sequence[File],
    collection: Collection,
    *,
    as_at: dt.date | None = None,
    last: Sequence[File] = (),
    area: str = "",
    bounds: Bounds | None = None,
) -> CheckedCollection:
    """Read and check the files of a collection, in a process of their own.

    `as_at` is the reference date that the sender gave; a file of another year is refused. Of a collection that is drawn
    on any day it is that day, today where none is given. `last` are the files of the year before, if they are here.
    `area` is the code of the authority that sends them, where it is known.
    Raises RefusedFile.
    """
    refuse_another(files, collection)
    found = check_apart(collection, files, year=_year(as_at), last=last, area=area, bounds=bounds)
    ends_on = (as_at or today()) if collection.drawn else found["ends_on"]
    if as_at and ends_on != as_at:
        raise RefusedFile(
            f"This file is of the collection that ends on {_words(ends_on)}; you said {_words(as_at)}. "
            "Nothing was kept. Choose the right file, or the right day."
        )
    rows = found["rows"]
    return CheckedCollection(
        collection=collection,
        year=_year_of(ends_on) if collection.drawn else found["year"],
        ends_on=ends_on,
        year_from=found["year_from"],
        rows_in=rows["in"],
        rows_accepted=rows["accepted"],
        rows_rejected=rows["rejected"],
        tables={name: (came, kept) for name, (came, kept) in found["tables"].items()},
        problems=_table(found["problems"]),
        not_run=found["not_run"],
        ran=found["ran"],
        not_read=[(name, why) for name, why in found["not_read"]],
        seconds=found["seconds"],
        said_of_children=_table(found["children"]),
        said_of_events=_table(found["events"]),
        completeness=(found["completeness"][0], found["completeness"][1]),
        with_last_year=bool(last),
    )


def _table(stream: bytes) -> pa.Table:
    return pa.ipc.open_stream(stream).read_all()


def events(checked: CheckedCollection) -> list[EventStated]:
    """What the files say happened, as the journeys room takes it.

    What is without a day of its own is how it was on the day the files are of, as in a list without a first day.
    """
    columns = checked.said_of_events.to_pydict()
    return [
        EventStated(*row)
        for row in zip(
            columns["child_id"],
            columns["kind"],
            [day or checked.ends_on for day in columns["starts_on"]],
            columns["ends_on"],
            columns["ordinal"],
            columns["facts"],
            columns["table"],
            columns["line"],
            strict=True,
        )
    ]


def _year(as_at: dt.date | None) -> int | None:
    """The collection year that ends on a day; none where no collection does, so that the file says its own."""
    return as_at.year if as_at and (as_at.month, as_at.day) == (3, 31) else None


def _year_of(day: dt.date) -> int:
    """The collection year that a day lies in."""
    return day.year + ((day.month, day.day) > (3, 31))


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
