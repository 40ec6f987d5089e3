"""700 to 705, 708: orders that deprive a child of liberty, since 2026-27, by themselves."""

from __future__ import annotations

from polars import Int32, Series, col

from safeboard.grammar.statutory.rules import (
    YEAR_ENDS,
    Check,
    Example,
    Rows,
    Rule,
    Where,
    blank,
    outside_year,
)
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.shapes import (
    error,
    readable_day,
)
from safeboard.processes.socialcare.returns.ssda903.writing import dolo

SINCE, RULESET = 2027, "2026-27"


def _while_open(tables: Tables) -> Series:
    """The orders that begin after another of the same child that has no end."""
    orders = (
        tables.marked("DoLo")
        .drop_nulls([CHILD, "DOLO_START"])
        .sort(CHILD, "DOLO_START", "DOLO_END", ROW, nulls_last=True)
    )
    still_open = blank("DOLO_END").cast(Int32).cum_sum().shift(1).over(CHILD) > 0
    return orders.filter(still_open)[ROW] if len(orders) else orders[ROW]


def order_rule(
    code: str,
    fields: tuple[str, ...],
    message: str,
    logic: str,
    check: Check,
    *examples: Example,
    note: str = "",
) -> Rule:
    """A rule over the orders, known since they are returned."""
    return error(
        code, "DoLo", fields, message, logic, check, *examples, ruleset=RULESET, since=SINCE, note=note
    )


RULES = (
    readable_day(
        "700",
        "DOLO_START",
        "day on which this order began",
        dolo,
        blank_too=True,
        ruleset=RULESET,
        since=SINCE,
    ),
    readable_day("701", "DOLO_END", "day on which this order ended", dolo, ruleset=RULESET, since=SINCE),
    order_rule(
        "702",
        ("DOLO_END", "DOLO_START"),
        "This order ended before it began. Check both days.",
        "The end of an order, where there is one, is not before its start.",
        Where(col("DOLO_END") < col("DOLO_START")),
        Example(
            "An end a day before the start, beside one on the day itself.",
            (dolo(DOLO_END="2026-05-31"),),
            (dolo(DOLO_END="2026-06-01"),),
        ),
    ),
    order_rule(
        "703",
        ("DOLO_START",),
        "This order began after the end of the collection year. Return it next year, or correct the day.",
        "An order does not begin after the collection year.",
        Where(col("DOLO_START") > YEAR_ENDS),
        Example(
            "The day after the year, beside its last.",
            (dolo(DOLO_START="2027-04-01", DOLO_END=None),),
            (dolo(DOLO_START="2027-03-31", DOLO_END=None),),
        ),
    ),
    order_rule(
        "704",
        ("DOLO_END",),
        "This order ended outside the collection year. Check the day.",
        "The end of an order, where there is one, lies inside the collection year.",
        Where(outside_year("DOLO_END")),
        Example(
            "The days before and after the year, beside its first and last.",
            (dolo(DOLO_START="2026-01-01", DOLO_END="2026-03-31"), dolo(CHILD="A2", DOLO_END="2027-04-01")),
            (dolo(DOLO_START="2026-01-01", DOLO_END="2026-04-01"), dolo(CHILD="A2", DOLO_END="2027-03-31")),
            rows=(0, 1),
        ),
    ),
    order_rule(
        "705",
        ("DOLO_START", "DOLO_END"),
        "Another order of this child that began before has no end. End that one, or correct the days.",
        "No order begins after another of the same child that has no end.",
        Rows(_while_open),
        Example(
            "The next and the next but one after one without an end; beside after one with an end, also a later one, and one "
            "whose end cannot be read.",
            (
                dolo(DOLO_START="2026-06-30", DOLO_END=None),
                dolo(),
                dolo(DOLO_START="2026-07-01", DOLO_END="2026-08-01"),
                dolo(DOLO_START="2026-09-01", DOLO_END=None),
            ),
            (
                dolo(),
                dolo(DOLO_START="2026-06-30", DOLO_END=None),
                dolo(CHILD="A2", DOLO_END="31/09/2026"),
                dolo(CHILD="A2", DOLO_START="2026-10-10", DOLO_END=None),
            ),
            rows=(2, 3),
        ),
        note="Open is one without an end: unlike 574, the text does not speak of those that overlap.",
    ),
    order_rule(
        "708",
        ("DOLO_START", "DOB"),
        "This order lies before the child was born. Check the days and the date of birth.",
        "No order begins before the child’s date of birth in the same row.",
        Where(col("DOLO_START") < col("DOB")),
        Example(
            "A birth the day after, beside one on the day.",
            (dolo(DOB="2026-06-02"),),
            (dolo(DOB="2026-06-01"),),
        ),
    ),
)
