"""700 to 710: orders that deprive a child of liberty, since 2026-27.

706 is left out: it asks for the orders of the year before, and the first year that has one before it is 2027-28.
"""

from __future__ import annotations

from polars import Series, col

from safeboard.grammar.statutory.rules import YEAR_ENDS, YEAR_STARTS, Example, Rows, Rule, Where
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables, pairs
from safeboard.processes.socialcare.returns.ssda903.care import in_order
from safeboard.processes.socialcare.returns.ssda903.shapes import error, readable_day
from safeboard.processes.socialcare.returns.ssda903.writing import dolo, episode

SINCE, RULESET = 2027, "2026-27"
# Published with rule 710: secure homes, with parents, young offender institutions, supported accommodation.
NOT_WITH_AN_ORDER = ("K1", "P1", "R5", "K3")
# Placements in which an order is expected: children's homes and foster care (see the note of 709).
EXPECTED = ("K2", "U1", "U2", "U3", "U4", "U5", "U6")


def _previous_open(tables: Tables) -> Series:
    """Each order that has no end while a later one of the child starts, and the later one where it starts too early."""
    rows = tables["DoLo"].drop_nulls([CHILD, "DOLO_START"]).sort(CHILD, "DOLO_START", ROW)
    same = col(CHILD) == col(CHILD).shift(1)
    end = col("DOLO_END").shift(1)
    return rows.filter(same & (end.is_null() | (end > col("DOLO_START"))))[ROW]


def _after_care(tables: Tables) -> Series:
    newest = in_order(tables["Episodes"]).filter("newest")
    left = newest.filter((col("REC") != "X1") & col("DEC").is_not_null())
    without_end = tables["DoLo"].filter(col("DOLO_END").is_null())
    return without_end.filter(col(CHILD).is_in(left[CHILD].implode()))[ROW]


def _placed_in(tables: Tables, wrong: tuple[str, ...], inside: bool) -> Series:
    """Orders that run while the child is placed in one of these kinds (or, not `inside`, in any other)."""
    orders = tables["DoLo"].drop_nulls([CHILD, "DOLO_START"])
    beside = pairs(orders, tables["Episodes"].drop_nulls([CHILD, "DECOM", "PLACE"]), on=CHILD)
    during = (col("DOLO_START") < col("DEC").fill_null(tables.ends_on)) & (
        col("DECOM") < col("DOLO_END").fill_null(tables.ends_on)
    )
    placed = col("PLACE").is_in(wrong)
    return beside.filter(during & (placed if inside else ~placed))[ROW]


def _rule(
    code: str,
    fields: tuple[str, ...],
    message: str,
    logic: str,
    check: Where | Rows,
    *examples: Example,
    **more: object,
) -> Rule:
    return error(code, "DoLo", fields, message, logic, check, *examples, ruleset=RULESET, since=SINCE, **more)  # type: ignore[arg-type]


def _dated(rule: Rule) -> Rule:
    """The same rule, known since these orders are returned."""
    return error(
        rule.code,
        rule.over,
        rule.fields,
        rule.message,
        rule.logic,
        rule.check,
        *rule.examples,
        ruleset=RULESET,
        since=SINCE,
    )


_CARE = episode(DECOM="2026-05-01", PLACE="K2")

RULES = (
    _dated(readable_day("700", "DOLO_START", "day on which this order began", dolo)),
    _dated(readable_day("701", "DOLO_END", "day on which this order ended", dolo)),
    _rule(
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
    _rule(
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
    _rule(
        "704",
        ("DOLO_END",),
        "This order ended outside the collection year. Check the day.",
        "The end of an order, where there is one, lies inside the collection year.",
        Where((col("DOLO_END") < YEAR_STARTS) | (col("DOLO_END") > YEAR_ENDS)),
        Example(
            "The days before and after the year, beside its first and last.",
            (dolo(DOLO_START="2026-01-01", DOLO_END="2026-03-31"), dolo(CHILD="A2", DOLO_END="2027-04-01")),
            (dolo(DOLO_START="2026-01-01", DOLO_END="2026-04-01"), dolo(CHILD="A2", DOLO_END="2027-03-31")),
            rows=(0, 1),
        ),
    ),
    _rule(
        "705",
        ("DOLO_START", "DOLO_END"),
        "This order began while the one before it was still running. End that one, or correct the days.",
        "An order of a child begins when the one before it has ended: on that day or later. The later one is told.",
        Rows(_previous_open),
        Example(
            "A second order a day before the first ends, beside one on the day.",
            (dolo(), dolo(DOLO_START="2026-06-30", DOLO_END=None)),
            (dolo(), dolo(DOLO_START="2026-07-01", DOLO_END=None)),
            rows=(1,),
        ),
    ),
    _rule(
        "707",
        ("DOLO_END", "Episodes.DEC", "Episodes.REC"),
        "This child has left care and the order has no end. Fill in the day on which it ended.",
        "A child whose newest episode ended care has no order without an end.",
        Rows(_after_care),
        Example(
            "A child who left care, beside one whose newest episode only ended a placement.",
            (episode(DECOM="2026-05-01", DEC="2026-08-01", REC="E4A"), dolo(DOLO_END=None)),
            (episode(DECOM="2026-05-01", DEC="2026-08-01", REC="X1"), dolo(DOLO_END=None)),
        ),
    ),
    _rule(
        "708",
        ("DOLO_START", "DOLO_END", "DOB"),
        "This order lies before the child was born. Check the days and the date of birth.",
        "Neither day of an order is before the child’s date of birth in the same row.",
        Where((col("DOLO_START") < col("DOB")) | (col("DOLO_END") < col("DOB"))),
        Example(
            "A birth the day after, beside one on the day.",
            (dolo(DOB="2026-06-02"),),
            (dolo(DOB="2026-06-01"),),
        ),
    ),
    _rule(
        "709",
        ("DOLO_START", "Episodes.PLACE"),
        "This child was in a placement where such an order is not expected. Check the placement and the order.",
        "While an order runs, the child is placed in a children’s home or in foster care.",
        Rows(lambda tables: _placed_in(tables, EXPECTED, inside=False)),
        Example(
            "A residential school, beside a children’s home.",
            (episode(DECOM="2026-05-01", PLACE="S1"), dolo()),
            (_CARE, dolo()),
        ),
        note="The published text does not list the placements that are expected; this list is ours.",
    ),
    _rule(
        "710",
        ("DOLO_START", "Episodes.PLACE"),
        "A child with such an order cannot be placed here. Check the placement and the order.",
        "While an order runs, the child is not in a secure children’s home, with parents, in a young offender institution or in supported accommodation.",
        Rows(lambda tables: _placed_in(tables, NOT_WITH_AN_ORDER, inside=True)),
        Example(
            "A secure home, beside a children’s home.",
            (episode(DECOM="2026-05-01", PLACE="K1"), dolo()),
            (_CARE, dolo()),
        ),
    ),
)
