"""What an engine makes sure of, and how it says what went wrong: no blank where none may be, and no key twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlglot import exp

from safeboard.grammar import dates
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.tables import Table
from safeboard.grammar.measure.translation import BEYOND_CALENDAR, column, is_null, literal, relation

Ask = Callable[[exp.Query], Sequence[Any]]
"""Runs a statement and gives its lines."""


def check_held(ask: Ask, tables: Sequence[Table], apart: str | None) -> None:
    """Look through all tables in one statement. With `apart` two rows may share a key where they differ in it.

    Raises MeaningError naming the table and the column, or the key that two rows share.
    """
    if not tables:
        return
    for number, rows, keys, filled in ask(numbers_of(tables)):
        table = tables[number]
        if filled < rows:
            _refuse_blank(ask, table)
        if keys < rows:
            _refuse_shared_key(ask, table, apart)


def numbers_of(tables: Sequence[Table]) -> exp.Query:
    """For each table its place, its rows, its different keys, and the rows of its emptiest column that may have no blank."""
    every: exp.Query = _numbers(0, tables[0])
    for number, table in enumerate(tables[1:], start=1):
        every = exp.Union(this=every, expression=_numbers(number, table), distinct=False)
    return every


def _numbers(number: int, table: Table) -> exp.Select:
    """The rows, the different keys, and the rows of the column with the most blanks among those that may have none."""
    never_blank = [
        exp.Count(this=column(table.relation, each.name)) for each in table.columns if not each.nullable
    ]
    filled: exp.Expr = never_blank[0]
    if len(never_blank) > 1:
        filled = exp.Least(this=filled, expressions=never_blank[1:], ignore_nulls=True)
    keys = exp.Count(this=exp.Distinct(expressions=[column(table.relation, table.key)]))
    chosen = [literal(number), exp.Count(this=exp.Star()), keys, filled]
    return exp.select(*chosen, copy=False).from_(relation(table.relation, table.relation), copy=False)


def _refuse_blank(ask: Ask, table: Table) -> None:
    for each in table.columns:
        blank = (
            exp.select(literal(1))
            .from_(relation(table.relation, table.relation))
            .where(is_null(column(table.relation, each.name)))
            .limit(1)
        )
        if not each.nullable and ask(blank):
            raise MeaningError(
                f"A row of '{table.name}' could not be read: its column '{each.name}' is blank, and it is always filled in."
            )


def _refuse_shared_key(ask: Ask, table: Table, apart: str | None) -> None:
    key = column(table.relation, table.key)
    by = [key] if apart is None else [key, column(table.relation, apart)]
    shared = (
        exp.select(key)
        .from_(relation(table.relation, table.relation))
        .group_by(*by)
        .having(exp.GT(this=exp.Count(this=exp.Star()), expression=literal(1)))
        .limit(1)
    )
    for (found,) in ask(shared):
        raise MeaningError(f"Two rows of '{table.name}' have the key {found!r}.")


def not_read(table: Table, places: Sequence[str | Path], error: Exception) -> MeaningError:
    """What is said of files that an engine cannot read."""
    shown = places[0] if len(places) == 1 else f"{places[0]} and {len(places) - 1} more"
    return MeaningError(f"The files of '{table.name}' ({shown}) could not be read: {error}")


def calendar_ends(error: Exception) -> dates.CalendarEnds | None:
    """The error the dates module raises for the day a statement stopped at, if that is what happened."""
    found = re.search(rf"{BEYOND_CALENDAR} (\d\d\d\d-\d\d-\d\d)", str(error))
    if found is None:
        return None
    england = dates.england()
    return dates.CalendarEnds(found[1], england.first, england.last)
