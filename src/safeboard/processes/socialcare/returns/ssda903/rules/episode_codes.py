"""141 to 149: the dates and codes of an episode of care."""

from __future__ import annotations

from functools import partial

from polars import Series, col

from safeboard.grammar.statutory.rules import Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import in_order
from safeboard.processes.socialcare.returns.ssda903.shapes import error, listed, readable_day
from safeboard.processes.socialcare.returns.ssda903.writing import episode

_code = partial(listed, row=episode)


def _open_before_another(tables: Tables) -> Series:
    """Every episode of a child but their newest, where its end or the reason of it is missing."""
    open_still = blank("DEC") | col("REC").is_null()
    return in_order(tables.marked("Episodes")).filter(~col("newest") & open_still)[ROW]


RULES = (
    readable_day(
        "141",
        "DECOM",
        "day on which this episode began",
        episode,
        note="A blank one is turned back when the file is read.",
    ),
    error(
        "142",
        "Episodes",
        ("DEC", "REC", "DECOM"),
        "A later episode of this child has started, but this one has no end or no reason for it. Fill in both.",
        "Every episode of a child but the newest has an end and a reason for it.",
        Rows(_open_before_another),
        Example(
            "An episode without an end before another, and one without its reason, in any order of the file; an end "
            "that cannot be read is an end.",
            breaks=(
                episode(DECOM="2025-09-01", RNE="P"),
                episode(DECOM="2025-05-01"),
                episode(CHILD="A2", DECOM="2025-05-01", DEC="2025-09-01"),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="P"),
            ),
            keeps=(
                episode(DECOM="2025-09-01", RNE="P"),
                episode(DECOM="2025-05-01", DEC="2025-09-01", REC="X1"),
                episode(CHILD="A2", DECOM="2025-05-01"),
                episode(CHILD="A3", DECOM="2025-05-01", DEC="31/09/2025", REC="X1"),
                episode(CHILD="A3", DECOM="2025-10-01", RNE="P"),
            ),
            rows=(1, 2),
        ),
    ),
    _code("143", "RNE", "reason for a new episode", wrong="s", right="S"),
    _code("144", "LS", "legal status", wrong="S20", right="C2"),
    _code("145", "CIN", "category of need", wrong="N9", right="N1"),
    _code("146", "PLACE", "type of placement", wrong="H5", right="U6", ruleset="2025-26"),
    readable_day("147", "DEC", "day on which this episode ended", episode),
    error(
        "148",
        "Episodes",
        ("DEC", "REC"),
        "This episode has an end without a reason, or a reason without an end. Fill in both or neither.",
        "The end of an episode and the reason for it are both filled in or both blank.",
        Where(blank("DEC") != col("REC").is_null()),
        Example(
            "An end alone, and a reason alone; a day that cannot be read is filled in all the same.",
            breaks=(episode(DEC="2025-09-01"), episode(REC="X1")),
            keeps=(episode(DEC="2025-09-01", REC="X1"), episode(), episode(DEC="31/02/2026", REC="X1")),
            rows=(0, 1),
        ),
    ),
    _code("149", "REC", "reason why an episode ended", wrong="X", right="E4A"),
)
