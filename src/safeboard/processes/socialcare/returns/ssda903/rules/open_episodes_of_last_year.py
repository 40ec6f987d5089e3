"""503A to 503J, NoE: what an episode that was open last year says, beside the first of this year."""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_order, last_rows
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, last_year


def _same_as_open(code: str, column: str, what: str, then: str, now: str, ruleset: str = "2022-23") -> Rule:
    """A rule that an open episode says the same this year as it did last year; a blank differs from a code."""

    def changed(tables: Tables) -> Series:
        still_open = (
            in_order(last_rows(tables, "Episodes"))
            .filter(col("newest") & col("DEC").is_null() & col("REC").is_null())
            .select(CHILD, "DECOM", col(column).alias("then"))
        )
        first = in_order(tables["Episodes"]).filter("first").join(still_open, on=(CHILD, "DECOM"))
        return first.filter(col(column).ne_missing(col("then")))[ROW]

    return error(
        code,
        "Episodes",
        (column, "DECOM"),
        f"The {what} of this episode is another than in last year’s return, where it was open. Check both.",
        f"An episode that was open at the end of last year’s return has the same {what} in this year’s.",
        Rows(changed),
        Example(
            "One that changed, beside one that did not and a new episode.",
            breaks=(*last_year(episode(DECOM="2024-07-01", **{column: then})), episode(DECOM="2024-07-01", **{column: now})),
            keeps=(
                *last_year(episode(DECOM="2024-07-01", **{column: then})),
                episode(DECOM="2024-07-01", **{column: then}),
                episode(CHILD="A2", **{column: now}),
            ),
        ),
        ruleset=ruleset,
        last_year=True,
        note="Compared where both begin on one day; rule 502 tells those that do not.",
    )  # fmt: skip


def _not_there_last_year(tables: Tables) -> Series:
    began = in_order(tables["Episodes"]).filter(col("first") & (col("DECOM") < tables.starts_on))
    return began.filter(~has_row(began, last_rows(tables, "Episodes")))[ROW]


RULES = (
    _same_as_open("503A", "RNE", "reason for a new episode", "S", "P"),
    _same_as_open("503B", "LS", "legal status", "C2", "V2"),
    _same_as_open("503C", "CIN", "category of need", "N1", "N2"),
    _same_as_open("503D", "PLACE", "type of placement", "U6", "K2", "2025-26"),
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
