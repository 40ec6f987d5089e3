"""The DuckDB engine: runs the statements of `sql` in memory, shut off from files and network once loaded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
from sqlglot import exp

from safeboard.grammar import dates
from safeboard.grammar.measure.holding import calendar_ends, check_held, not_read, numbers_of
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.planning import Pass
from safeboard.grammar.measure.spans import Spans
from safeboard.grammar.measure.sql import statement
from safeboard.grammar.measure.statements import StatementEngine
from safeboard.grammar.measure.tables import Rows, Table, check_rows
from safeboard.grammar.measure.translation import CALENDAR, WORKING_DAYS, aliased, quoted

_TYPES = {
    Kind.TEXT: exp.DType.VARCHAR,
    Kind.DATE: exp.DType.DATE,
    Kind.INTEGER: exp.DType.BIGINT,
    Kind.BOOLEAN: exp.DType.BOOLEAN,
}
_DIALECT = "duckdb"
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
            try:
                cursor.execute(_reading(table), [[str(place) for place in places]])
            except duckdb.Error as error:
                raise not_read(table, places, error) from error
            _, rows, keys, filled = cursor.execute(_checking(table)).fetchall()[0]
            if min(keys, filled) < rows:
                check_held(lambda tree: cursor.execute(_sql(tree)).fetchall(), [table], apart)

        _each_beside_others(connection, list(files), load)
        return cls(connection, files)

    @classmethod
    def over_rows(cls, data: Mapping[Table, Rows]) -> DuckEngine:
        """As `StatementEngine.over_rows`."""
        connection = _connect()
        for table, rows in data.items():
            check_rows(table, rows)
            connection.execute(_sql(_create(table)))
            if rows:
                marks = exp.Tuple(expressions=[exp.Placeholder() for _ in table.columns])
                insert = exp.insert(exp.Values(expressions=[marks]), _named(table.relation))
                values = [[row[each.name] for each in table.columns] for row in rows]
                connection.executemany(_sql(insert), values)
        check_held(lambda tree: connection.execute(_sql(tree)).fetchall(), list(data), None)
        return cls(connection, data)

    def _answer(
        self, passes: Sequence[Pass], spans: Spans, take: Callable[[Pass, Iterable[Sequence[Any]]], None]
    ) -> None:
        def answer(cursor: duckdb.DuckDBPyConnection, one: Pass) -> None:
            take(one, _lines(cursor, _sql(statement(one))))

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


@lru_cache(maxsize=512)
def _checking(table: Table) -> str:
    return _sql(numbers_of([table]))


@lru_cache(maxsize=512)
def _reading(table: Table) -> str:
    """A table of the declared columns of files. A folder named area=010 gives a text, not the number 10."""
    as_written = exp.EQ(
        this=exp.Column(this=exp.to_identifier("hive_types_autocast")), expression=exp.false()
    )
    wanted = [
        aliased(exp.Cast(this=exp.Column(this=quoted(each.name)), to=_type(each.kind)), each.name)
        for each in table.columns
    ]
    files = exp.Anonymous(this="READ_PARQUET", expressions=[exp.Placeholder(), as_written])
    rows = exp.select(*wanted, copy=False).from_(files, copy=False)
    return _sql(exp.Create(kind="TABLE", this=_named(table.relation), expression=rows))


def _lay_out(cursor: duckdb.DuckDBPyConnection, spans: Spans) -> None:
    """Hold the periods of a count, which only this cursor sees."""
    for name, columns, rows in spans.tables():
        selected = [_unpacked(kind, alias) for alias, kind in columns]
        create = exp.Create(
            kind="TABLE",
            this=_named(name),
            expression=exp.select(*selected, copy=False),
            properties=exp.Properties(expressions=[exp.TemporaryProperty()]),
        )
        texts = [",".join(str(row[place]) for row in rows) for place in range(len(columns))]
        cursor.execute(_sql(create), texts)


def _lay_out_calendar(connection: duckdb.DuckDBPyConnection) -> None:
    """Hold every loaded day with its running working-day number, and the working days apart."""
    texts = _calendar_texts(dates.england())
    for name, (days, numbers) in zip((CALENDAR, WORKING_DAYS), texts, strict=True):
        select = exp.select(_unpacked(Kind.DATE, "day"), _unpacked(Kind.INTEGER, "wd"))
        create = exp.Create(kind="TABLE", this=_named(name), expression=select)
        connection.execute(_sql(create), [days, numbers])


@lru_cache(maxsize=1)
def _calendar_texts(england: dates.WorkingCalendar) -> tuple[tuple[str, str], tuple[str, str]]:
    # Two long texts split by DuckDB take milliseconds; thousands of separate values take a second.
    every = dates.calendar(england.first, england.last)
    working = [(day, number) for day, number in every if england.is_working_day(day)]

    def texts(days: Sequence[tuple[date, int]]) -> tuple[str, str]:
        return ",".join(day.isoformat() for day, _ in days), ",".join(str(number) for _, number in days)

    return texts(every), texts(working)


def _unpacked(kind: Kind, alias: str) -> exp.Expr:
    pieces = exp.Anonymous(this="STRING_SPLIT", expressions=[exp.Placeholder(), exp.Literal.string(",")])
    each = exp.Anonymous(this="UNNEST", expressions=[pieces])
    return exp.Alias(this=exp.Cast(this=each, to=_type(kind)), alias=quoted(alias))


def _create(table: Table) -> exp.Create:
    """An empty table of the declared columns, refusing blanks where none may be."""
    columns = [
        exp.ColumnDef(
            this=quoted(each.name),
            kind=_type(each.kind),
            constraints=[] if each.nullable else [exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())],
        )
        for each in table.columns
    ]
    return exp.Create(kind="TABLE", this=exp.Schema(this=_named(table.relation), expressions=columns))


def _type(kind: Kind) -> exp.DataType:
    return exp.DataType(this=_TYPES[kind])


def _named(name: str) -> exp.Table:
    return exp.Table(this=quoted(name))


def _sql(tree: exp.Expr) -> str:
    # Every tree is written once and thrown away, so it need not be copied first.
    return tree.sql(dialect=_DIALECT, copy=False)
