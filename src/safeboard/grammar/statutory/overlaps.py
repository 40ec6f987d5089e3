"""Stretches of time of one child or episode: which of them starts while another one runs."""

from __future__ import annotations

import polars as pl

from safeboard.grammar.statutory.tables import ROW

# Room for every day of a calendar, before 1970 too, beside the number of whom the stretch belongs to.
_ROOM = 1 << 32
_DAY_NOUGHT = 1 << 31


def starting_inside_another(
    rows: pl.DataFrame, by: str, starts: str, ends: str, *, with_last_day: bool
) -> pl.Series:
    """The `row` numbers of those that start while another with the same `by` runs; none is set beside itself.

    The first day of the other counts, and its last one with `with_last_day`. One without a start is left out; one
    without an end holds no other: give it the end it should count with. One pass over the sorted rows, however many
    belong together.
    """
    together = rows.filter(pl.col(starts).is_not_null() & pl.col(by).is_duplicated())
    owner = pl.col(by).cast(pl.Int64) * _ROOM
    first = owner + pl.col(starts).to_physical().cast(pl.Int64) + _DAY_NOUGHT
    last = owner + (pl.col(ends).to_physical().cast(pl.Int64) + _DAY_NOUGHT).fill_null(0)
    # Of those that start on one day the longest comes first: it need look only at the next, the others before them.
    placed = together.select(ROW, first.alias("first"), last.alias("last")).sort(
        "first", "last", descending=[False, True]
    )
    # Whoever comes earlier in the order has a smaller number, so that the furthest end so far is never taken for this one's.
    earlier, later = pl.col("last").cum_max().shift(1), pl.col("last").shift(-1)
    same_start = pl.col("first").shift(-1) == pl.col("first")
    if with_last_day:
        inside = (earlier >= pl.col("first")) | (same_start & (later >= pl.col("first")))
    else:
        inside = (earlier > pl.col("first")) | (same_start & (later > pl.col("first")))
    return placed.filter(inside)[ROW]
