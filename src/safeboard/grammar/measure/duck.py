"""The DuckDB engine: runs the statements of `sql` in memory, shut off from files and network once loaded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from safeboard.grammar import dates
from safeboard.grammar.measure.duck_words import (
    as_text,
    checking,
    counting,
    filling,
    holding,
    making,
    reading,
)
from safeboard.grammar.measure.holding import calendar_ends, check_held, not_read
from safeboard.grammar.measure.planning import Pass
from safeboard.grammar.measure.spans import Spans
from safeboard.grammar.measure.statements import StatementEngine
from safeboard.grammar.measure.tables import Rows, Table, check_rows
from safeboard.grammar.measure.translation import CALENDAR, CALENDAR_COLUMNS, WORKING_DAYS

HANDS = os.cpu_count() or 1
"""How many statements run beside each other."""


class DuckEngine(StatementEngine):
    """Counts measures over tables held by an embedded DuckDB; the same signature and results as the reference.

    Example::

        engine = DuckEngine.over_parquet({referrals: "snapshots/2016-04/referrals/**/*.parquet"})
        engine.count([rereferrals], [period("2015-16")], by="source")

    Only declared columns are read. Once the tables are in memory the connection can no longer reach a
    file or the network, nor be reconfigured. Statements run beside each other, one for each processor.
    """

    def __init__(self, source: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
        """`source` holds a relation named `table.relation` for each table, of the declared columns, checked."""
        self._connection = source
        self._tables = tuple(tables)
        _lay_out_calendar(source)
        source.execute("SET enable_external_access = false")
        source.execute("SET lock_configuration = true")

    @classmethod
    def over_parquet(
        cls, files: Mapping[Table, str | Path | Sequence[str]], apart: str | None = None
    ) -> DuckEngine:
        """As `StatementEngine.over_parquet`: each file is read once, into a table in memory."""
        connection = _connect()

        def load(cursor: duckdb.DuckDBPyConnection, table: Table) -> None:
            said = files[table]
            places = [said] if isinstance(said, str | Path) else list(said)
            named = [str(place) for place in places]
            try:
                # A list takes longer to hand over than a text, which counts where there are many small tables.
                cursor.execute(reading(table), named if len(named) == 1 else [named])
            except duckdb.Error as error:
                raise not_read(table, places, error) from error

        def check(cursor: duckdb.DuckDBPyConnection, tables: tuple[Table, ...]) -> None:
            found = cursor.execute(checking(tables)).fetchall()
            if any(min(keys, filled) < rows for _, rows, keys, filled in found):
                check_held(lambda tree: cursor.execute(as_text(tree)).fetchall(), tables, apart)

        every = list(files)
        _each_beside_others(connection, every, load)
        # A statement for each table takes longer than the looking: each hand has one for all of its tables.
        shares = [tuple(every[hand::HANDS]) for hand in range(min(HANDS, len(every)))]
        _each_beside_others(connection, shares, check)
        return cls(connection, files)

    @classmethod
    def over_rows(cls, data: Mapping[Table, Rows]) -> DuckEngine:
        """As `StatementEngine.over_rows`."""
        connection = _connect()
        for table, rows in data.items():
            check_rows(table, rows)
            connection.execute(making(table))
            if rows:
                values = [[row[each.name] for each in table.columns] for row in rows]
                connection.executemany(filling(table), values)
        check_held(lambda tree: connection.execute(as_text(tree)).fetchall(), list(data), None)
        return cls(connection, data)

    def _answer(
        self, passes: Sequence[Pass], spans: Spans, take: Callable[[Pass, Iterable[Sequence[Any]]], None]
    ) -> None:
        def answer(cursor: duckdb.DuckDBPyConnection, one: Pass) -> None:
            take(one, _lines(cursor, counting(one)))

        def lay_out(cursor: duckdb.DuckDBPyConnection) -> None:
            _lay_out(cursor, spans)

        _each_beside_others(self._connection, passes, answer, lay_out)


_Work = TypeVar("_Work")


def _each_beside_others(
    connection: duckdb.DuckDBPyConnection,
    works: Sequence[_Work],
    do: Callable[[duckdb.DuckDBPyConnection, _Work], None],
    first: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None,
) -> None:
    """Do each work once, as many at a time as there are processors, each hand with a cursor of its own.

    Small statements gain nothing from being split inside the engine; side by side they keep every processor busy.
    Raises what the first work that fails raises.
    """
    waiting = iter(works)

    def hand() -> None:
        with connection.cursor() as cursor:
            first(cursor)
            for work in waiting:
                do(cursor, work)

    hands = min(HANDS, len(works))
    if hands < 2:
        return hand()
    with ThreadPoolExecutor(hands) as pool:
        for done in [pool.submit(hand) for _ in range(hands)]:
            done.result()


def _lines(cursor: duckdb.DuckDBPyConnection, said: str) -> list[Any]:
    try:
        return cursor.execute(said).fetchall()
    except duckdb.InvalidInputException as error:
        ends = calendar_ends(error)
        if ends is None:
            raise
        raise ends from error


def _connect() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False, "threads": 1},
    )


def _lay_out(cursor: duckdb.DuckDBPyConnection, spans: Spans) -> None:
    """Hold the periods of a count, which only this cursor sees."""
    for name, columns, rows in spans.tables():
        cursor.execute(holding(name, columns, temporary=True), _texts(rows))


def _lay_out_calendar(connection: duckdb.DuckDBPyConnection) -> None:
    """Hold every loaded day with its running working-day number, and the working days apart."""
    for name, texts in zip((CALENDAR, WORKING_DAYS), _calendar_texts(dates.england()), strict=True):
        connection.execute(holding(name, CALENDAR_COLUMNS, temporary=False), texts)


@lru_cache(maxsize=1)
def _calendar_texts(england: dates.WorkingCalendar) -> tuple[list[str], list[str]]:
    every = dates.calendar(england.first, england.last)
    return _texts(every), _texts([(day, number) for day, number in every if england.is_working_day(day)])


def _texts(rows: Sequence[Sequence[object]]) -> list[str]:
    return [",".join(map(str, values)) for values in zip(*rows, strict=True)]
