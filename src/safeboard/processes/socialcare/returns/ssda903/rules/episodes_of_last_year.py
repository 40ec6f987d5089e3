"""502, 562: episodes that go on from the year before, beside the return of that year."""

from __future__ import annotations

from functools import partial

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order, last_rows, open_last_year
from safeboard.processes.socialcare.returns.ssda903.writing import episode, last_year

_rule = partial(Rule, severity=Severity.ERROR, over="Episodes", ruleset="2022-23", last_year=True)


def _not_where_it_was(tables: Tables) -> Series:
    """The first episodes of children whose newest of last year was open and began on another day."""
    left_open = open_last_year(tables).select(CHILD, col("DECOM").alias("began"))
    first = in_order(tables["Episodes"]).filter("first").join(left_open, on=CHILD)
    return first.filter(col("DECOM") != col("began"))[ROW]


def _not_in_last_year(tables: Tables) -> Series:
    """The episodes begun before this year that the return of last year does not have."""
    begun = tables["Episodes"].drop_nulls(CHILD).filter(col("DECOM") < tables.starts_on)
    return begun.join(last_rows(tables, "Episodes"), on=[CHILD, "DECOM"], how="anti")[ROW]


RULES = (
    _rule(
        code="502",
        fields=("DECOM", "DEC", "REC"),
        message="Last year's return ended with an open episode of this child, which began on another day than the first "
        "episode of this year. Check both days, or add the episode that is missing.",
        logic="Where a child's newest episode of last year was open, the first of this year begins on the day that one "
        "began.",
        check=Rows(_not_where_it_was),
        examples=(
            Example(
                "A day later than last year, beside the same day, and beside episodes that had ended or were not the "
                "newest.",
                breaks=(
                    *last_year(episode(DECOM="2024-07-01")),
                    episode(DECOM="2024-07-02"),
                    episode(DECOM="2025-05-01", RNE="P"),
                ),
                keeps=(
                    *last_year(
                        episode(DECOM="2024-07-01"),
                        episode(CHILD="A2", DECOM="2024-07-01", DEC="2024-10-01", REC="E4A"),
                        episode(CHILD="A3", DECOM="2024-07-01"),
                        episode(CHILD="A4", DECOM="2024-07-01"),
                        episode(CHILD="A4", DECOM="2024-09-01", DEC="2024-10-01", REC="E4A"),
                        episode(CHILD="A5", DECOM="2024-07-01", DEC="31/09/2024", REC="E4A"),
                        episode(CHILD="A6", DECOM="2024-07-01", DEC="2024-10-01"),
                    ),
                    episode(DECOM="2024-07-01"),
                    *(episode(CHILD=f"A{number}") for number in (2, 4, 5, 6)),
                ),
            ),
        ),
        note="A child with no episode this year has no row to tell.",
    ),
    _rule(
        code="562",
        fields=("DECOM",),
        message="This episode began before 1 April, but last year's return does not have it. Check the day on which it "
        "began.",
        logic="An episode that began before this collection year stands in last year's return of the child, with the "
        "same start.",
        check=Rows(_not_in_last_year),
        examples=(
            Example(
                "A start on 31 March that last year's return has a day earlier, and a child it does not have; beside "
                "one that it has, and one on 1 April.",
                breaks=(
                    *last_year(episode(DECOM="2025-03-30")),
                    episode(DECOM="2025-03-31"),
                    episode(CHILD="A2", DECOM="2025-03-31"),
                ),
                keeps=(
                    *last_year(episode(DECOM="2025-03-31")),
                    episode(DECOM="2025-03-31"),
                    episode(CHILD="A2", DECOM="2025-04-01"),
                ),
                rows=(0, 1),
            ),
        ),
    ),
)
