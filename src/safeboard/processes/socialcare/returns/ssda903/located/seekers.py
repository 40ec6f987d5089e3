"""The children who are, or were last year, unaccompanied asylum seeking children."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
from polars import col

from safeboard.grammar.statutory.tables import CHILD, Tables
from safeboard.processes.socialcare.returns.ssda903.care import last_rows


def seekers(tables: Tables) -> pl.Series:
    """Their numbers: by the heading or the file on them, of this return and of the one of the year before if it is here."""
    found = _said(tables, lambda name: tables[name])
    if tables.last is not None:
        found += _said(tables.last, lambda name: last_rows(tables, name))
    empty = pl.Series(CHILD, [], dtype=tables["Episodes"][CHILD].dtype)
    return pl.concat([empty, *found]).drop_nulls().unique()


def _said(tables: Tables, rows: Callable[[str], pl.DataFrame]) -> list[pl.Series]:
    found = []
    if not tables.absent & {"Header", "Header.UASC"}:
        found.append(rows("Header").filter(col("UASC") == "1")[CHILD])
    if "UASC" not in tables.absent:
        found.append(rows("UASC")[CHILD])
    return found
