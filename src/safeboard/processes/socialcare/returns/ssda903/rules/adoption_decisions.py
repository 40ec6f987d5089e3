"""522, 523, 557, 558, 563, 579, 583: decisions to place for adoption, how they end, and what comes of them."""

from __future__ import annotations

from polars import DataFrame, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row
from safeboard.processes.socialcare.returns.ssda903.shapes import (
    all_given,
    any_given,
    begun_while_another_runs,
    error,
)
from safeboard.processes.socialcare.returns.ssda903.writing import adoption, episode, placed

_ADOPTED = ("E11", "E12")
# Published with rule 557: until then freeing orders (D1) were looked at too.
E1_ALONE_SINCE = 2025
_CEASED = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED")


def decisions(tables: Tables) -> DataFrame:
    """The decisions that have a child and a day, by child and day, marked, with `newest` for a child's newest."""
    ordered = (
        tables.marked("PlacedAdoption").drop_nulls([CHILD, "DATE_PLACED"]).sort(CHILD, "DATE_PLACED", ROW)
    )
    return ordered.with_columns(newest=(col(CHILD) != col(CHILD).shift(-1)).fill_null(True))


def newest_decisions(tables: Tables) -> DataFrame:
    """The newest decision of each child, marked; one without a day only where the child has no other."""
    ordered = tables.marked("PlacedAdoption").drop_nulls(CHILD).sort(CHILD, "DATE_PLACED", ROW)
    return ordered.unique(CHILD, keep="last", maintain_order=True)


def _other_day_than_best(tables: Tables) -> Series:
    """The newest decisions that are of another day than the one that adoption is best."""
    best = (
        tables["AD1"]
        .drop_nulls(CHILD)
        .unique(CHILD, keep="first", maintain_order=True)
        .select(CHILD, "DATE_INT")
    )
    return newest_decisions(tables).join(best, on=CHILD).filter(col("DATE_PLACED") != col("DATE_INT"))[ROW]


def _left_undecided(tables: Tables) -> Series:
    """The last episodes in care of children placed for adoption, not adopted, whose decision is still open."""
    orders = ["E1"] if tables.layout.year >= E1_ALONE_SINCE else ["D1", "E1"]
    to_be_placed = col("PLACE").is_in(["A3", "A4", "A5", "A6"]) | col("LS").is_in(orders)
    left = tables["Episodes"].drop_nulls(CHILD).filter(to_be_placed & ~col("REC").is_in([*_ADOPTED, "X1"]))
    marked = tables.marked("PlacedAdoption")
    still_open = has_row(left, marked.filter(~all_given("PlacedAdoption", *_CEASED)))
    return left.filter(still_open | ~has_row(left, marked))[ROW]


def _adopted_but_ended(tables: Tables) -> Series:
    """The newest decisions that were ended, of children who were adopted."""
    newest = newest_decisions(tables).filter(~blank("DATE_PLACED_CEASED"))
    return newest.filter(has_row(newest, tables["Episodes"].filter(col("REC").is_in(_ADOPTED))))[ROW]


def _not_revoked(tables: Tables) -> Series:
    """The decisions that are not a child's newest and have no end."""
    return decisions(tables).filter(~col("newest") & blank("DATE_PLACED_CEASED"))[ROW]


_ENDED = {"DATE_PLACED_CEASED": "2025-10-01", "REASON_PLACED_CEASED": "RD1"}

RULES = (
    error(
        "522",
        "PlacedAdoption",
        ("DATE_PLACED_CEASED", "DATE_PLACED"),
        "It was decided that this child should no longer be placed for adoption before it was decided to place. Check "
        "both days.",
        "The day a decision ended is on or after the day it was made.",
        Where(col("DATE_PLACED_CEASED") < col("DATE_PLACED")),
        Example(
            "An end the day before the decision, beside one on its day, and none.",
            breaks=(placed(DATE_PLACED_CEASED="2025-08-31"),),
            keeps=(placed(DATE_PLACED_CEASED="2025-09-01"), placed(CHILD="A2")),
        ),
    ),
    error(
        "523",
        "PlacedAdoption",
        ("DATE_PLACED", "AD1.DATE_INT"),
        "The decision to place this child is of another day than the decision that adoption is best (DATE_INT). They "
        "are one decision: check both days.",
        "A child's newest decision to place for adoption has the day in DATE_INT, where both are filled in.",
        Rows(_other_day_than_best),
        Example(
            "A day's difference, beside the same day, and beside an earlier decision that had ended.",
            breaks=(placed(DATE_PLACED="2025-05-02"), adoption()),
            keeps=(
                placed(DATE_PLACED="2024-05-01", **_ENDED),
                placed(DATE_PLACED="2025-05-01"),
                adoption(),
                placed(CHILD="A2"),
                adoption(CHILD="A2", DATE_INT=None),
            ),
        ),
        note="The text does not say which of several decisions is meant: we take the newest.",
    ),
    error(
        "557",
        "Episodes",
        ("REC", "PLACE", "LS", "PlacedAdoption.DATE_PLACED_CEASED", "PlacedAdoption.REASON_PLACED_CEASED"),
        "This child was to be placed for adoption and left care without being adopted. Fill in when and why it was "
        "decided not to place, in the table of decisions.",
        "A child who left care, not adopted, out of a placement for adoption (A3 to A6) or a placement order (E1) has "
        "decisions, and each has the day it ended and the reason.",
        Rows(_left_undecided),
        Example(
            "No decision, and one without the reason of its end; beside one with both, and beside adoption.",
            breaks=(
                episode(PLACE="A5", DEC="2025-11-01", REC="E4A"),
                episode(CHILD="A2", LS="E1", DEC="2025-11-01", REC="E8"),
                placed(CHILD="A2", DATE_PLACED_CEASED="2025-10-01"),
            ),
            keeps=(
                episode(PLACE="A5", DEC="2025-11-01", REC="E4A"),
                placed(**_ENDED),
                episode(CHILD="A2", PLACE="A3", DEC="2025-11-01", REC="E11"),
                episode(CHILD="A3", LS="E1", DEC="2025-11-01", REC="X1"),
                episode(CHILD="A4", DEC="2025-11-01", REC="E4A"),
            ),
            rows=(0, 1),
        ),
        ruleset="2024-25",
    ),
    error(
        "558",
        "PlacedAdoption",
        ("DATE_PLACED_CEASED", "Episodes.REC"),
        "This child was adopted, so that the decision to place was not given up. Leave the day it ended blank, or check "
        "why the episode ended.",
        "The newest decision for a child who was adopted (E11, E12) has no day on which it ended.",
        Rows(_adopted_but_ended),
        Example(
            "An ended decision, also one without its own day, beside an ended one with a new one after it, and a child not "
            "adopted.",
            breaks=(
                episode(PLACE="A3", DEC="2025-11-01", REC="E12"),
                placed(**_ENDED),
                episode(CHILD="A3", PLACE="A3", DEC="2025-11-01", REC="E12"),
                placed(CHILD="A3", DATE_PLACED=None, **_ENDED),
            ),
            keeps=(
                episode(PLACE="A3", DEC="2026-02-01", REC="E11"),
                placed(**_ENDED),
                placed(DATE_PLACED="2025-12-01"),
                episode(CHILD="A2", DEC="2025-11-01", REC="E4A"),
                placed(CHILD="A2", **_ENDED),
            ),
            rows=(0, 1),
        ),
        note="A decision that ended before a new one was made may have its day: the newest is looked at.",
    ),
    error(
        "563",
        "PlacedAdoption",
        ("DATE_PLACED", *_CEASED),
        "It is said that this child should no longer be placed for adoption, but not when it was decided to place. Fill "
        "in that day.",
        "A decision with a day or reason of its end has the day it was made.",
        Where(blank("DATE_PLACED") & any_given("PlacedAdoption", *_CEASED)),
        Example(
            "A day of the end alone, and a reason alone, beside one with its own day.",
            breaks=(
                placed(DATE_PLACED=None, DATE_PLACED_CEASED="2025-10-01"),
                placed(CHILD="A2", DATE_PLACED=None, REASON_PLACED_CEASED="RD1"),
            ),
            keeps=(
                placed(**_ENDED),
                placed(CHILD="A2", **{**_ENDED, "DATE_PLACED": "31/09/2025"}),
                placed(CHILD="A3", DATE_PLACED=None),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "579",
        "PlacedAdoption",
        ("DATE_PLACED", "DATE_PLACED_CEASED"),
        "This decision was made while an earlier one for the same child still stood. End the earlier one, or correct "
        "the days.",
        "No decision is made before the end of another of the same child that was made earlier; without an end it "
        "stands.",
        begun_while_another_runs("PlacedAdoption", "DATE_PLACED", "DATE_PLACED_CEASED"),
        Example(
            "The day before the end of the one before, and after one without an end; beside the day of the end.",
            breaks=(
                placed(**_ENDED),
                placed(DATE_PLACED="2025-09-30"),
                placed(CHILD="A2"),
                placed(CHILD="A2", DATE_PLACED="2025-12-01"),
            ),
            keeps=(placed(**_ENDED), placed(DATE_PLACED="2025-10-01"), placed(CHILD="A2")),
            rows=(1, 3),
        ),
    ),
    error(
        "583",
        "PlacedAdoption",
        ("DATE_PLACED_CEASED", "DATE_PLACED"),
        "A later decision to place this child for adoption follows, but this one has no day on which it ended. Fill it "
        "in, also where that was in an earlier year; or take out the decision that is too many.",
        "Every decision of a child but the newest has a day on which it ended.",
        Rows(_not_revoked),
        Example(
            "An earlier decision without its end, beside one with it.",
            breaks=(placed(DATE_PLACED="2025-12-01"), placed()),
            keeps=(placed(DATE_PLACED="2025-12-01"), placed(**_ENDED), placed(CHILD="A2")),
            rows=(1,),
        ),
    ),
)
