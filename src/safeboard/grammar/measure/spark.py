"""The Spark engine: the same statements for data too large for one machine. An optional extra (ADR 0026)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlglot import exp

from safeboard.grammar import dates
from safeboard.grammar.measure.holding import calendar_ends, check_held, not_read
from safeboard.grammar.measure.nodes import Kind, MeaningError
from safeboard.grammar.measure.planning import Pass
from safeboard.grammar.measure.spans import Spans
from safeboard.grammar.measure.sql import statement
from safeboard.grammar.measure.statements import StatementEngine
from safeboard.grammar.measure.tables import Rows, Table, check_rows
from safeboard.grammar.measure.translation import CALENDAR, CALENDAR_COLUMNS, STOP, WORKING_DAYS

_TYPES = {Kind.TEXT: "STRING", Kind.DATE: "DATE", Kind.INTEGER: "BIGINT", Kind.BOOLEAN: "BOOLEAN"}
_DIALECT = "spark"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",
    # A folder named area=010 gives a text, not the number 10.
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}
"""What a session starts with; the first engine of a process starts it."""


class SparkEngine(StatementEngine):
    """Counts measures on Spark, here in this process or on the machines of a cluster.

    Example::

        engine = SparkEngine.over_parquet({referrals: "snapshots/2016-04/referrals/*/*/*.parquet"})
        engine.count_every_way([rereferrals], [period("2015-16")])

    Each engine has a session of its own, so that the tables of two engines never meet. Raises MeaningError, saying
    what to install, where Spark is not there.
    """

    def __init__(self, session: Any, tables: Iterable[Table], apart: str | None = None) -> None:
        """`session` holds a view named `table.relation` for each table, of the declared columns."""
        self._session = session
        self._tables = tuple(tables)
        england = dates.england()
        every = dates.calendar(england.first, england.last)
        _hold(session, CALENDAR, CALENDAR_COLUMNS, every)
        working = [(day, number) for day, number in every if england.is_working_day(day)]
        _hold(session, WORKING_DAYS, CALENDAR_COLUMNS, working)
        check_held(self._ask, self._tables, apart)

    @classmethod
    def over_parquet(
        cls, files: Mapping[Table, str | Path | Sequence[str]], apart: str | None = None
    ) -> SparkEngine:
        """As `StatementEngine.over_parquet`: nothing is held in memory, each statement reads what it needs."""
        session = _session().newSession()
        for table, said in files.items():
            places = [said] if isinstance(said, str | Path) else list(said)
            try:
                read = session.read.parquet(*(str(place) for place in places))
                wanted = [
                    f"CAST(`{each.name}` AS {_TYPES[each.kind]}) AS `{each.name}`" for each in table.columns
                ]
                read.selectExpr(*wanted).createOrReplaceTempView(table.relation)
            except _errors() as error:
                raise not_read(table, places, error) from error
        return cls(session, files, apart)

    @classmethod
    def over_rows(cls, data: Mapping[Table, Rows]) -> SparkEngine:
        """As `StatementEngine.over_rows`."""
        session = _session().newSession()
        for table, rows in data.items():
            check_rows(table, rows)
            columns = [(each.name, each.kind) for each in table.columns]
            _hold(session, table.relation, columns, [[row[name] for name, _ in columns] for row in rows])
        return cls(session, data)

    def _answer(
        self, passes: Sequence[Pass], spans: Spans, take: Callable[[Pass, Iterable[Sequence[Any]]], None]
    ) -> None:
        for name, columns, rows in spans.tables():
            _hold(self._session, name, columns, rows)
        for one in passes:
            take(one, self._ask(statement(one)))

    def _ask(self, tree: exp.Query) -> Sequence[Any]:
        try:
            found: Sequence[Any] = self._session.sql(_sql(tree)).collect()
        except _errors() as error:
            ends = calendar_ends(error)
            if ends is None:
                raise
            raise ends from error
        return found


def _hold(
    session: Any, name: str, columns: Sequence[tuple[str, Kind]], rows: Sequence[Sequence[object]]
) -> None:
    schema = ", ".join(f"`{column}` {_TYPES[kind]}" for column, kind in columns)
    session.createDataFrame([tuple(row) for row in rows], schema).createOrReplaceTempView(name)


def _sql(tree: exp.Query) -> str:
    for stop in tree.find_all(exp.Anonymous):
        if stop.this == STOP:
            stop.set("this", "RAISE_ERROR")
    return tree.sql(dialect=_DIALECT, copy=False)


def _pyspark(module: str) -> Any:
    # Imported only when this engine is chosen: it is not part of what Safeboard installs.
    try:
        return import_module(f"pyspark.{module}")
    except ImportError as error:
        raise MeaningError(
            "Spark is not installed. Install requirements/spark.lock and Java 17 beside it, or count with duckdb."
        ) from error


def _errors() -> tuple[type[Exception], ...]:
    return (_pyspark("errors").PySparkException, import_module("py4j.protocol").Py4JJavaError)


@lru_cache(maxsize=1)
def _session() -> Any:
    """The session of this process: on the cluster that Spark's own settings name, else on this machine."""
    builder = _pyspark("sql").SparkSession.builder.appName("safeboard")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
