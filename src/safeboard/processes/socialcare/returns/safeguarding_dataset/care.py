"""Periods of care, episodes and placements of a dataset, and what happened in them."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from polars import col

from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.tables import CHILD, LINE, ROW
from safeboard.processes.socialcare.returns.choices_care import (
    LEGAL_STATUS,
    PLACEMENT_TYPE,
    PROVIDER,
    REASON_CEASED,
)
from safeboard.processes.socialcare.returns.choices_of_years import BEGAN, ENDED, PARTICIPATION
from safeboard.processes.socialcare.returns.choices_people import YES_NO
from safeboard.processes.socialcare.returns.choices_protection import NEED
from safeboard.processes.socialcare.returns.meanings import as_events, day_text
from safeboard.processes.socialcare.returns.safeguarding_dataset.wording import worded

ID = "child_id"
FAR_MILES = 20
# What is written where the distance cannot be known.
NO_DISTANCE = 999.0
_STARTED, _ENDED = "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"
_AWAY = {"A": "yes", "M": "no"}


def events(read: Read) -> list[pl.DataFrame]:
    """The periods of care, the episodes in them, the reviews, and the times that a child was missing."""
    placements = read.rows("ssd_cla_placement")
    episodes = _with_status(
        _with_placement(read.rows("ssd_cla_episodes"), placements), read.rows("ssd_legal_status")
    )
    alone = _with_status(_alone(placements, episodes), read.rows("ssd_legal_status"))
    periods = _periods(episodes)
    reviews, missing = read.rows("ssd_cla_reviews"), read.rows("ssd_missing")
    went_on = reviews.filter(worded(reviews, "clar_cla_review_cancelled", YES_NO).fill_null("no") != "yes")
    both = pl.concat([
        episodes.select(ID, LINE, *_PLACED, *_WHY, col(_STARTED).alias("starts"), col(_ENDED).alias("ends"), table=pl.lit("ssd_cla_episodes")),
        alone.select(ID, LINE, *_PLACED, *(pl.lit(None, pl.String).alias(name) for name in _WHY), col("clap_cla_placement_start_date").alias("starts"), col("clap_cla_placement_end_date").alias("ends"), table=pl.lit("ssd_cla_placement")),
    ])  # fmt: skip
    told = as_events("placements", "", both, "starts", "ends", {
        **_where(both),
        "over_20_miles": _far(),
        "began_because": worded(both, _WHY[0], BEGAN),
        "ended_because": worded(both, _WHY[1], ENDED),
    })  # fmt: skip
    tables = both.filter(col("starts").is_not_null())["table"]
    return [
        as_events("looked_after", "ssd_cla_episodes", periods, "started_on", "ceased_on", {
            "need": worded(periods, "clae_cla_primary_need_code", NEED),
            "ceased_reason": worded(periods, "clae_cla_episode_ceased_reason", REASON_CEASED),
            "placed_on": day_text("placed_on"),
            **_where(periods),
        }),
        told.with_columns(tables.alias("table")),
        as_events("care_reviews", "ssd_cla_reviews", went_on, "clar_cla_review_date", None, {
            "participation": worded(went_on, "clar_cla_review_participation", PARTICIPATION),
        }),
        as_events(
            "missing_from_care", "ssd_missing", missing, "miss_missing_episode_start_date", "miss_missing_episode_end_date",
            {"authorised": _away()},
        ),
    ]  # fmt: skip


_WHY = ("clae_cla_episode_start_reason", "clae_cla_episode_ceased_reason")
_PLACED = (
    "clap_cla_placement_type",
    "clap_cla_placement_provider",
    "clap_cla_placement_distance",
    "lega_legal_status",
)


def _where(rows: pl.DataFrame) -> Mapping[str, pl.Expr]:
    return {
        "legal_status": worded(rows, "lega_legal_status", LEGAL_STATUS),
        "placement": worded(rows, "clap_cla_placement_type", PLACEMENT_TYPE),
        "provider": worded(rows, "clap_cla_placement_provider", PROVIDER),
    }


def _far() -> pl.Expr:
    miles = col("clap_cla_placement_distance").cast(pl.Float64, strict=False)
    return pl.when(miles < NO_DISTANCE).then(
        pl.when(miles > FAR_MILES).then(pl.lit("yes")).otherwise(pl.lit("no"))
    )


def _away() -> pl.Expr:
    """Whether a child was away without leave from a known place ("Away", "Absent", A) or missing ("Missing", M)."""
    letter = col("miss_missing_episode_type").str.strip_chars().str.slice(0, 1).str.to_uppercase()
    return letter.replace_strict(_AWAY, default=None, return_dtype=pl.String)


def _with_placement(episodes: pl.DataFrame, placements: pl.DataFrame) -> pl.DataFrame:
    """The episodes with the placement they name, or else the one of their child that began on their day."""
    placed = placements.select(
        CHILD,
        col("clap_cla_placement_id").alias("id"),
        col("clap_cla_placement_start_date").alias("placed_on"),
        *(name for name in _PLACED if name.startswith("clap")),
    )
    named = placed.drop_nulls("id").unique("id", keep="first").drop(CHILD)
    on_day = placed.unique([CHILD, "placed_on"], keep="first", maintain_order=True).rename({"id": "id_day"})
    beside = episodes.join(
        named, left_on="clae_cla_placement_id", right_on="id", how="left", maintain_order="left"
    )
    beside = beside.join(
        on_day.with_columns(col("placed_on").alias("day")),
        left_on=[CHILD, _STARTED],
        right_on=[CHILD, "day"],
        how="left",
        suffix="_day",
        maintain_order="left",
    )
    unnamed = col("placed_on").is_null()
    filled = [
        pl.when(unnamed).then(col(f"{name}_day")).otherwise(col(name)).alias(name)
        for name in placed.columns
        if name not in (CHILD, "id")
    ]
    used = pl.when(unnamed).then(col("id_day")).otherwise(col("clae_cla_placement_id")).alias("placement_id")
    return beside.with_columns(*filled, used)


def _alone(placements: pl.DataFrame, episodes: pl.DataFrame) -> pl.DataFrame:
    """The placements of which no episode tells."""
    used = episodes["placement_id"].drop_nulls().implode()
    first_days = episodes.select(CHILD, col("placed_on").alias("clap_cla_placement_start_date"))
    return placements.filter(~col("clap_cla_placement_id").is_in(used).fill_null(False)).join(
        first_days.drop_nulls(),
        on=[CHILD, "clap_cla_placement_start_date"],
        how="anti",
        maintain_order="left",
    )


def _with_status(rows: pl.DataFrame, statuses: pl.DataFrame) -> pl.DataFrame:
    """Rows with the newest legal status of their child that began by their own first day and that we have a word for."""
    begins = _STARTED if _STARTED in rows.columns else "clap_cla_placement_start_date"
    known = (
        statuses.filter(worded(statuses, "lega_legal_status", LEGAL_STATUS).is_not_null())
        .select(CHILD, "lega_legal_status", col("lega_legal_status_start_date").alias("since"))
        .sort("since")
    )
    return (
        rows.sort(begins, ROW)
        .join_asof(
            known, left_on=begins, right_on="since", by=CHILD, strategy="backward", check_sortedness=False
        )
        .sort(ROW)
    )


def _periods(episodes: pl.DataFrame) -> pl.DataFrame:
    """One row for each period of care whose first day is told: by its own date, or by the episode that began it."""
    began = col("clae_cla_episode_start_reason").str.to_uppercase().str.starts_with("S").fill_null(False)
    ceased = pl.coalesce(
        col("clae_cla_episode_ceased_reason").str.to_uppercase(), pl.lit("")
    ).str.starts_with("X1")
    ordered = episodes.sort(CHILD, _STARTED, ROW).with_columns(
        began.alias("began"), began.cast(pl.Int32).cum_sum().over(CHILD).alias("nth")
    )
    by = pl.coalesce("clae_cla_id", pl.format("nth {}", "nth")).alias("period")
    return (
        ordered.group_by(CHILD, by, maintain_order=True)
        .agg(
            col(ID).first(),
            pl.coalesce(
                col("clae_entered_care_date").min(), pl.when(col("began").first()).then(col(_STARTED).first())
            ).alias("started_on"),
            pl.when(~ceased.last()).then(col(_ENDED).last()).alias("ceased_on"),
            pl.when(~ceased.last()).then(col("clae_cla_episode_ceased_reason").last()),
            col("clae_cla_primary_need_code").last(),
            col("placed_on").last(),
            *(col(name).last() for name in _PLACED),
            col(LINE).first(),
        )
    )  # fmt: skip
