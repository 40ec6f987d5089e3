"""503A to 503J, NoE: what an episode that was open last year says, beside the first of this year."""

from __future__ import annotations

from polars import Expr, Series, any_horizontal, col, lit

from safeboard.grammar.statutory.rules import Example, Rows, Rule
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_order, last_rows, open_last_year
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, last_year

# Codes of placements that got another name from one collection to the next: from that collection on both mean the same.
RENAMED = {2025: {"H5": ("K3",)}, 2026: {"Z1": ("Z11", "Z12", "Z13", "Z14")}}


def _same_as_open(
    code: str,
    column: str,
    what: str,
    then: str,
    now: str,
    ruleset: str = "2022-23",
    *examples: Example,
    note: str = "",
) -> Rule:
    """A rule that an open episode says the same this year as it did last year; a blank differs from a code."""

    def changed(tables: Tables) -> Series:
        still_open = open_last_year(tables).select(CHILD, col(column).alias("then"))
        first = in_order(tables["Episodes"]).filter("first").join(still_open, on=CHILD)
        return first.filter(col(column).ne_missing(col("then")) & ~_only_renamed(column, tables))[ROW]

    return error(
        code,
        "Episodes",
        (column, "DECOM"),
        f"The {what} of this child’s first episode is another than in last year’s return, where the episode was open. Check both.",
        f"Where a child’s newest episode was open at the end of last year’s return, the first of this year’s has the same {what}.",
        Rows(changed),
        Example(
            "One that changed, also where it begins on another day; beside one that did not, one that had ended and a new episode.",
            breaks=(
                *last_year(*(episode(CHILD=child, DECOM="2024-07-01", **{column: then}) for child in ("A1", "A2"))),
                episode(DECOM="2024-07-01", **{column: now}),
                episode(CHILD="A2", DECOM="2024-07-02", **{column: now}),
            ),
            keeps=(
                *last_year(
                    episode(DECOM="2024-07-01", **{column: then}),
                    episode(CHILD="A3", DECOM="2024-07-01", DEC="2024-10-01", REC="E4A", **{column: then}),
                ),
                episode(DECOM="2024-07-01", **{column: then}),
                episode(CHILD="A2", **{column: now}),
                episode(CHILD="A3", **{column: now}),
            ),
            rows=(0, 1),
        ),
        *examples,
        ruleset=ruleset,
        last_year=True,
        note=note,
    )  # fmt: skip


def _only_renamed(column: str, tables: Tables) -> Expr:
    """Whether the code of a placement is the one that took the place of last year's."""
    renamed = RENAMED.get(tables.layout.year, {}) if column == "PLACE" else {}
    pairs = ((col("then") == old) & col(column).is_in(new) for old, new in renamed.items())
    return any_horizontal(lit(False), *pairs).fill_null(False)


def _not_there_last_year(tables: Tables) -> Series:
    began = in_order(tables["Episodes"]).filter(col("first") & (col("DECOM") < tables.starts_on))
    return began.filter(~has_row(began, last_rows(tables, "Episodes")))[ROW]


RULES = (
    _same_as_open("503A", "RNE", "reason for a new episode", "S", "P"),
    _same_as_open("503B", "LS", "legal status", "C2", "V2"),
    _same_as_open("503C", "CIN", "category of need", "N1", "N2"),
    _same_as_open(
        "503D", "PLACE", "type of placement", "U6", "K2", "2025-26",
        Example(
            "A code that took the place of the old one in this collection, beside one that did not.",
            breaks=(*last_year(episode(DECOM="2024-07-01", PLACE="Z1")), episode(DECOM="2024-07-01", PLACE="K3")),
            keeps=(*last_year(episode(DECOM="2024-07-01", PLACE="Z1")), episode(DECOM="2024-07-01", PLACE="Z14")),
        ),
        note="A code that was renamed from the year before to this one is the same placement: H5 is K3 since 2024-25, Z1 "
        "is Z11 to Z14 since 2025-26.",
    ),
    _same_as_open("503E", "PLACE_PROVIDER", "placement provider", "PR1", "PR4"),
    _same_as_open("503F", "URN", "number of the inspectorate", "SC123456", "SC654321"),
    _same_as_open("503J", "PL_LOCATION", "location of the placement", "IN", "OUT"),
    error(
        "NoE",
        "Episodes",
        ("DECOM",),
        "This child was in care before this year, and last year’s return has no episode of them. Check the day, or last year’s return.",
        "A child whose first episode began before the year has an episode in last year’s return. The first is told.",
        Rows(_not_there_last_year),
        Example(
            "A child who is not in last year’s return, beside one who is and one whose care began on 1 April.",
            breaks=(*last_year(episode(CHILD="A2", DECOM="2024-07-01")), episode(DECOM="2025-03-31")),
            keeps=(*last_year(episode(DECOM="2024-07-01")), episode(DECOM="2024-07-01"), episode(CHILD="A2", DECOM="2025-04-01")),
        ),
        last_year=True,
    ),
)  # fmt: skip
