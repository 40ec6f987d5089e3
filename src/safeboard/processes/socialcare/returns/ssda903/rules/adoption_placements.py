"""199, 217 and 336: episodes of placement for adoption, and care after an adoption."""

from __future__ import annotations

from datetime import date

from polars import DataFrame, Series, col, concat

from safeboard.grammar.statutory.rules import Example, Rows, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order, last_rows
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, last_year

WITH_CURRENT_CARERS = ("A3", "A5")
_FAMILIES = ("A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6")


def _adoptions(episodes: DataFrame) -> DataFrame:
    return episodes.filter(col("REC").is_in(["E11", "E12"])).select(CHILD, col("DECOM").alias("adopted_from"))


def _care_after_adoption(tables: Tables) -> Series:
    here = tables["Episodes"]
    adoptions = [_adoptions(here)]
    if tables.last is not None:
        adoptions.append(_adoptions(last_rows(tables, "Episodes")))
    first = concat(adoptions).group_by(CHILD).agg(col("adopted_from").min())
    return here.join(first, on=CHILD, how="inner").filter(col("DECOM") > col("adopted_from"))[ROW]


def _not_from_a_family(tables: Tables) -> Series:
    episodes = in_order(tables["Episodes"], "PLACE")
    return episodes.filter(
        col("PLACE").is_in(WITH_CURRENT_CARERS)
        & ~col("first")
        & ~col("PLACE_before").is_in(_FAMILIES).fill_null(False)
    )[ROW]


RULES = (
    error(
        "199",
        "Episodes",
        ("CHILD", "DECOM", "REC"),
        "This child was adopted from care earlier, so that this episode cannot be theirs. Check the child's id.",
        "No episode starts after one of the same child that ended with an adoption (E11, E12), this year or last.",
        Rows(_care_after_adoption),
        Example(
            "An episode after an adoption of this year, beside an adoption that comes last.",
            breaks=(
                episode(DECOM="2025-12-01"),
                episode(PLACE="A5", DEC="2025-10-01", REC="E11"),
                episode(DECOM="2026-01-01", DEC="2026-02-01", REC="E12"),
            ),
            keeps=(
                episode(DEC="2025-07-01", REC="X1"),
                episode(DECOM="2025-07-01", RNE="T", PLACE="A5", DEC="2025-10-01", REC="E12"),
            ),
            rows=(0, 2),
        ),
        Example(
            "An episode after an adoption of last year, beside one after a return home.",
            breaks=(
                header(),
                episode(),
                *last_year(header(), episode(DECOM="2024-05-01", DEC="2025-01-10", REC="E12")),
            ),
            keeps=(
                header(),
                episode(),
                *last_year(header(), episode(DECOM="2024-05-01", DEC="2025-01-10", REC="E4A")),
            ),
        ),
        note="Earlier years than the last are not looked at; without last year's return only this year's episodes are.",
    ),
    error(
        "217",
        "Episodes",
        ("PLACE", "DECOM", "RNE"),
        "A child placed for adoption with current foster carers starts an episode with RNE S, T or U. Check both codes.",
        "An episode placed for adoption with current foster carers (A3, A5) has S, T or U as its reason for a new "
        "episode.",
        Where(
            col("PLACE").is_in(WITH_CURRENT_CARERS)
            & (col("DECOM") >= date(2015, 4, 1))
            & ~col("RNE").is_in(["S", "T", "U"]).fill_null(False)
        ),
        Example(
            "A change of carers and no reason at all, beside the same carers and another kind of placement.",
            breaks=(episode(PLACE="A3", RNE="P"), episode(CHILD="A2", PLACE="A5", RNE=None)),
            keeps=(episode(PLACE="A3", RNE="T"), episode(CHILD="A2", PLACE="A4", RNE="P")),
            rows=(0, 1),
        ),
        Example(
            "From 1 April 2015.",
            breaks=(episode(PLACE="A3", RNE="P", DECOM="2015-04-01"),),
            keeps=(episode(PLACE="A3", RNE="P", DECOM="2015-03-31"),),
        ),
        note="Episodes that started before 1 April 2015 are left out, as the reasons T and U date from then.",
    ),
    error(
        "336",
        "Episodes",
        ("PLACE", "DECOM"),
        "This child was placed for adoption with current foster carers without a foster placement before. Check both.",
        "Before an episode placed for adoption with current foster carers (A3, A5) the child's episode is a foster or "
        "adoptive placement (U1 to U6, A3 to A6).",
        Rows(_not_from_a_family),
        Example(
            "From a children's home and from no placement said, in any order of the file; beside a foster placement, and a "
            "first episode.",
            breaks=(
                episode(DECOM="2025-09-01", RNE="T", PLACE="A3"),
                episode(PLACE="K2", DEC="2025-09-01", REC="X1"),
                episode(CHILD="A2", PLACE=None, DEC="2025-09-01", REC="X1"),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="T", PLACE="A5"),
            ),
            keeps=(
                episode(DECOM="2025-09-01", RNE="T", PLACE="A3"),
                episode(PLACE="U5", DEC="2025-09-01", REC="X1"),
                episode(CHILD="A2", PLACE="A5"),
                episode(CHILD="A3", PLACE="K2", DEC="2025-09-01", REC="X1"),
                episode(CHILD="A3", DECOM="2025-09-01", RNE="P", PLACE="A4"),
            ),
            rows=(0, 3),
        ),
        note="The text does not name the placements: those with current foster carers are meant, as others need no "
        "foster placement before.",
    ),
)
