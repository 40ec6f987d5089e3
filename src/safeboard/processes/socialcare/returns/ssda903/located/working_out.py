"""Works out of two postcodes what the files leave to the Department: PL_LA, PL_LOCATION, PL_DISTANCE, and HOME_LA.

Nothing is worked out of an episode under an agreement of short breaks (V3, V4), nor the distance of a child who is, or
was last year, an unaccompanied asylum seeking child, as of them the Department takes none (R-CLA-04). What a file
says itself stays as it says it.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl
from polars import col

from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.tables import CHILD, Tables
from safeboard.processes.socialcare.returns.ssda903.located import directory
from safeboard.processes.socialcare.returns.ssda903.located.seekers import seekers

METRES_A_MILE = 1609.344
SHORT_BREAKS = ("V3", "V4")
WORKED_OUT = ("PL_LA", "PL_LOCATION", "PL_DISTANCE", "HOME_LA")
# Northern Ireland's coordinates are of another grid: distances to them cannot be taken.
_ANOTHER_GRID = "N"
_LOCATIONS = {"W": "WAL", "S": "SCO", "N": "NIR", "L": "NUK", "M": "NUK"}


def located(read: Read, area: str) -> Read:
    """The return with the columns that can be worked out and were not sent.

    So is the return of the year before, where it stands beside it. `area` is the three-figure code of the authority
    that sends it; without one nothing says whether a placement is in its area. The return as it is where the directory is not installed, or where no postcodes were sent.
    """
    tables = _located(read.tables, area)
    if tables.last is not None:
        tables = replace(tables, last=_located(tables.last, area))
    return replace(read, tables=tables)


def _located(tables: Tables, area: str) -> Tables:
    wanted = [name for name in WORKED_OUT if f"Episodes.{name}" in tables.absent]
    if not area:
        wanted = [name for name in wanted if name != "PL_LOCATION"]
    sent = not tables.absent & {"Episodes", "Episodes.HOME_POST", "Episodes.PL_POST"}
    if not (wanted and sent and directory.installed()):
        return tables
    episodes = tables["Episodes"]
    found = _worked_out(episodes, seekers(tables), directory.today_of(area)).select(wanted)
    frames = {**tables.frames, "Episodes": episodes.with_columns(found.get_columns())}
    absent = tables.absent - {f"Episodes.{name}" for name in wanted}
    return replace(tables, frames=frames, absent=absent)


def _worked_out(episodes: pl.DataFrame, seeking: pl.Series, ours: frozenset[str]) -> pl.DataFrame:
    posts = episodes.select(home=directory.plain(col("HOME_POST")), placed=directory.plain(col("PL_POST")))
    book = directory.look_up(pl.concat([posts["home"], posts["placed"]]))
    whereabouts = pl.concat(
        [_beside(posts["home"], book, "home"), _beside(posts["placed"], book, "placed")], how="horizontal"
    )
    beside = pl.concat([episodes.select(CHILD, "LS"), whereabouts], how="horizontal")
    counted = ~col("LS").is_in(SHORT_BREAKS).fill_null(False)
    one_grid = ~(
        col("home_authority").str.starts_with(_ANOTHER_GRID)
        | col("placed_authority").str.starts_with(_ANOTHER_GRID)
    )
    east = col("home_east") - col("placed_east")
    north = col("home_north") - col("placed_north")
    miles = ((east.pow(2) + north.pow(2)).sqrt() / METRES_A_MILE).round(1)
    return beside.select(
        pl.when(counted).then(col("placed_authority")).alias("PL_LA"),
        pl.when(counted).then(col("home_authority")).alias("HOME_LA"),
        pl.when(counted & one_grid & ~col(CHILD).is_in(seeking.implode()))
        .then(miles.cast(pl.String))
        .alias("PL_DISTANCE"),
        pl.when(counted & col("placed_authority").is_not_null())
        .then(
            pl.when(col("placed_authority").is_in(sorted(ours)))
            .then(pl.lit("IN"))
            .otherwise(col("placed_authority").str.slice(0, 1).replace_strict(_LOCATIONS, default="OUT"))
        )
        .alias("PL_LOCATION"),
    )


def _beside(postcodes: pl.Series, book: pl.DataFrame, name: str) -> pl.DataFrame:
    """The directory's row of each postcode, in their order; blank where it has none."""
    rows = postcodes.alias("postcode").to_frame().join(book, on="postcode", how="left", maintain_order="left")
    return rows.select(
        col("authority").alias(f"{name}_authority"),
        col("east").alias(f"{name}_east"),
        col("north").alias(f"{name}_north"),
    )
