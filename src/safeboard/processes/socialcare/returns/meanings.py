"""Published codes as our own words, and rows as events: what the census and the return on looked after children share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl
from polars import col

from safeboard.grammar.declarations.returns import CodeList
from safeboard.grammar.statutory.methods import EVENTS
from safeboard.grammar.statutory.reads import Unreadable
from safeboard.grammar.statutory.tables import LINE

MOST_ON_A_DAY = 10_000
"""Rows of one kind and child on one day: more are a program's mistake."""


def meaning(column: str, choices: CodeList, published: Iterable[str]) -> pl.Expr:
    """A published code as our own word; what it means stands with the choices, as a spelling. Null where it is none."""
    known = {code: choices.read(code) for code in published}
    return col(column).replace_strict({code: read[0] for code, read in known.items() if read}, default=None)


def day_text(column: str) -> pl.Expr:
    """A day as a fact is kept: "2016-03-31"."""
    return col(column).dt.to_string("%Y-%m-%d")


def as_events(
    kind: str,
    table: str,
    rows: pl.DataFrame,
    starts: str,
    ends: str | None,
    facts: Mapping[str, pl.Expr],
    child: str = "child_id",
) -> pl.DataFrame:
    """Rows as events of one kind; a second one of a child on one day has the ordinal 2. Rows without a day are none.

    Raises Unreadable where a child has more of them on one day than can be.
    """
    said = pl.struct(**facts).struct.json_encode() if facts else pl.lit("{}")
    dated = rows.filter(col(starts).is_not_null())
    most = (
        dated.group_by(child, starts).len().top_k(1, by="len")
        if len(dated) > MOST_ON_A_DAY
        else dated.head(0)
    )
    if len(most) and most["len"][0] > MOST_ON_A_DAY:
        raise Unreadable(
            f"The child “{most[child][0][:40]}” has {most['len'][0]:,} rows of {table} on one day. Nothing was kept. "
            "Check whether the program that wrote the file has repeated a row or joined children together."
        )
    return dated.select(
        col(child),
        pl.lit(kind).alias("kind"),
        col(starts).alias("starts_on"),
        (col(ends) if ends else pl.lit(None, pl.Date)).alias("ends_on"),
        (pl.int_range(pl.len()).over(child, starts) + 1).alias("ordinal"),
        said.alias("facts"),
        pl.lit(table).alias("table"),
        col(LINE).alias("line"),
    ).cast(dict(EVENTS))
