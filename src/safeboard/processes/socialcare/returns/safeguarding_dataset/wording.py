"""What is written in the dataset as our own word: a published code, a code with its meaning behind it, or the meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl
from polars import col

from safeboard.grammar.declarations.returns import CodeList

# "C2 - Full care order", "Multiple: neglect, physical abuse".
_CODE_BEFORE = re.compile(r"\s*(?::|-|–)\s")


def worded(rows: pl.DataFrame, column: str, choices: CodeList) -> pl.Expr:
    """A column of `rows` as our own word; null where it is none. To be used in those rows."""
    said = rows[column].drop_nulls().unique()
    known = {value: word for value in said if (word := _word(value, choices))}
    return col(column).replace_strict(known, default=None, return_dtype=pl.String)


def coded(column: str, meanings: Mapping[str, str]) -> pl.Expr:
    """A column whose first letter or figure is a published code; null where that is none, or a word begins with it."""
    code = col(column).str.extract(r"^\s*([A-Za-z]|\d)\d?(?:\s*[:–-]\s.*)?$").str.to_uppercase()
    return code.replace_strict(meanings, default=None, return_dtype=pl.String)


def _word(value: str, choices: CodeList) -> str:
    for written in (value, _CODE_BEFORE.split(value, maxsplit=1)[0]):
        read = choices.read(written)
        if read:
            return read[0]
    return ""
