"""521, 551 to 556: decisions to place for adoption beside episodes placed for adoption, or under an order for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from polars import Expr, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_order
from safeboard.processes.socialcare.returns.ssda903.shapes import error, given
from safeboard.processes.socialcare.returns.ssda903.writing import Row, adoption, episode, placed

Find = Callable[[Tables], Series]
PLACED = ("A3", "A4", "A5", "A6")
_placed = col("PLACE").is_in(PLACED)


def _without_decision(tables: Tables, episodes: Expr) -> Series:
    """The episodes of children for whom no day of a decision is written at all."""
    those = tables["Episodes"].drop_nulls(CHILD).filter(episodes)
    decided = tables.marked("PlacedAdoption").filter(given("PlacedAdoption", "DATE_PLACED")[0])
    return those.filter(~has_row(those, decided))[ROW]


def _before_decision(tables: Tables, episodes: Expr, *, first: bool) -> Series:
    """The episodes that began before every decision for the child, or the `first` of a child before one of them."""
    those = in_order(tables["Episodes"]).filter(episodes)
    days = (
        tables["PlacedAdoption"]
        .group_by(CHILD)
        .agg(col("DATE_PLACED").max() if first else col("DATE_PLACED").min())
    )
    if first:
        those = those.unique(CHILD, keep="first", maintain_order=True)
    return those.join(days, on=CHILD).filter(col("DATE_PLACED") > col("DECOM"))[ROW]


def _decided_after_placing(tables: Tables) -> Series:
    """The adoptions decided after the child's first episode placed for adoption began."""
    first = in_order(tables["Episodes"]).filter(_placed).group_by(CHILD).agg(col("DECOM").min())
    return tables["AD1"].join(first, on=CHILD).filter(col("DATE_INT") > col("DECOM"))[ROW]


def _undecided(
    code: str,
    column: str,
    codes: tuple[str, ...],
    what: str,
    words: str,
    until: int | None = None,
    note: str = "",
) -> Rule:
    """A rule that there is a decision for every child with such an episode."""

    def row(number: int) -> Row:
        return episode(CHILD=f"A{number}", **{column: codes[number % len(codes)]})

    return error(
        code,
        "Episodes",
        (column, "PlacedAdoption.DATE_PLACED"),
        f"{what}, but the day on which it was decided to place this child for adoption is missing. Fill it in.",
        f"A child with an episode {words} has the day of a decision to place for adoption.",
        Rows(partial(_without_decision, episodes=col(column).is_in(codes))),
        Example(
            "No decision, and one without its day, beside one with it, one that cannot be read, and another episode.",
            breaks=(row(0), row(1), placed(CHILD="A1", DATE_PLACED=None)),
            keeps=(
                row(0),
                placed(CHILD="A0"),
                row(1),
                placed(CHILD="A1", DATE_PLACED="31/09/2025"),
                episode(CHILD="A9"),
            ),
            rows=(0, 1),
        ),
        until=until,
        note=note,
    )


_END_TOO = "The published fields name the end of a decision too; the text asks for the day it was made, and so do we."


def _too_late(
    code: str,
    column: str,
    codes: tuple[str, ...],
    what: str,
    words: str,
    *,
    first: bool,
    until: int | None = None,
) -> Rule:
    """A rule that such an episode began on or after the day of a decision, or the first of a child after all of them."""
    later = () if first else (placed(DATE_PLACED="2025-12-01"),)
    order = {column: codes[0], "DECOM": "2025-09-01"}
    return error(
        code,
        "Episodes",
        ("DECOM", column, "PlacedAdoption.DATE_PLACED"),
        f"{what} before it was decided to place this child for adoption. Check both days.",
        f"{'The first' if first else 'An'} episode {words} begins on or after the day of {'every' if first else 'a'} decision "
        "to place the child for adoption.",
        Rows(partial(_before_decision, episodes=col(column).is_in(codes), first=first)),
        Example(
            f"A decision the day after, beside one on the day{'' if first else '; a second decision may come later'}.",
            breaks=(episode(**order), placed(DATE_PLACED="2025-09-02")),
            keeps=(
                episode(**order),
                placed(DATE_PLACED="2025-09-01"),
                *later,
                episode(CHILD="A2", **order),
            ),
        ),
        until=until,
        note=f"Where a child has several decisions, {'all count' if first else 'the first counts'}. Episodes of earlier years "
        "are not in this return.",
    )


RULES = (
    error(
        "521",
        "AD1",
        ("DATE_INT", "Episodes.DECOM", "Episodes.PLACE"),
        "The decision that adoption is best for this child was made after the child was placed for adoption. Check both "
        "days.",
        "The day in DATE_INT is on or before the start of the child's first episode placed for adoption (A3 to A6).",
        Rows(_decided_after_placing),
        Example(
            "A decision the day after the placement, beside one on the day, and one after a foster placement.",
            breaks=(
                episode(PLACE="A3"),
                episode(DECOM="2025-07-01", RNE="P", PLACE="A5"),
                adoption(DATE_INT="2025-05-02"),
            ),
            keeps=(
                episode(PLACE="A6"),
                adoption(DATE_INT="2025-05-01"),
                episode(CHILD="A2"),
                adoption(CHILD="A2", DATE_INT="2025-06-01"),
            ),
        ),
    ),
    _undecided("551", "PLACE", PLACED, "This child is placed for adoption", "placed for adoption (A3 to A6)"),
    _too_late(
        "552",
        "PLACE",
        PLACED,
        "This child was placed for adoption",
        "placed for adoption (A3 to A6)",
        first=False,
    ),
    _undecided(
        "553", "LS", ("E1",), "A placement order (E1) was made", "under a placement order (E1)", note=_END_TOO
    ),
    _too_late(
        "554", "LS", ("E1",), "A placement order (E1) was made", "under a placement order (E1)", first=True
    ),
    _undecided(
        "555",
        "LS",
        ("D1",),
        "A freeing order (D1) was made",
        "under a freeing order (D1)",
        until=2024,
        note=_END_TOO,
    ),
    _too_late(
        "556",
        "LS",
        ("D1",),
        "A freeing order (D1) was made",
        "under a freeing order (D1)",
        first=True,
        until=2024,
    ),
)
