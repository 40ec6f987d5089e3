"""What we look at in a Standard Safeguarding Dataset. No rules are published with it: these are our own, and few."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from polars import col

from safeboard.grammar.statutory.rules import Check, Rows, Rule, Severity, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import BY_NAME

OWN = "Safeboard"

_SPANS = (
    ("ssd_early_help_episodes", "earl_episode_start_date", "earl_episode_end_date"),
    ("ssd_cin_episodes", "cine_referral_date", "cine_close_date"),
    ("ssd_cin_assessments", "cina_assessment_start_date", "cina_assessment_auth_date"),
    ("ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ("ssd_s47_enquiry", "s47e_s47_start_date", "s47e_s47_end_date"),
    ("ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    ("ssd_cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("ssd_cla_placement", "clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    ("ssd_missing", "miss_missing_episode_start_date", "miss_missing_episode_end_date"),
)


def _rule(
    code: str,
    over: str,
    fields: Sequence[str],
    message: str,
    logic: str,
    check: Check,
    *,
    looks_in: Sequence[str] = (),
) -> Rule:
    return Rule(
        code,
        Severity.ERROR,
        over,
        tuple(fields),
        message,
        logic,
        check,
        ruleset=OWN,
        looks_in=tuple(looks_in),
    )


def _ends_before(number: int, table: str, starts: str, ends: str) -> Rule:
    one = BY_NAME[table].table.one
    return _rule(
        f"SSD-{number:02d}",
        table,
        (ends, starts),
        f"This {one} ends before it starts. Check {starts} and {ends}.",
        f"The end of each {one}, where it has one, is not before its start.",
        Where(col(ends) < col(starts)),
    )


def _twice(tables: Tables) -> pl.Series:
    people = tables["ssd_person"]
    return people.filter(col("pers_person_id").is_not_null() & col("pers_person_id").is_duplicated())[ROW]


def _outside_care(tables: Tables) -> pl.Series:
    """The placements that begin in no episode of their period of care, where that period was sent."""
    starts, ends = "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"
    care = (
        tables["ssd_cla_episodes"]
        .drop_nulls(["clae_cla_id", starts])
        .group_by(CHILD, "clae_cla_id")
        .agg(
            pl.min_horizontal(col(starts).min(), col("clae_entered_care_date").min()).alias("from"),
            pl.when(col(ends).is_not_null().all()).then(col(ends).max()).alias("to"),
        )
    )
    placed = tables["ssd_cla_placement"].join(
        care, left_on=[CHILD, "clap_cla_id"], right_on=[CHILD, "clae_cla_id"], how="inner"
    )
    day = col("clap_cla_placement_start_date")
    return placed.filter((day < col("from")) | (day > col("to")))[ROW]


def _unsaid_reason(tables: Tables) -> pl.Series:
    rows = tables["ssd_cla_episodes"]
    return rows.filter(
        col("clae_cla_episode_ceased_date").is_not_null() & col("clae_cla_episode_ceased_reason").is_null()
    )[ROW]


RULES = (
    *(_ends_before(number, *span) for number, span in enumerate(_SPANS, start=1)),
    _rule(
        "SSD-10",
        "ssd_person",
        ("pers_person_id",),
        "This child stands more than once in ssd_person. The first row was taken; send each child once.",
        "No id of a child stands in two rows of ssd_person.",
        Rows(_twice),
    ),
    _rule(
        "SSD-11",
        "ssd_cla_placement",
        ("clap_cla_placement_start_date", "clap_cla_id", "ssd_cla_episodes.clae_cla_id", "ssd_cla_episodes.clae_entered_care_date"),
        "This placement begins outside the period of care it names. Check its start and clap_cla_id.",
        "A placement begins in the period of care whose id it has, as the episodes of that period tell it.",
        Rows(_outside_care),
    ),
    _rule(
        "SSD-12",
        "ssd_cla_episodes",
        ("clae_cla_episode_ceased_reason", "clae_cla_episode_ceased_date"),
        "This episode of care ended and does not say why. Fill in clae_cla_episode_ceased_reason.",
        "An episode of care that ended says why it did.",
        Rows(_unsaid_reason),
    ),
)  # fmt: skip
