"""What a return on children looked after says of children, in the words of the journey (SYS-19; T4).

Each period of care is one event, as in Annex A: from the episode that began it to the one that ended it, with the legal
status and placement of its newest episode; each episode, review and time missing is one of its own. A return of a year has
only the episodes of that year: a period whose first episode is not in it is no event here. What the returns of all years
say together of a period is worked out where it is counted, from its episodes (`tables.periods`). Short breaks are
episodes and no period (R-CLA-06).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl
from polars import col

from safeboard.grammar.statutory.methods import CHILDREN, Stated
from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.tables import LINE, ROW
from safeboard.processes.socialcare.returns.choices_care import (
    LEGAL_STATUS,
    LOCATION,
    PLACEMENT_TYPE,
    PROVIDER,
    REASON_CEASED,
)
from safeboard.processes.socialcare.returns.choices_of_years import BEGAN, ENDED, PARTICIPATION, SHORT_BREAKS
from safeboard.processes.socialcare.returns.choices_people import ETHNICITY, SEX
from safeboard.processes.socialcare.returns.choices_protection import NEED
from safeboard.processes.socialcare.returns.meanings import as_events, day_text, meaning
from safeboard.processes.socialcare.returns.ssda903 import codes

ID = "child_id"
FAR_MILES = 20
_ADOPTED = ("E11", "E12")
_events = partial(as_events, child=ID)


def states(read: Read) -> Stated:
    """The children and events of the rows that are kept."""
    episodes = _with_where(read).sort(ID, "DECOM", ROW)
    parts = [
        _events("looked_after", "Episodes", _periods(episodes), "started_on", "ceased_on", _period_facts()),
        _events("placements", "Episodes", episodes, "DECOM", "DEC", _episode_facts()),
        _events("care_reviews", "Reviews", read.rows("Reviews"), "REVIEW", None, _review_facts()),
        _events(
            "missing_from_care", "Missing", read.rows("Missing"), "MIS_START", "MIS_END", _missing_facts()
        ),
        _events(
            "adoptions", "PlacedAdoption", _adoptions(read), "DATE_PLACED", "ended_on", _adoption_facts()
        ),
    ]
    return Stated(_children(read), pl.concat(parts))


def _children(read: Read) -> pl.DataFrame:
    header = read.rows("Header").sort(ROW).unique(ID, keep="first", maintain_order=True)
    known = header.select(
        ID,
        col("DOB").alias("born_on"),
        meaning("SEX", SEX, ("1", "2", "M", "F", "U")).alias("sex"),
        meaning("ETHNIC", ETHNICITY, codes.ETHNIC).alias("ethnicity"),
        pl.lit(None, pl.String).alias("disabled"),
    )
    # A child of whom the file has rows but no heading row is a child all the same.
    others = (
        pl.concat([read.rows(name).select(ID) for name in read.counted])
        .drop_nulls()
        .unique(maintain_order=True)
    )
    alone = others.join(known, on=ID, how="anti", maintain_order="left")
    return pl.concat([known, alone], how="diagonal").cast(dict(CHILDREN))


def _with_where(read: Read) -> pl.DataFrame:
    """The episodes with whether their placement is far from home; null where no distance was sent."""
    miles = col("PL_DISTANCE").cast(pl.Float64, strict=False)
    far = pl.when(miles.is_not_null()).then(
        pl.when(miles > FAR_MILES).then(pl.lit("yes")).otherwise(pl.lit("no"))
    )
    return read.rows("Episodes").with_columns(far.alias("far"))


def _periods(episodes: pl.DataFrame) -> pl.DataFrame:
    """One row for each period of care: it begins with an episode whose reason is that care began (RNE S), or that was
    an agreed series of short breaks until then, which is no care (R-CLA-06).
    """
    short = col("LS").is_in(SHORT_BREAKS).fill_null(False)
    turned = short.shift(1).over(ID).fill_null(False)
    begun = ((col("RNE") == "S") | turned).fill_null(False).cast(pl.Int32).cum_sum().over(ID)
    newest = col("DECOM").is_not_null()
    return (
        episodes.with_columns(begun.alias("period"))
        .filter((col("period") > 0) & newest & ~short)
        .group_by(ID, "period", maintain_order=True)
        .agg(
            col("DECOM").first().alias("started_on"),
            pl.when(col("REC").last().is_not_null() & (col("REC").last() != "X1"))
            .then(col("DEC").last())
            .alias("ceased_on"),
            col("CIN").last(),
            col("LS").last(),
            col("REC").last(),
            col("PLACE").last(),
            col("PLACE_PROVIDER").last(),
            col("PL_LOCATION").last(),
            col("DECOM").last().alias("placed_on"),
            col(LINE).first(),
        )
    )


def _period_facts() -> Mapping[str, pl.Expr]:
    return {
        "need": meaning("CIN", NEED, codes.CIN),
        "ceased_reason": meaning("REC", REASON_CEASED, codes.REC),
        "placed_on": day_text("placed_on"),
        **_where_facts(),
    }


def _episode_facts() -> Mapping[str, pl.Expr]:
    return {
        **_where_facts(),
        "over_20_miles": col("far"),
        "began_because": meaning("RNE", BEGAN, codes.RNE),
        "ended_because": meaning("REC", ENDED, codes.REC),
        "short_break": pl.when(col("LS").is_in(SHORT_BREAKS)).then(pl.lit("yes")),
    }


def _review_facts() -> Mapping[str, pl.Expr]:
    return {"participation": meaning("REVIEW_CODE", PARTICIPATION, codes.REVIEW_CODE)}


def _where_facts() -> Mapping[str, pl.Expr]:
    return {
        "legal_status": meaning("LS", LEGAL_STATUS, codes.LS),
        "placement": meaning("PLACE", PLACEMENT_TYPE, codes.PLACE),
        "provider": meaning("PLACE_PROVIDER", PROVIDER, codes.PLACE_PROVIDER),
        "location": meaning("PL_LOCATION", LOCATION, codes.PL_LOCATION),
    }


def _missing_facts() -> Mapping[str, pl.Expr]:
    return {
        "authorised": pl.when(col("MISSING") == "A")
        .then(pl.lit("yes"))
        .when(col("MISSING") == "M")
        .then(pl.lit("no"))
    }


def _adoptions(read: Read) -> pl.DataFrame:
    """The decisions that a child should be placed for adoption: with the day of the match and the end, an order or a
    decision against it; an episode of care that ends with an adoption ends on the day of the order."""
    matched = read.rows("AD1").unique(ID, keep="first", maintain_order=True).select(ID, "DATE_MATCH")
    ordered = (
        read.rows("Episodes")
        .filter(col("REC").is_in(_ADOPTED) & col("DEC").is_not_null())
        .sort(ID, "DEC")
        .unique(ID, keep="last", maintain_order=True)
        .select(ID, col("DEC").alias("ordered_on"))
    )
    decided = read.rows("PlacedAdoption").join(matched, on=ID, how="left", maintain_order="left")
    decided = decided.join(ordered, on=ID, how="left", maintain_order="left")
    newest = col("DATE_PLACED") == col("DATE_PLACED").max().over(ID)
    after = newest & (col("ordered_on") >= col("DATE_PLACED"))
    return decided.with_columns(
        pl.coalesce("DATE_PLACED_CEASED", pl.when(after).then(col("ordered_on"))).alias("ended_on")
    )


def _adoption_facts() -> Mapping[str, pl.Expr]:
    return {"matched_on": day_text("DATE_MATCH"), "reversed_on": day_text("DATE_PLACED_CEASED")}
