"""197a, 197B: a score for strengths and difficulties, or the reason why there is none."""

from __future__ import annotations

from polars import Series, col, lit

from safeboard.grammar.statutory.rules import Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, looked_after_all_year
from safeboard.processes.socialcare.returns.ssda903.shapes import all_given, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, oc2

# Published with rule 197B: who turns 4 or 17 in the year.
_TURNING = (4, 17)


def _said_nothing(tables: Tables) -> Series:
    rows = tables.marked("OC2").filter(blank("SDQ_SCORE") & col("SDQ_REASON").is_null())
    rows = rows.filter(col(CHILD).is_in(looked_after_all_year(tables).implode()))
    now, then = age(col("DOB"), lit(tables.ends_on)), age(col("DOB"), lit(tables.starts_on))
    return rows.filter(now.is_in(_TURNING) & (then < now))[ROW]


_ALL_YEAR = episode(DECOM="2024-06-01")
_TURNS_4 = "2021-06-01"

RULES = (
    error(
        "197a",
        "OC2",
        ("SDQ_REASON", "SDQ_SCORE"),
        "There is a score and a reason why there is none. Take one of them out.",
        "Where the score is filled in, the reason for none is blank.",
        Where(all_given("OC2", "SDQ_SCORE", "SDQ_REASON")),
        Example(
            "Both, also where the score cannot be read, beside one of them.",
            breaks=(oc2(SDQ_REASON="SDQ2"), oc2(CHILD="A2", SDQ_SCORE="ten", SDQ_REASON="SDQ2")),
            keeps=(oc2(), oc2(CHILD="A2", SDQ_SCORE=None, SDQ_REASON="SDQ2")),
            rows=(0, 1),
        ),
    ),
    error(
        "197B",
        "OC2",
        ("SDQ_REASON", "SDQ_SCORE", "DOB", "Episodes.DECOM"),
        "This child turned 4 or 17 in the year, and there is neither a score nor the reason for none. Fill one in.",
        "A child looked after all year who turns 4 or 17 in it has a score or the reason why there is none.",
        Rows(_said_nothing),
        Example(
            "Nothing said of a child who turns 4, beside a reason, a child of ten, and a score that cannot be read.",
            breaks=(_ALL_YEAR, oc2(DOB=_TURNS_4, SDQ_SCORE=None)),
            keeps=(
                _ALL_YEAR,
                oc2(DOB=_TURNS_4, SDQ_SCORE=None, SDQ_REASON="SDQ2"),
                episode(CHILD="A2", DECOM="2024-06-01"),
                oc2(CHILD="A2", SDQ_SCORE=None),
                episode(CHILD="A3", DECOM="2024-06-01"),
                oc2(CHILD="A3", DOB=_TURNS_4, SDQ_SCORE="ten"),
            ),
        ),
    ),
)
