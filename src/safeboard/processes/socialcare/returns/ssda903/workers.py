"""Who each looked after child is allocated to: from 2023-24 the return names the social worker by registration number."""

from __future__ import annotations

import polars as pl
from polars import col

from safeboard.grammar.statutory.methods import WORKERS
from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.tables import ROW


def workers(read: Read) -> pl.DataFrame:
    """The newest social worker of each child; none in a year whose return has no such table."""
    if "SWEpisodes" not in read.tables.layout.by_name:
        return pl.DataFrame(schema=dict(WORKERS))
    return (
        read.rows("SWEpisodes")
        .drop_nulls(("child_id", "SW_ID"))
        .sort("SW_DECOM", ROW, nulls_last=False)
        .unique("child_id", keep="last", maintain_order=True)
        .select("child_id", col("SW_ID").alias("worker"))
        .cast(dict(WORKERS))
    )
