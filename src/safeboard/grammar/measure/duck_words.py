"""What DuckDB is told, as text. What is told again and again is written once."""

from __future__ import annotations

from functools import lru_cache

from sqlglot import exp

from safeboard.grammar.measure.holding import numbers_of
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.planning import Pass
from safeboard.grammar.measure.sql import statement
from safeboard.grammar.measure.tables import Table
from safeboard.grammar.measure.translation import aliased, quoted

_TYPES = {
    Kind.TEXT: exp.DType.VARCHAR,
    Kind.DATE: exp.DType.DATE,
    Kind.INTEGER: exp.DType.BIGINT,
    Kind.BOOLEAN: exp.DType.BOOLEAN,
}
_DIALECT = "duckdb"


@lru_cache(maxsize=512)
def counting(one: Pass) -> str:
    """The statement of a pass. Many authorities are counted some at a time, each time with the same statements."""
    return as_text(statement(one))


@lru_cache(maxsize=512)
def reading(table: Table) -> str:
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
    return as_text(exp.Create(kind="TABLE", this=_named(table.relation), expression=rows))


@lru_cache(maxsize=512)
def checking(tables: tuple[Table, ...]) -> str:
    """What has to be known of tables to see that none has a blank where none may be, nor a key twice."""
    return as_text(numbers_of(tables))


@lru_cache(maxsize=512)
def holding(name: str, columns: tuple[tuple[str, Kind], ...], *, temporary: bool) -> str:
    """A table whose columns are handed over as one long text each, which is split there."""
    # Long texts split by DuckDB take milliseconds; thousands of separate values take a second.
    create = exp.Create(
        kind="TABLE",
        this=_named(name),
        expression=exp.select(*(_unpacked(kind, alias) for alias, kind in columns), copy=False),
        properties=exp.Properties(expressions=[exp.TemporaryProperty()] if temporary else []),
    )
    return as_text(create)


def making(table: Table) -> str:
    """An empty table of the declared columns, refusing blanks where none may be."""
    columns = [
        exp.ColumnDef(
            this=quoted(each.name),
            kind=_type(each.kind),
            constraints=[] if each.nullable else [exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())],
        )
        for each in table.columns
    ]
    return as_text(
        exp.Create(kind="TABLE", this=exp.Schema(this=_named(table.relation), expressions=columns))
    )


def filling(table: Table) -> str:
    """A row put into a table, its values handed over."""
    marks = exp.Tuple(expressions=[exp.Placeholder() for _ in table.columns])
    return as_text(exp.insert(exp.Values(expressions=[marks]), _named(table.relation)))


def as_text(tree: exp.Expr) -> str:
    """A tree as DuckDB reads it."""
    # Every tree is written once and thrown away, so it need not be copied first.
    return tree.sql(dialect=_DIALECT, copy=False)


def _unpacked(kind: Kind, alias: str) -> exp.Expr:
    pieces = exp.Anonymous(this="STRING_SPLIT", expressions=[exp.Placeholder(), exp.Literal.string(",")])
    each = exp.Anonymous(this="UNNEST", expressions=[pieces])
    return exp.Alias(this=exp.Cast(this=each, to=_type(kind)), alias=quoted(alias))


def _type(kind: Kind) -> exp.DataType:
    return exp.DataType(this=_TYPES[kind])


def _named(name: str) -> exp.Table:
    return exp.Table(this=quoted(name))
