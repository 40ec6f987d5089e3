"""The DuckDB engine: runs the statements of `sql` in memory, shut off from files and network once loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
from sqlglot import exp

from safeboard.grammar import dates
from safeboard.grammar.measure.counts import Counts, Results
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.nodes import Kind, MeaningError
from safeboard.grammar.measure.periods import Period
from safeboard.grammar.measure.planning import Pass, check_tables, one_of_each, plan
from safeboard.grammar.measure.sql import statement
from safeboard.grammar.measure.tables import Rows, Table, check_rows
from safeboard.grammar.measure.translation import (
    BEYOND_CALENDAR,
    CALENDAR,
    WORKING_DAYS,
    column,
    literal,
    relation,
)

_TYPES = {Kind.TEXT: "VARCHAR", Kind.DATE: "DATE", Kind.INTEGER: "BIGINT", Kind.BOOLEAN: "BOOLEAN"}
_DIALECT = "duckdb"


class DuckEngine:
    """Counts measures over tables held by an embedded DuckDB; the same signature and results as the reference.

    Example::

        engine = DuckEngine.over_parquet({referrals: "snapshots/2016-04/referrals/**/*.parquet"})
        engine.count([rereferrals], [period("2015-16")], by="source")

    Only declared columns are read. Once the tables are in memory the connection can no longer reach a
    file or the network, nor be reconfigured.
    """

    def __init__(self, source: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
        """`source` holds a relation named `table.relation` for each table, of the declared columns."""
        self._connection = source
        self._tables = tuple(tables)
        for table in self._tables:
            self._check_keys(table)
        _lay_out_calendar(source)
        source.execute("SET enable_external_access = false")
        source.execute("SET lock_configuration = true")

    @classmethod
    def over_parquet(cls, files: Mapping[Table, str | Path]) -> DuckEngine:
        """An engine over Parquet files, a path or glob for each table.

        Raises MeaningError naming the table when there is no such file, a declared column is missing or
        of another kind, a value is blank that may not be, or two rows share a key.
        """
        connection = _connect()
        for table, path in files.items():
            # A folder named area=010 gives a text, not the number 10.
            as_written = exp.EQ(this=exp.to_identifier("hive_types_autocast"), expression=exp.false())
            read = exp.Anonymous(this="READ_PARQUET", expressions=[literal(str(path)), as_written])
            wanted = [
                exp.cast(exp.column(exp.to_identifier(each.name, quoted=True)), _TYPES[each.kind])
                for each in table.columns
            ]
            rows = exp.select(*wanted).from_(read)
            try:
                connection.execute(_sql(_create(table)))
                connection.execute(_sql(exp.insert(rows, _named(table.relation))))
            except duckdb.Error as error:
                raise MeaningError(
                    f"The files of '{table.name}' ({path}) could not be read: {error}"
                ) from error
        return cls(connection, files)

    @classmethod
    def over_rows(cls, data: Mapping[Table, Rows]) -> DuckEngine:
        """An engine over rows in memory, for tests and worked examples.

        Raises MeaningError when a row is not what its table declares.
        """
        connection = _connect()
        for table, rows in data.items():
            check_rows(table, rows)
            connection.execute(_sql(_create(table)))
            if rows:
                marks = exp.Tuple(expressions=[exp.Placeholder() for _ in table.columns])
                insert = exp.insert(exp.Values(expressions=[marks]), _named(table.relation))
                values = [[row[each.name] for each in table.columns] for row in rows]
                connection.executemany(_sql(insert), values)
        return cls(connection, data)

    def count(self, measures: Iterable[Measure], periods: Iterable[Period], by: str | None = None) -> Results:
        """Counts by (measure name, period code, breakdown, category), as `ReferenceEngine.count` gives them.

        Raises MeaningError for a table, column or breakdown that is not there, and CalendarEnds when a
        date needed for a working-day count lies outside the loaded bank holidays (R-CAL-01).
        """
        wanted = one_of_each(measures)
        spans = tuple(periods)
        check_tables(wanted, self._tables)
        results: Results = {}
        if by is None:
            for measure in wanted:
                nothing = Counts(0, None if measure.denominator is None else 0, 0)
                results.update({(measure.name, span.code, "", ""): nothing for span in spans})
        for one in plan(wanted, spans, by):
            for row in self._rows(one):
                results.update(_read(one, by, row))
        return results

    def _rows(self, one: Pass) -> list[Any]:
        # A cursor of its own lets two threads count at once over the same tables.
        with self._connection.cursor() as cursor:
            try:
                return cursor.execute(_sql(statement(one))).fetchall()
            except duckdb.InvalidInputException as error:
                ends = _calendar_ends(error)
                if ends is None:
                    raise
                raise ends from error

    def _check_keys(self, table: Table) -> None:
        key = column(table.relation, table.key)
        shared = (
            exp.select(key)
            .from_(relation(table.relation, table.relation))
            .group_by(key)
            .having(exp.GT(this=exp.Count(this=exp.Star()), expression=literal(1)))
            .limit(1)
        )
        found = self._connection.execute(_sql(shared)).fetchone()
        if found is not None:
            raise MeaningError(f"Two rows of '{table.name}' have the key {found[0]!r}.")


def _connect() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )


def _lay_out_calendar(connection: duckdb.DuckDBPyConnection) -> None:
    """Hold every loaded day with its running working-day number, and the working days apart."""
    texts = _calendar_texts(dates.england())
    for name, (days, numbers) in zip((CALENDAR, WORKING_DAYS), texts, strict=True):
        select = exp.select(_unpacked("DATE", "day"), _unpacked("BIGINT", "wd"))
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


def _unpacked(kind: str, alias: str) -> exp.Expr:
    pieces = exp.Anonymous(this="STRING_SPLIT", expressions=[exp.Placeholder(), exp.Literal.string(",")])
    return exp.alias_(exp.cast(exp.Anonymous(this="UNNEST", expressions=[pieces]), kind), alias)


def _create(table: Table) -> exp.Create:
    """An empty table of the declared columns, refusing blanks where none may be."""
    columns = [
        exp.ColumnDef(
            this=exp.to_identifier(each.name, quoted=True),
            kind=exp.DataType.build(_TYPES[each.kind], dialect=_DIALECT),
            constraints=[] if each.nullable else [exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())],
        )
        for each in table.columns
    ]
    return exp.Create(kind="TABLE", this=exp.Schema(this=_named(table.relation), expressions=columns))


def _named(name: str) -> exp.Table:
    return exp.Table(this=exp.to_identifier(name, quoted=True))


def _sql(tree: exp.Expr) -> str:
    # Every tree is written once and thrown away, so it need not be copied first.
    return tree.sql(dialect=_DIALECT, copy=False)


def _read(one: Pass, by: str | None, row: Sequence[Any]) -> Results:
    """One row of a statement as counts: code, category, then three numbers for each measure."""
    code, category, *numbers = row
    return {
        (measure.name, code, by or "", category or ""): Counts(
            numerator=int(numbers[3 * place]),
            denominator=None if measure.denominator is None else int(numbers[3 * place + 1]),
            excluded=int(numbers[3 * place + 2]),
        )
        for place, measure in enumerate(one.measures)
    }


def _calendar_ends(error: duckdb.Error) -> dates.CalendarEnds | None:
    """The error the dates module raises for the day the statement stopped at, if that is what happened."""
    found = re.search(rf"{BEYOND_CALENDAR} (\S+)", str(error))
    if found is None:
        return None
    england = dates.england()
    return dates.CalendarEnds(found[1].rstrip("!"), england.first, england.last)
