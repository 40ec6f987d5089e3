"""388, 431 to 433, 501, 504: how one episode of a child follows another."""

from __future__ import annotations

from functools import partial

from polars import Expr, Series, col, when

from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order
from safeboard.processes.socialcare.returns.ssda903.writing import episode

_rule = partial(Rule, severity=Severity.ERROR, over="Episodes", ruleset="2022-23")
_FIRST = episode(DEC="2025-09-01", REC="X1")


def _in_order(broken: Expr) -> Rows:
    """The episodes that break a condition over their own columns and DECOM, DEC, REC of their neighbours."""

    def find(tables: Tables) -> Series:
        return in_order(tables["Episodes"], "DECOM", "DEC", "REC").filter(broken)[ROW]

    return Rows(find)


def _not_started_again(tables: Tables) -> Series:
    """The episodes with another reason than S after one that ended with a code of leaving care."""
    codes = tables.layout.codes("Episodes.REC")
    left = col("REC_before").is_in([code for code in codes if code != "X1"])
    return in_order(tables["Episodes"], "REC").filter(left & col("RNE").ne_missing("S"))[ROW]


def _other_need(tables: Tables) -> Series:
    """The episodes whose category of need is not that of the first one of their period of care."""
    episodes = in_order(tables["Episodes"], "REC")
    begins = col("first") | (col("RNE") == "S") | (col("REC_before") != "X1")
    at_start = when(begins.fill_null(False)).then(col("CIN").fill_null("")).forward_fill()
    wrong = (col("CIN") != col("at_start")) & (col("at_start") != "")
    return episodes.with_columns(at_start.alias("at_start")).filter(wrong)[ROW]


RULES = (
    _rule(
        code="388",
        fields=("REC", "DEC", "DECOM"),
        message="The reason why this episode ended does not fit what follows it: X1 says that another begins on the same day. "
        "Add the next episode, or check the reason.",
        logic="An episode that ended with X1 is followed by one of the same child that begins on the day it ended; one that "
        "ended with another reason is not.",
        check=_in_order(
            when(col("REC") == "X1")
            .then(when("newest").then(col("DEC").is_not_null()).otherwise(col("DECOM_next") != col("DEC")))
            .otherwise(col("REC").is_not_null() & (col("DECOM_next") == col("DEC")))
        ),
        examples=(
            Example(
                "No episode after it, one a day later, and one on the day after leaving care; beside one on the day, and a "
                "return the day after.",
                breaks=(
                    _FIRST,
                    episode(CHILD="A2", DEC="2025-09-01", REC="X1"),
                    episode(CHILD="A2", DECOM="2025-09-02", RNE="P"),
                    episode(CHILD="A3", DEC="2025-09-01", REC="E4A"),
                    episode(CHILD="A3", DECOM="2025-09-01", RNE="P"),
                ),
                keeps=(
                    _FIRST,
                    episode(DECOM="2025-09-01", RNE="P"),
                    episode(CHILD="A2", DEC="2025-09-01", REC="E8"),
                    episode(CHILD="A2", DECOM="2025-09-02"),
                    episode(CHILD="A3", REC="X1"),
                ),
                rows=(0, 1, 3),
            ),
        ),
        note="The list's words are about X1 alone; the published logic has the other way round too.",
    ),
    _rule(
        code="431",
        fields=("RNE", "DECOM", "DEC"),
        message="This episode is said to start a period of care (S), but the one before it ended on the same day. Check "
        "the reason for the new episode.",
        logic="An episode that starts a period of care (S) does not begin on the day on which the one before it ended.",
        check=_in_order((col("RNE") == "S") & (col("DECOM") == col("DEC_before"))),
        examples=(
            Example(
                "A start on the day of the end before it, beside one on the day after, and a change of placement.",
                breaks=(_FIRST, episode(DECOM="2025-09-01", RNE="S")),
                keeps=(
                    episode(DEC="2025-09-01", REC="E4A"),
                    episode(DECOM="2025-09-02", RNE="S"),
                    episode(CHILD="A2", DEC="2025-09-01", REC="X1"),
                    episode(CHILD="A2", DECOM="2025-09-01", RNE="P"),
                ),
                rows=(1,),
            ),
        ),
    ),
    _rule(
        code="432",
        fields=("RNE", "REC"),
        message="The episode before this one ended with the child leaving care, so that this one must start a period of "
        "care (S). Check both reasons.",
        logic="An episode after one that did not end with X1 has the reason S.",
        check=Rows(_not_started_again),
        examples=(
            Example(
                "A change of placement after the child went home, and no reason at all; beside a new start, X1, and a code "
                "that is none.",
                breaks=(
                    episode(DEC="2025-09-01", REC="E4A"),
                    episode(DECOM="2025-10-01", RNE="P"),
                    episode(CHILD="A2", DEC="2025-09-01", REC="E4A"),
                    episode(CHILD="A2", DECOM="2025-10-01", RNE=None),
                ),
                keeps=(
                    episode(DEC="2025-09-01", REC="E4A"),
                    episode(DECOM="2025-10-01", RNE="S"),
                    episode(CHILD="A2", DEC="2025-09-01", REC="X1"),
                    episode(CHILD="A2", DECOM="2025-09-01", RNE="P"),
                    episode(CHILD="A3", DEC="2025-09-01", REC="X"),
                    episode(CHILD="A3", DECOM="2025-09-01", RNE="P"),
                ),
                rows=(1, 3),
            ),
        ),
    ),
    _rule(
        code="433",
        fields=("RNE", "DECOM", "DEC"),
        message="This episode is said to continue the one before it, but does not begin on the day that one ended. Check "
        "the reason and both days.",
        logic="An episode with a reason other than S begins on the day on which the one before it ended.",
        check=_in_order(col("RNE").is_in(["L", "P", "T", "B", "U"]) & (col("DECOM") != col("DEC_before"))),
        examples=(
            Example(
                "A day between two episodes, beside none, and beside a new start; the first has none before it.",
                breaks=(_FIRST, episode(DECOM="2025-09-02", RNE="L")),
                keeps=(
                    episode(DEC="2025-09-01", REC="E4A"),
                    episode(DECOM="2025-09-02", RNE="S"),
                    episode(CHILD="A2", RNE="P", DEC="2025-09-01", REC="X1"),
                    episode(CHILD="A2", DECOM="2025-09-01", RNE="L"),
                ),
                rows=(1,),
            ),
        ),
        note="An episode whose forerunner has no end is told by 142.",
    ),
    _rule(
        code="501",
        fields=("DECOM", "DEC"),
        message="This episode began before the one before it ended. Check both days.",
        logic="No episode begins before the end of the same child's episode before it.",
        check=_in_order(col("DECOM") < col("DEC_before")),
        examples=(
            Example(
                "A day before the end, beside the day of the end.",
                breaks=(_FIRST, episode(DECOM="2025-08-31", RNE="P")),
                keeps=(_FIRST, episode(DECOM="2025-09-01", RNE="P")),
                rows=(1,),
            ),
        ),
    ),
    _rule(
        code="504",
        fields=("CIN", "RNE"),
        message="The category of need is another than at the start of this period of care. It is that of the start "
        "throughout: check it.",
        logic="Every episode of a period of care has the category of need of its first one.",
        check=Rows(_other_need),
        examples=(
            Example(
                "Another need after a move and still after the next, beside another need in a new period of care.",
                breaks=(
                    _FIRST,
                    episode(DECOM="2025-09-01", RNE="P", CIN="N2", DEC="2025-10-01", REC="X1"),
                    episode(DECOM="2025-10-01", RNE="P", CIN="N2"),
                ),
                keeps=(
                    _FIRST,
                    episode(DECOM="2025-09-01", RNE="P", DEC="2025-10-01", REC="E4A"),
                    episode(DECOM="2025-12-01", RNE="S", CIN="N2"),
                    episode(CHILD="A2", CIN="N3", RNE="P", DEC="2025-09-01", REC="E4A"),
                    episode(CHILD="A2", CIN="N4", DECOM="2025-09-01", RNE="P"),
                    episode(CHILD="A3", CIN=None, DEC="2025-09-01", REC="X1"),
                    episode(CHILD="A3", DECOM="2025-09-01", RNE="P"),
                ),
                rows=(1, 2),
            ),
        ),
        note="Where the period began in an earlier year, the first of its episodes in this return counts as its start.",
    ),
)
