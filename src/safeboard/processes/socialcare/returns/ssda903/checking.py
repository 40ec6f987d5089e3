"""Checks that many rules of the return on children looked after share."""

from __future__ import annotations

import polars as pl

from safeboard.grammar.statutory.rules import Rows
from safeboard.grammar.statutory.tables import ROW, Tables


def not_a_code(table: str, column: str, *, blank: bool = False) -> Rows:
    """The rows whose code is not one of its year's list, and, where `blank` is said, those without one."""

    def find(tables: Tables) -> pl.Series:
        codes = tables.layout.by_name[table].by_name[column].codes
        written = pl.col(column)
        wrong = ~written.is_in(codes)
        return tables[table].filter(wrong | written.is_null() if blank else wrong)[ROW]

    return Rows(find)
