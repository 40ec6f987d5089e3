"""The rules of statutory returns as declarations: what must hold, over which fields, and since when.

A rule is run over columns. Its message is a sentence for the person who puts the row right; its logic says in plain
words what is looked at. Codes and meaning are those of the published rule list; the words are ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import polars as pl

from safeboard.grammar.statutory.layouts import Layout
from safeboard.grammar.statutory.tables import UNREADABLE, Tables

YEAR_STARTS = pl.col("year_starts_on")
YEAR_ENDS = pl.col("year_ends_on")


def unreadable(column: str) -> pl.Expr:
    """Whether a date, number or flag of the rule's own table is written but cannot be read as one (see Where, Beside).

    Such a cell is null in the column itself, as a blank one is. In a `Rows` check take the rows from
    ``tables.marked(table)``.
    """
    return pl.col(f"{column}{UNREADABLE}")


def blank(column: str) -> pl.Expr:
    """Whether a date, number or flag of the rule's own table is not given at all: one that cannot be read is given.

    What cannot be read is told as a fault of the layout; to call it missing as well would send its reader the wrong way.
    """
    return pl.col(column).is_null() & ~unreadable(column)


def outside_year(column: str) -> pl.Expr:
    """Whether a date lies before the first day of the collection year or after its last; null where there is none."""
    return (pl.col(column) < YEAR_STARTS) | (pl.col(column) > YEAR_ENDS)


class Severity(StrEnum):
    """What the collection asks of the sender: an error is put right, a query is put right or explained."""

    ERROR = "error"
    QUERY = "query"


@dataclass(frozen=True)
class Where:
    """A row breaks the rule by what it says itself. The expression is true where it is broken; null is not broken.

    It may name the columns of the rule's table, `row` and `child`, and the bounds of the year: YEAR_STARTS, YEAR_ENDS.
    """

    broken: pl.Expr


@dataclass(frozen=True)
class Beside:
    """As `Where`, with the fields of what holds the row, near or far, beside it (see Tables.held)."""

    holder: str
    broken: pl.Expr


@dataclass(frozen=True)
class Rows:
    """The rows that break the rule, found by looking at several rows or tables: their `row` numbers in any order.

    A number may be given twice; it is told once.
    """

    find: Callable[[Tables], pl.Series]


Check = Where | Beside | Rows


@dataclass(frozen=True)
class Example:
    """A return that breaks a rule, and its clean neighbour that does not.

    Both are children (or rows) as the collection's own writer takes them; `rows` are the numbers of the rows of the
    rule's table that are told. `words` say what the example shows.
    """

    words: str
    breaks: tuple[Any, ...]
    keeps: tuple[Any, ...]
    rows: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Rule:
    """One published rule.

    `over` is the table whose rows it tells, `fields` what it reads: the first is where it points; a name without a
    table is a column of `over`. `ruleset` is the published list its text is taken from ("2022-23"); `since` and `until`
    are the first and last collection year it belongs to, where known: the year of the reference date. `looks_in`
    names tables read besides those of its fields. `last_year` says that it needs the return of the year before.
    `note` says where the published text and common sense differ. Raises ValueError where it cannot be right.
    """

    code: str
    severity: Severity
    over: str
    fields: tuple[str, ...]
    message: str
    logic: str
    check: Check
    examples: tuple[Example, ...] = ()
    ruleset: str = ""
    since: int | None = None
    until: int | None = None
    looks_in: tuple[str, ...] = ()
    last_year: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not self.fields:
            raise ValueError(f"Rule {self.code} names no field.")
        for words in (self.message, self.logic):
            if not words.endswith("."):
                raise ValueError(f"Rule {self.code}: {words!r} must be a sentence.")
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"Rule {self.code} ends before it begins.")

    @property
    def reads(self) -> tuple[str, ...]:
        """Every field as "Table.Column"."""
        return tuple(name if "." in name else f"{self.over}.{name}" for name in self.fields)

    @property
    def points_at(self) -> str:
        """The column that is told with a finding."""
        return self.fields[0].rpartition(".")[2]

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table it reads, its own first."""
        named = (self.over, *(name.partition(".")[0] for name in self.reads), *self.looks_in)
        return tuple(dict.fromkeys(named))

    def why_not_run(self, layout: Layout) -> str:
        """Why the rule does not belong to a year's collection; empty where it does.

        A rule runs on an earlier collection too where all its fields were in it already.
        """
        if self.until and layout.year > self.until:
            return f"It was last part of the collection {self.until - 1}-{self.until % 100:02d}."
        missing = [name for name in self.reads if not layout.has(name)]
        if missing:
            return f"The collection {layout.words} has no field {missing[0]}."
        for table in self.looks_in:
            if table not in layout.by_name:
                return f"The collection {layout.words} has no table {table}."
        return ""

    @property
    def known_since(self) -> str:
        """Since which collection the rule is known, in words; it says so where that is not known."""
        if self.since:
            return f"Since the collection {self.since - 1}-{self.since % 100:02d}."
        return f"First year not known; it stands in the list of {self.ruleset}."
