"""452, 453, 503G and 503H: where a placement that was open last year is now, and how far from home."""

from __future__ import annotations

import polars as pl
from polars import col

from safeboard.grammar.statutory.rules import Example, Rows, Rule
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order, open_last_year
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, last_year

# Distances are rounded to a tenth of a mile, and a directory of postcodes moves with its years.
_SAME_MILES = 0.2


def _other_authority() -> pl.Expr:
    return col("PL_LA").ne_missing(col("PL_LA_then"))


def _other_distance() -> pl.Expr:
    now, then = (col(name).cast(pl.Float64, strict=False) for name in ("PL_DISTANCE", "PL_DISTANCE_then"))
    # 0.2 is not told of 0.1 and 0.3 by a hair.
    apart = ((now - then).abs() > _SAME_MILES - 1e-9).fill_null(False)
    return apart | (now.is_null() != then.is_null())


def _moved(
    code: str, column: str, what: str, differs: pl.Expr, values: tuple[str, str, str], *, same_reason: bool
) -> Rule:
    """A rule that an episode open last year is where it was; `values` are one, one that differs, one that does not."""
    one, another, alike = values

    def changed(tables: Tables) -> pl.Series:
        then = open_last_year(tables).select(
            CHILD, col(column).alias(f"{column}_then"), col("RNE").alias("RNE_then")
        )
        first = in_order(tables["Episodes"]).filter("first").join(then, on=CHILD)
        known = first.filter(col("RNE") == col("RNE_then")) if same_reason else first
        return known.filter(differs)[ROW]

    reason = " for the same reason" if same_reason else ""
    return error(
        code,
        "Episodes",
        (column, "DECOM"),
        f"The {what} of this child’s first episode is another than in last year’s return, where the episode was open. Check both postcodes.",
        f"Where a child’s newest episode was open at the end of last year’s return, the first of this year’s{reason} has the same {what}.",
        Rows(changed),
        Example(
            "One that moved, beside one that did not, one that had ended, and a child who was not there.",
            breaks=(
                *last_year(episode(DECOM="2024-07-01", **{column: one})),
                episode(DECOM="2024-07-01", **{column: another}),
            ),
            keeps=(
                *last_year(
                    episode(DECOM="2024-07-01", **{column: one}),
                    episode(CHILD="A2", DECOM="2024-07-01", DEC="2024-10-01", REC="E4A", **{column: one}),
                ),
                episode(DECOM="2024-07-01", **{column: alike}),
                episode(CHILD="A2", **{column: another}),
                episode(CHILD="A3", **{column: another}),
            ),
        ),
        *(
            (
                Example(
                    "A new episode for another reason may lie elsewhere.",
                    breaks=(
                        *last_year(episode(DECOM="2024-07-01", **{column: one})),
                        episode(DECOM="2024-07-01", **{column: another}),
                    ),
                    keeps=(
                        *last_year(episode(DECOM="2024-07-01", **{column: one})),
                        episode(DECOM="2025-04-01", RNE="P", **{column: another}),
                    ),
                ),
            )
            if same_reason
            else ()
        ),
        last_year=True,
    )


_AUTHORITIES = ("E06000060", "E09000033", "E06000060")
_DISTANCES = ("10.1", "10.3", "10.2")
RULES = (
    _moved("452", "PL_LA", "authority", _other_authority(), _AUTHORITIES, same_reason=True),
    _moved("453", "PL_DISTANCE", "distance from home", _other_distance(), _DISTANCES, same_reason=True),
    _moved("503G", "PL_DISTANCE", "distance from home", _other_distance(), _DISTANCES, same_reason=False),
    _moved("503H", "PL_LA", "authority", _other_authority(), _AUTHORITIES, same_reason=False),
)
