"""559 to 561, 584: decisions to place for adoption beside those of last year's return."""

from __future__ import annotations

from functools import partial

from polars import DataFrame, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, blank, unreadable
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, last_rows
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_decisions import decisions
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import last_year, placed

_ended = ~blank("DATE_PLACED_CEASED") | col("REASON_PLACED_CEASED").is_not_null()
_error = partial(error, last_year=True)


def _last(tables: Tables) -> DataFrame:
    """Last year's decisions that have a day, also one that cannot be read, of children in this year's return."""
    return last_rows(tables, "PlacedAdoption").drop_nulls(CHILD).filter(~blank("DATE_PLACED"))


def _new_but_earlier(tables: Tables) -> Series:
    """The decisions made before this year, of children for whom last year's return has none."""
    old = decisions(tables).filter(col("DATE_PLACED") < tables.starts_on)
    return old.filter(~has_row(old, _last(tables)))[ROW]


def _other_day(tables: Tables) -> Series:
    """The first rows of children for whom last year's standing decision is not there any more."""
    standing = _last(tables).drop_nulls("DATE_PLACED").filter(~_ended)
    rows = tables.marked("PlacedAdoption").drop_nulls(CHILD)
    in_doubt = rows.filter(unreadable("DATE_PLACED"))
    gone = standing.join(rows, on=[CHILD, "DATE_PLACED"], how="anti")
    first = rows.sort(CHILD, "DATE_PLACED", ROW, nulls_last=True).unique(
        CHILD, keep="first", maintain_order=True
    )
    return first.filter(has_row(first, gone) & ~has_row(first, in_doubt))[ROW]


def _made_again(tables: Tables) -> Series:
    """The decisions of the same day as one that had ended last year."""
    ended = _last(tables).filter(_ended)
    return decisions(tables).join(ended, on=[CHILD, "DATE_PLACED"], how="semi")[ROW]


def _before_the_ended(tables: Tables) -> Series:
    """The rows without a day, or with the day of a decision that last year's return has as ended, or an earlier one."""
    ended = _last(tables).filter(_ended).group_by(CHILD).agg(col("DATE_PLACED").max().alias("ended"))
    rows = tables.marked("PlacedAdoption").join(ended.drop_nulls("ended"), on=CHILD, maintain_order="left")
    return rows.filter(blank("DATE_PLACED") | (col("DATE_PLACED") <= col("ended")))[ROW]


_ENDED = {"DATE_PLACED_CEASED": "2025-01-01", "REASON_PLACED_CEASED": "RD1"}

RULES = (
    _error(
        "559",
        "PlacedAdoption",
        ("DATE_PLACED",),
        "This decision was made before 1 April, but last year's return has no decision for this child. Check the day.",
        "A decision made before this collection year belongs to a child with a decision in last year's return.",
        Rows(_new_but_earlier),
        Example(
            "A decision on 31 March, and one where last year's had no day; beside one on 1 April, one known then, and one "
            "whose day could not be read then.",
            breaks=(
                *last_year(placed(CHILD="A2", DATE_PLACED=None)),
                placed(DATE_PLACED="2025-03-31"),
                placed(CHILD="A2", DATE_PLACED="2025-03-01"),
            ),
            keeps=(
                *last_year(
                    placed(CHILD="A2", DATE_PLACED="2024-09-01"), placed(CHILD="A3", DATE_PLACED="31/09/2024")
                ),
                placed(DATE_PLACED="2025-04-01"),
                placed(CHILD="A2", DATE_PLACED="2024-09-01"),
                placed(CHILD="A3", DATE_PLACED="2024-09-30"),
            ),
            rows=(0, 1),
        ),
        note="Of the earlier returns only last year's is looked at.",
    ),
    _error(
        "560",
        "PlacedAdoption",
        ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        "Last year's return has a decision of another day for this child, and it had not ended. Give that decision with "
        "its day.",
        "A decision of last year's return that had not ended stands in this year's with the same day.",
        Rows(_other_day),
        Example(
            "Another day, and none; beside the same day with a further decision, one that had ended, and a day that cannot be "
            "read.",
            breaks=(
                *last_year(placed(DATE_PLACED="2024-09-01"), placed(CHILD="A2", DATE_PLACED="2024-09-01")),
                placed(DATE_PLACED="2024-09-02"),
                placed(CHILD="A2", DATE_PLACED=None),
            ),
            keeps=(
                *last_year(
                    placed(DATE_PLACED="2024-09-01"),
                    placed(CHILD="A2", DATE_PLACED="2024-09-01", DATE_PLACED_CEASED="2025-01-01"),
                    placed(CHILD="A3", DATE_PLACED="2024-09-01"),
                ),
                placed(DATE_PLACED="2025-12-01"),
                placed(DATE_PLACED="2024-09-01", DATE_PLACED_CEASED="2025-10-01", REASON_PLACED_CEASED="RD2"),
                placed(CHILD="A2", DATE_PLACED="2025-12-01"),
                placed(CHILD="A3", DATE_PLACED="31/09/2024"),
            ),
            rows=(0, 1),
        ),
        note="The first row of the child is told, as the one that is missing cannot be.",
    ),
    _error(
        "561",
        "PlacedAdoption",
        ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        "This decision has the day of one that, by last year's return, had ended. Give the day of the new decision, or "
        "take the row out.",
        "No decision has the day of one that, by last year's return, had ended: it has the day of its end or the reason.",
        Rows(_made_again),
        Example(
            "The day of the ended decision, also of one with a reason alone; beside a later day, and beside one that had "
            "not ended.",
            breaks=(
                *last_year(
                    placed(DATE_PLACED="2024-09-01", **_ENDED),
                    placed(CHILD="A2", DATE_PLACED="2024-09-01", REASON_PLACED_CEASED="RD1"),
                ),
                placed(DATE_PLACED="2024-09-01"),
                placed(CHILD="A2", DATE_PLACED="2024-09-01"),
            ),
            keeps=(
                *last_year(
                    placed(DATE_PLACED="2024-09-01", **_ENDED),
                    placed(CHILD="A2", DATE_PLACED="2024-09-01"),
                ),
                placed(DATE_PLACED="2025-09-01"),
                placed(CHILD="A2", DATE_PLACED="2024-09-01"),
            ),
            rows=(0, 1),
        ),
    ),
    _error(
        "584",
        "PlacedAdoption",
        ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        "By last year's return this child should no longer be placed, and this row has no day, or the day of the decision "
        "that had ended, or an earlier one. A new decision comes later: check the day.",
        "A row has a day, after those of the decisions that last year's return has as ended.",
        Rows(_before_the_ended),
        Example(
            "The day of the ended decision, the day before one, and no day; beside a day after it, one that cannot be read, and a "
            "decision that had not ended.",
            breaks=(
                *last_year(
                    placed(DATE_PLACED="2024-09-01", **_ENDED),
                    placed(CHILD="A2", DATE_PLACED="2024-09-01", REASON_PLACED_CEASED="RD1"),
                ),
                placed(DATE_PLACED="2024-09-01"),
                placed(CHILD="A2", DATE_PLACED="2024-08-31"),
                placed(DATE_PLACED=None),
            ),
            keeps=(
                *last_year(
                    placed(DATE_PLACED="2024-09-01", **_ENDED),
                    placed(CHILD="A2", DATE_PLACED="2024-09-01"),
                ),
                placed(DATE_PLACED="2024-09-02"),
                placed(DATE_PLACED="31/09/2024"),
                placed(CHILD="A2", DATE_PLACED="2024-08-31"),
            ),
            rows=(0, 1, 2),
        ),
        note="By the list's words any other day would break it, a new decision too; the published logic asks for a later day.",
    ),
)
