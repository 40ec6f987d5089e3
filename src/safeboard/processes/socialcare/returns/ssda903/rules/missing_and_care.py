"""575, 577, 578, 580, 581: periods missing or away beside a child's episodes."""

from __future__ import annotations

from functools import partial

from polars import DataFrame, Expr, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity, blank, unreadable
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables, pairs
from safeboard.processes.socialcare.returns.ssda903.care import in_order
from safeboard.processes.socialcare.returns.ssda903.shapes import open_after_care
from safeboard.processes.socialcare.returns.ssda903.writing import episode, missing

_rule = partial(Rule, severity=Severity.ERROR, over="Missing", ruleset="2022-23")
_left_care = col("REC") != "X1"


def _stays(tables: Tables) -> DataFrame:
    """The placements of each child, with the end and reason of their last episode; "L" changes none.

    Shape: a row a placement, by child and start; CHILD, DECOM, DEC, REC.
    """
    episodes = in_order(tables["Episodes"])
    goes_on = (col("RNE") == "L") & ~col("first")
    stay = (~goes_on.fill_null(False)).cum_sum().alias("stay")
    grouped = episodes.group_by(stay, maintain_order=True)
    return grouped.agg(col(CHILD, "DECOM").first(), col("DEC", "REC").last()).drop("stay")


def _begun_in(tables: Tables, broken: Expr) -> Series:
    """The periods that break a condition over themselves and the child's newest placement begun by their start."""
    periods = tables.marked("Missing").drop_nulls([CHILD, "MIS_START"]).sort("MIS_START")
    beside = periods.join_asof(
        _stays(tables).sort("DECOM"), left_on="MIS_START", right_on="DECOM", by=CHILD, check_sortedness=False
    )
    return beside.filter(broken)[ROW]


def _before_care(tables: Tables) -> Series:
    """The periods begun before the first episode of their child, which is one that started care."""
    started = in_order(tables["Episodes"]).filter(col("first") & (col("RNE") == "S"))
    periods = tables["Missing"].join(started.select(CHILD, "DECOM"), on=CHILD, maintain_order="left")
    return periods.filter(col("MIS_START") < col("DECOM"))[ROW]


def _left_while_missing(tables: Tables) -> Series:
    """The episodes that ended with leaving care, not with E8, on a day on which the child was missing."""
    leaving = tables["Episodes"].filter(_left_care & (col("REC") != "E8"))
    periods = tables.marked("Missing").filter(~unreadable("MIS_END"))
    beside = pairs(leaving, periods, CHILD)
    ran_on = col("MIS_END").is_null() | (col("MIS_END") >= col("DEC"))
    return beside.filter((col("MIS_START") <= col("DEC")) & ran_on)[ROW]


_OPEN = missing(MIS_START="2025-08-01", MIS_END=None)

RULES = (
    _rule(
        code="575",
        fields=("MIS_END", "MIS_START", "Episodes.DECOM", "Episodes.DEC"),
        message="The placement this child went missing from has ended, so that the period must have an end. Fill it in, "
        "no later than the end of the placement.",
        logic="A period that began in a placement that has ended has an end.",
        check=Rows(lambda tables: _begun_in(tables, blank("MIS_END") & (col("DEC") >= col("MIS_START")))),
        examples=(
            Example(
                "Missing from a placement that has ended, also on its last day, beside one that goes on under another "
                "legal status, and a period that has ended.",
                breaks=(
                    episode(DEC="2025-09-01", REC="X1"),
                    episode(DECOM="2025-09-01", RNE="P", DEC="2025-10-01", REC="E4A"),
                    _OPEN,
                    episode(CHILD="A2", RNE="L"),
                    missing(CHILD="A3", MIS_END=None),
                    episode(CHILD="A3", DEC="2025-08-01", REC="E4A"),
                    missing(MIS_START="2025-10-01", MIS_END=None),
                ),
                keeps=(
                    episode(DEC="2025-08-01", REC="X1"),
                    episode(DECOM="2025-08-01", RNE="P", DEC="2025-09-01", REC="X1"),
                    episode(DECOM="2025-09-01", RNE="L", LS="C1"),
                    _OPEN,
                    missing(MIS_START="2025-06-01", MIS_END="2025-06-02"),
                ),
                rows=(0, 1, 2),
            ),
        ),
        note="A change of legal status alone does not end a placement. A period begun on the day of a move belongs to "
        "the new placement.",
    ),
    _rule(
        code="577",
        fields=("MIS_END", "Episodes.DEC", "Episodes.REC"),
        message="This child left care while missing or away, so that the period must have an end. Fill in the day on "
        "which the child left care, or an earlier one.",
        logic="A period of a child who has left care has an end; so has one of a child who came back, where it began by the "
        "day of leaving.",
        check=open_after_care("Missing", "MIS_START", "MIS_END"),
        examples=(
            Example(
                "An open period begun before leaving care and after it, and begun before leaving by one who came back; "
                "beside one begun after coming back, and a child still in care.",
                breaks=(
                    episode(DEC="2025-08-01", REC="E4A"),
                    _OPEN,
                    episode(CHILD="A2", DEC="2025-07-31", REC="E4A"),
                    missing(CHILD="A2", MIS_END=None),
                    episode(CHILD="A3", DEC="2025-08-02", REC="E4A"),
                    episode(CHILD="A3", DECOM="2025-10-01"),
                    missing(CHILD="A3", MIS_END=None),
                ),
                keeps=(
                    episode(DEC="2025-07-31", REC="E4A"),
                    episode(DECOM="2025-08-01"),
                    _OPEN,
                    episode(CHILD="A2", DEC="2025-09-01", REC="X1"),
                    missing(CHILD="A2", MIS_END=None),
                    episode(CHILD="A3", DEC="2025-08-02", REC="E4A"),
                    missing(CHILD="A3"),
                    episode(CHILD="A4", DEC="2025-08-02", REC="E4A"),
                    missing(CHILD="A4", MIS_END="31/02/2026"),
                ),
                rows=(0, 1, 2),
            ),
        ),
        note="A period begun after the child left care is told by 578 as well.",
    ),
    _rule(
        code="578",
        fields=("MIS_START", "Episodes.DEC", "Episodes.REC"),
        message="This period began after the child had left care. Correct the days, or take the period out.",
        logic="No period begins after the child left care and before care started again.",
        check=Rows(lambda tables: _begun_in(tables, _left_care & (col("DEC") < col("MIS_START")))),
        examples=(
            Example(
                "The day after leaving care, also where the child came back later; beside the day of leaving.",
                breaks=(
                    episode(DEC="2025-07-31", REC="E4A"),
                    episode(DECOM="2025-10-01"),
                    missing(),
                ),
                keeps=(
                    episode(DEC="2025-08-01", REC="E4A"),
                    missing(),
                    episode(CHILD="A2", DEC="2025-07-31", REC="E4A"),
                    episode(CHILD="A2", DECOM="2025-08-01"),
                    missing(CHILD="A2"),
                    episode(CHILD="A3", DEC="2025-07-31", REC="X1"),
                    missing(CHILD="A3"),
                ),
            ),
        ),
    ),
    _rule(
        code="580",
        over="Episodes",
        fields=("REC", "DEC", "Missing.MIS_START", "Missing.MIS_END"),
        message="This child was missing or away when care ended, so that the reason should be E8. Check the reason, and "
        "the end of the period missing.",
        logic="Where a child left care on a day within a period missing or away, its last day too, the reason is E8.",
        check=Rows(_left_while_missing),
        examples=(
            Example(
                "A period that ends on the day of leaving care, an open one, and one that begins on it; beside one that "
                "ended the day before, one begun the day after, and E8.",
                breaks=(
                    episode(DEC="2025-08-02", REC="E15"),
                    missing(),
                    episode(CHILD="A2", DEC="2025-08-02", REC="E4A"),
                    missing(CHILD="A2", MIS_END=None),
                    episode(CHILD="A3", DEC="2025-08-01", REC="E4A"),
                    missing(CHILD="A3"),
                ),
                keeps=(
                    episode(DEC="2025-08-03", REC="E15"),
                    missing(),
                    episode(CHILD="A2", DEC="2025-08-02", REC="E8"),
                    missing(CHILD="A2"),
                    episode(CHILD="A3", DEC="2025-08-02", REC="X1"),
                    missing(CHILD="A3"),
                    episode(CHILD="A4", DEC="2025-07-31", REC="E4A"),
                    missing(CHILD="A4"),
                ),
                rows=(0, 1, 2),
            ),
        ),
        note="To the letter: any child missing on the day, not only one who turns 18 then, as the sector's open tool "
        "has it.",
    ),
    _rule(
        code="581",
        fields=("MIS_START", "Episodes.DECOM"),
        message="This period began before the child's care started. Check both days.",
        logic="No period begins before the first episode of the child in the return, where that episode started care (S).",
        check=Rows(_before_care),
        examples=(
            Example(
                "The day before care started, beside the day itself, and a period that a child long in care brought from the "
                "year before, whose legal status changed meanwhile.",
                breaks=(episode(DECOM="2025-08-02"), missing()),
                keeps=(
                    episode(DECOM="2025-08-01"),
                    missing(),
                    missing(CHILD="A2"),
                    episode(CHILD="A3", DECOM="2025-03-01", RNE="L"),
                    missing(CHILD="A3", MIS_START="2025-02-10", MIS_END="2025-04-02"),
                ),
            ),
        ),
        note="Before a first episode that went on from another (P, L, T, B, U) the child was in care already.",
    ),
)
