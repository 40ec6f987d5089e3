"""Values that stand more than once where each should stand once, such as a code given twice for one child."""

from __future__ import annotations

import polars as pl


def repeated(rows: pl.DataFrame, by: str, value: str) -> pl.DataFrame:
    """The rows whose value stood in an earlier row with the same `by` already; a blank value repeats nothing."""
    # Text is slow to set side by side: a number made of it leaves few rows, and those are looked at as they stand.
    likely = pl.col(by).cast(pl.UInt64) * 2**32 + pl.col(value).hash() % 2**32
    few = rows.filter(pl.col(value).is_not_null() & likely.is_duplicated())
    return few.filter(~pl.struct(by, value).is_first_distinct())
