"""525, 582, 601, 602: adoptions (AD1) beside the episodes that ended with adoption, and beside decisions given up."""

from __future__ import annotations

from polars import Expr, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row
from safeboard.processes.socialcare.returns.ssda903.rules.adoption import ITEMS
from safeboard.processes.socialcare.returns.ssda903.shapes import all_given, any_given, beside_child, error
from safeboard.processes.socialcare.returns.ssda903.writing import adoption, episode, placed

_IN_AD1 = tuple(f"AD1.{name}" for name in ITEMS)
_adopted = col("REC").is_in(["E11", "E12"])


def _in_year(tables: Tables) -> Expr:
    return col("DEC").is_between(tables.starts_on, tables.ends_on)


def _given_up(tables: Tables) -> Series:
    """The decisions that were given up, of children with something said of their adoption."""
    ended = tables.marked("PlacedAdoption").filter(~blank("DATE_PLACED_CEASED"))
    return ended.filter(has_row(ended, tables.marked("AD1").filter(any_given("AD1", *ITEMS))))[ROW]


def _not_filled_in(tables: Tables) -> Series:
    """The episodes ended with adoption this year of children whose adoption is not said in full."""
    ended = tables["Episodes"].drop_nulls(CHILD).filter(_adopted & _in_year(tables))
    return ended.filter(~has_row(ended, tables.marked("AD1").filter(all_given("AD1", *ITEMS))))[ROW]


def _without_episode(tables: Tables) -> Series:
    """The adoptions with something filled in, of children without an episode that ended with adoption this year."""
    ended = tables["Episodes"].filter(_adopted & _in_year(tables).fill_null(True))
    adoptions = tables.marked("AD1").drop_nulls(CHILD).filter(any_given("AD1", *ITEMS))
    return adoptions.filter(~has_row(adoptions, ended))[ROW]


_LEFT = {"PLACE": "A3", "DEC": "2025-11-01", "REC": "E11"}

RULES = (
    error(
        "525",
        "PlacedAdoption",
        ("DATE_PLACED_CEASED", *_IN_AD1),
        "It was decided that this child should no longer be placed for adoption, but an adoption is filled in (AD1). "
        "Remove whichever is wrong.",
        "A child with a decision to place for adoption that was given up has nothing filled in as an adoption (AD1).",
        Rows(_given_up),
        Example(
            "A decision given up beside a part of an adoption, also where a new one followed; beside one that stands, and no "
            "adoption.",
            breaks=(
                placed(DATE_PLACED_CEASED="2025-10-01"),
                placed(DATE_PLACED="2025-11-01"),
                adoption(**{**dict.fromkeys(ITEMS), "NB_ADOPTR": "2"}),
            ),
            keeps=(
                placed(),
                adoption(),
                placed(CHILD="A2", DATE_PLACED_CEASED="2025-10-01"),
                adoption(CHILD="A2", **dict.fromkeys(ITEMS)),
            ),
        ),
        note="To the letter, any decision that was given up: one that a new one followed is to be explained.",
    ),
    error(
        "582",
        "Episodes",
        ("DEC", "REC", "AD1.DATE_MATCH"),
        "This child was adopted on the day of being matched with the adopters. A match comes before the adoption: check "
        "both days.",
        "An episode that ended with adoption (E11, E12) ended on another day than that of the match.",
        beside_child("Episodes", "AD1", ("DATE_MATCH",), _adopted & (col("DEC") == col("DATE_MATCH"))),
        Example(
            "The day of the match, beside the day after, and beside a return home on that day.",
            breaks=(episode(**{**_LEFT, "DEC": "2025-09-01"}), adoption()),
            keeps=(
                episode(**{**_LEFT, "DEC": "2025-09-02"}),
                adoption(),
                episode(CHILD="A2", DEC="2025-09-01", REC="E4A"),
                adoption(CHILD="A2"),
            ),
        ),
        note="The text says “in most circumstances”: a match on the day is possible, and then to be explained.",
    ),
    error(
        "601",
        "Episodes",
        ("REC", "DEC", *_IN_AD1),
        "This child was adopted in the year, but the adoption (AD1) is missing or not filled in to the end. Fill in all "
        "six fields.",
        "A child whose episode ended with adoption (E11, E12) in the year has all six fields of AD1 filled in.",
        Rows(_not_filled_in),
        Example(
            "No adoption, and one field blank, beside all of them, one that cannot be read, and a return home.",
            breaks=(
                episode(**_LEFT),
                episode(CHILD="A2", **_LEFT),
                adoption(CHILD="A2", DATE_MATCH=None),
            ),
            keeps=(
                episode(**_LEFT),
                adoption(),
                episode(CHILD="A2", **_LEFT),
                adoption(CHILD="A2", DATE_MATCH="31/09/2025"),
                episode(CHILD="A3", DEC="2025-11-01", REC="E4A"),
                episode(CHILD="A4", PLACE="A3", DECOM="2024-05-01", DEC="2025-03-31", REC="E12"),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "602",
        "AD1",
        ("CHILD", *ITEMS, "Episodes.REC", "Episodes.DEC"),
        "An adoption is filled in for this child, but no episode ended with adoption in the year. Check the reason and "
        "the end of the last episode, or take the adoption out.",
        "A child with something filled in in AD1 has an episode that ended with adoption (E11, E12) within the collection year.",
        Rows(_without_episode),
        Example(
            "Another reason, and an adoption on 31 March before the year; beside one on 1 April, and a row with nothing in it.",
            breaks=(
                episode(DEC="2025-11-01", REC="E4A"),
                adoption(),
                episode(CHILD="A2", DECOM="2024-05-01", DEC="2025-03-31", REC="E11"),
                adoption(CHILD="A2"),
                adoption(CHILD="A3"),
            ),
            keeps=(
                episode(DECOM="2024-05-01", DEC="2025-04-01", REC="E12"),
                adoption(),
                episode(CHILD="A2", DEC="31/09/2025", REC="E11"),
                adoption(CHILD="A2"),
                adoption(CHILD="A3", **dict.fromkeys(ITEMS)),
            ),
            rows=(0, 1, 2),
        ),
    ),
)
