"""What is found in an XML return besides its rows, before its place is written out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from safeboard.grammar.statutory.tables import LINE, ROW

FOUND: Mapping[str, type[pl.DataType]] = {
    "kind": pl.String,
    "table": pl.String,
    ROW: pl.UInt32,
    LINE: pl.UInt32,
    "below": pl.String,
    "field": pl.String,
    "message": pl.String,
    "rejects": pl.Boolean,
}
"""A fault before its place is written out: `below` is the path under its row."""


TOLD_ONCE = ("unknown", "other year")
"""What a system writes in the same way for every child: told once for each place in the file, with how often it is there."""
FIRST_LINES = 5


class Noticed(NamedTuple):
    """Something met on the way that has no place in a column."""

    kind: str
    table: str
    row: int | None
    line: int
    below: str
    field: str
    message: str


@dataclass
class Walk:
    """What was noticed, how often each kind of it in each place, and what was left aside how often.

    `once` is the first of what is told once for each place, with the first lines on which it stands.
    """

    noticed: list[Noticed] = field(default_factory=list)
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_aside: Counter[tuple[str, str]] = field(default_factory=Counter)
    once: dict[tuple[str, str], tuple[Noticed, list[int]]] = field(default_factory=dict)


def shown(text: str, most: int) -> str:
    """The beginning of what a file says, for a message; what nobody can see stands as a mark."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:most])
